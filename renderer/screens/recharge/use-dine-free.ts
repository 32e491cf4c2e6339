// Recharge and dine free (6.15): whether this recharge is one, and the bill that it makes free. What was typed outlives a step back.
import { useState } from 'react';
import { type Fen, readDecimalYuan } from '../../../shared/money.ts';
import { pressPad } from '../../components/pad-text.ts';
import { useActions, useTill } from '../../store/till-context.tsx';

export type DineFree = {
  readonly on: boolean;
  /** The bill as typed; empty: as much as the platform's rule allows. */
  readonly text: string;
  /** Null where no bill was typed. */
  readonly bill: Fen | null;
  readonly toggle: () => void;
  readonly type: (name: string) => void;
  /** After the recharge was accepted: the bill is used up. */
  readonly forget: () => void;
};

/** `draft` names what is kept of this card's recharge. */
export function useDineFree(draft: string): DineFree {
  const { keepDraft } = useActions();
  const name = `${draft}.bill`;
  const text = useTill((state) => state.drafts[name] ?? '');
  const [on, setOn] = useState(text !== '');
  const read = readDecimalYuan(text);
  return {
    on,
    text,
    bill: on && read.ok && read.value > 0 ? read.value : null,
    toggle: () => setOn((now) => !now),
    type: (key) => keepDraft(name, pressPad(text, key, 'amount')),
    forget: () => keepDraft(name, ''),
  };
}
