// Why a coupon does not go with what is chosen already, by the store's limit rules (4.3.2). It only says so: the platform decides. Pure.
import type { Combination, Terms } from './combination.ts';

export type Clash =
  | { readonly kind: 'pair'; readonly words: { readonly name: string } }
  | { readonly kind: 'alone'; readonly words: Record<string, never> }
  | { readonly kind: 'most'; readonly words: { readonly count: number } };

/** Null: no rule that the till knows stands against it. */
export function clashOf(id: string, chosen: Combination['coupons'], { consult, coupons }: Terms): Clash | null {
  const others = chosen.filter((coupon) => coupon.id !== id);
  if (others.length === 0) {
    return null;
  }
  const { alone, most, pairs } = consult.limits;
  if (alone.includes(id)) {
    return { kind: 'alone', words: {} };
  }
  const against = others.find(
    (other) =>
      alone.includes(other.id) ||
      pairs.some(([first, second]) => (first === id && second === other.id) || (second === id && first === other.id)),
  );
  if (against !== undefined) {
    const name = coupons.find((coupon) => coupon.id === against.id)?.name ?? against.id;
    return { kind: 'pair', words: { name } };
  }
  const count = others.reduce((sum, { quantity }) => sum + quantity, 0);
  return most !== null && count >= most ? { kind: 'most', words: { count: most } } : null;
}
