// What a hostile page says to the preload: every kind of value, none of them an argument of any channel. Runs inside the page.

/** What came back as a success, or as another thing than a rejection or a failure: nothing may. */
export async function sayGarbage(channels: readonly string[]): Promise<readonly string[]> {
  const till = Reflect.get(window as object, 'yatai') as Readonly<
    Record<string, (...values: unknown[]) => Promise<unknown>>
  >;
  const cyclic: Record<string, unknown> = {};
  cyclic['itself'] = cyclic;
  const nest = (depth: number): unknown => {
    let value: unknown = 1;
    for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
    return value;
  };
  const thrower = Object.defineProperty({}, 'text', {
    enumerable: true,
    get() {
      throw new Error('a getter that throws');
    },
  });
  const polluting: unknown = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
  const garbage: readonly unknown[] = [
    undefined,
    true,
    0,
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    10n ** 40n,
    '',
    '../../journal.db',
    '\u0000',
    [],
    [[]],
    [null],
    { text: {} },
    { '': null },
    polluting,
    Object.create({ text: '13800000001' }),
    cyclic,
    nest(200),
    nest(5_000),
    thrower,
    new Proxy({}, { get: () => 'proxy', ownKeys: () => ['text'] }),
    new Date(Number.NaN),
    new Map([['text', 'x']]),
    new Set([1]),
    /x/,
    new Error('x'),
    new ArrayBuffer(8),
    new Uint8Array(100_000),
    new Blob(['x']),
    Symbol('x'),
    () => 'called',
    Promise.resolve(null),
    document.body,
    window,
  ];
  const wrong: string[] = [];
  async function say(channel: string, kind: string, value: unknown): Promise<void> {
    try {
      const answer: unknown = await till[channel]?.(value);
      const failed = typeof answer === 'object' && answer !== null && Reflect.get(answer, 'ok') === false;
      if (!failed) wrong.push(`${channel} took ${kind}`);
    } catch {
      // Refused, as it should be.
    }
  }
  // A third of it to each channel, and each of it to a third of the channels.
  for (const [place, channel] of channels.entries()) {
    const own = garbage.filter((_, index) => index % 3 === place % 3);
    await Promise.all(own.map((value) => say(channel, `garbage ${garbage.indexOf(value)}`, value)));
  }
  const lists = Array.from({ length: 1_000_000 }, () => 1);
  const text = 'x'.repeat(50_000_000);
  await say('acknowledgeGhosts', 'a million', { serials: lists });
  await say('lookup', 'fifty million letters', { text });
  await say('lookup', 'a name of five million letters', { [text.slice(0, 5_000_000)]: 1 });
  await say(
    'checkout',
    'fifty thousand fields',
    Object.fromEntries(lists.slice(0, 50_000).map((_, index) => [`a${index}`, index])),
  );
  return wrong;
}

/** Calls without waiting, good ones and bad; answers how many came back at all, once all have. */
export async function flood(calls: number): Promise<{ readonly answered: number; readonly refused: number }> {
  const till = Reflect.get(window as object, 'yatai') as Readonly<Record<string, (value: unknown) => Promise<unknown>>>;
  const names = ['getStatus', 'getSettings', 'listOperations', 'getShift'];
  const all = await Promise.allSettled(
    Array.from({ length: calls }, (_, index) =>
      Promise.resolve(till[names[index % names.length] ?? '']?.(index % 3 === 0 ? { wrong: index } : null)),
    ),
  );
  const answered = all.filter(({ status }) => status === 'fulfilled').length;
  return { answered, refused: all.length - answered };
}
