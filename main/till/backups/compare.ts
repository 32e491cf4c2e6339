// What the present journal has and a backup lacks: shown before anybody goes back to it.
import { setImmediate } from 'node:timers/promises';
import type { BackupProof } from '../../../shared/backups.ts';
import { type Fen, zeroFen } from '../../../shared/money.ts';
import type { Journal } from '../../journal/types.ts';
import type { Operation } from '../../queue/operation.ts';
import type { OperationViewer } from '../operation-view.ts';
import type { ProvenBackup } from './proof.ts';

const rowsShown = 50;
const pageSize = 200;

type Compared = Pick<BackupProof, 'history' | 'lost'>;
type Parts = { readonly journal: Pick<Journal, 'installId' | 'page' | 'store'>; readonly viewer: OperationViewer };

/** Whether the backup is a copy of this journal's own past. */
function isOwnPast({ last, installId }: ProvenBackup, { journal }: Pick<Parts, 'journal'>): boolean {
  return last === null ? installId === journal.installId : journal.store.get(last.serial)?.bodyHash === last.bodyHash;
}

/** Open operations of the present journal that the backup does not have: they would be sent by nobody. Whatever came since the proof counts. */
export function unsentWithout(proven: ProvenBackup, { journal }: Pick<Parts, 'journal'>): number {
  const known = new Set(isOwnPast(proven, { journal }) ? proven.known : []);
  return [...journal.store.active(), ...journal.store.manual()].filter(({ serial }) => !known.has(serial)).length;
}

/** In pages with a breath between them: a long day may be thousands of rows. */
export async function compare(proven: ProvenBackup, parts: Parts): Promise<Compared> {
  const own = isOwnPast(proven, parts);
  const until = own ? (proven.last?.serial ?? null) : null;
  const rows: Operation[] = [];
  let count = 0;
  let amount = 0;
  let before: string | null = null;
  for (;;) {
    const page: readonly Operation[] = parts.journal.page('all', before, pageSize);
    const end = page.findIndex(({ serial }) => serial === until);
    const lost = end === -1 ? page : page.slice(0, end);
    rows.push(...lost.slice(0, rowsShown - rows.length));
    count += lost.length;
    amount += lost.reduce((sum, operation) => sum + operation.amount, 0);
    before = page.at(-1)?.serial ?? null;
    if (end !== -1 || page.length < pageSize) {
      break;
    }
    await setImmediate();
  }
  return {
    history: own ? 'own' : 'other',
    lost: {
      count,
      amount: count === 0 ? zeroFen : (amount as Fen),
      unsent: unsentWithout(proven, parts),
      rows: rows.map((operation) => parts.viewer.view(operation)),
    },
  };
}
