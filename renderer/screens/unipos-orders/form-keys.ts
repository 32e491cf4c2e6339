// Keys in the form: which field comes after which, and what the pad types into the one that a finger touched.
import type { FormDraft, HeadField, LineField } from './form-draft.ts';
import type { OrderForm } from './use-order-form.ts';

/** The field that the pad fills: of the head, or of a line. */
export type PadTarget = { readonly decimals: boolean } & (
  | { readonly field: HeadField; readonly line: null }
  | { readonly field: LineField; readonly line: number }
);

/** The field after this one; null after the last. */
export function nextField(box: HTMLElement, field: HTMLInputElement): HTMLInputElement | null {
  const fields = [...box.querySelectorAll<HTMLInputElement>('input:enabled')];
  return fields[fields.indexOf(field) + 1] ?? null;
}

const longestTyped = 24;

/** One key of the pad, into the field that is meant. */
export function padTyped(
  key: string,
  target: PadTarget,
  form: FormDraft,
  { change, changeLine }: Pick<OrderForm, 'change' | 'changeLine'>,
): void {
  if (target.line === null) {
    change(target.field, padText(form[target.field], key));
  } else {
    changeLine(target.line, { [target.field]: padText(form.lines[target.line]?.[target.field] ?? '', key) });
  }
}

/** The text after one key of the pad. */
export function padText(text: string, key: string): string {
  switch (key) {
    case 'Delete':
      return '';
    case 'Backspace':
      return text.slice(0, -1);
    case '.':
      return text.includes('.') ? text : `${text === '' ? '0' : text}.`;
    default:
      return text.length < longestTyped ? text + key : text;
  }
}
