// Putting things right: everything the probe charged is revoked, money that the platform gave too much is charged back, and what
// could not be taken back is counted. Only what is provably the probe's own is ever touched.
import { fen } from '../../../shared/money.ts';
import type { LogRow } from '../../queue/ports.ts';
import type { Charge, ProbeMoney } from './probe-money.ts';
import type { ProbeParts } from './probe-parts.ts';
import { type Look, watchFor } from './probe-patience.ts';
import { isCutOf } from './probe-serials.ts';
import { openCharges } from './probe-trail.ts';

export type Settling = {
  readonly money: ProbeMoney;
  readonly parts: ProbeParts;
  /** Charges of earlier probes: no balance of today says anything about them. */
  readonly earlier: readonly Charge[];
  /** How long the log is asked for a charge that may not be there (ms). */
  readonly patience: number;
  /** Finds what is there, nothing for what is not, and shows it in measured time: then its silence is believed. */
  readonly logTrusted: boolean;
  /** Stored value of each card before the first charge; null where it was not told. Fen. */
  readonly openings: ReadonlyMap<string, number | null>;
  /** What the platform gave too much, as far as the probe knows. Fen. */
  readonly gains: ReadonlyMap<string, number>;
};

const rounds = 2;
/** Before the lag is known. Ms. */
const firstPatience = 5_000;

/** Takes back what earlier probes left open, as far as the log shows it at once; the rest is looked at again at the end. */
export async function takeBackEarlier(money: ProbeMoney, parts: ProbeParts): Promise<readonly Charge[]> {
  const earlier = openCharges(parts.audit).flatMap(({ serial, cardNo, vouchers }): Charge[] => {
    const common = { serial, cardNo, amount: fen(1) };
    return vouchers.length === 0
      ? [{ ...common, voucher: null, state: 'lost' }]
      : vouchers.map((voucher) => ({ ...common, voucher, state: 'live' }));
  });
  for (const charge of earlier) {
    money.adopt(charge);
    await takeBack(money, parts, charge, firstPatience, 'recover');
  }
  return earlier;
}

/** Returns the fen that are still on the wrong side. */
export async function settle(settling: Settling): Promise<number> {
  const { money, parts, earlier, patience, logTrusted } = settling;
  await findHidden(settling);
  const absent = new Set<Charge>();
  for (let round = 0; round < rounds; round += 1) {
    for (const charge of money.charges.filter((one) => isOpen(one) && !absent.has(one))) {
      const found = await takeBack(money, parts, charge, round === 0 ? patience : firstPatience, 'settle');
      if (found === 'absent' && logTrusted) {
        absent.add(charge);
      }
    }
  }
  let left = 0;
  for (const cardNo of new Set(money.charges.map((charge) => charge.cardNo))) {
    const own = money.charges.filter((charge) => charge.cardNo === cardNo && !earlier.includes(charge));
    const short = await shortOf(settling, cardNo, own);
    if (short === 0) {
      for (const charge of own.filter(isOpen)) {
        absent.add(charge);
      }
    }
    const open = own.filter((one) => isOpen(one) && !absent.has(one)).reduce((sum, one) => sum + one.amount, 0);
    left += short ?? open;
  }
  left += earlier.filter((one) => isOpen(one) && !absent.has(one)).reduce((sum, one) => sum + one.amount, 0);
  for (const serial of money.sent.keys()) {
    const isDone = money.charges.every((one) => one.serial !== serial || !isOpen(one) || absent.has(one));
    if (isDone) {
      money.trail.step('settle', serial, { phase: 'settled' });
    }
  }
  return left;
}

function isOpen({ state }: Charge): boolean {
  return state === 'live' || state === 'lost';
}

/** The same serial may have been booked more often than the answers said. */
async function findHidden({ money }: Settling): Promise<void> {
  for (const [serial, cardNo] of money.sent) {
    const found = await money.rows(cardNo, serial);
    for (const row of found.kind === 'rows' ? found.rows : []) {
      const known = money.charges.some((charge) => charge.voucher === row.voucher);
      // A charge that was lost and is found here is adopted by `takeBack`, not twice.
      const lost = money.charges.some((charge) => charge.serial === serial && charge.state === 'lost');
      if (isChargeOf(row, serial, cardNo) && row.voucher !== null && !row.revoked && !known && !lost) {
        money.adopt({ serial, cardNo, amount: row.amount ?? fen(1), voucher: row.voucher, state: 'live' });
      }
    }
  }
}

