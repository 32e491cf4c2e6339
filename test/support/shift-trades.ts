// What the people of the shift's world do with cards and bills: sold, recharged, settled, revoked, paid otherwise, and come back as a ghost;
// each as the till writes it, and as a person who only watches the drawer sees it.
import type { Journal } from '../../main/journal/types.ts';
import { ghostIntent } from '../../main/queue/relatives.ts';
import { fen } from '../../shared/money.ts';
import type { MoneyPayload, OtherPayment } from '../../shared/operation.ts';

/** What chance decides of a deed: an amount (fen), and which of those that are there. */
export type Chance = { readonly amount: number; readonly pick: number };

type Known = {
  readonly serial: string;
  readonly kind: 'trade' | 'revocation' | 'change' | 'ghostUndo';
  readonly of: Known | null;
  state: 'open' | 'applied' | 'closed' | 'reverted';
  attempt: number;
  from: 'pending' | 'sending' | 'unknown';
  /** What was paid in cash by it, as the watcher saw it; of a change: how the bill counts as paid since. Fen. */
  cash: number;
  voucher: string | null;
};

type Parts = {
  /** As it is opened now. */
  readonly journal: () => Journal;
  /** An intent that nobody has used. */
  readonly name: () => string;
  /** So much (fen) came into the drawer, or left it. */
  readonly moved: (fenMoved: number) => void;
};

