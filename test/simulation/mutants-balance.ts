// Broken rules about a platform without log, voucher and undo (docs/decisions/0007): what is noted, and what a balance proves.
import { judgeBalance } from '../../main/queue/balance.ts';
import { createBalanceBook } from '../../main/queue/balance-book.ts';
import type { Sending } from '../../main/queue/ports.ts';
import { type Rules, standardRules } from '../../main/queue/rules.ts';
import { type Mutant, to, withRow, withRules } from './mutant.ts';
import { late, longAway, lostAnswers, lostBesideOthers, repeating, restless } from './mutant-weather-balance.ts';

const world = 'balance';

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
];
