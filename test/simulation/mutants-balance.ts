// Broken rules about a platform without log, voucher and undo (docs/decisions/0007), and about the terminals that pay through the gateway.
import { judgeBalance } from '../../main/queue/balance.ts';
import { createBalanceBook } from '../../main/queue/balance-book.ts';
import { noteRevocation } from '../../main/queue/decisions.ts';
import type { Sending } from '../../main/queue/ports.ts';
import { type Rules, standardRules } from '../../main/queue/rules.ts';
import { fen } from '../../shared/money.ts';
import type { Swarm } from './faults.ts';
import { type Mutant, to, withRow, withRules, withStore } from './mutant.ts';

const world = 'balance';

/** Answers are lost, and others use the cards meanwhile. */
function lostAnswers(swarm: Swarm): Swarm {
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

function lostBesideOthers(swarm: Swarm): Swarm {
  const { faults, ...rest } = lostAnswers(swarm);
  return { ...rest, faults: { ...faults, secondTill: 0.6 }, slowest: 3_000, cards: 1 };
}

function restless(swarm: Swarm): Swarm {
  const { faults, ...rest } = lostBesideOthers(swarm);
  return { ...rest, faults: { ...faults, crash: 0.02, lateRequest: 0.3 } };
}

/** The line is down for long, the till starts again meanwhile, and others use the card then. */
function longAway(swarm: Swarm): Swarm {
  const { faults, ...rest } = lostBesideOthers(swarm);
  return {
    ...rest,
    elsewhere: 'later',
    actions: 40,
    faults: { ...faults, outage: 0.5, secondTill: 0.3, crash: 0.004, logLost: 0.3, decides: 0, handOver: 0 },
  };
}

/** Requests that come late, but in time. */
function late(swarm: Swarm): Swarm {
  const { faults, ...rest } = lostAnswers(swarm);
  return { ...rest, faults: { ...faults, lateRequest: 0.5 }, longestDelay: 80_000 };
}

/** Readings that hang until the watchman gives the attempt up. */
function hanging(swarm: Swarm): Swarm {
  const { faults, ...rest } = lostAnswers(swarm);
  return { ...rest, faults: { ...faults, hung: 0.5, services: 0 }, cards: 1 };
}

function repeating(swarm: Swarm): Swarm {
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

function terminals(swarm: Swarm): Swarm {
  const { faults, ...rest } = lostAnswers(swarm);
  return { ...rest, faults: { ...faults, terminals: 1, services: 0 }, actions: 14, cards: 1 };
}

function undoing(swarm: Swarm): Swarm {
  const { faults, ...rest } = lostAnswers(swarm);
  return { ...rest, faults: { ...faults, decides: 0.6, wrongDecision: 0 }, actions: 14 };
}

/** The witness says what is wanted whatever it does. */
function witnessing(work: (sending: Sending) => Sending['witness']): NonNullable<Mutant['damage']> {
  return {
    ports: (ports) => ({
      ...ports,
      net: {
        ...ports.net,
        attempt: (sending) => {
          const witness = work(sending);
          return ports.net.attempt(witness === undefined ? sending : { ...sending, witness });
        },
      },
    }),
  };
}

function judging(judge: Rules['judgeBalance']): Rules {
  return withRules({ judgeBalance: judge });
}

export const balanceMutants: readonly Mutant[] = [
  {
    name: 'somebody else moves the card by exactly the amount in doubt',
    world,
    adjust: (swarm) => ({ ...lostBesideOthers(swarm), elsewhere: 'exactly' }),
    noticedBy: [3],
  },
  {
    name: 'a payment is posted before its balance is noted',
    world,
    damage: witnessing(() => () => true),
    noticedBy: [27],
  },
  {
    name: 'a disk that refuses the note lets the payment go all the same',
    world,
    damage: witnessing((sending) => (before) => sending.witness?.(before) === true || true),
    adjust: (swarm) => ({ ...swarm, faults: { ...swarm.faults, storeRefuses: 0.3 } }),
    noticedBy: [27],
  },
  {
    name: 'what was noted is taken for never posted at a start',
    world,
    rules: withRules({ wasNeverPosted: () => true }),
    adjust: restless,
    noticedBy: [1, 3, 15, 17],
  },
  {
    name: 'what any earlier attempt noted is enough',
    world,
    rules: withRules({
      wasNeverPosted: (events) => events.every(({ reason }) => reason !== 'balanceBefore') === false,
    }),
    adjust: restless,
    noticedBy: [1, 3, 15, 17],
  },
  {
    name: 'a balance that fell by at least the amount is a proof',
    world,
    rules: judging((operation, witnessed, accounts, now) => {
      const balance = accounts.find(({ account }) => account === witnessed?.account)?.balance;
      const isLess = witnessed !== null && balance !== undefined && balance <= witnessed.balance - witnessed.quantity;
      const shown = isLess
        ? [{ account: witnessed.account, balance: witnessed.balance - witnessed.quantity }]
        : accounts;
      return judgeBalance(operation, witnessed, shown, now);
    }),
    adjust: lostBesideOthers,
    noticedBy: [3],
  },
  {
    name: 'a balance that moved at all is a proof',
    world,
    rules: judging((operation, witnessed, accounts, now) => {
      const finding = judgeBalance(operation, witnessed, accounts, now);
      const isMoved = finding.kind === 'untrusted' && finding.why === 'balanceMovedOtherwise' && witnessed !== null;
      const proven = isMoved ? [{ account: witnessed.account, balance: witnessed.balance - witnessed.quantity }] : [];
      return isMoved ? judgeBalance(operation, witnessed, proven, now) : finding;
    }),
    adjust: lostBesideOthers,
    noticedBy: [3],
  },
  {
    name: 'a balance that did not fall by the amount proves absence',
    world,
    rules: judging((operation, witnessed, accounts, now) => {
      const finding = judgeBalance(operation, witnessed, accounts, now);
      return finding.kind === 'untrusted' && finding.why === 'balanceMovedOtherwise' ? { kind: 'absent' } : finding;
    }),
    adjust: lostBesideOthers,
    noticedBy: [3, 17],
  },
  {
    name: 'balances are compared in whole fen',
    world,
    rules: judging((operation, witnessed, accounts, now) => {
      const whole = accounts.map(({ account, balance }) => ({ account, balance: Math.ceil(balance / 100) * 100 }));
      const seen = witnessed === null ? null : { ...witnessed, balance: Math.ceil(witnessed.balance / 100) * 100 };
      return judgeBalance(operation, seen, whole, now);
    }),
    adjust: (swarm) => ({ ...lostBesideOthers(swarm), elsewhere: 'nearly' }),
    noticedBy: [3],
  },
  {
    name: 'the other account is looked at',
    world,
    rules: judging((operation, witnessed, accounts, now) =>
      judgeBalance(
        operation,
        witnessed,
        accounts.map(({ account, balance }, index) => ({
          account,
          balance: index === 0 ? (witnessed?.balance ?? balance) : balance,
        })),
        now,
      ),
    ),
    adjust: lostAnswers,
    noticedBy: [3, 17],
  },
  {
    name: 'a balance of an earlier start is believed',
    world,
    damage: {
      rules: ({ store }) =>
        judging((operation, witnessed, accounts, now) => {
          const note = store.events(operation.serial).findLast(({ reason }) => reason === 'balanceBefore');
          const before = note?.evidence === undefined || note.evidence === null ? null : JSON.parse(note.evidence);
          const kept = before === null ? null : { ...before, seenAt: now, isWhole: true, spoiltBy: null };
          return judgeBalance(operation, witnessed ?? kept, accounts, now);
        }),
    },
    adjust: longAway,
    noticedBy: [3, 17],
  },
  {
    name: 'a balance is believed however long ago it was seen',
    world,
    rules: judging((operation, witnessed, accounts, now) =>
      judgeBalance(operation, witnessed === null ? null : { ...witnessed, seenAt: now }, accounts, now),
    ),
    adjust: (swarm) => ({ ...longAway(swarm), faults: { ...longAway(swarm).faults, crash: 0 } }),
    noticedBy: [3, 17],
  },
  {
    name: 'one look at an unmoved balance is enough',
    world,
    rules: { ...standardRules, quarantineOver: () => true },
    adjust: late,
    noticedBy: [1, 3, 17],
  },
  {
    name: 'other operations of the card do not count',
    world,
    rules: withRules({
      createBalanceBook: () => {
        const book = createBalanceBook();
        return { ...book, note: (operation, before, now) => book.note(operation, before, now, true) };
      },
    }),
    adjust: (swarm) => ({ ...late(swarm), sameSales: true, cards: 1 }),
    noticedBy: [3],
  },
  {
    name: 'a second attempt forgets what was seen before the first',
    world,
    rules: withRules({
      createBalanceBook: () => {
        const book = createBalanceBook();
        return {
          ...book,
          note(operation, before, now, isAlone) {
            book.follow({ ...operation, state: 'manual', attempt: 0 });
            book.note({ ...operation, attempt: 1 }, before, now, isAlone);
          },
        };
      },
    }),
    adjust: repeating,
    noticedBy: [3, 17],
  },
  {
    name: 'what proves nothing is sent again where that is not safe',
    world,
    rules: withRow('unknown', { unprovable: to('pending') }),
    adjust: lostBesideOthers,
    noticedBy: [1, 24],
  },
  {
    name: 'what proves nothing is closed as not charged',
    world,
    rules: withRow('unknown', { unprovable: to('cancelled') }),
    adjust: lostBesideOthers,
    noticedBy: [3, 17, 18],
  },
  {
    name: 'a credit by hand is sent',
    world,
    rules: withRow('blocked', { parentApplied: to('pending') }),
    noticedBy: [16, 27],
  },
  {
    name: 'a credit by hand counts as given at once',
    world,
    rules: withRow('blocked', { parentApplied: to('applied') }),
    noticedBy: [3],
  },
  {
    name: 'a credit by hand that was given undoes nothing here',
    world,
    rules: withRow('manual', { decided: noteRevocation }),
    adjust: undoing,
    noticedBy: [9, 23],
  },
  {
    name: 'a credit that is still to be given may be asked for twice',
    world,
    damage: withStore((store) => ({
      revocationsOf: (serial) => store.revocationsOf(serial).filter(({ reason }) => reason !== 'creditByHand'),
    })),
    adjust: undoing,
    noticedBy: [29],
  },
  {
    name: 'what is to be undone is posted all the same',
    world,
    damage: {
      ports: (ports) => ({
        ...ports,
        net: {
          ...ports.net,
          attempt: (sending) =>
            ports.net.attempt({
              ...sending,
              witness(before) {
                ports.store.transaction(() => ports.store.note(sending.operation.serial, 'balanceBefore', before));
                return sending.witness?.(before) === true || true;
              },
            }),
        },
      }),
    },
    adjust: hanging,
    noticedBy: [6, 11, 15, 27],
  },
  {
    name: 'a FromNo whose outcome is not known begins a new payment',
    world,
    damage: {
      ground: (ground) => ({
        ...ground,
        store: {
          ...ground.store,
          byIntent(intent) {
            const known = ground.store.byIntent(intent);
            const isDoubted = known?.state === 'unknown' || known?.state === 'manual';
            return known !== null && isDoubted && intent.startsWith('unipos:')
              ? { ...known, state: 'cancelled', watchUntil: null }
              : known;
          },
        },
      }),
    },
    adjust: terminals,
    noticedBy: [28],
  },
  {
    name: 'a FromNo again for another quantity is another payment',
    world,
    damage: {
      ground: (ground) => ({
        ...ground,
        store: {
          ...ground.store,
          byIntent(intent) {
            const known = ground.store.byIntent(intent);
            return known?.payload.kind === 'consumption' && intent.startsWith('unipos:')
              ? { ...known, payload: { ...known.payload, storePay: fen(known.payload.storePay + 100) } }
              : known;
          },
        },
      }),
    },
    adjust: terminals,
    noticedBy: [28],
  },
];
