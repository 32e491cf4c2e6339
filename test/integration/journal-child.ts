// A till in another process, for the tests: `fill` accepts operations and prints each serial once it is acknowledged; `hold`
// only holds the store. Both live until they are killed or their input ends.
import { randomBytes, randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openJournal } from '../../main/journal/open-journal.ts';
import { fen } from '../../shared/money.ts';

const [mode, file = ''] = process.argv.slice(2);
const result = openJournal({
  file,
  clock: { wall: () => Date.now(), monotonic: () => performance.now() },
  random: { next: Math.random, hex: (bytes) => randomBytes(bytes).toString('hex') },
  merchantNo: '10001',
  terminalNo: 'T07',
  nativeBinding: null,
});
say(result.ok ? 'open' : result.failure.code);
if (result.ok && mode === 'fill') {
  fill(result.value.store);
} else {
  // Named here, so that the store is not collected as garbage, which would close it.
  process.stdin.resume().once('end', () => process.exit(result.ok ? 0 : 1));
}

/** Synchronous all the way, so that a line is out before the next operation begins. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}

function fill(store: import('../../main/queue/ports.ts').Store): void {
  for (;;) {
    const { serial } = store.insert(
      {
        intent: randomUUID(),
        payload: { kind: 'recharge', cardNo: '88', amount: fen(100), payments: [] },
        held: fen(0),
        operator: 'x',
        shift: null,
        memberName: null,
        waits: false,
        acceptedOffline: false,
      },
      'pending',
      'accepted',
    );
    say(serial);
    store.move({ serial, from: 'pending', fromAttempt: 0, to: 'sending', attempt: 1, reason: 'sent', evidence: null });
  }
}
