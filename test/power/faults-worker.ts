// One worker, itself under the shim: lets every write-side call of its phases fail in every way, one at a time. Arguments: folder, control
// file, phases (comma-separated). Prints one JSON line for each phase and kind of fault.
import Database from 'better-sqlite3';
import type { Phase } from './fault-acts.ts';
import { makeTemplate } from './fault-ground.ts';
import { type FaultKind, faultKinds, refusalsOf, swallowed } from './fault-kinds.ts';
import { logEmptiedEvery, type Played, play } from './fault-scene.ts';
import { openControl } from './shim.ts';

export type FaultsReport = {
  readonly phase: Phase;
  readonly kind: FaultKind | 'swallowed';
  /** Write-side calls that the phase makes when nothing fails. */
  readonly calls: number;
  /** Calls that met the fault, one after the other. */
  readonly hit: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly refusedYetThere: number;
  /** Every call up to the last was met. */
  readonly complete: boolean;
  readonly violations: readonly string[];
};

const [folder = '', controlFile = '', chosen = ''] = process.argv.slice(2);
const control = openControl(controlFile);
const honest = Database.prototype.pragma;
Database.prototype.pragma = function pragma(text: string, options?: Database.PragmaOptions): unknown {
  const { pages } = logEmptiedEvery;
  if (pages === null || !text.startsWith('wal_autocheckpoint')) return honest.call(this, text, options);
  return text.includes('=') ? honest.call(this, `wal_autocheckpoint = ${pages}`) : 4096;
};

const template = await makeTemplate(folder);
for (const phase of chosen.split(',') as Phase[]) {
  const free = await play(phase, { at: Number.MAX_SAFE_INTEGER, error: 0, stays: false, short: false }, props());
  if (free.complaints.length > 0 || free.refused !== null)
    throw new Error(`${phase} fails without a fault: ${free.complaints}`);
  for (const kind of Object.keys(faultKinds) as FaultKind[]) await sweep(phase, kind, free.met.calls);
  if (phase === 'enqueue') await sweep(phase, 'swallowed', free.met.calls);
}
control.close();

function props() {
  return { control, folder, template };
}

/** Fails call 0, 1, 2 … until the phase passes without meeting the fault. */
async function sweep(phase: Phase, kind: FaultKind | 'swallowed', calls: number): Promise<void> {
  const refused: Record<string, number> = {};
  const violations: string[] = [];
  let refusedYetThere = 0;
  let hit = 0;
  for (let at = 0; ; at += 1) {
    const played = await play(phase, { at, ...(kind === 'swallowed' ? swallowed : faultKinds[kind]) }, props());
    if (played.met.calls <= at) break;
    if (played.met.hits > 0) hit += 1;
    if (played.refused !== null) refused[played.refused] = (refused[played.refused] ?? 0) + 1;
    if (played.refusedYetThere) refusedYetThere += 1;
    const words = [...played.complaints, ...(kind === 'swallowed' ? [] : wrongWords(phase, played, kind))];
    if (words.length > 0) violations.push(`${phase}, ${kind} at call ${at} (${played.met.call}): ${words.join('; ')}`);
  }
  const complete = kind.startsWith('short') || hit >= calls;
  const report: FaultsReport = { phase, kind, calls, hit, refused, refusedYetThere, complete, violations };
  console.log(JSON.stringify(report));
}

function wrongWords(phase: Phase, { refused, met }: Played, kind: FaultKind): readonly string[] {
  if (refused === null) return [];
  return refusalsOf(kind, met.call, phase === 'recovery' || phase === 'backup').includes(refused)
    ? []
    : [`refused with ${refused}`];
}
