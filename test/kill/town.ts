// The platform of this loop: one practice server for all lives of the till, with enough guests that one unknown outcome does not hold up
// the others.
import type { PracticeServer } from '../../main/practice/contract.ts';
import { startPracticeServer } from '../../main/practice/practice-server.ts';
import { createPracticeWorld } from '../../main/practice/world-seed.ts';

/** Enough for a life each without meeting one that waits. */
const guests = 400;
const openingFen = 500_000;

export type Town = { readonly server: PracticeServer; readonly cardNos: readonly string[] };

export async function openTown(): Promise<Town> {
  const world = createPracticeWorld(Date.now());
  const [member, card] = [world.members[0], world.cards[0]];
  if (member === undefined || card === undefined) throw new Error('the practice world is empty');
  const numbers = Array.from({ length: guests }, (_, index) => index + 1);
  const cards = numbers.map((number) => ({
    ...card,
    cardNo: `62013009${String(number).padStart(8, '0')}`,
    memberId: 20_000_000 + number,
    openingFen,
    storeFen: openingFen,
  }));
  const members = numbers.map((number) => ({
    ...member,
    id: 20_000_000 + number,
    name: `客人${number}`,
    mobile: `139${String(number).padStart(8, '0')}`,
  }));
  const server = await startPracticeServer({
    world: { ...world, members: [...world.members, ...members], cards: [...world.cards, ...cards] },
  });
  return { server, cardNos: cards.map(({ cardNo }) => cardNo) };
}
