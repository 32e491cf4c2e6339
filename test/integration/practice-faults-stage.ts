// A checkout on the practice platform as the wire sees it.
import { type Bench, brandId, checkoutOf } from './practice-caller.ts';

const card = '6201300100000101';

export function checkout(bench: Bench, token: string, serial: string) {
  return bench.post(
    '/api/checkout',
    JSON.stringify({ access_token: token, ciphertext: { brandId, ...checkoutOf(card, 10, serial) } }),
  );
}
