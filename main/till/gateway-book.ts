// How the gateway stands and what it did today: written by the gateway, which stands above the till, read by the screen.
import type { GatewayCounts, GatewayProblem, GatewayView } from '../../shared/gateway.ts';
import type { Profile } from '../../shared/profile.ts';
import type { Clock } from '../queue/ports.ts';
import { businessDay } from './business-day.ts';

export type GatewayBook = {
  view(): GatewayView;
  starting(): void;
  listening(address: string): void;
  failed(problem: GatewayProblem, detail: string | null): void;
  ended(): void;
  /** One more of these now. */
  count(name: keyof GatewayCounts): void;
  /** A terminal asked something. */
  heard(): void;
};

const none: GatewayCounts = { members: 0, payments: 0, repeats: 0, refused: 0, inDoubt: 0, strangers: 0 };

/** An empty book: nothing listens yet. Counts live in memory, for one day of the store. */
export function createGatewayBook({ gateway }: Pick<Profile, 'gateway'>, clock: Clock): GatewayBook {
  let standing: Pick<GatewayView, 'state' | 'address' | 'problem' | 'detail'> = {
    state: gateway === undefined ? 'absent' : 'ended',
    address: null,
    problem: null,
    detail: null,
  };
  let lastRequestAt: number | null = null;
  let day = '';
  let counts = none;

  function today(): GatewayCounts {
    const now = businessDay(clock.wall());
    if (now !== day) {
      day = now;
      counts = none;
    }
    return counts;
  }

  function become(next: Partial<typeof standing> & Pick<GatewayView, 'state'>): void {
    standing = { address: null, problem: null, detail: null, ...next };
  }

  return {
    view: () => ({ ...standing, credentials: gateway?.credentials ?? [], lastRequestAt, today: today() }),
    starting: () => become({ state: 'starting' }),
    listening: (address) => become({ state: 'listening', address }),
    failed: (problem, detail) => become({ state: 'failed', problem, detail }),
    ended: () => become({ state: 'ended' }),
    count(name) {
      counts = { ...today(), [name]: today()[name] + 1 };
    },
    heard() {
      lastRequestAt = clock.wall();
    },
  };
}
