// The weather in which a broken rule shows: turns a drawn swarm so that a few seeds are enough.
import type { Swarm } from './faults.ts';

export function trustRepeats(swarm: Swarm): Swarm {
  return { ...swarm, repeatProven: true };
}

const quarterHour = 900_000;

/** Requests that land after every quarantine. */
export function ghostly(swarm: Swarm): Swarm {
  const faults = { ...swarm.faults, lateRequest: 0.4, wallJump: 0, logIgnoresFilter: 0, logNulls: 0 };
  return { ...swarm, faults, ghosts: true, longestDelay: quarterHour, longestLag: 0, actions: 14 };
}

export function ghostlyRepeats(swarm: Swarm): Swarm {
  const { faults, traits, ...rest } = ghostly(swarm);
  return {
    ...rest,
    repeatProven: true,
    traits: { ...traits, repeatedSerial: 'sameVoucher' },
    faults: { ...faults, refusedListed: 0.3, refusedConnection: 0.2 },
  };
}

/** Repeats that are safe, over a line that loses answers and refuses connections. */
export function stumblingRepeats(swarm: Swarm): Swarm {
  const traits = { ...swarm.traits, repeatedSerial: 'sameVoucher' } as const;
  const faults = { ...swarm.faults, lostRequest: 0.3, lostResponse: 0.2, refusedConnection: 0.4, logNulls: 0 };
  return { ...swarm, repeatProven: true, traits, faults, ghosts: true, longestLag: quarterHour, actions: 14 };
}

/** The line is mostly down: much stays open. */
export function mostlyDown(swarm: Swarm): Swarm {
  return { ...swarm, faults: { ...swarm.faults, outage: 0.9 }, actions: 14, cards: 4 };
}

/** A log that is down or stuck for longer than Q while requests come late, but in time. */
export function wrongLogs(swarm: Swarm): Swarm {
  const faults = { ...swarm.faults, wrongLog: 0.5, lostResponse: 0.4, crash: 0 };
  return { ...swarm, faults, ghosts: false, longestLag: 0, longestDelay: 60_000, actions: 14, cards: 2 };
}

export function muteLogs(swarm: Swarm): Swarm {
  return { ...wrongLogs(swarm), faults: { ...wrongLogs(swarm).faults, wrongLog: 0, muteRows: 0.5 } };
}

export function meddlesomeOffice(swarm: Swarm): Swarm {
  return { ...swarm, faults: { ...swarm.faults, office: 0.7, lostResponse: 0.6, outage: 0.2 }, actions: 14, cards: 1 };
}

export function lateButInTime(swarm: Swarm): Swarm {
  const faults = { ...swarm.faults, lateRequest: 0.4, logIgnoresFilter: 0, logNulls: 0, wrongLog: 0 };
  return { ...swarm, faults, ghosts: false, longestLag: 80_000, longestDelay: 85_000, actions: 14 };
}
