// The bill's amount as it is typed: kept outside under the card's name, so that nothing loses it. A UniPOS bill sets it, and nobody types.
import { useCallback, useState } from 'react';
import { formatFen } from '../../../shared/money.ts';
import { pressPad, startsAnew } from '../../components/pad-text.ts';
import { draftName } from '../../store/draft-name.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import type { PayableBill } from '../../store/till-state.ts';

export type Amount = {
  readonly text: string;
  /** It was typed before: the next digit begins a new one. */
  readonly kept: boolean;
  readonly type: (name: string) => void;
  readonly keep: () => void;
  /** It was used: stable, as `useUsedUp` wants it. */
  readonly forget: () => void;
};

export function useAmount(cardId: string, bill: PayableBill | null): Amount {
  const { keepDraft } = useActions();
  const draft = draftName('checkout', cardId);
  const typed = useTill((state) => state.drafts[draft] ?? '');
  const begun = useTill((state) => state.begun);
  const text = bill === null ? typed : formatFen(bill.due).replaceAll(',', '');
  const [kept, setKept] = useState(text !== '' && !begun);
  const forget = useCallback(() => {
    if (bill === null) {
      keepDraft(draft, '');
    }
  }, [bill, draft, keepDraft]);
  return {
    text,
    kept,
    type: (name) => {
      if (bill === null) {
        keepDraft(draft, pressPad(kept && startsAnew(name) ? '' : text, name, 'amount'));
        setKept(false);
      }
    },
    keep: () => setKept(true),
    forget,
  };
}
