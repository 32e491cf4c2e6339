// A probe on a real practice platform over HTTP and a real journal file; waiting moves the clock instead of taking time.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createYazuoBackend, type YazuoBackend } from '../../main/backends/yazuo/create-yazuo-backend.ts';
import { openJournal } from '../../main/journal/open-journal.ts';
import type { Journal } from '../../main/journal/types.ts';
import type { PracticeOptions, PracticeServer } from '../../main/practice/contract.ts';
import { startPracticeServer } from '../../main/practice/practice-server.ts';
import { practiceAppSecret, practiceProfile } from '../../main/till/practice-profile.ts';
import type { ProbeRequest } from '../../main/till/probe/asking.ts';
import { openCapabilityShelf, platformName } from '../../main/till/probe/capability-shelf.ts';
import type { ProbeParts, ProbePlatform } from '../../main/till/probe/probe-parts.ts';
import { runProbe } from '../../main/till/probe/run-probe.ts';
import type { CapabilityRecord } from '../../shared/contract.ts';

export const testCard = '6201300100000101';
export const otherCard = '6201300100000301';

export type ProbeStage = {
  readonly server: PracticeServer;
  readonly journal: Journal;
  readonly backend: YazuoBackend;
  readonly found: { readonly id: string; readonly finding: string; readonly detail: string | null }[];
  /** Runs a probe; `platform` stands between it and the backend. */
  run(request?: Partial<ProbeRequest>, platform?: (real: ProbePlatform) => ProbePlatform): Promise<CapabilityRecord>;
  /** As a till that closes in the middle. */
  readonly abort: AbortController;
  /** Throws the journal's objects away and opens the file again. */
  restart(): void;
  balance(cardNo?: string): number;
  close(): Promise<void>;
};

const firstMoment = Date.parse('2026-11-18T12:00:00+08:00');

/** Signed in as the practice cashier. Only the probe's own waiting moves the clock. */
export async function openProbeStage(options: PracticeOptions = {}): Promise<ProbeStage> {
  let now = 0;
  const clock = { wall: () => firstMoment + now, monotonic: () => now };
  const random = { next: () => 0.5, hex: (bytes: number) => randomBytes(bytes).toString('hex') };
  const asleep = { schedule: () => () => undefined };
  const timers: ProbeParts['timers'] = {
    schedule(delay, work) {
      const turn = setImmediate(() => {
        now += delay;
        work();
      });
      return () => clearImmediate(turn);
    },
  };
  const server = await startPracticeServer({ clock, ...options });
  const folder = mkdtempSync(join(tmpdir(), 'probe-'));
  const profile = practiceProfile();
  const backend = createYazuoBackend({
    profile,
    appSecret: practiceAppSecret,
    baseUrl: server.url,
    clock,
    random,
    timers: asleep,
  });
  const open = (): Journal => {
    const opened = openJournal({
      file: join(folder, 'journal.db'),
      clock,
      random,
      merchantNo: profile.merchantNo ?? '',
      terminalNo: profile.terminalNo ?? '',
      nativeBinding: null,
    });
    if (!opened.ok) throw new Error(opened.failure.code);
    return opened.value;
  };
  let journal = open();
  const found: { id: string; finding: string; detail: string | null }[] = [];
  const signedIn = await backend.signIn('1001', 'yatai-1001');
  if (!signedIn.ok) throw new Error(signedIn.failure.code);
  const stage = {
    server,
    get journal() {
      return journal;
    },
    backend,
    found,
    abort: new AbortController(),
    async run(request: Partial<ProbeRequest> = {}, platform: (real: ProbePlatform) => ProbePlatform = (real) => real) {
      const record = await runProbe(
        {
          platform: platform(backend),
          clock,
          random,
          timers,
          audit: journal.audit,
          installId: journal.installId,
          merchantNo: profile.merchantNo ?? '',
          terminalNo: profile.terminalNo ?? '',
          operator: '1001',
          personId: null,
          signal: stage.abort.signal,
          alone: (work) => work(),
        },
        {
          platformName: platformName(profile),
          cardNo: testCard,
          otherCardNo: otherCard,
          user: '1001',
          password: 'yatai-1001',
          ...request,
        },
        { begun: () => undefined, found: (id, finding, detail) => found.push({ id, finding, detail }) },
      );
      openCapabilityShelf(journal, profile).put(record, { operator: '1001', personId: null });
      return record;
    },
    restart() {
      journal.close();
      journal = open();
      stage.abort = new AbortController();
    },
    balance: (cardNo = testCard) => server.ledger.balanceOf(cardNo) ?? Number.NaN,
    async close() {
      await backend.close();
      await server.close();
      journal.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return stage;
}
