// The shape of an object, said once for both formats: which fields it has, how each is read and written, and which of them are lists.
import { fineText, readFineMoney } from '../../../shared/fine-money.ts';
import { decimalText } from './decimal.ts';

/** How nothing is written: JSON `null` and no XML element; `""` and an empty one; or nothing at all. */
export type Empty = 'null' | 'blank' | 'absent';

/** One value. `names` are its spellings, the first one written (none: the key); `bare` is a number in JSON. */
export type Cell<Value, Required extends boolean> = {
  readonly kind: 'cell';
  readonly expected: string;
  read(text: string): Value | null;
  write(value: Value): string;
  readonly bare: boolean;
  readonly required: Required;
  readonly names: readonly string[];
  readonly place: 'element' | 'attribute';
  readonly empty: Empty;
};

/** In JSON an array; in XML the elements `item`, inside the element `name` (the key where undefined) or, where null, beside the other fields. */
export type List<Of extends Shape> = {
  readonly kind: 'list';
  readonly name: string | null | undefined;
  readonly item: string;
  readonly of: Of;
};

/** An object within; null where it is missing or empty. `type` is what XML calls it in `xsi:type`; `blank`: written even where it is null. */
export type Nested<Of extends Shape, Required extends boolean> = {
  readonly kind: 'nested';
  readonly name: string | undefined;
  readonly type: string | undefined;
  readonly blank: boolean;
  readonly required: Required;
  readonly of: Of;
};

export type Field = Cell<unknown, boolean> | List<Shape> | Nested<Shape, boolean>;
export type Shape = { readonly [key: string]: Field };

type ValueOfField<Of> =
  Of extends Cell<infer Value, infer Required>
    ? Required extends true
      ? Value
      : Value | null
    : Of extends List<infer Inner>
      ? readonly ValueOf<Inner>[]
      : Of extends Nested<infer Inner, infer Required>
        ? Required extends true
          ? ValueOf<Inner>
          : ValueOf<Inner> | null
        : never;

/** What an object of this shape is inside. */
export type ValueOf<Of extends Shape> = { readonly [Key in keyof Of]: ValueOfField<Of[Key]> };

function cell<Value>(
  expected: string,
  bare: boolean,
  read: (text: string) => Value | null,
  write: (value: Value) => string,
): Cell<Value, false> {
  return { kind: 'cell', expected, read, write, bare, required: false, names: [], place: 'element', empty: 'null' };
}

function same(spelling: string): string {
  return spelling;
}

/** Names, numbers and notes: as they are, without the blanks around them. */
export const text = cell('text', false, same, same);

/** Four decimals, exactly. */
export const money = cell(
  'an amount with at most four decimals',
  true,
  (raw) => readFineMoney(decimalText(raw) ?? ''),
  fineText,
);

/** Decimal text, `0.5`; of `1.0` remains `1`. Writing what is no decimal number is a bug and throws. */
export const quantity = cell('a decimal number', true, decimalText, (value: string) => {
  const spelling = decimalText(value);
  if (spelling === null) throw new RangeError('a quantity that is not a decimal number');
  return spelling;
});

/** A whole number from 0 on. */
export const count = cell(
  'a whole number from 0 on',
  true,
  (raw) => {
    const number = decimalText(raw) ?? '';
    return /^\d{1,9}$/.test(number) ? Number(number) : null;
  },
  (value: number) => String(value),
);

/** `true` and `false`, in JSON without quotes. */
export const flag = cell<boolean>(
  'true or false',
  true,
  (raw) => (/^(true|1)$/i.test(raw) ? true : /^(false|0)$/i.test(raw) ? false : null),
  (value) => String(value),
);

/** What cannot be missing. */
export function required<Value>(of: Cell<Value, false>): Cell<Value, true> {
  return { ...of, required: true };
}

/** Other spellings than the key; the first is written. */
export function spelt<Value, Required extends boolean>(
  of: Cell<Value, Required>,
  ...names: readonly string[]
): Cell<Value, Required> {
  return { ...of, names };
}

/** How it is written where there is nothing to say. */
export function empty<Value>(of: Cell<Value, false>, how: Empty): Cell<Value, false> {
  return { ...of, empty: how };
}

/** An attribute of the element; written even where it is empty, as the samples do. */
export function attribute<Value, Required extends boolean>(
  of: Cell<Value, Required>,
  ...names: readonly string[]
): Cell<Value, Required> {
  return { ...of, names, place: 'attribute', empty: 'blank' };
}

/** An array; in XML one element an item. */
export function list<Of extends Shape>(item: string, of: Of, name?: string | null): List<Of> {
  return { kind: 'list', name, item, of };
}

/** An object within that may be missing. */
export function nested<Of extends Shape>(of: Of, name?: string, blank = false): Nested<Of, false> {
  return { kind: 'nested', name, type: undefined, blank, required: false, of };
}

/** An object within that XML gives a type. */
export function typed<Of extends Shape>(of: Of, type: string): Nested<Of, true> {
  return { kind: 'nested', name: undefined, type, blank: false, required: true, of };
}

/** The spellings of a field in a body, the first one written. */
export function namesOf(key: string, field: Field): readonly string[] {
  if (field.kind === 'cell') return field.names.length > 0 ? field.names : [key];
  return [field.name ?? key];
}
