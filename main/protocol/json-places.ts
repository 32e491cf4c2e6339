// Where in a JSON text each value stands, and where a text stops being JSON: a small reader that remembers places, because JSON.parse forgets them.
// Also finds keys given twice.

export type JsonPlaces = {
  /** 1-based line of each value by its path: `limits.perSale`, `paymentMethods.0.id`; the whole text is ``. */
  readonly lines: ReadonlyMap<string, number>;
  readonly duplicates: readonly { readonly path: string; readonly line: number; readonly column: number }[];
};

/** The first place that is not JSON, 1-based; `found` is the one character there, empty at the end: never a secret or a guest's name. */
export type JsonProblem = {
  readonly line: number;
  readonly column: number;
  readonly expected: string;
  readonly found: string;
};

/** Deeper than anything that a platform or a profile says, and shallow enough for any stack. */
const deepest = 500;
const token =
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|$)/uy;

class JsonSyntaxError extends Error {
  readonly at: number;
  readonly expected: string;
  constructor(at: number, expected: string) {
    super(expected);
    this.at = at;
    this.expected = expected;
  }
}

type Token = { readonly text: string; readonly at: number };

/** Reads the places, or the first syntax error. Never throws. */
export function readJsonPlaces(
  text: string,
): { readonly ok: true; readonly value: JsonPlaces } | { readonly ok: false; readonly failure: JsonProblem } {
  const placeOf = createPlaceFinder(text);
  const lines = new Map<string, number>();
  const duplicates: { path: string; line: number; column: number }[] = [];
  let position = 0;
  let depth = 0;

  function next(expected: string): Token {
    token.lastIndex = position;
    const match = token.exec(text);
    if (match === null) {
      const at = position + (/^[ \t\r\n]*/.exec(text.slice(position))?.[0].length ?? 0);
      throw new JsonSyntaxError(at, text[at] === '"' ? 'a text that is closed, with right escapes' : expected);
    }
    position = token.lastIndex;
    const found = match[1] ?? match[2] ?? match[3] ?? '';
    return { text: found, at: position - found.length };
  }

  function expect(wanted: readonly string[]): string {
    const expected = wanted.map((sign) => JSON.stringify(sign)).join(' or ');
    const found = next(expected);
    if (!wanted.includes(found.text)) throw new JsonSyntaxError(found.at, expected);
    return found.text;
  }

  function readMembers(path: string): void {
    const keys = new Set<string>();
    do {
      const expected = 'a name in double quotes';
      const key = next(expected);
      if (!key.text.startsWith('"')) throw new JsonSyntaxError(key.at, expected);
      const name = String(JSON.parse(key.text));
      const child = path === '' ? name : `${path}.${name}`;
      if (keys.has(name)) duplicates.push({ path: child, ...placeOf(key.at) });
      keys.add(name);
      expect([':']);
      readValue(child, next('a value'));
    } while (expect([',', '}']) === ',');
  }

  function readItems(path: string, first: Token): void {
    let item = first;
    for (let index = 0; ; index += 1) {
      readValue(path === '' ? String(index) : `${path}.${index}`, item);
      if (expect([',', ']']) === ']') return;
      item = next('a value');
    }
  }

  function readValue(path: string, start: Token): void {
    depth += 1;
    if (depth > deepest) throw new JsonSyntaxError(start.at, `at most ${deepest} levels`);
    lines.set(path, placeOf(start.at).line);
    if (start.text === '{') {
      const before = position;
      if (next('a name in double quotes or "}"').text !== '}') {
        position = before;
        readMembers(path);
      }
    } else if (start.text === '[') {
      const first = next('a value or "]"');
      if (first.text !== ']') readItems(path, first);
    } else if (start.text === '' || ',:]}'.includes(start.text)) {
      throw new JsonSyntaxError(start.at, 'a value');
    }
    depth -= 1;
  }

  try {
    readValue('', next('a value'));
    const rest = next('nothing more');
    if (rest.text !== '') throw new JsonSyntaxError(rest.at, 'nothing more');
    return { ok: true, value: { lines, duplicates } };
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return { ok: false, failure: { ...placeOf(error.at), expected: error.expected, found: text[error.at] ?? '' } };
  }
}

/** Line and column of an offset, 1-based. */
function createPlaceFinder(text: string): (at: number) => { line: number; column: number } {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return (at) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: at - (starts[low] ?? 0) + 1 };
  };
}
