// How much of a number the screen may show. The full numbers stay in the main process.

/** `6201234567891234` → `6201****1234`; short numbers keep their last two or three characters. What is masked stays as it is. */
export function maskCard(cardNo: string): string {
  if (cardNo.includes('*')) {
    return cardNo;
  }
  if (cardNo.length >= 12) {
    return `${cardNo.slice(0, 4)}****${cardNo.slice(-4)}`;
  }
  return cardNo.length >= 7 ? `${cardNo.slice(0, 2)}***${cardNo.slice(-3)}` : `***${cardNo.slice(-2)}`;
}

/** `13812345678` → `138****5678`. */
export function maskMobile(mobile: string): string {
  return mobile.length >= 8 ? `${mobile.slice(0, 3)}****${mobile.slice(-4)}` : `***${mobile.slice(-2)}`;
}
