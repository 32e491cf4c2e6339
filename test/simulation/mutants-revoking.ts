// Broken rules about revoking, ghosts and what an operation owes its relatives.
import { type Mutant, to, withRow, withRules, withSending, withStore } from './mutant.ts';
import {
  busyRevoking,
  ghostly,
  ghostlyClock,
  ghostlyRestless,
  lostRevocations,
  meddlesomeOffice,
} from './mutant-weather.ts';

export const revokingMutants: readonly Mutant[] = [
  {
    name: 'a revocation does not wait for its consumption',
    rules: withRow('blocked', { parentClosed: to('pending') }),
    noticedBy: [4, 9, 16],
  },
  {
    name: 'withdrawing does not end the consumption',
    rules: withRow('pending', { revocationWanted: 'ignore' }),
    noticedBy: [11],
  },
  {
    name: 'a parent that ends wakes nobody',
    rules: withRow('blocked', { parentClosed: 'ignore', parentApplied: 'ignore' }),
    noticedBy: [9],
  },
  {
    name: 'a blocked revocation never hears that its target was undone',
    rules: withRow('blocked', { parentReverted: 'ignore' }),
    adjust: meddlesomeOffice,
    noticedBy: [9],
  },
  {
    name: 'a revoked consumption is not told so',
    rules: withRow('applied', { revoked: 'ignore' }),
    noticedBy: [3],
  },
  {
    name: 'a ghost is not undone',
    rules: withRow('cancelled', { logApplied: 'ignore' }),
    adjust: ghostly,
    noticedBy: [14],
  },
  {
    name: 'withdrawing ends what was attempted',
    rules: withRow('unknown', { revocationWanted: to('cancelled') }),
    noticedBy: [3, 14, 17],
  },
  {
    name: 'withdrawing ends what is on its way',
    rules: withRow('sending', { revocationWanted: to('cancelled') }),
    noticedBy: [3, 14, 17],
  },
  {
    name: 'a refused target wakes nobody',
    rules: withRow('blocked', { parentClosed: 'ignore' }),
    noticedBy: [9],
  },
  {
    name: 'an applied target wakes nobody',
    rules: withRow('blocked', { parentApplied: 'ignore' }),
    noticedBy: [9],
  },
  {
    name: 'a revocation is cancelled when its target is applied',
    rules: withRow('blocked', { parentApplied: to('cancelled') }),
    noticedBy: [3, 9, 18],
  },
  {
    name: 'a revocation is sent without waiting',
    damage: withStore((store) => ({ insert: (draft, _state, reason) => store.insert(draft, 'pending', reason) })),
    noticedBy: [4, 11, 13, 16],
  },
  {
    name: 'the voucher of another operation',
    damage: withSending((sending, { store }) =>
      sending.parentVoucher === null
        ? sending
        : { ...sending, parentVoucher: store.latestKnown()?.voucher ?? sending.parentVoucher },
    ),
    adjust: busyRevoking,
    noticedBy: [4, 7],
  },
  {
    name: 'the serial stands for the voucher',
    damage: withSending((sending) =>
      sending.parentVoucher === null ? sending : { ...sending, parentVoucher: sending.operation.parent ?? 'none' },
    ),
    noticedBy: [4],
  },
  {
    name: "nobody looks for an operation's revocations",
    damage: withStore(() => ({ revocationsOf: () => [] })),
    noticedBy: [9, 11, 14, 16],
  },
  {
    name: 'a paper that is our own is not recognised',
    damage: withStore(() => ({ byVoucher: () => null })),
    noticedBy: [3],
  },
  {
    name: 'a revocation that was carried out is cancelled when its target is found undone',
    rules: {
      ...withRow('unknown', {
        parentReverted: to('cancelled'),
        logApplied: (operation, event) =>
          operation.kind === 'revocation'
            ? to('cancelled')()
            : {
                kind: 'move',
                to: 'applied',
                voucher: event.voucher,
                answer: event.answer,
                reason: 'logApplied',
                evidence: null,
              },
      }),
    },
    adjust: lostRevocations,
    noticedBy: [3],
  },
  {
    name: 'a refused ghost is not undone',
    rules: withRow('rejected', { logApplied: 'ignore' }),
    adjust: (swarm) => ({
      ...ghostly(swarm),
      faults: { ...ghostly(swarm).faults, refusedUnlisted: 0.3, duplicate: 0.5 },
    }),
    noticedBy: [14],
  },
  {
    name: 'the watch list is never asked',
    rules: withRules({ isWatched: () => false }),
    adjust: ghostly,
    noticedBy: [14],
  },
  {
    name: 'a start forgets the watch list',
    damage: withStore(() => ({ watched: () => [] })),
    adjust: ghostlyRestless,
    noticedBy: [14],
  },
  {
    name: 'a watch by the wall clock alone',
    rules: withRules({ isWatched: ({ until }, wall) => until !== null && until > wall }),
    adjust: ghostlyClock,
    noticedBy: [14],
  },
  {
    name: 'a watch of a minute',
    rules: withRules({ isWatched: ({ since }, _wall, monotonic) => since !== null && monotonic < since + 60_000 }),
    adjust: ghostly,
    noticedBy: [14],
  },
];
