// The live check of a connection, step by step, on a backend of its own: nothing of a till that runs is touched. Nothing is charged.
import {
  type Conclusion,
  type ConnectionStep,
  type ConnectionStepId,
  connectionStepIds,
} from '../../../shared/connect.ts';
import type { Profile } from '../../../shared/profile.ts';
import type { SignedIn } from '../../backends/member-backend.ts';
import {
  createYazuoBackend,
  type YazuoBackend,
  type YazuoBackendOptions,
} from '../../backends/yazuo/create-yazuo-backend.ts';
import type { Clock, Random, Timers } from '../../queue/ports.ts';
import {
  concludeCardTypes,
  concludeLog,
  concludeLookup,
  concludeMerchant,
  concludeReach,
  concludeTls,
  concludeToken,
} from './conclude.ts';
import { type Network, systemNetwork, targetOf } from './network.ts';

export type ConnectionOrder = {
  readonly profile: Profile;
  readonly appSecret: string;
  readonly user: string;
  readonly password: string;
  /** A test card of the house, or null: then the last two steps are not tried. */
  readonly cardNo: string | null;
};

export type ConnectionParts = {
  readonly clock: Clock;
  readonly random: Random;
  readonly timers: Timers;
  /** Hears of every change, with all steps. */
  readonly tell: (steps: readonly ConnectionStep[]) => void;
  readonly network?: Network;
  /** Shorter, for tests. Ms. */
  readonly deadlines?: YazuoBackendOptions['deadlines'];
};

/** All steps before the first is tried. */
function waitingSteps(): readonly ConnectionStep[] {
  return connectionStepIds.map((id) => ({ id, state: 'waiting' }));
}

/**
 * Tries the steps in their order and tells of each as it ends; what stands behind a failed one is not tried. Never rejects for
 * anything that the network does. The profile must have an address (its check has made sure of it).
 */
export async function runConnection(
  order: ConnectionOrder,
  parts: ConnectionParts,
): Promise<readonly ConnectionStep[]> {
  const { clock } = parts;
  const works = createWorks(order, parts);
  let steps = waitingSteps();
  let broken = false;

  function put(step: ConnectionStep): void {
    steps = steps.map((one) => (one.id === step.id ? step : one));
    parts.tell(steps);
  }

  try {
    for (const id of connectionStepIds) {
      const skip = broken ? 'behind' : order.cardNo === null && (id === 'lookup' || id === 'log') ? 'noCard' : null;
      if (skip !== null) {
        put({ id, state: 'notTried', finding: skip, ms: null });
        continue;
      }
      put({ id, state: 'trying' });
      const started = clock.monotonic();
      const conclusion = await works[id]();
      put({ id, ...conclusion, ms: Math.round(clock.monotonic() - started) });
      broken = conclusion.state === 'failed';
    }
    return steps;
  } finally {
    await works.close();
  }
}

type Works = Readonly<Record<ConnectionStepId, () => Promise<Conclusion>>> & { readonly close: () => Promise<void> };

/** What each step does. The backend is opened with the first step that needs it: an unreadable authority is the TLS step's to tell. */
function createWorks(order: ConnectionOrder, parts: ConnectionParts): Works {
  const { profile, appSecret, user, password } = order;
  const { clock, random, timers, deadlines } = parts;
  const network = parts.network ?? systemNetwork();
  const { host, port, secure } = targetOf(profile.baseUrl ?? '');
  const authority = profile.certificateAuthority ?? null;
  const cardNo = order.cardNo ?? '';
  const brandId = profile.brandId ?? '';
  let opened: YazuoBackend | null = null;
  let signedIn: SignedIn | null = null;

  function backend(): YazuoBackend {
    opened ??= createYazuoBackend({
      profile,
      appSecret,
      clock,
      random,
      timers,
      ...(deadlines === undefined ? {} : { deadlines }),
      ...(authority === null ? {} : { certificateAuthority: authority }),
    });
    return opened;
  }

  return {
    reach: async () => concludeReach(host, port, await network.reach(host, port)),
    tls: async () =>
      concludeTls(host, secure ? await network.handshake(host, port, authority) : { kind: 'notNeeded' }, clock.wall()),
    async token() {
      const answer = await backend().signIn(user, password);
      signedIn = answer.ok ? answer.value : null;
      return concludeToken(answer);
    },
    async merchant() {
      const told = { brandId: signedIn?.brandId ?? null, merchantNo: signedIn?.merchantNo ?? null };
      const { merchantId, merchantNo } = profile;
      return concludeMerchant(
        { brandId, merchantId, merchantNo },
        told,
        await backend().interfaces.listMerchants({ brandId }),
      );
    },
    cardTypes: async () => concludeCardTypes(await backend().interfaces.listCardTypes({ brandId })),
    lookup: async () => concludeLookup(cardNo, await backend().lookup(cardNo)),
    async log() {
      const whole = await backend().findTransactions({ cardNo, serial: null });
      const serial = whole.kind === 'rows' ? (whole.rows.find((row) => row.serial !== null)?.serial ?? null) : null;
      // As long as a serial of a till, of which the platform cannot know one that begins so.
      const unknown =
        whole.kind === 'rows' ? await backend().findTransactions({ cardNo, serial: `check${random.hex(7)}` }) : null;
      const known = serial === null ? null : { serial, answer: await backend().findTransactions({ cardNo, serial }) };
      return concludeLog({ whole, known, unknown });
    },
    close: async () => opened?.close(),
  };
}
