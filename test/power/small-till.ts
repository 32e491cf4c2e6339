// A till small enough to be cut, failed and opened thousands of times: the real journal on a real file, the real queue on it, a
// platform in memory that answers as chance will, and time that passes only when it is told to.
import { openJournal } from '../../main/journal/open-journal.ts';
import type { Journal } from '../../main/journal/types.ts';
import type { Queue, RevocationRequest } from '../../main/queue/api.ts';
import { createQueue } from '../../main/queue/create-queue.ts';
import type { Operation, OperationDraft } from '../../main/queue/operation.ts';
import type { AttemptOutcome, LogRow, Net, Sending } from '../../main/queue/ports.ts';
import { strictContract } from '../../shared/contract.ts';
import { defaultLimits } from '../../shared/limits.ts';
import type { Failure } from '../../shared/result.ts';
import { createVirtualTime, type Dice, passTime, type VirtualTime } from '../simulation/virtual-time.ts';
import { saleDraft } from '../support/sale-draft.ts';

const identity = { merchantNo: '10001', terminalNo: 'T07' } as const;

/** How the platform answers the next attempt. `lost…`: no answer; the request was, or was not, booked. */
export type Answer = 'accepted' | 'refused' | 'unsent' | 'lostBooked' | 'lostUnbooked';

export type Platform = {
  readonly net: Net;
  /** What it booked, by serial; revocations stand in the row that they undid. */
  readonly rows: ReadonlyMap<string, LogRow>;
  readonly attempts: readonly Sending[];
  /** Decides how the next attempts are answered. */
  answer: () => Answer;
  /** Called when an attempt arrives, before it is answered. */
  arrived: (sending: Sending) => void;
};

/** `from`: a platform that knows what that one knows now. */
export function createPlatform(from: Platform | null = null): Platform {
  const rows = new Map<string, LogRow>(from?.rows);
  const attempts: Sending[] = [...(from?.attempts ?? [])];
  function book({ operation, parentVoucher }: Sending): string {
    const voucher = `V${operation.serial}`;
    const { serial, cardNo, kind, amount } = operation;
    const revokes = kind === 'revocation' ? parentVoucher : null;
    for (const row of [...rows.values()].filter((one) => one.voucher === revokes && revokes !== null)) {
      rows.set(row.serial ?? '', { ...row, revoked: true });
    }
    const more = { voucher, kind, amount, revoked: false, revokes, storeBalance: null, at: null };
    rows.set(serial, { serial, cardNo, ...more });
    return voucher;
  }
  function outcomeOf(sending: Sending): AttemptOutcome {
    const answer = platform.answer();
    switch (answer) {
      case 'accepted': {
        const voucher = book(sending);
        const empty = { storeBalance: null, pointsBalance: null, storeBonus: null, pointsBonus: null, couponBonus: [] };
        return { kind: 'accepted', answer: { voucher, ...empty }, voucher, evidence: { voucher } };
      }
      case 'refused':
        return { kind: 'refused', code: '7', message: 'balance too low', listed: true, evidence: null };
      case 'unsent':
        return { kind: 'unsent', reason: 'unsentConnection', evidence: null };
      case 'lostBooked':
        book(sending);
        return { kind: 'unknown', reason: 'unknownTimeout', evidence: null };
      case 'lostUnbooked':
        return { kind: 'unknown', reason: 'unknownTimeout', evidence: null };
    }
  }
  const platform: Platform = {
    rows,
    attempts,
    answer: () => 'accepted',
    arrived: () => undefined,
    net: {
      async attempt(sending) {
        attempts.push(sending);
        platform.arrived(sending);
        return outcomeOf(sending);
      },
      async findTransactions({ cardNo, serial }) {
        const found = [...rows.values()].filter(
          (row) => row.cardNo === cardNo && (serial === null || row.serial === serial),
        );
        return { kind: 'rows', rows: found, evidence: null };
      },
    },
  };
  return platform;
}

export type SmallTill = {
  readonly journal: Journal;
  readonly queue: Queue;
  readonly time: VirtualTime;
  /** Lets `span` ms pass, ringing every alarm on the way. */
  run(span: number): Promise<void>;
  /** Stops the queue and closes the store. */
  close(): Promise<void>;
  /** As kill -9 would: nothing more of this life happens. The store's descriptors are given back without a last word. */
  readonly life: { kill(): void };
};

export function openStore(file: string, time: VirtualTime, dice: Dice) {
  return openJournal({ file, clock: time.clock, random: dice, ...identity, nativeBinding: null });
}

/** Opens the store and puts the queue on it, not started; the failure where the store does not open. */
export function openSmallTill(file: string, dice: Dice, platform: Platform): SmallTill | { readonly failure: Failure } {
  const time = createVirtualTime(1_760_000_000_000);
  const opened = openStore(file, time, dice);
  if (!opened.ok) return { failure: opened.failure };
  const journal = opened.value;
  const life = time.life();
  const ports = { clock: time.clock, random: dice, timers: life.timers, store: journal.store, net: platform.net };
  const settings = {
    ...identity,
    limits: defaultLimits,
    connections: 4,
    contract: () => strictContract,
    deadline: 12_000,
  };
  const queue = createQueue(ports, settings);
  return {
    journal,
    queue,
    time,
    run: (span) => passTime(time, span),
    life,
    async close() {
      life.kill();
      await queue.stop();
      journal.close();
    },
  };
}

export const cards = ['8800000000000001', '8800000000000002', '8800000000000003', '8800000000000004'] as const;

export function saleOf(intent: string, cardNo: string, amount: number): OperationDraft {
  return saleDraft(intent, cardNo, amount, { operator: '小雅', shift: 'S1', memberName: '王女士' });
}

export function undoingOf(intent: string, { serial }: Operation): RevocationRequest {
  const target = { kind: 'operation', serial } as const;
  return { intent, target, reason: 'wrong table', operator: '小雅', shift: 'S1', acceptedOffline: false };
}
