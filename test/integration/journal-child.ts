// A till in another process, for the tests: `fill` accepts operations and prints each serial once it is acknowledged; `hold`
// only holds the store; `serve` sends one service of each sort and prints its serial when the bytes would be on their way; `race` opens it whenever it reads a line `go` and lets go at `stop`. All live until they are killed or
// their input ends.
import { randomBytes, randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { openJournal } from '../../main/journal/open-journal.ts';
import { createQueue } from '../../main/queue/create-queue.ts';
import { strictContract } from '../../shared/contract.ts';
import { defaultLimits } from '../../shared/limits.ts';
import { fen, zeroFen } from '../../shared/money.ts';
import { oneOfEachSort } from '../support/services.ts';

const [mode, file = ''] = process.argv.slice(2);
const open = () =>
  openJournal({
    file,
    clock: { wall: () => Date.now(), monotonic: () => performance.now() },
    random: { next: Math.random, hex: (bytes) => randomBytes(bytes).toString('hex') },
    merchantNo: '10001',
    terminalNo: 'T07',
    nativeBinding: null,
  });
if (mode === 'race') {
  await race();
} else {
  begin();
}

/** Says `ready`, then for each `go` what opening gave, and for each `stop` that it let go. */
async function race(): Promise<void> {
  let held: ReturnType<typeof open> | null = null;
  say('ready');
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'go') {
      held = open();
      say(held.ok ? 'open' : held.failure.code);
    } else {
      if (held?.ok === true) {
        held.value.close();
      }
      held = null;
      say('closed');
    }
  }
}

function begin(): void {
  const result = open();
  say(result.ok ? 'open' : result.failure.code);
  if (result.ok && mode === 'serve') {
    serve(result.value.store);
  }
  if (result.ok && mode === 'fill') {
    fill(result.value.store);
    return;
  }
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

/** The answers never come. */
function serve(store: import('../../main/queue/ports.ts').Store): void {
  const queue = createQueue(
    {
      clock: { wall: () => Date.now(), monotonic: () => performance.now() },
      random: { next: Math.random, hex: (bytes) => randomBytes(bytes).toString('hex') },
      timers: {
        schedule(delay, work) {
          const timer = setTimeout(work, delay);
          return () => clearTimeout(timer);
        },
      },
      store,
      net: {
        attempt({ operation }) {
          say(operation.serial);
          return new Promise(() => undefined);
        },
        findTransactions: () => new Promise(() => undefined),
      },
    },
    {
      merchantNo: '10001',
      terminalNo: 'T07',
      limits: defaultLimits,
      connections: 4,
      contract: () => strictContract,
      deadline: 12_000,
    },
  );
  queue.start();
  for (const payload of oneOfEachSort) {
    queue.accept(
      {
        intent: randomUUID(),
        payload,
        held: zeroFen,
        operator: 'x',
        shift: null,
        memberName: null,
        waits: payload.service === 'syncThirdPartyPayment',
        acceptedOffline: false,
      },
      { secret: null, offline: null },
    );
  }
}
