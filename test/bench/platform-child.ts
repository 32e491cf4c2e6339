// The practice platform in a process of its own, so that the bench's till does not wait for its work: a hall of cards, and
// each answer `latency` ms away. Tells its address by IPC and ends with its parent.

import { startPracticeServer } from '../../main/practice/practice-server.ts';
import type { PracticeWorld } from '../../main/practice/world.ts';
import { createPracticeWorld } from '../../main/practice/world-seed.ts';

/** The nth card of the hall. */
export function hallCard(index: number): string {
  return `62013001009${String(index).padStart(5, '0')}`;
}

/** A fresh world with so many guests more, each with a card and 10,000.00. */
export function hallOf(cards: number): PracticeWorld {
  const world = createPracticeWorld(Date.now());
  const [pattern] = world.cards;
  const guest = world.members.find(({ id }) => id === pattern?.memberId);
  if (pattern === undefined || guest === undefined) throw new Error('the practice world has no card');
  const money = 1_000_000;
  for (let index = 0; index < cards; index += 1) {
    const memberId = 90_000_000 + index;
    world.members.push({ ...guest, id: memberId, mobile: `139${String(index).padStart(8, '0')}` });
    world.cards.push({ ...pattern, memberId, cardNo: hallCard(index), openingFen: money, storeFen: money });
  }
  return world;
}

if (process.send !== undefined) {
  const [latency = '0', cards = '0'] = process.argv.slice(2);
  const server = await startPracticeServer({ world: hallOf(Number(cards)) });
  process.on('disconnect', () => process.exit());
  process.on('message', () => {
    server.faults.set({ kind: 'latency', ms: Number(latency) });
    process.send?.({ slow: true });
  });
  process.send({ url: server.url, key: server.controlKey });
}
