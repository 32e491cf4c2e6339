// A list of UniPOS that changes while it is read, page by page, is whole or no list at all.
import { describe, expect, it } from 'vitest';
import { asked, script, serviceAt } from './unipos-service-stage.ts';

describe('a list that changes while it is read', () => {
  const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `B${from + index}`);

  it.each([
    [
      'a total that grows by what comes at the end',
      [
        [150, numbers(0, 100)],
        [151, numbers(100, 151)],
      ],
      151,
      2,
    ],
    [
      'a page that is shorter than was asked for',
      [
        [150, numbers(0, 60)],
        [150, numbers(60, 150)],
      ],
      150,
      2,
    ],
    [
      'one that came in between, before what was read: read again',
      [
        [150, numbers(0, 100)],
        [151, [...numbers(99, 150)]],
        [151, numbers(0, 100)],
        [151, numbers(100, 151)],
      ],
      151,
      4,
    ],
    [
      'one that is gone: read again',
      [
        [150, numbers(0, 100)],
        [149, numbers(101, 150)],
        [149, numbers(0, 100)],
        [149, numbers(100, 149)],
      ],
      149,
      4,
    ],
    [
      'a number that the service itself lists twice',
      [
        [3, ['A', 'B', 'B']],
        [3, ['A', 'B', 'B']],
      ],
      2,
      2,
    ],
    ['nothing', [[0, []]], 0, 1],
  ] as const)('%s', async (_, pages, count, calls) => {
    const scripted = await script({ pages });
    const service = serviceAt(scripted.url);
    const bills = await service.listBills(asked);
    expect(bills.ok && bills.value.map(({ billNo }) => billNo).length).toBe(count);
    expect(scripted.calls('bill')).toBe(calls);
  });

  it.each([
    [
      'an empty page before the total',
      [
        [150, numbers(0, 100)],
        [150, []],
      ],
      6,
    ],
    ['a page that repeats', [[300, numbers(0, 100)]], 6],
  ] as const)('%s is no list at all', async (_, pages, calls) => {
    const scripted = await script({ pages, around: true });
    expect(await serviceAt(scripted.url).listBills(asked)).toMatchObject({
      failure: { code: 'badAnswer', reachable: true },
    });
    expect(scripted.calls('bill')).toBe(calls);
  });

  it('that never ends is left after two hundred pages', async () => {
    let next = 0;
    const scripted = await script({ endless: () => [`N${next++}`] });
    expect(await serviceAt(scripted.url).listBills(asked)).toMatchObject({ failure: { code: 'answerTooLarge' } });
    expect(scripted.calls('bill')).toBe(200);
  });
});
