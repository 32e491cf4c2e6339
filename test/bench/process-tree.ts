// What an application costs the machine, read from /proc: the memory and the processor time of all its processes.
import { readdirSync, readFileSync } from 'node:fs';

/** Ticks a second of /proc: the same on every Linux that Electron runs on. */
const ticks = 100;

/** This process and all that descend from it, as they are now. */
function treeOf(root: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? fieldsOf(Number(name)) : null;
    if (stat !== null) parents.set(Number(name), Number(stat[1]));
  }
  const found = [root];
  for (const parent of found) {
    for (const [child, its] of parents) if (its === parent) found.push(child);
  }
  return found;
}

/** What stands in `stat` behind the name, which may hold anything; null where the process has ended. */
function fieldsOf(process: number): readonly string[] | null {
  const text = readOrNull(`/proc/${process}/stat`);
  return text === null ? null : text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** MB (2^20 bytes). What several processes share counts for each of them by its part (PSS): together it counts once. */
export function memoryOf(root: number): number {
  const kilobytes = treeOf(root).map((process) => {
    const rollup = readOrNull(`/proc/${process}/smaps_rollup`) ?? '';
    return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0);
  });
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024;
}

/** Ms of processor time since they began, in user and kernel mode. */
export function processorTimeOf(root: number): number {
  const spent = treeOf(root).map((process) => {
    const fields = fieldsOf(process);
    return fields === null ? 0 : Number(fields[11]) + Number(fields[12]);
  });
  return (spent.reduce((sum, each) => sum + each, 0) * 1_000) / ticks;
}
