// Broken limits of what is accepted without the platform.
import { offlineRefusal } from '../../main/queue/limits.ts';
import type { Operation } from '../../main/queue/operation.ts';
import type { HeldSums } from '../../main/queue/ports.ts';
import { standardRules } from '../../main/queue/rules.ts';
import { fen, zeroFen } from '../../shared/money.ts';
import { type Mutant, withRules, withStore } from './mutant.ts';
import { mostlyDown, oldBalances, quietManual, smallSales } from './mutant-weather.ts';

/** The sums as they would be if operations in this state held nothing. */
function without(
  state: Operation['state'],
  { count, amount, unresolved }: HeldSums,
  operations: readonly Operation[],
  cardNo: string | null,
): HeldSums {
  const left = operations.filter(
    (operation) => operation.state === state && (cardNo === null || operation.cardNo === cardNo),
  );
  const sum = left.reduce((total, { held }) => total + held, 0);
  return { count: count - left.length, amount: fen(Math.max(0, amount - sum)), unresolved: unresolved - left.length };
}

export const limitMutants: readonly Mutant[] = [
  {
    name: 'the limits are not asked',
    rules: { ...standardRules, offlineRefusal: () => null },
    noticedBy: [8],
  },
  {
    name: 'the last balance is not asked',
    rules: {
      ...standardRules,
      offlineRefusal: (question) =>
        offlineRefusal({ ...question, check: { ...question.check, lastBalance: question.limits.perTill } }),
    },
    noticedBy: [8],
  },
  {
    name: 'an unresolved card may sell offline',
    rules: {
      ...standardRules,
      offlineRefusal: (question) => offlineRefusal({ ...question, card: { ...question.card, unresolved: 0 } }),
    },
    noticedBy: [8],
  },
  {
    name: 'what is open on the till is not counted',
    rules: {
      ...standardRules,
      offlineRefusal: (question) =>
        offlineRefusal({ ...question, till: { ...question.till, count: 0, amount: zeroFen } }),
    },
    adjust: mostlyDown,
    noticedBy: [8],
  },
  {
    name: 'the limit of a sale is not asked',
    rules: withRules({
      offlineRefusal: (question) =>
        offlineRefusal({ ...question, limits: { ...question.limits, perSale: fen(9_000_000) } }),
    }),
    noticedBy: [8],
  },
  {
    name: 'the limit of a card is not asked',
    rules: withRules({
      offlineRefusal: (question) =>
        offlineRefusal({ ...question, limits: { ...question.limits, perCard: fen(9_000_000) } }),
    }),
    noticedBy: [8],
  },
  {
    name: 'the number of open sales of a card is not asked',
    rules: withRules({
      offlineRefusal: (question) => offlineRefusal({ ...question, limits: { ...question.limits, openPerCard: 1_000 } }),
    }),
    adjust: smallSales,
    noticedBy: [8],
  },
  {
    name: 'the sum of a till is not asked',
    rules: withRules({
      offlineRefusal: (question) =>
        offlineRefusal({ ...question, limits: { ...question.limits, perTill: fen(9_000_000) } }),
    }),
    adjust: mostlyDown,
    noticedBy: [8],
  },
  {
    name: 'the number of open sales of a till is not asked',
    rules: withRules({
      offlineRefusal: (question) => offlineRefusal({ ...question, limits: { ...question.limits, openPerTill: 1_000 } }),
    }),
    adjust: smallSales,
    noticedBy: [8],
  },
  {
    name: 'the age of the balance is not asked',
    rules: withRules({
      offlineRefusal: (question) =>
        offlineRefusal({ ...question, limits: { ...question.limits, balanceAge: Number.MAX_SAFE_INTEGER } }),
    }),
    adjust: oldBalances,
    noticedBy: [8],
  },
  {
    name: 'the time without the platform is not asked',
    rules: withRules({
      offlineRefusal: (question) =>
        offlineRefusal({ ...question, limits: { ...question.limits, offlineTime: Number.MAX_SAFE_INTEGER } }),
    }),
    adjust: oldBalances,
    noticedBy: [8],
  },
  {
    name: 'what is unknown is not held',
    damage: withStore((store) => ({
      held: (cardNo) => without('unknown', store.held(cardNo), store.active(), cardNo),
    })),
    adjust: mostlyDown,
    noticedBy: [8],
  },
  {
    name: 'what a person must decide is not held',
    damage: withStore((store) => ({ held: (cardNo) => without('manual', store.held(cardNo), store.manual(), cardNo) })),
    adjust: quietManual,
    noticedBy: [8],
  },
  {
    name: 'the limits are asked before the transaction, of sums a while old',
    damage: withStore((store, { clock }) => {
      const kept = new Map<string | null, { readonly at: number; readonly sums: HeldSums }>();
      return {
        held(cardNo) {
          const old = kept.get(cardNo);
          if (old !== undefined && clock.monotonic() - old.at < 5_000) {
            return old.sums;
          }
          const sums = store.held(cardNo);
          kept.set(cardNo, { at: clock.monotonic(), sums });
          return sums;
        },
      };
    }),
    adjust: mostlyDown,
    noticedBy: [8],
  },
];
