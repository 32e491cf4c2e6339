// A store as it stands after years of selling. However old, the same twenty sales wait for a person in it: a shop has about as
// many open ones in its tenth year as in its first week, and a start proves each open one, so they must not grow with the age.
import { randomBytes } from 'node:crypto';
import { openJournal } from '../../main/journal/open-journal.ts';
import type { Journal } from '../../main/journal/types.ts';
import { fen } from '../../shared/money.ts';
import { saleDraft } from '../support/sale-draft.ts';

/** The smallest store that can be filled: all that is still open lies in its first rows. */
export const youngest = 200;

/** Opens or creates the store; throws where it is refused. `wall`: its clock, ms UTC. */
export function openBenchJournal(file: string, wall: () => number = Date.now): Journal {
  const opened = openJournal({
    file,
    clock: { wall, monotonic: () => performance.now() },
    random: { next: Math.random, hex: (bytes) => randomBytes(bytes).toString('hex') },
    merchantNo: '10001',
    terminalNo: 'T01',
    nativeBinding: null,
  });
  if (!opened.ok) throw new Error(`the bench cannot open its store: ${opened.failure.code}`);
  return opened.value;
}

/** Sells `rows` times, three events each. Every tenth of the first 200 is still `manual`, every 97th was refused, and every tenth of those landed after all; the rest is applied. */
export function fillStore(file: string, rows: number, wall: () => number = Date.now): void {
  const journal = openBenchJournal(file, wall);
  const batch = 5_000;
  for (let from = 0; from < rows; from += batch) {
    journal.store.transaction(() => {
      for (let index = from; index < Math.min(rows, from + batch); index += 1) sell(journal, index);
    });
    journal.tidyUp();
  }
  journal.close();
}

function sell({ store }: Journal, index: number): void {
  const isManual = index < youngest && index % 10 === 1;
  const isRefused = !isManual && index % 97 === 0;
  const amount = fen(1_000 + (index % 500));
  const { serial } = store.insert(
    saleDraft(`rows-${String(index).padStart(10, '0')}`, `88${String(index % 20_000).padStart(10, '0')}`, amount, {
      operator: `10${index % 7}`,
      memberName: '王女士',
      acceptedOffline: isRefused,
    }),
    'pending',
    'accepted',
  );
  const first = { serial, from: 'pending', fromAttempt: 0, to: 'sending', attempt: 1, reason: 'sendStarted' } as const;
  store.move({ ...first, evidence: null });
  const second = { serial, from: 'sending', fromAttempt: 1, evidence: null } as const;
  if (isRefused) {
    store.move({ ...second, to: 'rejected', reason: 'refused' });
    if (index % 970 === 0) {
      const ghost = {
        serial,
        from: 'rejected',
        fromAttempt: 1,
        to: 'applied',
        reason: 'ghostFound',
        evidence: null,
      } as const;
      store.move({ ...ghost, voucher: `V${index}` });
    }
  } else if (isManual) store.move({ ...second, to: 'manual', reason: 'logMismatch' });
  else store.move({ ...second, to: 'applied', voucher: `V${index}`, reason: 'answered' });
}
