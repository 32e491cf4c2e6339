// Random sequences of every interface that moves money or writes: after each single call the books balance, what was refused changed
// nothing of worth, and every answer can be read. The seed is told; SEED=… plays it again.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultCapabilities } from '../../main/practice/capabilities.ts';
import { type BusinessId, runCall } from '../../main/practice/interfaces.ts';
import { findLedgerProblems } from '../../main/practice/ledger.ts';
import { issueToken } from '../../main/practice/oauth.ts';
import type { PracticeWorld } from '../../main/practice/world.ts';
import { createPracticeWorld } from '../../main/practice/world-seed.ts';
import { assumedYazuo } from '../../main/protocol/yazuo/assumed.ts';
import { type Answer, readAnswerValue } from '../../main/protocol/yazuo/envelope.ts';
import { changingIds, payloadOf, type Step, stepsOf } from '../support/random-steps.ts';
import { firstMoment } from './practice-caller.ts';

const sequences = 300;
const callsEach = 30;
const seed = Number(process.env['SEED'] ?? Date.now() % 2_147_483_647);

function send(world: PracticeWorld, id: BusinessId, ciphertext: object, at: number): Answer<BusinessId> {
  let digits = at;
  const hex = (bytes: number) => {
    digits += 1;
    return digits
      .toString(16)
      .padStart(bytes * 2, '0')
      .slice(-bytes * 2);
  };
  const context = {
    world,
    now: firstMoment + at * 61_000,
    repeatSerial: 'chargeAgain',
    capabilities: defaultCapabilities,
    log: { lagMs: 0, ignoresFilter: false, nulls: false },
    hex,
  } as const;
  const { accessToken } = issueToken(world, '1001', context.now, hex);
  const result = runCall(id, { access_token: accessToken, ciphertext }, context, assumedYazuo);
  if (result.kind === 'rejected') throw new Error('the token was rejected');
  return readAnswerValue(id, JSON.parse(JSON.stringify(result.reply)));
}

/** What the house owes its guests. */
function owed({ cards, coupons }: PracticeWorld): unknown {
  return [
    cards.map((card) => [card.cardNo, card.storeFen, card.points]),
    coupons.map((coupon) => [coupon.id, coupon.availableQuantity]),
  ];
}

function play(steps: readonly Step[], accepted: Map<string, number>): void {
  const world = createPracticeWorld(firstMoment);
  steps.forEach((one, index) => {
    const before = owed(world);
    const answer = send(world, one.id, payloadOf(world, one, index), index);
    expect([one.id, answer.kind]).not.toEqual([one.id, 'malformed']);
    expect([one.id, findLedgerProblems(world)]).toEqual([one.id, []]);
    // 6.1.4 alone says no with a list: the cards that are not on it are active.
    if (answer.kind === 'refused' && answer.code !== '-1') expect([one.id, owed(world)]).toEqual([one.id, before]);
    if (answer.kind === 'success') accepted.set(one.id, (accepted.get(one.id) ?? 0) + 1);
  });
  expect(JSON.parse(JSON.stringify(world))).toEqual(world);
}

test(`${sequences} sequences of ${callsEach} calls`, () => {
  console.log(`seed ${seed}`);
  const accepted = new Map<string, number>();
  fc.assert(
    fc.property(stepsOf(callsEach), (steps) => play(steps, accepted)),
    { numRuns: sequences, seed },
  );
  // What is always refused proves nothing.
  expect(changingIds.map((id) => [id, accepted.get(id) ?? 0]).filter(([, count]) => Number(count) < 10)).toEqual([]);
});
