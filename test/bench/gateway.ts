// How long a terminal's payment takes to be safe on the disk, inside the gateway: from its body in memory to the commit that accepts it (read as
// XML, its bill kept, its card and limits looked at), with the till at its usual work behind it, against the least that any program can pay.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pay } from '../../main/gateway/paying.ts';
import { readPaying } from '../../main/protocol/unipos/member.ts';
import { loadProfile } from '../../main/till/load-profile.ts';
import { type OpenTill, openTill } from '../../main/till/open-till.ts';
import { systemClock, systemRandom, systemTimers } from '../../main/till/system-ports.ts';
import { profileSchema } from '../../shared/profile.ts';
import { cashier } from '../support/stage.ts';
import { openFloor } from './floor.ts';
import { hallCard } from './platform-child.ts';
import { type Measurement, percentile, rounded } from './statistics.ts';

const allowedRatio = 3;
const cards = 50;
/** Unmeasured payments, in which the engine compiles the way. */
const warmUp = 100;
const paymentsBetweenRests = 150;

/** Half of the payments bring a bill, which is one more durable write. */
export async function benchGateway(payments: number): Promise<readonly Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'yatai-gateway-bench-'));
  const platform = fork(join(import.meta.dirname, 'platform-child.ts'), ['0', String(cards)]);
  const floor = openFloor(folder);
  try {
    const [address] = (await once(platform, 'message')) as [{ readonly url: string; readonly key: string }];
    const till = await openSignedIn(folder, address);
    try {
      return await measure(till, payments, floor.write);
    } finally {
      await till.close();
    }
  } finally {
    floor.close();
    platform.disconnect();
    await once(platform, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(till: OpenTill, payments: number, bareWrite: () => void): Promise<readonly Measurement[]> {
  const settings = profileSchema.shape.gateway.parse({ credentials: [{ in: 'header', name: 'X-Key' }] });
  if (settings === undefined) throw new Error('no gateway');
  const loaded = await practice();
  let accepted = 0;
  const queue: OpenTill['queue'] = {
    ...till.queue,
    accept(draft, options) {
      const result = till.queue.accept(draft, options);
      accepted = performance.now();
      return result;
    },
  };
  const ending = new AbortController().signal;
  const parts = { ...till, queue, clock: systemClock, profile: loaded.profile, settings, ending };
  for (let card = 0; card < cards; card += 1) await till.desk.read(hallCard(card));
  const times = { plain: [] as number[], bill: [] as number[], floor: [] as number[] };
  for (let run = -warmUp; run < payments; run += 1) {
    if (run % paymentsBetweenRests === 0) till.tidyUp();
    const withBill = run % 2 === 0;
    const body = Buffer.from(payingXml(run + warmUp, withBill));
    const started = performance.now();
    const read = readPaying(body, 'text/xml; charset=utf-8');
    if (!read.ok) throw new Error(read.reason);
    const paid = await pay(read.value, parts);
    if (paid.kind !== 'paid') throw new Error(`payment ${run} is ${paid.kind}`);
    const before = performance.now();
    bareWrite();
    if (run >= 0) {
      times.floor.push(performance.now() - before);
      times[withBill ? 'bill' : 'plain'].push(accepted - started);
    }
  }
  return [
    measurementOf('terminal payment durable, p99', times.plain, times.floor),
    measurementOf('… with its bill, p99', times.bill, times.floor),
  ];
}

function measurementOf(name: string, samples: readonly number[], floors: readonly number[]): Measurement {
  const [measured, floor] = [samples, floors].map((times) => rounded(percentile(times, 0.99) * 1_000));
  const ratio = rounded((measured ?? 0) / (floor ?? 1));
  return {
    name,
    goal: `≤ ${allowedRatio} × raw write + fdatasync`,
    unit: 'µs',
    measured: measured ?? 0,
    floor: floor ?? 0,
    ratio,
    limit: rounded((floor ?? 0) * allowedRatio),
    met: ratio <= allowedRatio,
    samples: samples.length,
  };
}

async function practice() {
  const loaded = await loadProfile(null, async () => null);
  if (!loaded.ok) throw new Error('the practice profile is not valid');
  return loaded.value;
}

async function openSignedIn(
  folder: string,
  address: { readonly url: string; readonly key: string },
): Promise<OpenTill> {
  const opened = await openTill({
    dataFolder: folder,
    profile: await practice(),
    sqliteBinding: null,
    practice: address,
    version: '0.0.0',
    clock: systemClock,
    random: systemRandom,
    timers: systemTimers,
    emit: () => undefined,
    complain: (message, error) => console.error(message, error),
  });
  if (!opened.ok) throw new Error(`the till did not open: ${opened.failure.code}`);
  opened.value.start();
  const signedIn = await opened.value.handlers.signIn({ user: cashier.userName, password: cashier.password });
  if (!signedIn.ok) throw new Error(`nobody is signed in: ${signedIn.failure.code}`);
  return opened.value;
}

const dishes = 12;

function payingXml(number: number, withBill: boolean): string {
  const item = `<SaleItem Id="i" GoodsNo="00508" GoodsName="鱼" GoodsSortNo="01" Unit="条" GoodsPrice="1.0000" Price="1.0000" Quantity="1" Money="1.0000" DiscountMoney="0.0000" NetMoney="1.0000"><PackageItems/></SaleItem>`;
  const bill = `<FromContent><TableBill BillId="B-${number}" BillNo="1001-${number}" PointNo="1001" PersonNum="2" UserName="王" TotelMoney="12.0000" DiscountMoney="0" FloorMoney="0" CreatedOn="2026-11-27T12:00:00.000+08:00"><SaleItems>${item.repeat(dishes)}</SaleItems><PayItems><PayItem PayModeNo="00" PayModeName="现金" Money="12.0000"/></PayItems></TableBill></FromContent>`;
  return `<Paying CardNo="${hallCard(number % cards)}" AccountNo="00" Quantity="0.1000" Description="消费" FromNo="G-${number}">${withBill ? bill : ''}</Paying>`;
}
