// P8: does a second sign-in end the first, and does a money call that is refused for its token leave a row all the same.
import type { LogRow } from '../../queue/ports.ts';
import { type Asking, patienceFor } from './asking.ts';
import { probeAmount } from './probe-money.ts';
import { type Look, watchFor } from './probe-patience.ts';
import { isChargeOf } from './settle.ts';

/** The till goes on with the new token; a failed sign-in leaves the old one in force. */
export async function askSecondSignIn(asking: Asking): Promise<void> {
  asking.begin('P8');
  const asked = await asking.parts.alone(async () => {
    await signInTwice(asking);
    return true;
  });
  if (asked === null) {
    asking.find('P8', 'failed');
  }
}

async function signInTwice(asking: Asking): Promise<void> {
  const { money, parts, request } = asking;
  const { cardNo } = request;
  const first = await parts.platform.probe.holdToken();
  parts.signal.throwIfAborted();
  if (first === null) {
    asking.find('P8', 'failed');
    return;
  }
  const again = await parts.platform.probe.signInAgain(request.user, request.password);
  if (!again.ok) {
    asking.find('P8', 'failed', again.failure.platformMessage ?? null);
    return;
  }
  const fate = await first.ping();
  if (fate === 'unclear') {
    asking.find('P8', 'failed');
    return;
  }
  // Where both live, a token that nobody gave out stands for the dead one.
  const dead = fate === 'rejected' ? first : parts.platform.probe.inventedToken();
  const serial = money.serials.next();
  const before = await money.balance(cardNo);
  const refused = await money.charge('P8', cardNo, serial, { attempt: dead.attempt });
  if (refused.kind === 'accepted') {
    asking.find('P8', 'bothLive', refused.words);
    return;
  }
  if (refused.kind === 'lost') {
    asking.find('P8', 'failed', refused.words);
    return;
  }
  const row = await watchFor(parts, patienceFor(asking.logLag), () => look(asking, serial));
  const after = await money.balance(cardNo);
  const fell = before !== null && after !== null && after < before;
  if (row.kind === 'seen' || fell) {
    // The answer said "not booked", so nothing was counted: it is now, and taken back with the rest.
    money.adopt({
      serial,
      cardNo,
      amount: probeAmount,
      voucher: row.kind === 'seen' ? row.value.voucher : null,
      state: row.kind === 'seen' && row.value.voucher !== null ? 'live' : 'lost',
    });
    asking.find('P8', 'leavesRow');
    return;
  }
  const witnessed = row.kind === 'nothing' || (before !== null && after !== null);
  asking.find('P8', !witnessed ? 'failed' : fate === 'rejected' ? 'endsFirst' : 'bothLive');
}

async function look({ money, request }: Asking, serial: string): Promise<Look<LogRow>> {
  const found = await money.rows(request.cardNo, serial);
  if (found.kind !== 'rows') {
    return { kind: 'noAnswer' };
  }
  const row = found.rows.find((one) => isChargeOf(one, serial, request.cardNo));
  return row === undefined ? { kind: 'nothing' } : { kind: 'seen', value: row };
}
