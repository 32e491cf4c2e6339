// The weather in which a broken rule about the log shows: logs that are wrong, mute or slow, and probes that change their minds.
import type { Swarm } from './faults.ts';
import { lostRevocations } from './mutant-weather.ts';

/** A log that is down or stuck for longer than Q while requests come late, but in time. */
export function wrongLogs(swarm: Swarm): Swarm {
  const faults = { ...swarm.faults, wrongLog: 0.5, lostResponse: 0.4, crash: 0 };
  return {
    ...swarm,
    faults,
    ghosts: false,
    longestLag: 0,
    longestDelay: 60_000,
    longestWrong: 3_000_000,
    actions: 14,
    cards: 2,
  };
}

export function muteLogs(swarm: Swarm): Swarm {
  return { ...wrongLogs(swarm), faults: { ...wrongLogs(swarm).faults, wrongLog: 0, muteRows: 0.5 } };
}

/** Probes that prove now this, now that, while answers get lost. */
export function fickleProbes(swarm: Swarm): Swarm {
  const { faults, traits, ...rest } = lostRevocations(swarm);
  return {
    ...rest,
    traits: { ...traits, repeatedSerial: 'refused' },
    repeatProven: true,
    faults: { ...faults, probe: 0.5 },
  };
}

/** A log that shows nothing for minutes, as its probe measured. */
export function slowLogs(swarm: Swarm): Swarm {
  const faults = { ...swarm.faults, lostResponse: 0.5, wrongLog: 0, logNulls: 0, outage: 0, decides: 0 };
  return {
    ...swarm,
    faults,
    ghosts: false,
    probedLag: 300_000,
    longestLag: 300_000,
    longestDelay: 85_000,
    actions: 14,
  };
}
