// Tills on real store files, one platform that charges every repeated serial again, and virtual time.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from '../../main/journal/open-journal.ts';
import { restoreBackup } from '../../main/journal/restore.ts';
import type { Journal } from '../../main/journal/types.ts';
import type { Queue } from '../../main/queue/api.ts';
import { createQueue } from '../../main/queue/create-queue.ts';
import type { Operation } from '../../main/queue/operation.ts';
import type { AttemptOutcome, Net, Sending } from '../../main/queue/ports.ts';
import { obeyHandOver } from '../../main/till/hand-over/obeying-queue.ts';
import type { HandOverParts } from '../../main/till/hand-over/parts.ts';
import { diskCalls } from '../../main/till/hand-over/sealed-store.ts';
import { strictContract } from '../../shared/contract.ts';
import { defaultLimits } from '../../shared/limits.ts';
import { fen } from '../../shared/money.ts';
import { createModelServer, type ModelServer } from '../simulation/model-server.ts';
import { requestOf } from '../simulation/server-request.ts';
import { createDice, createVirtualTime, type Dice, passTime, type VirtualTime } from '../simulation/virtual-time.ts';
import { emptyAnswer } from './queue-stage.ts';
import { saleDraft } from './sale-draft.ts';

/** What the network does with the next money request. */
export type Fate = 'ok' | 'lostRequest' | 'lostResponse' | 'unsent' | 'hangs';

export type WorldTill = {
  readonly name: string;
  readonly file: string;
  journal: Journal;
  queue: Queue;
  /** How many money requests left this till. */
  sent: number;
  parts(): HandOverParts;
  /** The power goes: nothing of this life goes on. It comes up again on the same file. */
  crash(): void;
  /** Copies the store as it is now; answers the copy's path. */
  backUp(): Promise<string>;
  /** A technician puts a copy in the store's place. */
  restore(backup: string): void;
  end(): void;
};

export type World = {
  readonly dice: Dice;
  readonly time: VirtualTime;
  readonly server: ModelServer;
  readonly folder: string;
  fate: () => Fate;
  till(name: string, file?: string): WorldTill;
  /** Lets `span` virtual ms pass. */
  run(span: number): Promise<void>;
  sell(till: WorldTill, cardNo: string, amount: number, offline: boolean): Operation | null;
  close(): void;
};

export const by = { operator: '1001', personId: 'technician', name: '吴工' } as const;
export const passphrase = '换机口令 2026';
/** The cheapest key that a file may ask for. */
export const cost = 14;

export function createWorld(seed: number): World {
  const dice = createDice(seed);
  const time = createVirtualTime(1_760_000_000_000);
  const server = createModelServer({ repeatedSerial: 'charged', revocationRowSerial: 'own' });
  const folder = mkdtempSync(join(tmpdir(), 'hand-over-'));
  const tills = new Set<WorldTill>();
  let intents = 0;
  const world: World = {
    dice,
    time,
    server,
    folder,
    fate: () => 'ok',
    till(name, file = join(folder, `${name}.db`)) {
      const till = openWorldTill(world, name, file);
      tills.add(till);
      return till;
    },
    run: (span) => passTime(time, span),
    sell(till, cardNo, amount, offline) {
      intents += 1;
      const result = till.queue.accept(
        saleDraft(`${name(seed)}-${intents}`, cardNo, amount, {
          operator: '1001',
          memberName: '王女士',
          acceptedOffline: offline,
        }),
        {
          secret: null,
          offline: offline ? { lastBalance: fen(1_000_000), balanceAge: 0, offlineFor: 0 } : null,
        },
      );
      return result.ok ? result.value : null;
    },
    close() {
      for (const till of tills) {
        till.end();
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return world;
}

function name(seed: number): string {
  return `intent-${seed}`;
}

function openWorldTill(world: World, tillName: string, file: string): WorldTill {
  const { dice, time, server } = world;
  let life = time.life();

  function netOf(): Net {
    const mine = life;
    let dead = false;
    const kill = mine.kill;
    mine.kill = () => {
      dead = true;
      kill();
    };
    const home = <Value>(delay: number, value: () => Value): Promise<Value> =>
      new Promise((resolve) => {
        time.timers.schedule(delay, () => {
          if (!dead) {
            resolve(value());
          }
        });
      });
    return {
      attempt(sending) {
        till.sent += 1;
        const outcome = deliver(server, sending, world.fate(), time.now());
        return outcome === null ? new Promise(() => undefined) : home(dice.between(5, 60), () => outcome);
      },
      findTransactions: ({ cardNo, serial }) =>
        home(dice.between(5, 60), () => ({
          kind: 'rows',
          rows: server.find(cardNo, serial, time.now()),
          evidence: null,
        })),
    };
  }

  function open(): { journal: Journal; queue: Queue } {
    life = time.life();
    const opened = openJournal({
      file,
      clock: time.clock,
      random: dice,
      merchantNo: 'M1',
      terminalNo: tillName,
      nativeBinding: null,
    });
    if (!opened.ok) {
      throw new Error(opened.failure.code);
    }
    const journal = opened.value;
    const bare = createQueue(
      { clock: time.clock, random: dice, timers: life.timers, net: netOf(), store: journal.store },
      {
        merchantNo: 'M1',
        terminalNo: tillName,
        limits: { ...defaultLimits, openPerCard: 10, perCard: fen(1_000_000) },
        connections: 4,
        contract: () => strictContract,
        deadline: 12_000,
      },
    );
    const queue = obeyHandOver(bare, journal);
    queue.start();
    return { journal, queue };
  }

  let newest = '';
  const till: WorldTill = {
    name: tillName,
    file,
    sent: 0,
    ...open(),
    parts: () => ({
      journal: till.journal,
      queue: till.queue,
      identity: { platform: 'practice', store: 'B1/M1' },
      terminalNo: tillName,
      clock: time.clock,
      random: dice,
      files: diskCalls,
      cost,
    }),
    crash() {
      life.kill();
      till.journal.close();
      Object.assign(till, open());
    },
    async backUp() {
      const { file: copy } = await till.journal.backUp(join(world.folder, `${tillName}-backups`));
      // Null where nothing happened since the newest.
      newest = copy ?? newest;
      return newest;
    },
    restore(backup) {
      life.kill();
      till.journal.close();
      const restored = restoreBackup({ backup, file, clock: time.clock, random: dice });
      if (!restored.ok) {
        throw new Error(restored.failure.code);
      }
      Object.assign(till, open());
    },
    end() {
      life.kill();
      till.journal.close();
    },
  };
  return till;
}

/** Null: nothing comes home before the power goes. */
function deliver(server: ModelServer, sending: Sending, fate: Fate, now: number): AttemptOutcome | null {
  const request = requestOf(sending);
  const lost: AttemptOutcome = { kind: 'unknown', reason: 'unknownTimeout', evidence: null };
  switch (fate) {
    case 'unsent':
      return { kind: 'unsent', reason: 'unsentConnection', evidence: null };
    case 'lostRequest':
      return lost;
    case 'lostResponse':
      server.process(request, now, 0);
      return lost;
    case 'hangs':
      server.process(request, now, 0);
      return null;
    case 'ok': {
      const reply = server.process(request, now, 0);
      return reply.kind === 'done'
        ? {
            kind: 'accepted',
            answer: { ...emptyAnswer, voucher: reply.voucher },
            voucher: reply.voucher,
            evidence: null,
          }
        : { kind: 'refused', code: reply.code, message: reply.code, listed: true, evidence: null };
    }
  }
}
