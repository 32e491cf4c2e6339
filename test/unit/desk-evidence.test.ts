// Evidence in readable form, and never with a whole card number.
import { describe, expect, it } from 'vitest';
import { eventRecord } from '../../main/till/journal-text.ts';
import { toEventView } from '../../main/till/operation-view.ts';
import { lastFound, readEvidence, voucherIn } from '../../renderer/screens/queue/evidence.ts';

const row = { serial: 'S1', cardNo: '6201****0101', voucher: '77', kind: 'consumption', amount: 100, revoked: false };

describe('evidence', () => {
  it('is nothing where nothing was written down', () => {
    expect([null, 'null', '{}'].map(readEvidence)).toEqual([null, null, null]);
  });

  it('tells the platform’s code and words, and what lies within', () => {
    const details = { section: '6.11.1', ms: 12, status: 200, code: '9' };
    const found = readEvidence(JSON.stringify({ code: '20031', message: '余额不足', details }));
    expect(found?.facts).toEqual([
      { name: 'code', value: '20031' },
      { name: 'message', value: '余额不足' },
      { name: 'status', value: '200' },
      { name: 'section', value: '6.11.1' },
      { name: 'ms', value: '12' },
    ]);
    expect(found?.rows).toBeNull();
  });

  it('shows the rows of the log, whether it was one or several or none', () => {
    expect(readEvidence(JSON.stringify({ row, details: { rows: 1 } }))?.rows).toMatchObject([{ voucher: '77' }]);
    expect(readEvidence(JSON.stringify({ rows: [row, { serial: null }] }))?.rows).toMatchObject([
      { amount: 100, revoked: false },
      { serial: null, amount: null, revoked: null },
    ]);
    expect(readEvidence(JSON.stringify({ rows: [] }))?.rows).toEqual([]);
    const asked = readEvidence(JSON.stringify({ finding: { kind: 'mismatch', rows: [row] }, details: null }));
    expect(asked).toMatchObject({ facts: [{ name: 'finding', value: 'mismatch' }], rows: [{ serial: 'S1' }] });
  });

  it('says which controls passed and which failed', () => {
    const passed = readEvidence(JSON.stringify({ answers: 2, details: { notFound: { ms: 3 }, known: 'S0' } }));
    expect(passed?.facts).toEqual(
      expect.arrayContaining([
        { name: 'known', value: 'passed S0' },
        { name: 'random', value: 'passed' },
        { name: 'answers', value: '2' },
      ]),
    );
    const facts = (why: string) => readEvidence(JSON.stringify({ why, details: {} }))?.facts;
    expect(facts('randomFound')).toContainEqual({ name: 'random', value: 'failed' });
    expect(facts('knownNotFound')).toContainEqual({ name: 'known', value: 'failed' });
    expect(facts('knownNotFound')).toContainEqual({ name: 'random', value: 'passed' });
    expect(facts('noKnownSerial')).toEqual([{ name: 'why', value: 'noKnownSerial' }]);
  });

  it('keeps the whole as JSON, and what is no JSON as it is', () => {
    expect(readEvidence('{"brandNew":{"x":[1]}}')).toEqual({
      facts: [],
      rows: null,
      raw: '{\n  "brandNew": {\n    "x": [\n      1\n    ]\n  }\n}',
    });
    expect(readEvidence('{half')).toEqual({ facts: [], rows: null, raw: '{half' });
  });

  it('offers the one voucher that the log shows, and none where there are two', () => {
    expect(voucherIn([null, JSON.stringify({ row }), JSON.stringify({ rows: [row] })])).toBe('77');
    expect(voucherIn([JSON.stringify({ rows: [row, { ...row, voucher: '78' }] })])).toBeNull();
    expect(voucherIn([null])).toBeNull();
  });

  it('in one line is what the log was last found to say, with the row that it showed', () => {
    const mismatch = JSON.stringify({ finding: { kind: 'mismatch', rows: [row] } });
    const absent = JSON.stringify({ finding: { kind: 'absent', rows: [] } });
    expect(lastFound([null, absent, mismatch, JSON.stringify({ code: '1' })])).toMatchObject({
      finding: 'mismatch',
      row: { voucher: '77', amount: 100 },
    });
    expect(lastFound([mismatch, absent])).toEqual({ finding: 'absent', row: null });
    expect(lastFound([null, JSON.stringify({ code: '1' })])).toBeNull();
  });

  it('crosses to the screen without a whole card number, however short it is', () => {
    const event = { sequence: 1, from: null, to: 'manual', reason: 'x', wall: 1, hash: 'h' } as const;
    const shown = (evidence: unknown, cardNo: string) =>
      toEventView({ ...event, evidence: JSON.stringify(evidence) } as never, cardNo).evidence ?? '';
    expect(shown({ cardNo: '62013', note: '62013', other: '62013998' }, '62013')).not.toMatch(/"62013"/);
    expect(shown({ rows: [{ cardNo: '7788990' }] }, '62013')).toContain('"77***990"');
    expect(shown({ text: '6201300100000101' }, '1')).toContain('6201****0101');
  });

  it('leaves by the journal’s command without this card’s number, whatever words it stands in, unless asked', () => {
    const event = { sequence: 1, from: null, to: 'manual', reason: 'x', wall: 1, hash: 'h', serial: 'S' } as const;
    const evidence = JSON.stringify({ said: 'card 620130001 is locked', rows: [{ mobile: '13800000001' }] });
    const written = (full: boolean) =>
      JSON.stringify(eventRecord({ ...event, evidence } as never, full, '620130001')['evidence']);
    expect(written(false)).toBe('{"said":"card 62***001 is locked","rows":[{"mobile":"13***001"}]}');
    expect(written(true)).toBe(evidence);
  });
});
