// An event's evidence as a person can read it: the facts by their names, the rows that the platform's log showed, and the whole as
// JSON. Pure, and forgiving: what it does not know stays in the JSON only, and nothing is ever hidden from that.

export const factNames = [
  'finding',
  'why',
  'code',
  'message',
  'known',
  'random',
  'answers',
  'rows',
  'outcome',
  'reason',
  'voucher',
  'revocation',
  'operator',
  'decidedBy',
  'secondPerson',
  'approvedBy',
  'lifted',
  'cause',
  'failure',
  'missing',
  'status',
  'section',
  'ms',
  'repeated',
] as const;
export type FactName = (typeof factNames)[number];

export type Fact = { readonly name: FactName; readonly value: string };

/** One row of the platform's log; null where the log said nothing. `amount` and `storeBalance` in fen. */
export type EvidenceRow = {
  readonly serial: string | null;
  readonly cardNo: string | null;
  readonly voucher: string | null;
  readonly kind: string | null;
  readonly amount: number | null;
  readonly revoked: boolean | null;
  readonly at: string | null;
  readonly storeBalance: number | null;
};

/** `rows` is null where the log was not part of it. */
export type Evidence = {
  readonly facts: readonly Fact[];
  readonly rows: readonly EvidenceRow[] | null;
  readonly raw: string;
};

/** Null where there is nothing to read. Text that is no JSON is shown as it is. */
export function readEvidence(text: string | null): Evidence | null {
  if (text === null || text === 'null' || text === '{}') {
    return null;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { facts: [], rows: null, raw: text };
  }
  const found = new Map<FactName, string>();
  const rows: EvidenceRow[] = [];
  const hasRows = walk(value, found, rows);
  addControls(value, found);
  const facts = factNames.flatMap((name) => {
    const fact = found.get(name);
    return fact === undefined ? [] : [{ name, value: fact }];
  });
  return { facts, rows: hasRows ? rows : null, raw: JSON.stringify(value, null, 2) };
}

/** What the log was last found to say of it, and the row that it showed; null where it was never asked. */
export function lastFound(
  texts: readonly (string | null)[],
): { readonly finding: string; readonly row: EvidenceRow | null } | null {
  for (const text of texts.toReversed()) {
    const evidence = readEvidence(text);
    const finding = evidence?.facts.find(({ name }) => name === 'finding')?.value;
    if (finding !== undefined) {
      return { finding, row: evidence?.rows?.[0] ?? null };
    }
  }
  return null;
}

/** The voucher that the log shows for it, if it shows just one: what a person would copy from the evidence. */
export function voucherIn(texts: readonly (string | null)[]): string | null {
  const vouchers = new Set(
    texts
      .flatMap((text) => readEvidence(text)?.rows ?? [])
      .flatMap(({ voucher }) => (voucher === null ? [] : [voucher])),
  );
  return vouchers.size === 1 ? ([...vouchers][0] ?? null) : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFact(name: string): name is FactName {
  return (factNames as readonly string[]).includes(name);
}

/** Collects facts and rows, the outermost first; answers whether the log's rows were part of it. */
function walk(value: unknown, facts: Map<FactName, string>, rows: EvidenceRow[]): boolean {
  if (!isRecord(value)) {
    return false;
  }
  let hasRows = false;
  const inner: unknown[] = [];
  for (const [name, part] of Object.entries(value)) {
    if (name === 'row' && isRecord(part)) {
      rows.push(toRow(part));
      hasRows = true;
    } else if (name === 'rows' && Array.isArray(part)) {
      rows.push(...part.filter(isRecord).map(toRow));
      hasRows = true;
    } else if (name === 'finding' && isRecord(part)) {
      addFact(facts, 'finding', part['kind']);
      inner.push(part);
    } else if (isRecord(part)) {
      inner.push(part);
    } else if (name !== 'known' && isFact(name)) {
      addFact(facts, name, part);
    }
  }
  return inner.map((part) => walk(part, facts, rows)).includes(true) || hasRows;
}

function addFact(facts: Map<FactName, string>, name: FactName, value: unknown): void {
  const text = Array.isArray(value) ? value.map(String).join(', ') : value;
  if (!facts.has(name) && (typeof text === 'string' || typeof text === 'number' || typeof text === 'boolean')) {
    facts.set(name, String(text));
  }
}

/** Section 4.6: "not found" stands together with both controls; where one of them failed, `why` says which. */
function addControls(value: unknown, facts: Map<FactName, string>): void {
  const known = knownIn(value);
  const why = facts.get('why');
  if (known !== null || why === 'knownNotFound') {
    facts.set('known', why === 'knownNotFound' ? 'failed' : `passed ${known ?? ''}`.trim());
    facts.set('random', 'passed');
  }
  if (why === 'randomFound') {
    facts.set('random', 'failed');
  }
}

function knownIn(value: unknown): string | null {
  if (!isRecord(value)) {
    return null;
  }
  const known = value['known'];
  if (typeof known === 'string' && 'notFound' in value) {
    return known;
  }
  return (
    Object.values(value)
      .map(knownIn)
      .find((found) => found !== null) ?? null
  );
}

function toRow(row: Readonly<Record<string, unknown>>): EvidenceRow {
  const text = (name: string) => (typeof row[name] === 'string' ? row[name] : null);
  const number = (name: string) => (typeof row[name] === 'number' ? row[name] : null);
  return {
    serial: text('serial'),
    cardNo: text('cardNo'),
    voucher: text('voucher'),
    kind: text('kind'),
    amount: number('amount'),
    revoked: typeof row['revoked'] === 'boolean' ? row['revoked'] : null,
    at: text('at'),
    storeBalance: number('storeBalance'),
  };
}
