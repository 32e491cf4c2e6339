// One spelling for every value, and the hashes that rest on it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../main/journal/canonical-json.ts';
import { type ChainedEvent, firstHash, hashEvent, sha256 } from '../../main/journal/event-hash.ts';
import { creationFacts } from '../../main/journal/operation-facts.ts';
import { serialKey, serialOf, serialPrefix } from '../../main/journal/serial.ts';
import { fen } from '../../shared/money.ts';

/** The same value with the keys of every object put in the opposite order. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(reordered);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, field]) => [key, reordered(field)]),
  );
}

describe('canonical JSON', () => {
  it('does not depend on the order of keys, and reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(reordered(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('leaves undefined out and refuses what JSON cannot hold', () => {
    expect(canonicalJson({ b: [undefined, 'é\u2028'], a: undefined, c: -0 })).toBe('{"b":[null,"é\u2028"],"c":0}');
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1, Symbol('x'), undefined]) {
      expect(() => canonicalJson({ list: [{ deep: bad === undefined ? 2n : bad }] })).toThrow(TypeError);
    }
  });
});

describe('the shortcuts of the hot path', () => {
  const event: ChainedEvent = {
    sequence: 3,
    serial: 'ABCDEFT0700000001',
    before: null,
    from: null,
    to: 'pending',
    attempt: 0,
    reason: '已接受 "x"',
    evidence: null,
    facts: '{"a":1}',
    wall: 1_700_000_000_000,
    monotonic: 17,
    boot: 'b',
  };

  it('write the canonical text', () => {
    const canonical = canonicalJson({ ...event, previousHash: firstHash.toString('hex') });
    expect(hashEvent(event, firstHash)).toEqual(sha256(canonical));
    const payload = { kind: 'recharge', cardNo: '1', amount: fen(1), payments: [] } as const;
    const draft = { intent: 'i', payload, held: fen(0), operator: 'o', shift: null, memberName: null };
    const facts = creationFacts({ ...draft, waits: true, acceptedOffline: false }, 'hash', 'm', 't');
    expect(canonicalJson(JSON.parse(facts))).toBe(facts);
  });

  it('hash every field of an event', () => {
    const hash = hashEvent(event, firstHash);
    for (const key of Object.keys(event)) {
      expect(hashEvent({ ...event, [key]: 'other' }, firstHash), key).not.toEqual(hash);
    }
    expect(hashEvent(event, sha256('x'))).not.toEqual(hash);
  });
});

describe('serials', () => {
  it('are at most 30 digits and capitals, unique a counter, and lead back to it', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9a-f]{16}$/),
        fc.string(),
        fc.integer({ min: 1, max: 99_999_999 }),
        (installId, terminalNo, counter) => {
          const serial = serialOf(serialPrefix(installId, terminalNo), counter);
          expect(serial).toMatch(/^[0-9A-Z]{14,30}$/);
          expect(serialKey(serial)).toEqual([counter, serial]);
        },
      ),
    );
  });

  it('of two installations differ', () => {
    expect(serialPrefix('0000000000000000', '1')).not.toBe(serialPrefix('0000000400000000', '1'));
    expect(serialPrefix('ffffffffffffffff', '1')).toBe('ZZZZZZ1');
  });
});
