// Broken journal: what is written, when, and what is left of it after a crash.
import { success } from '../../shared/result.ts';
import { type Mutant, withAnswer, withRules, withStore } from './mutant.ts';
import { restless, secondThoughts } from './mutant-weather.ts';

export const journalMutants: readonly Mutant[] = [
  {
    name: 'an intent is not looked up',
    damage: withStore((store) => {
      let drawn = 0;
      return {
        byIntent: () => null,
        insert(draft, state, reason) {
          drawn += 1;
          return store.insert({ ...draft, intent: `${draft.intent}#${drawn}` }, state, reason);
        },
      };
    }),
    noticedBy: [1, 5],
  },
  {
    name: 'an intent stands for whatever is asked under it',
    rules: withRules({ sameIntent: (known) => success(known) }),
    adjust: secondThoughts,
    noticedBy: [1],
  },
  {
    name: 'an event is written, the state is not moved',
    damage: withStore((store) => ({
      move(change) {
        store.note(change.serial, change.reason, change.evidence);
        return true;
      },
    })),
    noticedBy: [15],
  },
  {
    name: 'a commit that the disk refused counts as done',
    damage: withStore((store) => ({
      transaction(work) {
        try {
          return store.transaction(work);
        } catch (error) {
          if (!(error instanceof Error && error.name === 'StoreFailure')) {
            throw error;
          }
          let value: { readonly is: ReturnType<typeof work> } | null = null;
          try {
            store.transaction(() => {
              value = { is: work() };
              throw new Error('rolled back');
            });
          } catch {
            // As if nobody had asked the disk.
          }
          if (value === null) {
            throw error;
          }
          return (value as { readonly is: ReturnType<typeof work> }).is;
        }
      },
    })),
    adjust: (swarm) => ({ ...swarm, faults: { ...swarm.faults, storeRefuses: 0.3 } }),
    noticedBy: [2, 5, 15],
  },
  {
    name: 'a crash takes the last commit with it (the disk was not waited for)',
    damage: { losesLastCommit: () => true },
    adjust: restless,
    noticedBy: [3, 4, 5, 15],
  },
  {
    name: 'the bytes leave before `sending` is durable',
    damage: { losesLastCommit: (toSending) => toSending },
    adjust: restless,
    noticedBy: [10, 11, 15],
  },
  {
    name: 'the request is kept as evidence, password and all',
    damage: withAnswer((outcome, { secret }) => ({ ...outcome, evidence: { sent: secret } })),
    noticedBy: [12],
  },
];
