// Texts on their way to the screen: a guest chooses his own name, and a sign in it that turns the direction of writing would turn the
// amount beside it too. Receipts have a reading of their own (devices/printing/printable.ts).

/** Marks, embeddings, overrides and isolates of the bidirectional algorithm (Unicode Annex 9). */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const eachTurning = new RegExp(turning, 'g');
const stranger = '\ufffd';

/** The same value with a stranger's sign in the place of each such character; itself where there is none. */
export function withoutTurning<Value>(value: Value): Value {
  return cleaned(value) as Value;
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') {
    return turning.test(value) ? value.replaceAll(eachTurning, stranger) : value;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    const items = value.map(cleaned);
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  const entries = Object.entries(value);
  const clean = entries.map(([name, each]) => [name, cleaned(each)] as const);
  return clean.some(([, each], index) => each !== entries[index]?.[1]) ? Object.fromEntries(clean) : value;
}