export function createShiftTrades({ journal, name, moved }: Parts) {
  const known: Known[] = [];
  const at = <Value>(list: readonly Value[], pick: number): Value | undefined => list[pick % Math.max(1, list.length)];

  function insert(payload: MoneyPayload, intent = name(), state: 'pending' | 'blocked' = 'pending'): string {
    const held = fen(0);
    const draft = {
      intent,
      payload,
      held,
      operator: 'ya',
      shift: null,
      memberName: null,
      waits: true,
      acceptedOffline: false,
    };
    return journal().store.insert(draft, state, 'accepted').serial;
  }

  function trade(deed: Chance, kind: 'sell' | 'recharge'): void {
    const cash = deed.amount % 3 === 0 ? 0 : deed.amount;
    const amount = fen(deed.amount + 700);
    const payments: OtherPayment[] = [
      ...(cash === 0 ? [] : [{ method: '1', amount: fen(cash) }]),
      { method: '3', amount: fen(amount - cash) },
    ];
    const rest = { storePay: fen(0), points: 0, pointsPay: fen(0), coupons: [], remark: null };
    const payload: MoneyPayload =
      kind === 'sell'
        ? { kind: 'consumption', cardNo: '88', billAmount: amount, otherPayments: payments, ...rest }
        : { kind: 'recharge', cardNo: '88', amount, payments };
    const serial = insert(payload);
    known.push({ serial, kind: 'trade', of: null, state: 'open', attempt: 0, from: 'pending', cash, voucher: null });
    moved(cash);
  }

  const live = (each: Known) => each.state !== 'closed';
  const revocationOf = (sale: Known) =>
    known.find((each) => each.kind === 'revocation' && each.of === sale && live(each));
  const paid = (sale: Known) =>
    known.findLast((each) => each.kind === 'change' && each.of === sale && live(each))?.cash ?? sale.cash;

  function settle(deed: Chance): void {
    const one = at(
      known.filter(({ state }) => state === 'open'),
      deed.pick,
    );
    if (one === undefined) return;
    const ends = ['sending', 'unknown', 'applied', 'rejected', 'cancelled'] as const;
    const to = ends[deed.amount % ends.length] ?? 'applied';
    const attempt = Math.max(1, one.attempt);
    const voucher = to === 'applied' ? `V${one.serial}` : null;
    const move = {
      serial: one.serial,
      from: one.from,
      fromAttempt: one.attempt,
      to,
      attempt,
      voucher,
      reason: 'test',
      evidence: null,
    };
    journal().store.transaction(() => {
      journal().store.move(move);
      if (to === 'applied' && one.kind === 'revocation' && one.of !== null) {
        const { serial, attempt: before } = one.of;
        journal().store.move({
          serial,
          from: 'applied',
          fromAttempt: before,
          to: 'reverted',
          reason: 'test',
          evidence: null,
        });
      }
    });
    one.attempt = attempt;
    if (to === 'sending' || to === 'unknown') {
      one.from = to;
      return;
    }
    if (to === 'applied') {
      one.state = 'applied';
      one.voucher = voucher;
      if (one.kind === 'revocation' && one.of !== null) one.of.state = 'reverted';
      return;
    }
    // Told as not made: what was taken is given back, what was given back is taken again.
    const back =
      one.kind === 'revocation' ? paid(one.of as Known) : one.kind === 'change' ? -(one.cash - before(one)) : -one.cash;
    one.state = 'closed';
    moved(one.kind === 'ghostUndo' ? 0 : back);
  }

  function before(change: Known): number {
    const sale = change.of as Known;
    const index = known.indexOf(change);
    const last = known.findLast(
      (each, place) => place < index && each.kind === 'change' && each.of === sale && live(each),
    );
    return last?.cash ?? sale.cash;
  }

  const free = () =>
    known.filter(
      (each) =>
        each.kind === 'trade' &&
        each.state === 'applied' &&
        revocationOf(each) === undefined &&
        !known.some((other) => other.of === each && (other.state === 'open' || other.kind === 'ghostUndo')),
    );

  function revoke(deed: Chance): void {
    const sale = at(free(), deed.pick);
    if (sale === undefined) return;
    const payload: MoneyPayload = {
      kind: 'revocation',
      cardNo: '88',
      target: sale.serial,
      voucher: null,
      amount: fen(1),
      reason: 'x',
    };
    const serial = insert(payload);
    moved(-paid(sale));
    known.push({
      serial,
      kind: 'revocation',
      of: sale,
      state: 'open',
      attempt: 0,
      from: 'pending',
      cash: 0,
      voucher: null,
    });
  }

  function change(deed: Chance): void {
    const sale = at(
      free().filter(({ voucher }) => voucher !== null),
      deed.pick,
    );
    if (sale === undefined || sale.voucher === null) return;
    const cash = deed.amount % 2 === 0 ? 0 : deed.amount;
    const payments = [...(cash === 0 ? [] : [{ method: '1', amount: fen(cash) }]), { method: '4', amount: fen(5) }];
    const content = { voucher: sale.voucher, payments };
    const payload: MoneyPayload = {
      kind: 'service',
      cardNo: '88',
      amount: fen(0),
      service: 'changePaymentMethod',
      content,
    };
    const serial = insert(payload);
    moved(cash - paid(sale));
    known.push({ serial, kind: 'change', of: sale, state: 'open', attempt: 0, from: 'pending', cash, voucher: null });
  }

  /** It was told as not made and lands all the same; the till undoes it. Nobody touches the drawer. */
  function ghost(deed: Chance): void {
    const sale = at(
      known.filter((each) => each.kind === 'trade' && each.state === 'closed'),
      deed.pick,
    );
    if (sale === undefined) return;
    const { state, attempt } = journal().store.get(sale.serial) ?? { state: 'cancelled', attempt: 1 };
    const serial = journal().store.transaction(() => {
      const move = {
        serial: sale.serial,
        from: state,
        fromAttempt: attempt,
        to: 'applied',
        reason: 'ghostFound',
        evidence: null,
      } as const;
      journal().store.move({ ...move, voucher: `V${sale.serial}` });
      const payload: MoneyPayload = {
        kind: 'revocation',
        cardNo: '88',
        target: sale.serial,
        voucher: null,
        amount: fen(1),
        reason: 'ghost',
      };
      return insert(payload, ghostIntent(sale.serial));
    });
    sale.state = 'applied';
    sale.cash = 0;
    known.push({
      serial,
      kind: 'ghostUndo',
      of: sale,
      state: 'open',
      attempt: 0,
      from: 'pending',
      cash: 0,
      voucher: null,
    });
  }

  return { trade, settle, revoke, change, ghost };
}
