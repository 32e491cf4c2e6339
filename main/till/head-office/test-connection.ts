// The check of the connection to head office, step by step, on a connection of its own: what it writes is taken back before anybody sees it.
import type { TriedConclusion } from '../../../shared/connect.ts';
import {
  type HeadOfficeConclusion,
  type HeadOfficeStep,
  type HeadOfficeStepId,
  headOfficeStepIds,
} from '../../../shared/head-office.ts';
import type { Result } from '../../../shared/result.ts';
import type {
  Greeting,
  HeadOfficeFailure,
  HeadOfficeSession,
  HeadOfficeSettings,
  OpenSession,
  Standing,
} from '../../backends/head-office/head-office-door.ts';
import type { Clock, Random } from '../../queue/ports.ts';
import { concludeReach, concludeTls } from '../connect/conclude.ts';
import { type Network, systemNetwork } from '../connect/network.ts';
import { trySteps } from '../connect/try-steps.ts';
import { postgresHandshake } from './postgres-tls.ts';

export type HeadOfficeTest = {
  readonly settings: HeadOfficeSettings;
  readonly usesTls: boolean;
  readonly open: OpenSession;
  readonly standing: () => Standing;
  readonly clock: Clock;
  readonly random: Pick<Random, 'hex'>;
  /** Hears of every change, with all steps. */
  readonly tell: (steps: readonly HeadOfficeStep[]) => void;
  readonly signal: AbortSignal;
  readonly network?: Pick<Network, 'reach'>;
};

type Concluded = HeadOfficeConclusion | TriedConclusion;

/** Tries the steps in their order; what stands behind a failed one is not tried. Never rejects for anything that network or database do. */
export function testHeadOfficeConnection(test: HeadOfficeTest): Promise<readonly HeadOfficeStep[]> {
  return trySteps(headOfficeStepIds, createWorks(test), test.clock, test.tell);
}

function createWorks({
  settings,
  usesTls,
  open,
  standing,
  clock,
  random,
  signal,
  network = systemNetwork(),
}: HeadOfficeTest) {
  const { host, port, authority } = settings;
  let session: HeadOfficeSession | null = null;
  let greeting: Result<Greeting, HeadOfficeFailure> | null = null;

  async function greeted(): Promise<Result<Greeting, HeadOfficeFailure>> {
    greeting ??= (await session?.greet([])) ?? lost;
    return greeting;
  }

  const run: Readonly<Record<HeadOfficeStepId, () => Promise<Concluded>>> = {
    reach: async () => concludeReach(host, port, await network.reach(host, port)),
    tls: async () =>
      concludeTls(host, usesTls ? await postgresHandshake(host, port, authority) : { kind: 'notNeeded' }, clock.wall()),
    async signIn() {
      const opened = await open(settings, signal);
      if (opened.ok) {
        session = opened.value;
      }
      return conclude(opened);
    },
    async schema() {
      const answer = await greeted();
      // That it may not be called says that it is there.
      return isOfRights(answer) ? done : conclude(answer);
    },
    rights: async () => conclude(await greeted()),
    row: async () => conclude((await session?.tryOut(trial(standing(), random))) ?? lost),
  };
  return { run, close: async () => session?.close() };
}

const done: HeadOfficeConclusion = { state: 'ok', finding: 'done', values: {} };
const lost = { ok: false, failure: { code: 'brokenOff', words: null } } as const;

function conclude(answer: Result<unknown, HeadOfficeFailure>): HeadOfficeConclusion {
  return answer.ok ? done : { state: 'failed', finding: answer.failure.code, values: {}, words: answer.failure.words };
}

function isOfRights(answer: Result<unknown, HeadOfficeFailure>): boolean {
  return !answer.ok && (answer.failure.code === 'noRight' || answer.failure.code === 'readOnly');
}

/** A made-up installation with one made-up event. */
function trial(standing: Standing, random: Pick<Random, 'hex'>) {
  return {
    stream: { installId: random.hex(8), parent: null },
    events: [
      {
        sequence: 1,
        hash: random.hex(32),
        previous: '0'.repeat(64),
        serial: 'TRIAL',
        created: standing.now,
        before: null,
        after: 'cancelled' as const,
        attempt: 0,
        reason: 'withdrawn',
        wall: standing.now,
      },
    ],
    standing,
  };
}
