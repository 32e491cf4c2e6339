// The weather in which a broken rule about balances shows: lost answers, others at the card, long outages.
import type { Swarm } from './faults.ts';

/** Answers are lost, and others use the cards meanwhile. */
export function lostAnswers(swarm: Swarm): Swarm {
  const faults = {
    ...swarm.faults,
    lostRequest: 0.3,
    lostResponse: 0.3,
    crash: 0,
    freeze: 0,
    outage: 0,
    lowBalance: 0,
  };
  return { ...swarm, faults, ghosts: false, longestDelay: 60_000, actions: 14, cards: 2 };
}

export function lostBesideOthers(swarm: Swarm): Swarm {
  const { faults, ...rest } = lostAnswers(swarm);
  return { ...rest, faults: { ...faults, secondTill: 0.6 }, slowest: 3_000, cards: 1 };
}

export function restless(swarm: Swarm): Swarm {
  const { faults, ...rest } = lostBesideOthers(swarm);
  return { ...rest, faults: { ...faults, crash: 0.02, lateRequest: 0.3 } };
}

/** The line is down for long, the till starts again meanwhile, and others use the card then. */
export function longAway(swarm: Swarm): Swarm {
  const { faults, ...rest } = lostBesideOthers(swarm);
  return {
    ...rest,
    elsewhere: 'later',
    actions: 40,
    faults: { ...faults, outage: 0.5, secondTill: 0.3, crash: 0.004, logLost: 0.3, decides: 0, handOver: 0 },
  };
}

/** Requests that come late, but in time. */
export function late(swarm: Swarm): Swarm {
  const { faults, ...rest } = lostAnswers(swarm);
  return { ...rest, faults: { ...faults, lateRequest: 0.5 }, longestDelay: 80_000 };
}

/** Readings that hang until the watchman gives the attempt up. */
export function hanging(swarm: Swarm): Swarm {
  const { faults, ...rest } = lostAnswers(swarm);
  return { ...rest, faults: { ...faults, hung: 0.5, services: 0 }, cards: 1 };
}

export function repeating(swarm: Swarm): Swarm {
  const { faults, traits, ...rest } = lostAnswers(swarm);
  return {
    ...rest,
    faults: {
      ...faults,
      lostRequest: 0,
      lostResponse: 0.7,
      crash: 0.02,
      secondTill: 0,
      services: 0,
      decides: 0,
      handOver: 0,
    },
    traits: { ...traits, repeatedSerial: 'sameVoucher' },
    repeatProven: true,
    cards: 1,
  };
}

export function terminals(swarm: Swarm): Swarm {
  const { faults, ...rest } = lostAnswers(swarm);
  return { ...rest, faults: { ...faults, terminals: 1, services: 0 }, actions: 14, cards: 1 };
}

export function undoing(swarm: Swarm): Swarm {
  const { faults, ...rest } = lostAnswers(swarm);
  return { ...rest, faults: { ...faults, decides: 0.6, wrongDecision: 0 }, actions: 14 };
}
