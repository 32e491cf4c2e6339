// The store's offers, read when the screen is opened; main keeps them for some minutes.
import { useCallback, useEffect, useState } from 'react';
import type { RechargeOffer } from '../../../shared/recharge-offers.ts';
import { ask } from '../../bridge.ts';
import { useBridge } from '../../store/till-context.tsx';

export type Offers = {
  /** Null while nothing has come. */
  readonly offers: readonly RechargeOffer[] | null;
  readonly failed: boolean;
  readonly again: () => void;
};

export function useOffers(): Offers {
  const bridge = useBridge();
  const [offers, setOffers] = useState<readonly RechargeOffer[] | null>(null);
  const [failed, setFailed] = useState(false);
  const again = useCallback(() => {
    setFailed(false);
    void ask(bridge.getRechargeOffers(null)).then((answer) => {
      setOffers((old) => (answer.ok ? answer.value : old));
      setFailed(!answer.ok);
    });
  }, [bridge]);
  useEffect(again, [again]);
  return { offers, failed, again };
}
