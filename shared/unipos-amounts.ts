// What an order's lines come to: quantities of up to three decimals times prices of up to four, without any float. Pure.
import { type FineMoney, fineMoney, readFineMoney } from './fine-money.ts';

const quantityPattern = /^(\d{1,6})(?:\.(\d{1,3}))?$/;

/** A typed quantity in thousandths; null where it is none. */
export function readQuantity(text: string): number | null {
  const match = quantityPattern.exec(text);
  return match === null ? null : Number(match[1]) * 1_000 + Number((match[2] ?? '').padEnd(3, '0'));
}

/** `quantity` × `price` in 1/10,000 yuan, half of one rounded up; null where the quantity is none that a person can type. */
export function lineAmount(quantity: string, price: FineMoney): FineMoney | null {
  const thousandths = readQuantity(quantity);
  if (thousandths === null) {
    return null;
  }
  const exact = BigInt(thousandths) * BigInt(price);
  const rounded = (exact + 500n) / 1_000n;
  return rounded > BigInt(Number.MAX_SAFE_INTEGER) ? null : fineMoney(Number(rounded));
}

/** The sum of the lines as they are typed, in 1/10,000 yuan; a line that is not finished counts nothing. */
export function typedTotal(lines: readonly { readonly quantity: string; readonly price: string }[]): FineMoney {
  const amounts = lines.map(({ quantity, price }) => {
    const read = readFineMoney(price);
    return read === null || read < 0 ? null : lineAmount(quantity, read);
  });
  return fineMoney(amounts.reduce((sum: number, amount) => sum + (amount ?? 0), 0));
}
