// How fast a till that was away for a while sends what waited: 1,000 sales, the platform 50 ms away, four connections, cards as
// uneven as guests are (Zipf), against the least time that any till could need: L × max(longest lane, ⌈N / W⌉). L is the round trip
// of the same bookings, posted to the same platform by a bare client over as many connections, half of them just before and half just
// after. Its mean, not its median: a drain is the sum of its trips, slow ones included.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProfile } from '../../main/till/load-profile.ts';
import { type OpenTill, openTill } from '../../main/till/open-till.ts';
import { systemClock, systemRandom, systemTimers } from '../../main/till/system-ports.ts';
import { saleDraft } from '../support/sale-draft.ts';
import { cashier } from '../support/stage.ts';
import { bareRoundTrips } from './bare-client.ts';
import { hallCard } from './platform-child.ts';
import { type Measurement, mean, rounded } from './statistics.ts';

const distance = 50;
const connections = 4;
/** The till's guests; the bare client has as many of its own. */
const cards = 200;
const bareSamples = 400;
const allowedRatio = 1.05;

/** Measures one drain of `sales` operations on a fresh store and a fresh platform. */
export async function benchDrain(sales: number): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'yatai-drain-'));
  const platform = fork(join(import.meta.dirname, 'platform-child.ts'), [String(distance), String(2 * cards)]);
  try {
    const [address] = (await once(platform, 'message')) as [{ readonly url: string; readonly key: string }];
    platform.send('be slow');
    await once(platform, 'message');
    const before = await bareTrips(address.url);
    const till = await openQuietTill(folder, address);
    const drained = await drain(till, sales).finally(() => till.close());
    const after = await bareTrips(address.url);
    return [measurementOf(sales, drained, mean([...before, ...after]))];
  } finally {
    platform.disconnect();
    await once(platform, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}

function bareTrips(url: string): Promise<readonly number[]> {
  return bareRoundTrips({
    url,
    cardNo: (index) => hallCard(cards + (index % cards)),
    connections,
    samples: bareSamples,
  });
}

/** Open and signed in, its queue stopped: what is accepted now waits. */
async function openQuietTill(
  folder: string,
  practice: { readonly url: string; readonly key: string },
): Promise<OpenTill> {
  const profile = await loadProfile(null, async () => null);
  if (!profile.ok) throw new Error('the practice profile is not valid');
  const opened = await openTill({
    dataFolder: folder,
    profile: profile.value,
    sqliteBinding: null,
    practice,
    version: '0.0.0',
    clock: systemClock,
    random: systemRandom,
    timers: systemTimers,
    emit: () => undefined,
    complain: (message, error) => console.error(message, error),
  });
  if (!opened.ok) throw new Error(`the till did not open: ${opened.failure.code}`);
  const signedIn = await opened.value.handlers.signIn({ user: cashier.userName, password: cashier.password });
  if (!signedIn.ok) throw new Error(`nobody is signed in: ${signedIn.failure.code}`);
  await opened.value.queue.stop();
  return opened.value;
}

/** `taken` in ms; `longest`: what waited in the longest lane. */
type Drained = { readonly taken: number; readonly longest: number };

async function drain(till: OpenTill, sales: number): Promise<Drained> {
  const lanes = new Map<string, number>();
  for (const [index, cardNo] of zipf(sales).entries()) {
    lanes.set(cardNo, (lanes.get(cardNo) ?? 0) + 1);
    accept(till, cardNo, index);
  }
  till.tidyUp();
  const empty = whenEmpty(till);
  const began = performance.now();
  till.queue.start();
  await empty;
  const taken = performance.now() - began;
  const { applied = 0 } = till.journal.countsByState();
  if (applied !== sales) throw new Error(`${applied} of ${sales} sales were applied`);
  return { taken, longest: Math.max(...lanes.values()) };
}

/** `trip`: the bare client's, ms. */
function measurementOf(sales: number, { taken, longest }: Drained, trip: number): Measurement {
  const floor = trip * Math.max(longest, Math.ceil(sales / connections));
  const ratio = taken / floor;
  return {
    name: `draining ${sales} operations, L = ${distance} ms (bare ${rounded(trip)}), ${connections} at once`,
    goal: `≤ ${allowedRatio} × L × max(lane, ⌈N/W⌉)`,
    unit: 'ms',
    measured: Math.round(taken),
    floor: Math.round(floor),
    ratio: rounded(ratio),
    limit: Math.round(floor * allowedRatio),
    met: ratio <= allowedRatio,
    samples: 1,
  };
}

function whenEmpty({ queue }: OpenTill): Promise<void> {
  return new Promise((resolve) => {
    const stop = queue.onStatus(({ waiting }) => {
      if (waiting === 0) {
        stop();
        resolve();
      }
    });
  });
}

/** The card of each sale: the nth most frequent guest comes 1/n times as often as the first. */
function zipf(sales: number): readonly string[] {
  const weights = Array.from({ length: cards }, (_, index) => 1 / (index + 1));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const picked: string[] = [];
  const owed = weights.map(() => 0);
  // Evenly spread instead of drawn: the same lanes in every run.
  for (let sale = 0; sale < sales; sale += 1) {
    for (const [index, weight] of weights.entries()) owed[index] = (owed[index] ?? 0) + weight / whole;
    const most = owed.indexOf(Math.max(...owed));
    owed[most] = (owed[most] ?? 0) - 1;
    picked.push(hallCard(most));
  }
  return picked;
}

function accept({ queue }: OpenTill, cardNo: string, index: number): void {
  const accepted = queue.accept(
    saleDraft(`drain-${String(index).padStart(8, '0')}`, cardNo, 1_00, { operator: cashier.userName }),
    { secret: null, offline: null },
  );
  if (!accepted.ok) throw new Error(`a sale was not accepted: ${accepted.failure.code}`);
}
