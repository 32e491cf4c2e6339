// The swarm: each seed turns on its own random subset of faults, each with its own strength. Probabilities are per call.
import type { ServerTraits } from './model-server.ts';
import type { Dice } from './virtual-time.ts';

/** Faults of a money call. Each value is a probability. */
export type CallFaults = {
  readonly lostRequest: number;
  readonly lostResponse: number;
  readonly lateRequest: number;
  readonly duplicate: number;
  readonly refusedConnection: number;
  readonly badToken: number;
  readonly contention: number;
  readonly faultBefore: number;
  readonly faultAfter: number;
  readonly htmlPage: number;
  readonly refusedListed: number;
  readonly refusedUnlisted: number;
  readonly uncertainCode: number;
  readonly emptyVoucher: number;
  /** The call never comes home in time; the watchman must act. */
  readonly hung: number;
  /** Refused in words that are on no list, and charged all the same. Only where the log never lags or errs: one answer must do. */
  readonly refusedAfter: number;
};

export type LogFaults = {
  readonly logLost: number;
  readonly logFault: number;
  readonly logIgnoresFilter: number;
  readonly logNulls: number;
  /** Chance that a row's serial is never shown, though the log finds the row by it. */
  readonly muteRows: number;
};

export type Faults = CallFaults &
  LogFaults & {
    readonly crash: number;
    readonly storeRefuses: number;
    /** Chance that a cashier's step is one of these. */
    readonly office: number;
    readonly secondTill: number;
    readonly freeze: number;
    readonly outage: number;
    readonly wrongLog: number;
    readonly wallJump: number;
    /** A copied till uses a serial of ours for another amount, card or kind. */
    readonly twin: number;
    /** The cashier asks for another amount under the same intent, or offline with a balance of the day before. */
    readonly secondThought: number;
    /** A supervisor stands by where the till is offline; and forgets to where much is revoked. */
    readonly approval: number;
    /** Chance that a person decides something that is manual, and that the decision is wrong. */
    readonly decides: number;
    readonly wrongDecision: number;
    /** A probe ends and finds otherwise than the one before. */
    readonly probe: number;
    readonly shiftChange: number;
    /** The till is replaced: its open work goes to another. Once in a schedule. */
    readonly handOver: number;
    /** Several sales to one card at once; a card with next to nothing on it. */
    readonly burst: number;
    readonly lowBalance: number;
    /** Chance that a cashier's step brings a service too. */
    readonly services: number;
    /** Chance that a terminal pays by the gateway beside a cashier's step. */
    readonly terminals: number;
  };

export type Swarm = {
  readonly faults: Faults;
  /** A platform with a log, or a member service that has none, no voucher and no undo (`model-member-service.ts`). */
  readonly platform: 'log' | 'balance';
  /**
   * Others move a card by the amount in doubt: exactly, which breaks what is assumed of them (docs/decisions/0007); but for a hundredth of a
   * fen, or later than anybody may conclude anything from it, which do not. `sameSales`: the till's own sales are all of one amount.
   */
  readonly elsewhere?: 'exactly' | 'nearly' | 'later';
  readonly sameSales?: true;
  readonly traits: ServerTraits;
  readonly repeatProven: boolean;
  /** The lag of the log (ms) as the probe measured it; 0 where it found none. */
  readonly probedLag: number;
  /** The longest time (ms) that the log lags, and that a cut request may still be under way; with ghosts longer than Q. */
  readonly ghosts: boolean;
  readonly longestLag: number;
  readonly longestDelay: number;
  readonly slowest: number;
  /** The longest time (ms) that the log answers wrongly. */
  readonly longestWrong: number;
  readonly connections: number;
  readonly cards: number;
  readonly actions: number;
  /** The largest sale, fen. */
  readonly largest: number;
  /** Refusals that the profile lists as definite. */
  readonly listed: readonly string[];
};

/** As the seed draws it; a member service whatever it draws; or as it was before there were member services and terminals. */
export type WorldKind = 'drawn' | 'balance' | 'former';

/** Together below Q = 180 s; where `ghosts` blow, requests and log rows come later than any quarantine. */
const shortLag = 80_000;
const shortDelay = 85_000;
const ghostDelay = 900_000;
/** Slower than any usual quarantine: only whoever heeds what the probe measured is safe. */
const slowLag = 300_000;

