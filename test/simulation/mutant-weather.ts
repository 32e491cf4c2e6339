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

export function meddlesomeOffice(swarm: Swarm): Swarm {
  return { ...swarm, faults: { ...swarm.faults, office: 0.7, lostResponse: 0.6, outage: 0.2 }, actions: 14, cards: 1 };
}

export function lateButInTime(swarm: Swarm): Swarm {
  const faults = { ...swarm.faults, lateRequest: 0.4, logIgnoresFilter: 0, logNulls: 0, wrongLog: 0 };
  return { ...swarm, faults, ghosts: false, longestLag: 80_000, longestDelay: 85_000, actions: 14 };
}

/** The till dies often, and answers get lost. */
export function restless(swarm: Swarm): Swarm {
  const faults = {
    ...swarm.faults,
    crash: 0.05,
    lostResponse: 0.4,
    refusedConnection: 0.2,
    outage: 0.3,
    storeRefuses: 0,
  };
  return { ...swarm, faults, actions: 14, cards: 2 };
}

export function restlessClock(swarm: Swarm): Swarm {
  const { faults, ...rest } = lateButInTime(swarm);
  return { ...rest, faults: { ...faults, crash: 0.02, wallJump: 0.5 } };
}

export function jumpingClock(swarm: Swarm): Swarm {
  const { faults, ...rest } = lateButInTime(swarm);
  return { ...rest, faults: { ...faults, wallJump: 0.5, crash: 0 } };
}

/** Sales wait for a line that comes and goes. */
export function anyWaiting(swarm: Swarm): Swarm {
  return { ...swarm, faults: { ...swarm.faults, outage: 0.5, crash: 0.04 }, actions: 14 };
}

export function deadLine(swarm: Swarm): Swarm {
  return { ...swarm, faults: { ...swarm.faults, refusedConnection: 0.6 }, actions: 14, slowest: 3_000 };
}

/** The till gives calls up, and their answers come minutes later. */
export function hungCalls(swarm: Swarm): Swarm {
  const faults = {
    ...swarm.faults,
    hung: 0.5,
    wrongLog: 0.5,
    logLost: 0.4,
    storeRefuses: 0,
    crash: 0,
    refusedListed: 0,
  };
  return { ...swarm, faults, actions: 14, listed: ['balanceTooSmall', 'frozen', 'alreadyRevoked'] };
}

export function emptyVouchers(swarm: Swarm): Swarm {
  return { ...swarm, faults: { ...swarm.faults, emptyVoucher: 0.4 } };
}

/** Refused in words, charged all the same; the log shows it at once. */
export function chargedRefusals(swarm: Swarm): Swarm {
  return {
    ...swarm,
    faults: { ...swarm.faults, refusedAfter: 0.4, wrongLog: 0 },
    longestLag: 0,
    ghosts: false,
    actions: 14,
  };
}

/** What nobody revokes ends as a person's affair: answers are lost, repeats are not proven, ghosts come late. */
export function quietManual(swarm: Swarm): Swarm {
  const faults = {
    ...swarm.faults,
    lateRequest: 0.4,
    lostRequest: 0.3,
    outage: 0,
    wrongLog: 0,
    logNulls: 0,
    muteRows: 0,
  };
  return { ...swarm, faults, repeatProven: false, ghosts: true, longestDelay: quarterHour, longestLag: 0, actions: 14 };
}

export function officeAndManual(swarm: Swarm): Swarm {
  const { faults, ...rest } = quietManual(swarm);
  return { ...rest, faults: { ...faults, office: 0.7, crash: 0.01 } };
}

/** Answers get lost, and what is revoked is revoked through lost answers too. */
export function lostRevocations(swarm: Swarm): Swarm {
  const faults = {
    ...swarm.faults,
    lostRequest: 0.3,
    lostResponse: 0.4,
    outage: 0,
    wrongLog: 0,
    logNulls: 0,
    muteRows: 0,
  };
  return { ...swarm, faults, actions: 14, cards: 3 };
}

export function busyRevoking(swarm: Swarm): Swarm {
  return { ...swarm, faults: { ...swarm.faults, outage: 0, wrongLog: 0 }, actions: 14, cards: 1 };
}

/** A copied till writes under our serials while ours are lost. */
export function twins(swarm: Swarm): Swarm {
  const faults = { ...swarm.faults, twin: 0.8, lostRequest: 0.6, wrongLog: 0, outage: 0 };
  return { ...swarm, faults, actions: 14, cards: 2 };
}

/** The network doubles requests whose answers get lost: the log shows two rows. */
export function doubledRequests(swarm: Swarm): Swarm {
  const clear = { logNulls: 0, muteRows: 0, wrongLog: 0, twin: 0 };
  const faults = { ...swarm.faults, ...clear, duplicate: 0.7, lostResponse: 0.7, logLost: 0.5, office: 0 };
  const traits = { ...swarm.traits, repeatedSerial: 'charged' } as const;
  return { ...swarm, faults, traits, repeatProven: false, longestLag: 0, longestDelay: 2_000, actions: 14 };
}

export function ghostlyRestless(swarm: Swarm): Swarm {
  const { faults, ...rest } = ghostly(swarm);
  return { ...rest, faults: { ...faults, crash: 0.02 } };
}

export function ghostlyClock(swarm: Swarm): Swarm {
  const { faults, ...rest } = ghostly(swarm);
  return { ...rest, faults: { ...faults, wallJump: 0.5, crash: 0 } };
}

export function oldBalances(swarm: Swarm): Swarm {
  return { ...swarm, faults: { ...swarm.faults, secondThought: 0.5 } };
}

export function secondThoughts(swarm: Swarm): Swarm {
  return oldBalances(swarm);
}

/** Two cards, many actions: lanes are long. */
export function fewCards(swarm: Swarm): Swarm {
  const faults = { ...swarm.faults, lostRequest: 0.4, outage: 0.3 };
  return { ...swarm, faults, actions: 14, cards: 2, slowest: 20, connections: 6, repeatProven: false };
}

/** So many small sales wait that only their number can stop them. */
export function smallSales(swarm: Swarm): Swarm {
  return { ...mostlyDown(swarm), largest: 1_500, actions: 60, cards: 4 };
}

/** Much ends as a person's affair, and people decide it, often wrongly; what was on its way lands long after. */
export function decidedWrongly(swarm: Swarm): Swarm {
  const { faults, ...rest } = quietManual(swarm);
  const people = { decides: 0.9, wrongDecision: 0.5, twin: 0, storeRefuses: 0, crash: 0 };
  return { ...rest, faults: { ...faults, ...people }, probedLag: 0 };
}

/** Sales offline, many of them approved. */
export function approvedSales(swarm: Swarm): Swarm {
  return { ...mostlyDown(swarm), faults: { ...mostlyDown(swarm).faults, approval: 0.5 } };
}

export function largeRevocations(swarm: Swarm): Swarm {
  return { ...busyRevoking(swarm), faults: { ...busyRevoking(swarm).faults, approval: 0.6 } };
}

/** Tills are replaced while much is open and on its way. */
export function replacedTills(swarm: Swarm): Swarm {
  const faults = { ...swarm.faults, handOver: 0.3, outage: 0.3, lostResponse: 0.3, storeRefuses: 0 };
  return { ...swarm, faults, actions: 14, cards: 3, slowest: 3_000 };
}
