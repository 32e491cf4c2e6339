// What a guest is told, as values: no whole name, no number of a card, no word of an error, and nothing that is not known.
import type { DisplayGuest, DisplayOutcome, DisplayScene } from '../../../shared/display-view.ts';
import { type Fen, zeroFen } from '../../../shared/money.ts';
import type { OperationView } from '../../../shared/operation.ts';
import type { DisplaySettings } from '../../../shared/preferences/display.ts';
import { assertNever } from '../../../shared/result.ts';

/** A card as the main process last knew it. Fen; points as counted. */
export type CardFacts = { readonly name: string; readonly balance: Fen; readonly points: number };

type Shown = Pick<DisplaySettings, 'showName' | 'showBalance' | 'showPoints'>;

/** The family name of a Chinese name, the first letter of any other, and stars. */
export function maskName(name: string): string {
  const [first] = name.trim();
  return first === undefined ? '' : `${first}**`;
}

/** What the store shows of a card. */
export function guestOf({ name, balance, points }: CardFacts, shown: Shown): DisplayGuest {
  return {
    name: shown.showName && name.trim() !== '' ? maskName(name) : null,
    balance: shown.showBalance ? balance : null,
    points: shown.showPoints ? points : null,
  };
}

/** Null: there is nothing more to say to this guest. A revocation that ended both on this till did its work. */
export function outcomeFor({
  kind,
  state,
  acceptedOffline,
}: Pick<OperationView, 'kind' | 'state' | 'acceptedOffline'>): DisplayOutcome | null {
  switch (state) {
    case 'applied':
      return 'done';
    case 'cancelled':
      return kind === 'revocation' ? 'done' : 'nothing';
    case 'rejected':
      return 'nothing';
    case 'pending':
      return acceptedOffline ? 'recorded' : 'working';
    case 'sending':
      return acceptedOffline ? 'recorded' : 'working';
    case 'unknown':
    case 'blocked':
    case 'manual':
      return 'checking';
    case 'reverted':
      return null;
    default:
      return assertNever(state);
  }
}

/** Whether nothing more is expected: such a picture goes by itself. */
export function isOver(outcome: DisplayOutcome): boolean {
  return outcome === 'done' || outcome === 'recorded' || outcome === 'nothing';
}

/** Balances stand here only where the operation itself tells them; `before` is the card as it was when this was accepted. */
export function outcomeScene(operation: OperationView, before: CardFacts | null, shown: Shown): DisplayScene | null {
  const outcome = outcomeFor(operation);
  if (outcome === null) {
    return null;
  }
  const { answer } = operation;
  const told = outcome === 'done';
  const balance = told && shown.showBalance ? (answer?.storeBalance ?? null) : null;
  const points = told && shown.showPoints ? (answer?.pointsBalance ?? null) : null;
  return {
    kind: 'outcome',
    outcome,
    what: operation.kind,
    amount: operation.amount,
    storePay: operation.storePay,
    balance: { before: balance === null ? null : (before?.balance ?? null), after: balance },
    points: { before: points === null ? null : (before?.points ?? null), after: points },
    earned: {
      store: told ? (answer?.storeBonus ?? zeroFen) : zeroFen,
      points: told && shown.showPoints ? (answer?.pointsBonus ?? 0) : 0,
      coupons: told ? (answer?.couponBonus ?? []).map(({ name }) => name) : [],
    },
  };
}
