// Two real tills of which one hands its open work over to the other, in a sealed file.
import type { Bench } from './till-bench.ts';
import { bill, serve } from './till-serving.ts';
import { reached } from './till-waiting.ts';

export const passphrase = '换机口令 2026';

/** Sells to these cards while the platform is away. */
export async function sellOffline(bench: Bench, cards: readonly string[], amount = 10_00): Promise<string[]> {
  const members = [];
  for (const card of cards) {
    members.push(await serve(bench, card));
  }
  await bench.server.refuseConnections();
  bench.till().queue.report('unreachable');
  await reached(bench, 'unreachable');
  const serials: string[] = [];
  for (const member of members) {
    serials.push((await bench.good('checkout', bill(member.selectedCardId, amount))).serial);
  }
  return serials;
}

export async function codeOf(bench: Bench): Promise<string> {
  return (await bench.good('getHandOver', null)).installCode;
}
