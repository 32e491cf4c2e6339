// Text fields and keys: what was typed goes in once it is known to be a person's; a scan leaves no trace.

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

/**
 * Types a character where the caret stands, as the browser does: over what is marked, within the longest length, one undo a key. Whoever
 * has gone on to another field meanwhile stays there.
 */
export function typeInto(field: TextField, character: string): void {
  const now = document.activeElement;
  const left = now !== field && field.isConnected;
  if (left) {
    field.focus();
  }
  document.execCommand('insertText', false, character);
  if (left && now instanceof HTMLElement) {
    now.focus();
  }
}

export type FieldSnapshot = { readonly field: TextField; readonly value: string };

export function takeSnapshot(field: TextField): FieldSnapshot {
  return { field, value: field.value };
}

/** How long (ms) after a scan an input method may still hand in the letters that it made of it. */
const lateComposition = 250;

/**
 * Puts the old text back so that React learns of it too. The input method may still be composing the burst: leaving the
 * field ends its composition, and what it hands in late is taken out again. `stay`: the caret goes back into the field.
 */
export function restoreSnapshot({ field, value }: FieldSnapshot, stay: boolean): void {
  const undo = () => write(field, value);
  field.addEventListener('input', undo, { capture: true });
  setTimeout(() => field.removeEventListener('input', undo, { capture: true }), lateComposition);
  field.blur();
  write(field, value);
  if (stay) {
    field.focus();
  }
}

function write(field: TextField, value: string): void {
  if (field.value === value) {
    return;
  }
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
