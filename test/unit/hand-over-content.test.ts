// What lies in the sealed file: a hostile content does nothing, and each refusal has its own words.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../main/journal/canonical-json.ts';
import type { HandedOperation } from '../../main/journal/hand-over-types.ts';
import { contentBytes, type HandOverContent, readContent } from '../../main/till/hand-over/content.ts';
import { freshKey, type SealKey, seal } from '../../main/till/hand-over/sealed-file.ts';
import { takeOver } from '../../main/till/hand-over/take-over.ts';
import { fen } from '../../shared/money.ts';
import { by, cost, createWorld, passphrase, type World, type WorldTill } from '../support/hand-over-world.ts';

const names = { id: 'a'.repeat(32), from: '0123456789abcdef', target: 'fedcba9876543210' };
let key: SealKey;
let folder: string;

beforeAll(async () => {
  key = await freshKey(passphrase, cost);
  folder = mkdtempSync(join(tmpdir(), 'hand-over-file-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the content', () => {
  let world: World;
  let old: WorldTill;
  let content: HandOverContent;

  beforeAll(() => {
    world = createWorld(7);
    world.fate = () => 'unsent';
    old = world.till('T1');
    world.server.addCard('8800001', 100_000);
    world.sell(old, '8800001', 1_000, true);
    world.sell(old, '8800001', 2_000, true);
    content = {
      id: names.id,
      from: old.journal.installId,
      target: names.target,
      platform: 'practice',
      store: 'B1/M1',
      terminalNo: 'T1',
      writtenAt: 1,
      writtenBy: '吴工',
      asUnknown: false,
      operations: old.journal.handOver.collect(),
      members: [],
    };
  });
  afterAll(() => world.close());

  test('comes back as it was', () => {
    expect(readContent(contentBytes(content))).toEqual({ ok: true, value: content });
  });

  test('a sale that pays a bill of UniPOS, with cash that was handed over, travels too', () => {
    const operations = content.operations.map((handed) => {
      const { operation } = handed;
      if (operation.payload.kind !== 'consumption') {
        return handed;
      }
      const bill = { billNo: '1001-1', shopNo: '1001' };
      const payload = { ...operation.payload, bill, cash: { method: '1', received: fen(10_000) } };
      const bodyHash = createHash('sha256').update(canonicalJson(payload)).digest('hex');
      return { ...handed, operation: { ...operation, payload, bodyHash } };
    });
    expect(operations).not.toEqual(content.operations);
    expect(readContent(contentBytes({ ...content, operations }))).toMatchObject({ ok: true });
  });

  type Change = (
    value: Record<string, unknown>,
    operation: Record<string, unknown>,
    events: Record<string, unknown>[],
  ) => void;
  const changes: Readonly<Record<string, Change>> = {
    'a field too much': (value) => Object.assign(value, { also: 1 }),
    'a field missing': (value) => delete value['store'],
    'no operation': (value) => Object.assign(value, { operations: [] }),
    'another amount': (_value, operation) => Object.assign(operation, { amount: 1 }),
    'another amount in the payload': (_value, operation) =>
      Object.assign(operation['payload'] as object, { billAmount: 999_999 }),
    'a negative amount': (_value, operation) => Object.assign(operation, { held: -5 }),
    'half a fen': (_value, operation) => Object.assign(operation, { held: 0.5 }),
    'an infinite number': (_value, operation) => Object.assign(operation, { createdAt: 1e308 }),
    'a state that is none': (_value, operation) => Object.assign(operation, { state: 'done' }),
    'a state that its history does not reach': (_value, operation) => Object.assign(operation, { state: 'applied' }),
    'another card': (_value, operation) => Object.assign(operation, { cardNo: '8800009' }),
    'a serial with a path': (_value, operation) => Object.assign(operation, { serial: '../../etc/passwd' }),
    'no history': (_value, _operation, events) => events.splice(0),
    'a history of another': (_value, _operation, events) => Object.assign(events[0] ?? {}, { serial: 'OTHER' }),
    'evidence that is no JSON': (_value, _operation, events) => Object.assign(events[0] ?? {}, { evidence: '{' }),
    'one operation twice': (value) => {
      const [first] = value['operations'] as HandedOperation[];
      Object.assign(value, { operations: [first, first] });
    },
  };

  test.each(Object.keys(changes))('%s is refused', (name) => {
    const value = JSON.parse(contentBytes(content).toString()) as Record<string, unknown>;
    const [first] = value['operations'] as { operation: Record<string, unknown>; events: Record<string, unknown>[] }[];
    changes[name]?.(value, first?.operation ?? {}, first?.events ?? []);
    expect(readContent(Buffer.from(JSON.stringify(value)))).toMatchObject({
      ok: false,
      failure: { code: 'handOverDamaged' },
    });
  });

  test('names that reach into every object are refused, and reach none', () => {
    const text = contentBytes(content).toString();
    for (const hostile of [
      text.replace('{', '{"__proto__":{"polluted":true},'),
      text.replace('"payload":{', '"payload":{"__proto__":{"polluted":true},'),
      text.replace('"operation":{', '"operation":{"constructor":{"prototype":{"polluted":true}},'),
    ]) {
      expect(hostile).not.toBe(text);
      expect(readContent(Buffer.from(hostile))).toMatchObject({ ok: false });
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  test('noise and every kind of JSON are refused without a throw', () => {
    fc.assert(fc.property(fc.json(), (text) => !readContent(Buffer.from(text)).ok));
    expect(readContent(randomBytes(1_000))).toMatchObject({ ok: false });
    expect(readContent(Buffer.from('['.repeat(100_000)))).toMatchObject({ ok: false });
  });

  test('a whole and well sealed file of another store, another platform, or with two names is refused', async () => {
    const fresh = world.till('T2');
    const target = fresh.journal.installId;
    const file = join(folder, 'work.yatai');
    async function taken(change: Partial<HandOverContent>, header: Partial<typeof names> = {}) {
      const bytes = contentBytes({ ...content, target, ...change });
      writeFileSync(file, seal(bytes, { id: content.id, from: content.from, target, ...header }, key));
      const answer = await takeOver({ file, passphrase, by }, fresh.parts());
      return answer.ok ? 'taken' : answer.failure.code;
    }
    expect(await taken({ platform: 'yazuo https://other.example' })).toBe('handOverOtherStore');
    expect(await taken({ store: 'B1/M2' })).toBe('handOverOtherStore');
    expect(await taken({}, { id: 'b'.repeat(32) })).toBe('handOverDamaged');
    expect(await taken({ target: names.target })).toBe('handOverDamaged');
    expect(await taken({}, { target: names.target })).toBe('handOverForAnother');
    expect(fresh.journal.page('all', null, 10)).toEqual([]);
    expect(await taken({})).toBe('taken');
    expect(fresh.journal.page('open', null, 10)).toHaveLength(2);
    fresh.end();
  });
});
