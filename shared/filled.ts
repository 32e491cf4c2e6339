// A sentence of the catalogue with its values, where no i18next is: on paper and on the guest's screen.

/** Puts values into the places of a sentence: `{{name}}`. */
export function filled(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (_place, name: string) => String(values[name] ?? ''));
}
