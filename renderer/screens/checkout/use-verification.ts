// Proofs of who the guest is, beside the trade password that a card may want: the security code of the member's page, and an SMS code.
// What was found right stays so for this sale.
import { useState } from 'react';
import { useTill } from '../../store/till-context.tsx';

export const proofs = ['security', 'sms'] as const;
export type Proof = (typeof proofs)[number];

export type Verification = {
  readonly asking: Proof | null;
  /** Those that this platform has; nothing can be checked offline. */
  readonly offered: readonly Proof[];
  readonly offline: boolean;
  readonly isRight: (proof: Proof) => boolean;
  readonly ask: (proof: Proof) => void;
  readonly found: (proof: Proof) => void;
  readonly cancel: () => void;
};

const features = { security: 'orders', sms: 'sms' } as const;

export function useVerification(): Verification {
  const [asking, setAsking] = useState<Proof | null>(null);
  const [right, setRight] = useState<readonly Proof[]>([]);
  const offers = useTill((state) => state.settings?.offers);
  const offline = useTill((state) => state.status !== null && state.status.connection !== 'online');
  const offered = proofs.filter((proof) => offers?.includes(features[proof]) ?? true);
  return {
    asking,
    offered,
    offline,
    isRight: (proof) => right.includes(proof),
    ask: (proof) => {
      if (offered.includes(proof) && !offline && !right.includes(proof)) {
        setAsking(proof);
      }
    },
    found: (proof) => {
      setRight((now) => [...now, proof]);
      setAsking(null);
    },
    cancel: () => setAsking(null),
  };
}
