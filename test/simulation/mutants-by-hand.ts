// Broken rules about credits by hand on a platform without undo (docs/decisions/0007), and about the terminals that pay through the gateway.
import { noteRevocation } from '../../main/queue/decisions.ts';
import { fen } from '../../shared/money.ts';
import { type Mutant, to, withRow, withStore } from './mutant.ts';
import { hanging, terminals, undoing } from './mutant-weather-balance.ts';

const world = 'balance';

export const byHandMutants: readonly Mutant[] = [
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
