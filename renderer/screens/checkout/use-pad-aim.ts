// What the pad changes in the combination, and what was typed for it so far.
import { useState } from 'react';
import { pressPad } from '../../components/pad-text.ts';
import type { PadTarget } from './checkout-stage.ts';

export type PadAim = {
  readonly target: PadTarget | null;
  readonly text: string;
  readonly aim: (target: PadTarget | null) => void;
  /** The text after one more key. */
  readonly press: (name: string) => string;
};

export function usePadAim(): PadAim {
  const [target, setTarget] = useState<PadTarget | null>(null);
  const [text, setText] = useState('');
  return {
    target,
    text,
    aim: (next) => {
      setTarget(next);
      setText('');
    },
    press: (name) => {
      const next = pressPad(text, name, target?.name === 'points' ? 'count' : 'amount');
      setText(next);
      return next;
    },
  };
}
