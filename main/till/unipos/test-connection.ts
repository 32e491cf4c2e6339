// The check of a connection to UniPOS, step by step, on a service client of its own: nothing of a till that runs is touched, nothing is sent
// but questions.
import type { TriedConclusion } from '../../../shared/connect.ts';
import type { UniposSettings } from '../../../shared/profile-parts.ts';
import type { Result } from '../../../shared/result.ts';
import type { UniposBill } from '../../../shared/unipos.ts';
import {
  type UniposConclusion,
  type UniposStep,
  type UniposStepId,
  uniposStepIds,
} from '../../../shared/unipos-setup.ts';
import type { BackendFailure } from '../../backends/backend-failure.ts';
import type { UniposService } from '../../backends/ports/unipos.ts';
import type { Clock } from '../../queue/ports.ts';
import { businessDay } from '../business-day.ts';
import { concludeReach, concludeTls } from '../connect/conclude.ts';
import { type Network, systemNetwork, targetOf } from '../connect/network.ts';
import { trySteps } from '../connect/try-steps.ts';
import { concludeUniposBills, concludeUniposList, concludeUniposToken } from './conclude-step.ts';

export type UniposTest = {
  readonly settings: UniposSettings;
  /** Opened with the first step that needs it, and closed at the end. */
  readonly open: () => UniposService;
  /** A PEM file that vouches instead of the public authorities, or null. */
  readonly authority: string | null;
  readonly clock: Clock;
  /** Hears of every change, with all steps. */
  readonly tell: (steps: readonly UniposStep[]) => void;
  readonly network?: Network;
};

/** Tries the steps in their order and tells of each as it ends; what stands behind a failed one is not tried. Never rejects for anything that the network does. */
export function testUniposConnection(test: UniposTest): Promise<readonly UniposStep[]> {
  return trySteps(uniposStepIds, createWorks(test), test.clock, test.tell);
}

function createWorks({ settings, open, authority, clock, network = systemNetwork() }: UniposTest) {
  const { host, port, secure } = targetOf(settings.serviceUri);
  const asked = { shopNo: settings.shopNo, day: businessDay(clock.wall()) };
  let service: UniposService | null = null;
  let bills: Result<readonly UniposBill[], BackendFailure> | null = null;

  function opened(): UniposService {
    service ??= open();
    return service;
  }

  /** Read once: the token's step asks for them, the bills' step judges them. */
  async function billsOfToday(): Promise<Result<readonly UniposBill[], BackendFailure>> {
    bills ??= await opened().listBills(asked);
    return bills;
  }

  const run: Readonly<Record<UniposStepId, () => Promise<UniposConclusion | TriedConclusion>>> = {
    reach: async () => concludeReach(host, port, await network.reach(host, port)),
    tls: async () =>
      concludeTls(host, secure ? await network.handshake(host, port, authority) : { kind: 'notNeeded' }, clock.wall()),
    token: async () => concludeUniposToken(await billsOfToday()),
    bills: async () => concludeUniposBills(settings.shopNo, await billsOfToday()),
    orders: async () => concludeUniposList(await opened().listOrders(asked)),
    reservations: async () => concludeUniposList(await opened().listReservations(asked)),
  };
  return { run, close: async () => service?.close() };
}
