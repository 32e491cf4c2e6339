// What the parts of the sale's screen see of its state, and what each of them may do to it.
import type { RefObject } from 'react';
import type { CardView } from '../../../shared/member.ts';
import type { ApprovalInput } from '../../../shared/people.ts';
import type { Failure } from '../../../shared/result.ts';
import type { AppKey } from '../../keys/key-layers.ts';
import type { MoneyDialog } from '../../store/money-dialog.ts';
import type { PayableBill } from '../../store/till-state.ts';
import type { CheckoutStage, PadTarget } from './checkout-stage.ts';
import type { Combination, Totals } from './combination.ts';
import type { Hold } from './use-hold.ts';
import type { Verification } from './use-verification.ts';

export type Checkout = {
  readonly stage: CheckoutStage;
  /** The UniPOS bill that it pays: then nobody types the amount. */
  readonly bill: PayableBill | null;
  readonly amountText: string;
  /** The amount was typed before: the next digit begins a new one. */
  readonly kept: boolean;
  readonly problem: Failure | null;
  readonly dialog: MoneyDialog;
  readonly cardBefore: CardView;
  readonly totals: Totals | null;
  readonly target: PadTarget | null;
  readonly targetText: string;
  readonly askingPassword: boolean;
  readonly confirmable: boolean;
  /** Nothing can be charged here any more: its bill was paid otherwise. */
  readonly over: boolean;
  /** Where the next submission finds the approval that a supervisor gave for it. */
  readonly approval: RefObject<ApprovalInput | null>;
  readonly hold: Hold;
  readonly verification: Verification;
  readonly padKey: (name: string) => void;
  readonly consult: () => void;
  readonly back: () => void;
  readonly change: (combination: Combination) => void;
  readonly aim: (target: PadTarget | null) => void;
  readonly pickMethod: (id: string) => void;
  /** The best combination in place of what is chosen. */
  readonly recommend: () => void;
  readonly confirm: () => void;
  /** The trade password, although the card does not want one. */
  readonly askPassword: () => void;
  readonly giveSecret: (password: string) => void;
  readonly stopAsking: () => void;
  readonly askHold: () => void;
  readonly onKey: (key: AppKey) => boolean;
};
