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
import { watchFor } from './probe-patience.ts';
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
  /** The weekly reminder. Cheap: asked with every status. */
  isDue(): boolean;
  /** Whether money of this card (null: of a card that is not known here) must wait for the probe: always on its test cards, and for a moment on all. */
  holds(cardNo: string | null): boolean;
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
  let cards: readonly (string | null)[] = [];
  let isHeld = false;
  let brokenOff = wasBrokenOff(journal.audit);
  let isStarting = false;
  let steps: readonly ProbeStepView[] | null = null;
  let problem: Failure | null = null;

  function view(): ProbeView {
    const record = capabilities.record();
    const { platform } = capabilities;
    const now = clock.wall();
    return {
      running: running !== null,
      steps: steps ?? (record === null ? noSteps : stepsOf(record, capabilities.details())),
      record,
      standing: standingOf(record, platform, now),
      due: isDue(),
      nextDueAt: nextProbeAt(record, platform),
      brokenOff,
      platform,
      ownSerial: createProbeSerials(journal.installId, terminalNo, random).ownLength,
      failure: problem,
    };
  }

  function isDue(): boolean {
    return running === null && isProbeDue(capabilities.record(), capabilities.platform, clock.wall(), brokenOff);
  }

  /** Nothing of the till's own may be under way while the token changes: a call that is refused for its token is sent again. */
  async function alone<Value>(work: () => Promise<Value>): Promise<Value | null> {
    isHeld = true;
    try {
      const quiet = await watchFor({ ...parts, signal: abort.signal }, quietPatience, async () =>
        queue.status().waiting === 0 ? { kind: 'seen', value: null } : { kind: 'nothing' },
      );
      return quiet.kind === 'seen' ? await work() : null;
    } finally {
      isHeld = false;
    }
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
          alone,
        },
        { ...asked, user: asked.operator, platformName: capabilities.platform },
        {
          begun: (id) => mark(id, { state: 'asking' }),
          found: (id, finding, detail) => mark(id, { state: 'answered', finding, detail }),
        },
      );
      const details = (steps ?? noSteps).flatMap(({ id, detail }) => (detail === null ? [] : [[id, detail]]));
      capabilities.put(record, asked, Object.fromEntries(details));
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
    const checked = await checkCards(parts.platform, asked.cardNo, asked.otherCardNo);
    if (!checked.ok) {
      return checked;
    }
    abort.signal.throwIfAborted();
    problem = null;
    steps = noSteps;
    cards = [asked.cardNo, asked.otherCardNo];
    running = run(asked).finally(() => {
      running = null;
      cards = [];
      brokenOff = wasBrokenOff(journal.audit);
      parts.tell(view());
    });
    return success(view());
  }

  return {
    view,
    isRunning: () => running !== null,
    isDue,
    holds: (cardNo) => isHeld || (cardNo !== null && cards.includes(cardNo)),
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

/** How long what is under way may take to come home before P8 is left unasked (ms). */
const quietPatience = 30_000;

const noSteps: readonly ProbeStepView[] = probeIds.map((id) => ({ id, state: 'waiting', finding: null, detail: null }));
