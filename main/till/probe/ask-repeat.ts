// P1 to P4: one charge, how long the log takes to show it, whether it can be found and nothing else with it, and the same serial again.

import type { LogRow } from '../../queue/ports.ts';
import { type Asking, vouchersOf } from './asking.ts';
import { judgeQuery, judgeRandom, missingFields, rowOf, type Sought } from './log-findings.ts';
import type { Answer } from './probe-money.ts';
import { logPatience } from './probe-parts.ts';
import { type Look, type Watched, watchFor } from './probe-patience.ts';
import { isChargeOf } from './settle.ts';

/** A charge that stands: what the next questions work on. */
export type FirstCharge = { readonly serial: string; readonly voucher: string };

/** Null where not even the first charge came through: then all that needs one stays `failed`. */
export async function askRepeat(asking: Asking): Promise<FirstCharge | null> {
  const { money, request } = asking;
  const { cardNo } = request;
  asking.begin('P4');
  const serial = money.serials.next();
  const empty = await money.rows(cardNo, serial);
  const charged = await money.charge('P4', cardNo, serial);
  const sought = { serial, voucher: charged.voucher, before: empty.kind === 'rows' ? empty.rows.length : 0 };
  if (charged.kind !== 'accepted') {
    asking.find('P4', 'failed', charged.words);
    return null;
  }
  const seen = await measure(asking, sought);
  asking.find('P4', seen.kind === 'seen' ? 'measured' : 'failed', seen.kind === 'seen' ? String(asking.logLag) : null);

  asking.begin('P3');
  asking.find('P3', judgeRandom(await money.rows(cardNo, money.serials.next())));

  asking.begin('P1');
  const before = await money.balance(cardNo);
  const again = await money.charge('P1', cardNo, serial);
  // A second charge of its own, under another serial: where the log shows this one, it would show the repeated one too.
  const control = await money.charge('P1', cardNo, money.serials.next());
  if (seen.kind === 'seen' && control.kind === 'accepted') {
    await measure(asking, { serial: control.serial, voucher: control.voucher, before: sought.before });
  }
  const after = await money.balance(cardNo);

  asking.begin('P2');
  const found = await money.rows(cardNo, serial);
  const rows = found.kind === 'rows' ? found.rows : [];
  const query = judgeQuery(found, sought, vouchersOf(money, serial), asking.findings.P3);
  const row = rowOf(rows, sought);
  asking.find('P2', query, row === undefined ? null : missingFields(row, serial).join(', ') || null);

  const spent = before === null || after === null ? null : before - after - (control.kind === 'accepted' ? 1 : 0);
  asking.find('P1', judgeRepeat(charged, again, ownRows(rows, serial, cardNo), spent), again.words);
  return charged.voucher === null ? null : { serial, voucher: charged.voucher };
}

/** Waits for the row and keeps the longest lag. */
async function measure(asking: Asking, sought: Sought): Promise<Watched<LogRow>> {
  const { money, parts, request } = asking;
  async function look(): Promise<Look<LogRow>> {
    const found = await money.rows(request.cardNo, sought.serial);
    if (found.kind !== 'rows') {
      return { kind: 'noAnswer' };
    }
    const row = rowOf(found.rows, sought);
    return row === undefined ? { kind: 'nothing' } : { kind: 'seen', value: row };
  }
  const seen = await watchFor(parts, logPatience, look);
  if (seen.kind === 'seen') {
    asking.logLag = Math.max(asking.logLag ?? 0, seen.elapsed);
  }
  return seen;
}

function ownRows(rows: readonly LogRow[], serial: string, cardNo: string): number {
  return rows.filter((row) => isChargeOf(row, serial, cardNo)).length;
}

/**
 * P1. One sign of a second charge is enough for `chargedAgain`: another voucher, a second row, or a balance that fell. Its absence must be
 * witnessed, by the log or by the balance; the answer alone is not believed. `spent`: fen that the repeat cost the card, null: not told.
 */
export function judgeRepeat(
  first: Pick<Answer, 'voucher'>,
  again: Pick<Answer, 'kind' | 'voucher'>,
  rows: number,
  spent: number | null,
): 'refused' | 'sameVoucher' | 'chargedAgain' | 'failed' {
  const newVoucher = again.kind === 'accepted' && again.voucher !== null && again.voucher !== first.voucher;
  if (newVoucher || rows > 1 || (spent !== null && spent > 0)) {
    return 'chargedAgain';
  }
  const witnessed = rows === 1 || spent === 0;
  if (!witnessed) {
    return 'failed';
  }
  if (again.kind === 'refused') {
    return 'refused';
  }
  return again.kind === 'accepted' && again.voucher === first.voucher ? 'sameVoucher' : 'failed';
}