/** Those that came later draw from dice of their own (`late`, then `newest`, then `servicing`, then `far`), so that a seed of old plays as it did. */
export function drawSwarm(
  dice: Dice,
  late: Dice,
  newest: Dice,
  servicing: Dice,
  far: Dice,
  world: WorldKind = 'drawn',
): Swarm {
  const swarm = drawLogSwarm(dice, late, newest, servicing);
  const terminals = far.chance(0.3) ? far.next() : 0;
  const isBalance = far.chance(0.25);
  const drawn = { ...swarm, faults: { ...swarm.faults, terminals } };
  const isSame = far.chance(0.4);
  const isProven = isSame && far.chance(0.7);
  if (world === 'former') {
    return swarm;
  }
  return isBalance || world === 'balance' ? onMemberService(drawn, isSame, isProven) : drawn;
}

/** The same weather over a member service: it has no log that could be wrong, and nobody signs in there. */
function onMemberService(swarm: Swarm, isSamePayment: boolean, isProven: boolean): Swarm {
  const { faults, traits } = swarm;
  const never = { contention: 0, emptyVoucher: 0, logIgnoresFilter: 0, logNulls: 0, muteRows: 0, wrongLog: 0 };
  return {
    ...swarm,
    platform: 'balance',
    traits: { ...traits, repeatedSerial: isSamePayment ? 'sameVoucher' : 'charged' },
    repeatProven: isProven,
    probedLag: 0,
    longestLag: 0,
    listed: ['1001', '1002', '1005'],
    faults: { ...faults, ...never, twin: 0, probe: 0 },
  };
}

function drawLogSwarm(dice: Dice, late: Dice, newest: Dice, servicing: Dice): Swarm {
  const strength = dice.pick([0.05, 0.15, 0.35]);
  const maybe = (share: number) => (dice.chance(0.4) ? dice.next() * share * strength : 0);
  const ghosts = dice.chance(0.25);
  const repeatedSerial = dice.pick(['charged', 'charged', 'refused', 'sameVoucher'] as const);
  const isSlow = !ghosts && newest.chance(0.12);
  const often = (share: number, strongest: number) => (newest.chance(share) ? newest.next() * strongest : 0);
  const rarely = (share: number) => (late.chance(0.3) ? late.next() * share * strength : 0);
  return {
    faults: {
      lostRequest: maybe(1),
      lostResponse: maybe(1),
      lateRequest: maybe(1),
      duplicate: maybe(0.5),
      refusedConnection: maybe(1),
      badToken: maybe(0.5),
      contention: maybe(0.5),
      faultBefore: maybe(0.7),
      faultAfter: maybe(0.7),
      htmlPage: maybe(0.5),
      refusedListed: maybe(0.5),
      refusedUnlisted: maybe(0.7),
      uncertainCode: maybe(0.5),
      emptyVoucher: maybe(0.3),
      hung: maybe(0.4),
      logLost: maybe(1),
      logFault: maybe(0.7),
      logIgnoresFilter: maybe(0.7),
      logNulls: maybe(0.7),
      muteRows: maybe(0.5),
      crash: dice.chance(0.6) ? dice.next() * 0.03 : 0,
      storeRefuses: maybe(0.3),
      office: maybe(0.5),
      secondTill: maybe(0.7),
      freeze: maybe(0.4),
      outage: dice.chance(0.5) ? 0.15 : 0,
      wrongLog: dice.chance(0.25) ? 0.2 : 0,
      wallJump: maybe(0.3),
      refusedAfter: rarely(1),
      twin: rarely(1),
      secondThought: late.chance(0.5) ? 0.1 : 0,
      approval: often(0.5, 0.6),
      decides: often(0.5, 1),
      wrongDecision: often(0.7, 1),
      probe: often(0.3, 0.3),
      shiftChange: often(0.5, 0.3),
      burst: often(0.4, 0.4),
      lowBalance: often(0.3, 0.6),
      handOver: often(0.2, 0.3),
      services: servicing.chance(0.5) ? servicing.next() : 0,
      terminals: 0,
    },
    platform: 'log',
    traits: { repeatedSerial, revocationRowSerial: dice.pick(['own', 'target'] as const) },
    repeatProven: repeatedSerial !== 'charged' && dice.chance(0.7),
    ghosts,
    probedLag: isSlow ? slowLag : 0,
    longestLag: lagOf(dice.chance(0.4), ghosts, isSlow),
    longestDelay: ghosts ? ghostDelay : shortDelay,
    slowest: dice.pick([20, 400, 3_000]),
    connections: dice.between(1, 6),
    cards: dice.between(1, 4),
    actions: dice.between(3, 14),
    largest: 25_000,
    longestWrong: 600_000,
    listed: dice.pick([[], ['balanceTooSmall', 'frozen', 'alreadyRevoked'], ['balanceTooSmall']]),
  };
}

function lagOf(lags: boolean, ghosts: boolean, isSlow: boolean): number {
  if (isSlow) {
    return slowLag;
  }
  return lags ? (ghosts ? ghostDelay : shortLag) : 0;
}
