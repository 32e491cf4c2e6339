// Broken rules about what people decide and approve, what a probe proves, and how slow the log was measured to be.

import { createLagBook } from '../../main/queue/lag-book.ts';
import { offlineRefusal } from '../../main/queue/limits.ts';
import type { LogOutcome } from '../../main/queue/ports.ts';
import { quarantineOf } from '../../main/queue/resolution.ts';
import { takeDecision } from '../../main/queue/verdicts.ts';
import { fen } from '../../shared/money.ts';
import { type Mutant, to, withHandOver, withQueue, withRow, withRules, withStore } from './mutant.ts';
import { approvedSales, decidedWrongly, largeRevocations, quietManual, replacedTills } from './mutant-weather.ts';
import { fickleProbes, slowLogs } from './mutant-weather-logs.ts';

export const peopleMutants: readonly Mutant[] = [
  {
    name: 'a decision is made on an answer of a while ago',
    damage: {
      ports(ports) {
        const kept = new Map<string, LogOutcome>();
        return {
          ...ports,
          net: {
            ...ports.net,
            async findTransactions(query) {
              const key = `${query.cardNo} ${query.serial ?? ''}`;
              const old = kept.get(key);
              if (old !== undefined) {
                return old;
              }
              const outcome = await ports.net.findTransactions(query);
              if (outcome.kind === 'rows') {
                kept.set(key, outcome);
              }
              return outcome;
            },
          },
        };
      },
    },
    adjust: decidedWrongly,
    noticedBy: [3, 9, 14, 17, 20, 23],
  },
  {
    name: 'what a person decided was not charged is not watched',
    rules: withRow('manual', {
      decided: (operation, event, facts) => ({ ...takeDecision(operation, event, facts), watchUntil: null }),
    }),
    adjust: decidedWrongly,
    noticedBy: [3],
  },
  {
    name: 'what a person decided was not charged is not undone when it shows',
    rules: withRow('cancelled', {
      logApplied: (operation, event) => ({
        kind: 'move',
        to: 'applied',
        voucher: event.voucher,
        answer: event.answer,
        watchUntil: null,
        reason: operation.reason === 'decidedNotApplied' ? 'logApplied' : 'ghostFound',
        evidence: null,
      }),
    }),
    adjust: decidedWrongly,
    noticedBy: [14],
  },
  {
    name: 'a decision counts for more than what the log shows',
    rules: withRow('manual', {
      logApplied: (_operation, { evidence }, { watchUntil }) => ({
        kind: 'move',
        to: 'cancelled',
        watchUntil,
        reason: 'decidedNotApplied',
        evidence,
      }),
    }),
    adjust: decidedWrongly,
    noticedBy: [23],
  },
  {
    name: 'a decision needs no second person',
    damage: {
      settings: (settings) => ({ ...settings, limits: { ...settings.limits, decisionAlone: fen(9_000_000) } }),
    },
    adjust: decidedWrongly,
    noticedBy: [23],
  },
  {
    name: 'a decision needs no reason',
    damage: withQueue((queue) => ({
      decide: (decision) => queue.decide({ ...decision, reason: 'none' }),
    })),
    adjust: decidedWrongly,
    noticedBy: [23],
  },
  {
    name: 'who decided is not written down',
    rules: withRow('manual', {
      decided: (operation, event, facts) => ({ ...takeDecision(operation, event, facts), evidence: null }),
    }),
    adjust: decidedWrongly,
    noticedBy: [23],
  },
  {
    name: 'what a person decided leaves what is manual as it is',
    rules: withRow('manual', { decided: to('applied') }),
    adjust: decidedWrongly,
    noticedBy: [3],
  },
  {
    name: 'an approval lifts the last balance too',
    rules: withRules({
      offlineRefusal(question) {
        const refusal = offlineRefusal(question);
        return refusal === null ? null : { ...refusal, approvable: 'approveLimit' };
      },
    }),
    adjust: approvedSales,
    noticedBy: [8, 10],
  },
  {
    name: 'an approval for one sale lifts the limits of the next',
    damage: withQueue((queue) => {
      let lent: { readonly personId: string } | null = null;
      return {
        accept(draft, options) {
          lent = options.approval ?? lent;
          return queue.accept(draft, lent === null ? options : { ...options, approval: lent });
        },
      };
    }),
    adjust: approvedSales,
    noticedBy: [8],
  },
  {
    name: 'who approved is not written down',
    damage: withStore((store) => ({ insert: (draft, state, reason) => store.insert(draft, state, reason) })),
    adjust: approvedSales,
    noticedBy: [23],
  },
  {
    name: 'a large revocation needs nobody',
    damage: {
      settings: (settings) => ({ ...settings, limits: { ...settings.limits, revocationAlone: fen(9_000_000) } }),
    },
    adjust: largeRevocations,
    noticedBy: [23],
  },
  {
    name: 'what the probe proved is read once, at the start',
    damage: {
      settings(settings) {
        const atStart = settings.contract();
        return { ...settings, contract: () => atStart };
      },
    },
    adjust: fickleProbes,
    noticedBy: [24],
  },
  {
    name: "the log's lag is not heeded",
    rules: withRules({ quarantineOf: (deadline) => quarantineOf(deadline, 0) }),
    adjust: slowLogs,
    noticedBy: [17, 24],
  },
  {
    name: 'the probe of the log is not read',
    damage: {
      settings: (settings) => ({ ...settings, contract: () => ({ ...settings.contract(), logLag: 0 }) }),
      rules: () => withRules({ createLagBook: () => ({ ...createLagBook(), measured: () => 0 }) }),
    },
    adjust: slowLogs,
    noticedBy: [17],
  },
  {
    name: 'a log that is measured once is thought so slow for ever',
    rules: withRules({
      createLagBook() {
        const book = createLagBook();
        return { ...book, measured: () => 100 * book.measured() };
      },
      quarantineOf: (deadline, lag) => quarantineOf(deadline, 50 * lag),
    }),
    adjust: slowLogs,
    noticedBy: [9],
  },
  {
    name: "what is charged by a person's word alone serves as control",
    damage: withStore((store) => ({
      latestKnown: (except) => store.latestKnown(except) ?? store.latestKnown(),
      events: (serial) =>
        store.events(serial).map((event) => ({ ...event, reason: event.reason.replace(/^decided/, 'was') })),
    })),
    adjust: decidedWrongly,
    noticedBy: [9],
  },
  {
    name: 'the till that handed its work over goes on with it',
    damage: withHandOver((handOver) => ({ markWritten: () => undefined, mark: () => null, adopt: handOver.adopt })),
    adjust: replacedTills,
    noticedBy: [1, 25],
  },
  {
    name: 'a hand-over is taken as often as the file is opened',
    damage: withHandOver((handOver) => {
      let times = 0;
      return {
        adopt(file, operations, asUnknown) {
          times += 1;
          return handOver.adopt({ ...file, id: `${file.id}.${times}` }, operations, asUnknown) || true;
        },
      };
    }),
    adjust: (swarm) => ({ ...replacedTills(swarm), faults: { ...replacedTills(swarm).faults, crash: 0.04 } }),
    noticedBy: [16, 25],
  },
  {
    name: 'what is manual is not handed over',
    damage: withHandOver((handOver) => ({
      collect: () => handOver.collect().filter(({ operation }) => operation.state !== 'manual'),
    })),
    adjust: (swarm) => ({ ...quietManual(swarm), faults: { ...quietManual(swarm).faults, handOver: 0.2 } }),
    noticedBy: [5, 25],
  },
  {
    name: 'what was on its way is handed over as if it had never left',
    damage: withHandOver((handOver) => ({
      collect: () =>
        handOver.collect().map(({ operation, events }) => ({
          operation: operation.state === 'sending' ? { ...operation, state: 'pending', attempt: 0 } : operation,
          events,
        })),
    })),
    adjust: replacedTills,
    noticedBy: [1, 3, 11, 15],
  },
];
