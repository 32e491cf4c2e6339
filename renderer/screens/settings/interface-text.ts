// The interface console's texts, reckoned without a screen: where a request is broken, how JSON is laid out, what a search finds.
import { type InterfaceFormat, type InterfaceView, longestRequest } from '../../../shared/interfaces-console.ts';

/** Why a request cannot be sent. Line and column count from one. */
export type RequestProblem =
  | { readonly kind: 'notJson' | 'notObject'; readonly line: number; readonly column: number }
  | { readonly kind: 'tooLarge' | 'empty' };

/** Null where the text is one whole JSON object, or an XML document that main will read, and not too long. */
export function problemIn(text: string, format: InterfaceFormat = 'json'): RequestProblem | null {
  if (new TextEncoder().encode(text).length > longestRequest) {
    return { kind: 'tooLarge' };
  }
  if (format === 'xml') {
    return text.trim() === '' ? { kind: 'empty' } : null;
  }
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? null : { kind: 'notObject', line: 1, column: 1 };
  } catch (error) {
    return { kind: 'notJson', ...placeOf(text, error instanceof Error ? error.message : '') };
  }
}

/** The engine names the place by its position; where the text just ends, its end is the place. */
function placeOf(text: string, message: string): { readonly line: number; readonly column: number } {
  const position = /position (\d+)/.exec(message)?.[1];
  const before = text.slice(0, position === undefined ? text.length : Number(position)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** JSON two spaces deep; anything else as it is. */
export function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** `listCardTypes` → `List card types`, `unipos:sendOrder` → `Send order`: the name that a reader of English finds an interface by. */
export function spokenId(id: string): string {
  const words = id
    .replace(/^\w+:/, '')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Those whose section, title, id, spoken id or path holds every word of the search. */
export function matching(all: readonly InterfaceView[], search: string): readonly InterfaceView[] {
  const words = search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter(({ id, chapter, path, section, title }) => {
    const text = `${chapter} ${section} ${title} ${id} ${spokenId(id)} ${path}`.normalize('NFKC').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
