// The work under which the disk fails, phase by phase, and what became of it.
import { join } from 'node:path';
import type { Operation } from '../../main/queue/operation.ts';
import type { Result } from '../../shared/result.ts';
import type { Control, Met, Order } from './shim.ts';
import { type Platform, type SmallTill, saleOf, undoingOf } from './small-till.ts';

export const phases = [
  'creation',
  'migration',
  'recovery',
  'enqueue',
  'enqueueEmptiesLog',
  'revoke',
  'send',
  'reply',
  'checkpoint',
  'backup',
  'close',
] as const;
export type Phase = (typeof phases)[number];
/** Those in which the till is open already. */
export type WorkPhase = Exclude<Phase, 'creation' | 'migration' | 'recovery'>;

export type Work = {
  readonly till: SmallTill;
  readonly platform: Platform;
  readonly control: Control;
  readonly order: Order;
  readonly folder: string;
  /** Does something that may be refused; keeps the code. */
  attempt(work: () => unknown): Promise<void>;
  refused: string | null;
  /** The operation that the phase is about. */
  serial: string | null;
  met: Met;
};

export const intent = 'the-sale';
const sale = () => saleOf(intent, '8800000000000009', 700);
export const online = { secret: null, offline: null };

export const acts: Record<WorkPhase, (work: Work) => Promise<void>> = {
  enqueue,
  enqueueEmptiesLog: enqueue,
  async revoke(work) {
    const target = work.till.journal.page('all', null, 100).find(({ state }) => state === 'applied');
    if (target === undefined) throw new Error('the template has nothing to revoke');
    work.control.arm(work.order);
    keep(work, work.till.queue.revoke(undoingOf(intent, target)));
    work.met = work.control.disarm();
  },
  async send(work) {
    keep(work, work.till.queue.accept(sale(), online));
    work.control.arm(work.order);
    let arrived = false;
    work.platform.arrived = () => {
      if (!arrived) work.met = work.control.disarm();
      arrived = true;
    };
    await work.till.run(5_000);
    if (!arrived) work.met = work.control.disarm();
  },
  async reply(work) {
    keep(work, work.till.queue.accept(sale(), online));
    let arrived = false;
    work.platform.arrived = () => {
      if (!arrived) work.control.arm(work.order);
      arrived = true;
    };
    await work.till.run(5_000);
    work.met = work.control.disarm();
  },
  async checkpoint(work) {
    work.control.arm(work.order);
    await work.attempt(() => work.till.journal.tidyUp());
    work.met = work.control.disarm();
  },
  async backup(work) {
    work.control.arm(work.order);
    await work.attempt(() => work.till.journal.backUp(join(work.folder, 'backups')));
    work.met = work.control.disarm();
  },
  async close(work) {
    work.till.life.kill();
    await work.till.queue.stop();
    work.control.arm(work.order);
    await work.attempt(() => work.till.journal.close());
    work.met = work.control.disarm();
  },
};

async function enqueue(work: Work): Promise<void> {
  work.control.arm(work.order);
  keep(work, work.till.queue.accept(sale(), online));
  work.met = work.control.disarm();
}

function keep(work: Work, result: Result<Operation>): void {
  work.refused = result.ok ? null : result.failure.code;
  work.serial = result.ok ? result.value.serial : null;
}
