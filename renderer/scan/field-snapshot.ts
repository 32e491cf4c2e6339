// A text field as it was before a burst ran into it, and the way back: a scan leaves no trace in a field.

export type TextField = HTMLInputElement | HTMLTextAreaElement;

const typedInto = new Set(['text', 'password', 'search', 'tel', 'number', 'email', 'url']);

/** The field that typing goes to now, or null. */
export function focusedTextField(): TextField | null {
  const active = document.activeElement;
  if (active instanceof HTMLTextAreaElement) {
    return active.readOnly || active.disabled ? null : active;
  }
  if (active instanceof HTMLInputElement && typedInto.has(active.type)) {
    return active.readOnly || active.disabled ? null : active;
  }
  return null;
}

export type FieldSnapshot = { readonly field: TextField; readonly value: string };

export function takeSnapshot(field: TextField): FieldSnapshot {
  return { field, value: field.value };
}

/** How long (ms) after a scan an input method may still hand in the letters that it made of it. */
const lateComposition = 250;

/**
 * Puts the old text back so that React learns of it too. An input method may still be composing the burst: leaving the
 * field ends its composition, and what it hands in late is taken out again.
 */
export function restoreSnapshot({ field, value }: FieldSnapshot, composing: boolean): void {
  if (!composing) {
    write(field, value);
    return;
  }
  const undo = () => write(field, value);
  field.addEventListener('input', undo, { capture: true });
  setTimeout(() => field.removeEventListener('input', undo, { capture: true }), lateComposition);
  field.blur();
  write(field, value);
  field.focus();
}

function write(field: TextField, value: string): void {
  if (field.value === value) {
    return;
  }
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
