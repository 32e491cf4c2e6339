// The probe as the till offers it: one at a time, only with nothing under way, its record kept and relied on from the moment it ends.
import { probeIds } from '../../../shared/contract.ts';
import {
  isProbeDue,
  nextProbeAt,
  type ProbeStepView,
  type ProbeView,
  standingOf,
  stepsOf,
} from '../../../shared/probe.ts';
import { type Failure, failure, type Result, success } from '../../../shared/result.ts';
import { isStoreFailure } from '../../journal/store-failure.ts';
import type { Journal } from '../../journal/types.ts';
import type { Queue } from '../../queue/api.ts';
import type { ProbeRequest } from './asking.ts';
import type { CapabilityShelf } from './capability-shelf.ts';
import { checkCards } from './probe-cards.ts';
import type { ProbeParts } from './probe-parts.ts';
import { createProbeSerials } from './probe-serials.ts';
import { wasBrokenOff } from './probe-trail.ts';
import { runProbe } from './run-probe.ts';

export type ProbeDeskParts = Pick<
  ProbeParts,
  'platform' | 'clock' | 'random' | 'timers' | 'merchantNo' | 'terminalNo'
> & {
  readonly journal: Journal;
  readonly queue: Pick<Queue, 'status'>;
  readonly capabilities: CapabilityShelf;
  /** Hears of every step. */
  readonly tell: (view: ProbeView) => void;
  readonly complain: (message: string, error: unknown) => void;
};

/** Who runs it: the cashier at the till, and whose PIN allowed it (null: the technician's command). */
export type ProbeStart = Pick<ProbeRequest, 'cardNo' | 'otherCardNo' | 'password'> & {
  readonly operator: string;
  readonly personId: string | null;
};

export type ProbeDesk = {
  view(): ProbeView;
  isRunning(): boolean;
  /** Resolves when it has begun. Fails with `probeRunning`, `operationsOpen` {count}, and as `checkCards` does. */
  start(asked: ProbeStart): Promise<Result<ProbeView>>;
  /** Resolves when no probe runs any more. */
  ended(): Promise<void>;
  /** Breaks off before the next call: the next probe takes back what was left. */
  stop(): Promise<void>;
};

/** Nothing runs before `start`. */
export function createProbeDesk(parts: ProbeDeskParts): ProbeDesk {
  const { capabilities, clock, complain, journal, queue, random, terminalNo } = parts;
  const abort = new AbortController();
  let running: Promise<void> | null = null;
  let isStarting = false;
  let steps: readonly ProbeStepView[] | null = null;
  let problem: Failure | null = null;

  function view(): ProbeView {
    const record = capabilities.record();
    const { platform } = capabilities;
    const now = clock.wall();
    const brokenOff = running === null && wasBrokenOff(journal.audit);
    return {
      running: running !== null,
      steps: steps ?? (record === null ? noSteps : stepsOf(record)),
      record,
      standing: standingOf(record, platform, now),
      due: running === null && isProbeDue(record, platform, now, brokenOff),
      nextDueAt: nextProbeAt(record, platform),
      brokenOff,
      platform,
      ownSerial: createProbeSerials(journal.installId, terminalNo, random).ownLength,
      failure: problem,
    };
  }

  function mark(id: ProbeStepView['id'], change: Partial<ProbeStepView>): void {
    steps = (steps ?? noSteps).map((step) => (step.id === id ? { ...step, ...change } : step));
    parts.tell(view());
  }

  async function run(asked: ProbeStart): Promise<void> {
    try {
      const record = await runProbe(
        {
          ...parts,
          audit: journal.audit,
          installId: journal.installId,
          operator: asked.operator,
          personId: asked.personId,
          signal: abort.signal,
        },
        { ...asked, user: asked.operator, platformName: capabilities.platform },
        {
          begun: (id) => mark(id, { state: 'asking' }),
          found: (id, finding, detail) => mark(id, { state: 'answered', finding, detail }),
        },
      );
      capabilities.put(record, asked);
    } catch (error) {
      if (abort.signal.aborted) {
        return;
      }
      complain('the contract probe broke off', error);
      problem = isStoreFailure(error)
        ? failure(error.code).failure
        : failure('startFailed', { detail: 'probe' }).failure;
    }
  }

  async function begin(asked: ProbeStart): Promise<Result<ProbeView>> {
    const { waiting } = queue.status();
    // What waits for a person's decision is not under way and does not stand in the way.
    if (waiting > 0) {
      return failure('operationsOpen', { count: waiting });
    }
    const cards = await checkCards(parts.platform, asked.cardNo, asked.otherCardNo);
    if (!cards.ok) {
      return cards;
    }
    abort.signal.throwIfAborted();
    problem = null;
    steps = noSteps;
    running = run(asked).finally(() => {
      running = null;
      parts.tell(view());
    });
    return success(view());
  }

  return {
    view,
    isRunning: () => running !== null,
    async start(asked) {
      if (running !== null || isStarting) {
        return failure('probeRunning');
      }
      isStarting = true;
      try {
        return await begin(asked);
      } finally {
        isStarting = false;
      }
    },
    async ended() {
      await running;
    },
    async stop() {
      abort.abort();
      await running;
    },
  };
}

const noSteps: readonly ProbeStepView[] = probeIds.map((id) => ({ id, state: 'waiting', finding: null, detail: null }));
