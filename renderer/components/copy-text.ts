// Copying the old way on purpose: the page has no right to the clipboard, but it may copy what is selected.

/** Whether the text is on the clipboard now. */
export function copyText(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done;
}
