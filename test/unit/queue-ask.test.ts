// One question to the log with its controls, call by call.
import { describe, expect, it } from 'vitest';
import { type AskParts, askAbout } from '../../main/queue/ask.ts';
import { createBalanceBook } from '../../main/queue/balance-book.ts';
import type { KnownSerials } from '../../main/queue/known.ts';
import type { Operation } from '../../main/queue/operation.ts';
import type { LogOutcome, LogQuery, LogRow } from '../../main/queue/ports.ts';
import { standardRules } from '../../main/queue/rules.ts';
import { sampleOperation, sampleRevocation } from '../support/queue-samples.ts';
import { createStage, rowOf } from '../support/queue-stage.ts';

const operation = sampleOperation({ state: 'unknown' });
const known = sampleOperation({ serial: 'K1', cardNo: 'CK', state: 'applied' });
const failed: LogOutcome = { kind: 'failed', reason: 'logLost', reachable: false, evidence: null };

function rows(evidence: string, ...found: LogRow[]): LogOutcome {
  return { kind: 'rows', rows: found, evidence };
}

/** Asks with these answers, one for each call; what was asked stands in `queries`. */
async function ask(answers: readonly LogOutcome[], about: Operation = operation, own: Operation | null = known) {
  const { store, close } = createStage({ unstarted: true });
  const waiting = [...answers];
  const queries: LogQuery[] = [];
  const heard: [string, number, boolean][] = [];
  const serials: KnownSerials = {
    pick: () => own,
    heard: ({ serial }, found, isFound) => heard.push([serial, found.length, isFound]),
  };
  const parts: AskParts = {
    store: {
      ...store,
      get: (serial) => (serial === 'S1' ? sampleOperation({ state: 'applied', voucher: 'V1' }) : null),
    },
    random: { next: () => 0.5, hex: (bytes) => 'f'.repeat(2 * bytes) },
    clock: { wall: () => 0, monotonic: () => 0 },
    balances: createBalanceBook(),
    known: serials,
    rules: standardRules,
    find(query) {
      queries.push(query);
      return Promise.resolve(waiting.shift() ?? failed);
    },
  };
  const reading = await askAbout(about, parts);
  close();
  expect(waiting).toEqual([]);
  return { reading, queries, heard };
}

const question = { cardNo: 'C1', serial: 'S1' };
const randomSerial = { cardNo: 'C1', serial: 'f'.repeat(20) };

describe('one question', () => {
  it('needs no control where the rows prove the outcome', async () => {
    const row = rowOf(operation);
    expect(await ask([rows('own', row)])).toEqual({
      reading: { kind: 'answered', finding: { kind: 'applied', row }, voucher: 'LS1', evidence: 'own' },
      queries: [question],
      heard: [],
    });
  });

  it('believes "not found" with both controls, and keeps both answers', async () => {
    expect(await ask([rows('own'), rows('random'), rows('known', rowOf(known))])).toEqual({
      reading: {
        kind: 'answered',
        finding: { kind: 'absent' },
        voucher: null,
        evidence: { notFound: 'own', known: 'K1' },
      },
      queries: [question, randomSerial, { cardNo: 'CK', serial: 'K1' }],
      heard: [['K1', 1, true]],
    });
  });

  it('concludes nothing where a random serial is found', async () => {
    const { reading, queries } = await ask([rows('own'), rows('random', rowOf(known))]);
    expect(reading).toEqual({
      kind: 'answered',
      finding: { kind: 'untrusted', why: 'randomFound' },
      voucher: null,
      evidence: 'random',
    });
    expect(queries).toHaveLength(2);
  });

  it('concludes nothing where the known serial is not found', async () => {
    const { reading, heard } = await ask([rows('own'), rows('random'), rows('known')]);
    expect(reading).toEqual({
      kind: 'answered',
      finding: { kind: 'untrusted', why: 'knownNotFound' },
      voucher: null,
      evidence: 'known',
    });
    expect(heard).toEqual([['K1', 0, false]]);
  });

  it('is no answer where one of its calls fails', async () => {
    expect((await ask([failed])).reading).toEqual(failed);
    expect((await ask([rows('own'), failed])).reading).toEqual(failed);
    const third = await ask([rows('own'), rows('random'), failed]);
    expect(third.reading).toEqual(failed);
    expect(third.heard).toEqual([]);
  });

  it('reads a revocation from its target’s flag', async () => {
    const target = rowOf(sampleOperation(), { voucher: 'V1' });
    const { reading, queries } = await ask([rows('target', { ...target, revoked: true })], sampleRevocation());
    expect(reading).toMatchObject({ finding: { kind: 'applied' } });
    expect(queries).toEqual([question]);
  });
});

describe('the control of a till that has no known serial', () => {
  const all = { cardNo: 'C1', serial: null };
  const other = rowOf(operation, { serial: 'X9' });

  it('is anything that the log itself shows for the card', async () => {
    const { reading, queries, heard } = await ask(
      [rows('own'), rows('random'), rows('all', other), rows('x9', other)],
      operation,
      null,
    );
    expect(reading).toMatchObject({ finding: { kind: 'absent' }, evidence: { known: 'X9' } });
    expect(queries).toEqual([question, randomSerial, all, { cardNo: 'C1', serial: 'X9' }]);
    expect(heard).toEqual([]);
  });

  it('is never a row without a serial, nor one of another card', async () => {
    const useless = [
      { ...other, serial: null },
      { ...other, cardNo: 'C2' },
      { ...other, cardNo: null },
    ];
    const { reading, queries } = await ask([rows('own'), rows('random'), rows('all', ...useless)], operation, null);
    expect(reading).toEqual({
      kind: 'answered',
      finding: { kind: 'untrusted', why: 'noKnownSerial' },
      voucher: null,
      evidence: 'own',
    });
    expect(queries).toHaveLength(3);
    const found = await ask(
      [rows('own'), rows('random'), rows('all', ...useless, other), rows('x9', other)],
      operation,
      null,
    );
    expect(found.queries.at(-1)).toEqual({ cardNo: 'C1', serial: 'X9' });
  });

  it('is no answer where the card’s rows cannot be had', async () => {
    const { reading, queries } = await ask([rows('own'), rows('random'), failed], operation, null);
    expect(reading).toEqual(failed);
    expect(queries).toHaveLength(3);
  });
});
