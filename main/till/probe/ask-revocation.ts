// P5 to P7: revoking twice, whose serial a revocation's row bears, and revoking with another card's voucher.
import type { ProbeId } from '../../../shared/contract.ts';
import type { LogRow } from '../../queue/ports.ts';
import type { FirstCharge } from './ask-repeat.ts';
import { type Asking, patienceFor } from './asking.ts';
import type { Answer } from './probe-money.ts';
import { type Look, watchFor } from './probe-patience.ts';

/** P5 and P7, on the first charge: it is revoked here. */
export async function askRevocation(asking: Asking, first: FirstCharge | null): Promise<void> {
  const { money, request } = asking;
  const { cardNo } = request;
  asking.begin('P5');
  if (first === null) {
    return;
  }
  const once = await money.revoke('P5', cardNo, first.voucher);
  if (once.kind !== 'accepted') {
    asking.find('P5', 'failed', once.words);
    return;
  }
  asking.begin('P7');
  await askWhoseSerial(asking, first, once);
  const before = await money.balance(cardNo);
  const twice = await money.revoke('P5', cardNo, first.voucher);
  const after = await money.balance(cardNo);
  const given = before === null || after === null ? null : after - before;
  const finding = judgeSecondRevocation(once, twice, given);
  if (finding === 'revertedAgain') {
    gain(asking, cardNo, given ?? 1);
  }
  asking.find('P5', finding, twice.words);
}

/** P5. The balance decides where it is told: a platform that says "refused" and pays all the same has paid. `given`: fen. */
export function judgeSecondRevocation(
  once: Pick<Answer, 'voucher'>,
  twice: Pick<Answer, 'kind' | 'voucher'>,
  given: number | null,
): 'refused' | 'accepted' | 'revertedAgain' | 'failed' {
  if (given !== null && given > 0) {
    return 'revertedAgain';
  }
  if (twice.kind === 'refused') {
    return 'refused';
  }
  if (twice.kind !== 'accepted') {
    return 'failed';
  }
  // Nobody tells the balance: another voucher is another booking.
  const another = twice.voucher !== null && twice.voucher !== once.voucher;
  return given === null && another ? 'revertedAgain' : 'accepted';
}

async function askWhoseSerial(asking: Asking, first: FirstCharge, revocation: Answer): Promise<void> {
  const { money, parts, request, findings } = asking;
  if (findings.P4 !== 'measured') {
    asking.find('P7', 'failed');
    return;
  }
  const isRevocation = (row: LogRow): boolean =>
    (revocation.voucher !== null && revocation.voucher !== first.voucher && row.voucher === revocation.voucher) ||
    row.revokes === first.voucher ||
    (row.kind === 'revocation' && (row.serial === revocation.serial || row.serial === first.serial));
  // A log whose fields are null is still believed where it keeps to what it was asked for.
  const filters = findings.P3 === 'noRows';
  async function look(serial: string | null): Promise<Look<LogRow>> {
    const found = await money.rows(request.cardNo, serial);
    if (found.kind !== 'rows') {
      return { kind: 'noAnswer' };
    }
    const row = found.rows.find(
      (one) => isRevocation(one) || (filters && serial !== null && one.serial === null && one.kind === 'revocation'),
    );
    return row === undefined ? { kind: 'nothing' } : { kind: 'seen', value: row };
  }
  const own = await watchFor(parts, patienceFor(asking.logLag), () => look(revocation.serial));
  const found = own.kind === 'nothing' ? await seek(look, first.serial) : own;
  if (found.kind === 'noAnswer') {
    asking.find('P7', 'failed');
    return;
  }
  const serial =
    found.kind === 'seen'
      ? (found.value.serial ?? (filters ? askedFor(own, revocation, first, found.value) : null))
      : null;
  asking.find('P7', serial === revocation.serial ? 'own' : serial === first.serial ? 'target' : 'none', serial);
}

/** By the serial of what was revoked, then in the card's whole log. */
async function seek(look: (serial: string | null) => Promise<Look<LogRow>>, target: string): Promise<Look<LogRow>> {
  const byTarget = await look(target);
  return byTarget.kind === 'nothing' ? look(null) : byTarget;
}

/** The row tells no serial: the question that found it does, unless that was for the whole card. */
function askedFor(own: { readonly kind: string }, revocation: Answer, first: FirstCharge, row: LogRow): string | null {
  if (own.kind === 'seen') {
    return revocation.serial;
  }
  return row.voucher === null ? first.serial : null;
}

/**
 * P6. The foreign voucher is the probe's own too, from a second test card: whatever a platform does that accepts it, it can only
 * move our 0.01. Then either the second card got its charge back (nothing is left to revoke there), or the first card was given 0.01
 * that is not its own (charged back at the end), or both.
 */
export async function askForeignVoucher(asking: Asking): Promise<void> {
  const { money, request } = asking;
  const { cardNo, otherCardNo } = request;
  asking.begin('P6');
  if (otherCardNo === null) {
    asking.find('P6', 'failed', null);
    return;
  }
  const charged = await money.charge('P6', otherCardNo, money.serials.next());
  if (charged.kind !== 'accepted' || charged.voucher === null) {
    asking.find('P6', 'failed', charged.words);
    return;
  }
  const before = await balances(asking, cardNo, otherCardNo);
  const foreign = await money.revoke('P6', cardNo, charged.voucher);
  const after = await balances(asking, cardNo, otherCardNo);
  const given = difference(after.own, before.own);
  const returned = difference(after.other, before.other);
  if (returned > 0) {
    const charge = money.charges.find((one) => one.voucher === charged.voucher);
    if (charge !== undefined) {
      charge.state = 'revoked';
    }
  }
  if (given > 0) {
    gain(asking, cardNo, given);
  }
  const moved = given !== 0 || returned !== 0;
  const finding = foreign.kind === 'accepted' || moved ? 'accepted' : foreign.kind === 'refused' ? 'refused' : 'failed';
  asking.find('P6', finding satisfies Asking['findings'][Extract<ProbeId, 'P6'>], foreign.words);
}

async function balances({ money }: Asking, own: string, other: string) {
  return { own: await money.balance(own), other: await money.balance(other) };
}

function difference(after: number | null, before: number | null): number {
  return after === null || before === null ? 0 : after - before;
}

function gain({ gains }: Asking, cardNo: string, amount: number): void {
  gains.set(cardNo, (gains.get(cardNo) ?? 0) + amount);
}
