// A practice world that was kept by an older version of this program goes on: what it had stays, what has come since is taken from a fresh one.
import { currentWorldVersion, type PracticeWorld } from './world.ts';
import { createPracticeWorld } from './world-seed.ts';

/** Lists of the cast, with what names an element: what a fresh world has and the kept one does not is added. */
const cast = {
  stores: 'merchantNo',
  cardTypes: 'id',
  cashiers: 'userName',
  members: 'id',
  cards: 'cardNo',
  couponTemplates: 'batchNo',
  coupons: 'id',
  dynamicCodes: 'code',
} as const satisfies Partial<Record<keyof PracticeWorld, string>>;

/** The kept world, complete for this version. Null where it is none, or is of a version that this program does not know. `now` in ms UTC. */
export function completeWorld(kept: unknown, now: number): PracticeWorld | null {
  if (typeof kept !== 'object' || kept === null || !('version' in kept) || typeof kept.version !== 'number')
    return null;
  if (kept.version === currentWorldVersion) return kept as PracticeWorld;
  if (kept.version > currentWorldVersion) return null;
  const fresh = createPracticeWorld(now);
  const lists = Object.entries(cast).map(([name, key]) => [
    name,
    withNew(Reflect.get(kept, name), Reflect.get(fresh, name), key),
  ]);
  return { ...fresh, ...kept, ...Object.fromEntries(lists), version: currentWorldVersion };
}

function withNew(kept: unknown, fresh: unknown, key: string): unknown[] {
  const [old, seeded] = [kept, fresh].map((list): unknown[] => (Array.isArray(list) ? list : []));
  const known = new Set(old?.map((element) => keyOf(element, key)));
  return [...(old ?? []), ...(seeded ?? []).filter((element) => !known.has(keyOf(element, key)))];
}

function keyOf(element: unknown, key: string): unknown {
  return typeof element === 'object' && element !== null ? Reflect.get(element, key) : undefined;
}
