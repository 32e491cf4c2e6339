// Random histories against a model in memory: whatever the queue does, the store equals the fold of its events and can prove it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openJournalFromBytes, serialiseJournal } from '../../main/journal/memory-journal.ts';
import { openJournal } from '../../main/journal/open-journal.ts';
import type { Journal } from '../../main/journal/types.ts';
import type { Move, OperationDraft } from '../../main/queue/operation.ts';
import { fen } from '../../shared/money.ts';
import { type OperationState, operationStates } from '../../shared/operation.ts';

let ticks = 0;
const options = {
  file: ':memory:',
  clock: { wall: () => 1_000 + ticks++ / 3, monotonic: () => ticks },
  random: { next: () => 0, hex: (bytes: number) => (ticks++).toString(16).padStart(bytes * 2, '0') },
  merchantNo: '1',
  terminalNo: '1',
  nativeBinding: null,
};

type Step =
  | { readonly do: 'insert'; readonly intent: number; readonly held: number }
  | {
      readonly do: 'move';
      readonly target: number;
      readonly expected: OperationState | 'actual';
      readonly to: OperationState;
      readonly more: number;
      readonly voucher: string | null | undefined;
      readonly watchUntil: number | null | undefined;
    }
  | { readonly do: 'note'; readonly target: number }
  | { readonly do: 'fail'; readonly target: number }
  | { readonly do: 'restart' };

const state = fc.constantFrom(...operationStates);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('insert' as const), intent: fc.nat(12), held: fc.nat(500) }),
  fc.record({
    do: fc.constant('move' as const),
    target: fc.nat(9),
    expected: fc.oneof({ weight: 3, arbitrary: fc.constant('actual' as const) }, { weight: 1, arbitrary: state }),
    to: state,
    more: fc.nat(1),
    voucher: fc.constantFrom(undefined, null, 'V1', 'V2'),
    watchUntil: fc.constantFrom(undefined, null, 5),
  }),
  fc.record({ do: fc.constant('note' as const), target: fc.nat(9) }),
  fc.record({ do: fc.constant('fail' as const), target: fc.nat(9) }),
  fc.record({ do: fc.constant('restart' as const) }),
);

type Model = { serial: string; state: OperationState; attempt: number; voucher: string | null; events: number };

function draft(intent: number, held: number): OperationDraft {
  const payload = { kind: 'recharge', cardNo: `C${intent % 3}`, amount: fen(held), payments: [] } as const;
  const people = { operator: 'o', shift: null, memberName: null };
  return { intent: `i${intent}`, payload, held: fen(held), ...people, waits: true, acceptedOffline: false };
}

/** Does the step to both; returns the journal, which a restart replaces. */
function play(journal: Journal, models: Model[], known: Set<number>, action: Step): Journal {
  const { store } = journal;
  const model = 'target' in action ? models[action.target % Math.max(1, models.length)] : undefined;
  switch (action.do) {
    case 'insert':
      if (known.has(action.intent)) {
        expect(() => store.insert(draft(action.intent, action.held), 'pending', 'r')).toThrow(/UNIQUE/);
      } else {
        known.add(action.intent);
        const { serial } = store.insert(draft(action.intent, action.held), 'pending', 'r');
        models.push({ serial, state: 'pending', attempt: 0, voucher: null, events: 1 });
      }
      return journal;
    case 'move':
      if (model !== undefined) {
        playMove(journal, model, action);
      }
      return journal;
    case 'note':
      if (model !== undefined) {
        store.note(model.serial, 'note', { n: 0.5 });
        model.events += 1;
      }
      return journal;
    case 'fail':
      expect(() =>
        store.transaction(() => {
          store.insert(draft(99, 1), 'blocked', 'r');
          if (model !== undefined) {
            store.note(model.serial, 'note', null);
          }
          throw new Error('no');
        }),
      ).toThrow('no');
      return journal;
    case 'restart': {
      const next = openJournalFromBytes(serialiseJournal(journal), options);
      journal.close();
      return next;
    }
  }
}

function playMove({ store }: Journal, model: Model, action: Extract<Step, { do: 'move' }>): void {
  const from = action.expected === 'actual' ? model.state : action.expected;
  const change: Move = {
    serial: model.serial,
    from,
    fromAttempt: model.attempt,
    to: action.to,
    attempt: model.attempt + action.more,
    reason: 'moved',
    evidence: { to: action.to },
    ...(action.voucher === undefined ? {} : { voucher: action.voucher }),
    ...(action.watchUntil === undefined ? {} : { watchUntil: action.watchUntil }),
  };
  expect(store.move(change)).toBe(from === model.state);
  if (from === model.state) {
    model.state = action.to;
    model.attempt += action.more;
    model.voucher = action.voucher === undefined ? model.voucher : action.voucher;
    model.events += 1;
  }
}

describe('random histories', () => {
  it('leave every operation equal to the model and to the fold of its events', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const first = openJournal(options);
        if (!first.ok) {
          throw new Error(first.failure.code);
        }
        const models: Model[] = [];
        const known = new Set<number>();
        let journal = first.value;
        for (const action of steps) {
          journal = play(journal, models, known, action);
        }
        for (const model of models) {
          const operation = journal.store.get(model.serial);
          const events = journal.store.events(model.serial);
          expect(operation).toMatchObject({ state: model.state, attempt: model.attempt, voucher: model.voucher });
          expect(events).toHaveLength(model.events);
          expect(events.at(-1)).toMatchObject({ to: model.state, attempt: model.attempt, reason: operation?.reason });
        }
        expect(journal.page('all', null, 500).map(({ serial }) => serial)).toEqual(
          models.map(({ serial }) => serial).reverse(),
        );
        expect(journal.verify()).toBeNull();
        journal.close();
      }),
      { numRuns: 150 },
    );
  });
});
