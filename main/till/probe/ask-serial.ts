// P9: the longest serial that comes back whole. From long to short: what the log shows of a cut serial is where to go on.
import type { LogRow } from '../../queue/ports.ts';
import { type Asking, patienceFor } from './asking.ts';
import { type Look, watchFor } from './probe-patience.ts';

const longest = 64;
const shortest = 8;
/** Each try is a charge. */
const mostTries = 6;

/** `measured` where one was seen whole; the till's own length is among those tried. */
export async function askLongestSerial(asking: Asking): Promise<void> {
  const { money, request, findings } = asking;
  asking.begin('P9');
  if (findings.P4 !== 'measured') {
    asking.find('P9', 'failed');
    return;
  }
  const lengths = [longest, 50, 40, 32, money.serials.ownLength, 20, 16, shortest];
  let length = longest;
  for (let turn = 0; turn < mostTries; turn += 1) {
    const serial = money.serials.ofLength(length);
    const charged = await money.charge('P9', request.cardNo, serial);
    if (charged.kind === 'lost' || charged.kind === 'unsent') {
      asking.find('P9', 'failed', charged.words);
      return;
    }
    const echoed = charged.kind === 'accepted' ? await echoOf(asking, serial, charged.voucher) : null;
    if (echoed === serial) {
      asking.longestSerial = length;
      asking.find('P9', 'measured', String(length));
      return;
    }
    if (charged.kind === 'accepted' && echoed === null) {
      asking.find('P9', 'failed');
      return;
    }
    const cut = echoed !== null && echoed.length < length ? echoed.length : 0;
    const next = cut > 0 ? cut : lengths.find((one) => one < length);
    if (next === undefined || next < shortest) {
      break;
    }
    length = next;
  }
  asking.find('P9', 'failed');
}

/** The serial as the log shows it: asked for by itself, then in the card's whole log by its voucher. */
async function echoOf(asking: Asking, serial: string, voucher: string | null): Promise<string | null> {
  const { money, parts, request } = asking;
  async function look(): Promise<Look<LogRow>> {
    for (const asked of [serial, null]) {
      const found = await money.rows(request.cardNo, asked);
      if (found.kind !== 'rows') {
        return { kind: 'noAnswer' };
      }
      const row = found.rows.find(
        (one) => one.serial === serial || (voucher !== null && one.voucher === voucher && one.kind !== 'revocation'),
      );
      if (row !== undefined) {
        return { kind: 'seen', value: row };
      }
    }
    return { kind: 'nothing' };
  }
  const seen = await watchFor(parts, patienceFor(asking.logLag), look);
  return seen.kind === 'seen' ? seen.value.serial : null;
}
