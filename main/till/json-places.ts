// Where in a JSON text each value stands: a small reader that remembers lines, because JSON.parse forgets them. Also finds keys given twice.

export type JsonPlaces = {
  /** 1-based line of each value by its path: `limits.perSale`, `paymentMethods.0.id`; the whole text is ``. */
  readonly lines: ReadonlyMap<string, number>;
  readonly duplicates: readonly { readonly path: string; readonly line: number }[];
};

export type JsonProblem = { readonly line: number; readonly message: string };

const token =
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|$)/uy;

class JsonSyntaxError extends Error {
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

type Token = { readonly text: string; readonly at: number };

/** Reads the places, or the first syntax error with its line. */
export function readJsonPlaces(
  text: string,
): { readonly ok: true; readonly value: JsonPlaces } | { readonly ok: false; readonly failure: JsonProblem } {
  const lineOf = createLineFinder(text);
  const lines = new Map<string, number>();
  const duplicates: { path: string; line: number }[] = [];
  let position = 0;

  function next(): Token {
    token.lastIndex = position;
    const match = token.exec(text);
    if (match === null) {
      const at = position + (/^[ \t\r\n]*/.exec(text.slice(position))?.[0].length ?? 0);
      throw new JsonSyntaxError(
        at,
        text[at] === '"'
          ? 'this text is not closed, or has a wrong escape'
          : `unexpected ${JSON.stringify(text[at] ?? '')}`,
      );
    }
    position = token.lastIndex;
    const found = match[1] ?? match[2] ?? match[3] ?? '';
    return { text: found, at: position - found.length };
  }

  function expect(wanted: string): void {
    const found = next();
    if (found.text !== wanted) {
      throw new JsonSyntaxError(
        found.at,
        `${wanted} expected, ${found.text === '' ? 'but the text ends' : `found ${found.text}`}`,
      );
    }
  }

  function readMembers(path: string): void {
    const keys = new Set<string>();
    for (;;) {
      const key = next();
      if (!key.text.startsWith('"')) {
        throw new JsonSyntaxError(
          key.at,
          key.text === '}' ? 'a comma too much before }' : 'a name in double quotes expected',
        );
      }
      const name = String(JSON.parse(key.text));
      const child = path === '' ? name : `${path}.${name}`;
      if (keys.has(name)) {
        duplicates.push({ path: child, line: lineOf(key.at) });
      }
      keys.add(name);
      expect(':');
      readValue(child, next());
      const after = next();
      if (after.text === '}') {
        return;
      }
      if (after.text !== ',') {
        throw new JsonSyntaxError(after.at, 'a comma or } expected');
      }
    }
  }

  function readItems(path: string, first: Token): void {
    let item = first;
    for (let index = 0; ; index += 1) {
      readValue(path === '' ? String(index) : `${path}.${index}`, item);
      const after = next();
      if (after.text === ']') {
        return;
      }
      if (after.text !== ',') {
        throw new JsonSyntaxError(after.at, 'a comma or ] expected');
      }
      item = next();
    }
  }

  function readValue(path: string, start: Token): void {
    lines.set(path, lineOf(start.at));
    if (start.text === '{') {
      const before = position;
      if (next().text !== '}') {
        position = before;
        readMembers(path);
      }
    } else if (start.text === '[') {
      const first = next();
      if (first.text !== ']') {
        readItems(path, first);
      }
    } else if (start.text === '' || ',:]}'.includes(start.text)) {
      throw new JsonSyntaxError(
        start.at,
        start.text === '' ? 'the text ends too early' : `a value expected, found ${start.text}`,
      );
    }
  }

  try {
    readValue('', next());
    const rest = next();
    if (rest.text !== '') {
      throw new JsonSyntaxError(rest.at, 'something follows after the end');
    }
    return { ok: true, value: { lines, duplicates } };
  } catch (error) {
    if (error instanceof JsonSyntaxError) {
      return { ok: false, failure: { line: lineOf(error.at), message: error.message } };
    }
    throw error;
  }
}

function createLineFinder(text: string): (at: number) => number {
  return (at) => text.slice(0, at).split('\n').length;
}
