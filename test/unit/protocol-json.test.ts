// What is not JSON is refused with the place where it stops being JSON; what JSON.parse takes is taken, and nothing else.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJsonBytes, readJsonText } from '../../main/protocol/json.ts';
import { readJsonPlaces } from '../../main/protocol/json-places.ts';
import { codePoint } from '../support/code-points.ts';
import { runs } from '../support/property-runs.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('the place of a fault', () => {
  test.each([
    ['', 'line 1, column 1: a value expected'],
    ['{"code": 0,}', 'line 1, column 12: a name in double quotes expected'],
    ['{"code" 0}', 'line 1, column 9: ":" expected'],
    ['{"code": 0 "data": 1}', 'line 1, column 12: "," or "}" expected'],
    ['{"list":\n  [1 2]}', 'line 2, column 6: "," or "]" expected'],
    ['{"code":\n错}', 'line 2, column 1: a value expected'],
    ['{"code": "a\nb"}', 'line 1, column 10: a text that is closed, with right escapes expected'],
    ['{} {}', 'line 1, column 4: nothing more expected'],
    ['[1,', 'line 1, column 4: a value expected'],
  ])('%j', (text, place) => {
    expect(readJsonText(text)).toEqual({ ok: false, reason: `the body is not JSON: ${place}` });
  });

  test('never tells what stands there', () => {
    const read = readJsonText('{"mobile" "13800000001"}');
    expect(read.ok ? '' : read.reason).toContain('column 11: ":" expected');
    expect(JSON.stringify(read)).not.toContain('138');
  });

  test('a byte order mark counts for nothing, here and in bytes', () => {
    expect(readJsonText('\uFEFF{"a":1}')).toEqual({ ok: true, value: { a: 1 } });
    expect(readJsonBytes(new TextEncoder().encode('\uFEFF{"a":1}'))).toEqual({ ok: true, value: { a: 1 } });
  });

  test('a body that is nested without end is refused like any other', () => {
    expect(readJsonText('['.repeat(200_000))).toMatchObject({ ok: false });
  });
});

test('whatever is done to a text, the places find a fault exactly where JSON.parse finds one', () => {
  const text = fc.json({ maxDepth: 3 });
  const damage = fc.record({ at: fc.nat(400), remove: fc.nat(3), put: fc.string({ unit: codePoint, maxLength: 3 }) });
  let faulty = 0;
  fc.assert(
    fc.property(text, fc.option(damage), (good, blow) => {
      const at = blow === null ? 0 : blow.at % (good.length + 1);
      const hurt = blow === null ? good : good.slice(0, at) + blow.put + good.slice(at + blow.remove);
      if (!isJson(hurt)) faulty += 1;
      expect(readJsonPlaces(hurt).ok).toBe(isJson(hurt));
    }),
    { numRuns: runs(1000) },
  );
  expect(faulty).toBeGreaterThan(runs(200));
});