/** Fen that the card is poorer by than before the probe; null where the platform does not tell. Money given too much is charged back first. */
async function shortOf(
  { money, openings, gains }: Settling,
  cardNo: string,
  own: readonly Charge[],
): Promise<number | null> {
  const opening = openings.get(cardNo) ?? null;
  let now = await money.balance(cardNo);
  if (opening === null || now === null) {
    return null;
  }
  const tooMuch = Math.min(now - opening, gains.get(cardNo) ?? 0);
  if (tooMuch > 0) {
    await money.charge('settle', cardNo, money.serials.next(), { amount: fen(tooMuch), kept: true });
    now = (await money.balance(cardNo)) ?? now;
  }
  const charged = own.reduce((sum, charge) => sum + charge.amount, 0);
  // More than the probe charged cannot be the probe's.
  return Math.min(Math.max(0, opening - now), charged);
}

/** `absent`: the log was asked for as long as `patience` and does not know it. */
async function takeBack(
  money: ProbeMoney,
  parts: ProbeParts,
  charge: Charge,
  patience: number,
  part: 'recover' | 'settle',
): Promise<'done' | 'absent' | 'open'> {
  const { serial, cardNo } = charge;
  async function look(): Promise<Look<LogRow>> {
    const found = await money.rows(cardNo, serial);
    if (found.kind !== 'rows') {
      return { kind: 'noAnswer' };
    }
    const row = found.rows.find((one) => isChargeOf(one, serial, cardNo) && isThis(one));
    return row === undefined ? lookInWholeLog() : { kind: 'seen', value: row };
  }
  function isThis({ voucher }: LogRow): boolean {
    return charge.voucher === null
      ? !money.charges.some((other) => other !== charge && other.voucher !== null && other.voucher === voucher)
      : voucher === charge.voucher;
  }
  /** A platform that cuts serials shows the charge in the card's whole log only. */
  async function lookInWholeLog(): Promise<Look<LogRow>> {
    const found = await money.rows(cardNo, null);
    if (found.kind !== 'rows') {
      return { kind: 'noAnswer' };
    }
    const row = found.rows.find((one) => isThis(one) && (charge.voucher === null ? isCut(one) : isCharge(one)));
    return row === undefined ? { kind: 'nothing' } : { kind: 'seen', value: row };
  }
  const isCharge = (row: LogRow) => row.kind !== 'revocation' && (row.cardNo === null || row.cardNo === cardNo);
  const isCut = (row: LogRow) =>
    isCharge(row) && row.serial !== null && isCutOf(row.serial, serial) && row.amount === charge.amount;
  if (charge.voucher === null) {
    const found = await watchFor(parts, patience, look);
    if (found.kind !== 'seen') {
      return found.kind === 'nothing' ? 'absent' : 'open';
    }
    charge.voucher = found.value.voucher;
    charge.state = found.value.revoked ? 'revoked' : 'live';
  } else if (part === 'recover') {
    // The revocation may have been under way when the probe broke off.
    const found = await watchFor(parts, 0, look);
    charge.state = found.kind === 'seen' && found.value.revoked ? 'revoked' : charge.state;
  }
  if (charge.state === 'revoked' || charge.voucher === null) {
    return charge.state === 'revoked' ? 'done' : 'open';
  }
  const answer = await money.revoke(part, cardNo, charge.voucher);
  if (answer.kind === 'accepted') {
    return 'done';
  }
  const after = await look();
  if (after.kind === 'seen' && after.value.revoked) {
    charge.state = 'revoked';
    return 'done';
  }
  return 'open';
}

/** Ours beyond doubt: the serial as it was sent, on the card that it was sent for. A revocation may bear the serial of what it undid. */
export function isChargeOf(row: LogRow, serial: string, cardNo: string): boolean {
  return row.serial === serial && (row.cardNo === null || row.cardNo === cardNo) && row.kind !== 'revocation';
}
