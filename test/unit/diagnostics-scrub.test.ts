// What leaves the till for somebody else's eyes: secrets by name, by look and by being known; what helps stays.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diagnosticsTexts } from '../../main/till/diagnostics/bundle.ts';
import { createScrub } from '../../main/till/diagnostics/scrub.ts';
import { sampleOperation } from '../support/queue-samples.ts';

const scrub = createScrub(['the-app-secret', 'a+b/c==', '', 'xy']);

describe('the scrub', () => {
  test('hides what is secret by its name, whatever it is', () => {
    const given = {
      password: 'x1',
      appSecret: 'x2',
      nested: [{ Authorization: 'x3', pinHash: 'x4', salt: 'x5', hash: 'x6' }],
    };
    expect(JSON.stringify(scrub.value(given))).not.toMatch(/x[1-6]/);
  });

  test('hides numbers of cards and phones in any text, in keys and where they are numbers', () => {
    const given = {
      said: 'card 6201300100000101 of 13800000001',
      6201300100000101: 'key',
      amountFen: 6201300100000101,
    };
    const text = JSON.stringify(scrub.value(given));
    expect(text).not.toMatch(/6201300100000101|13800000001/);
    expect(scrub.text('6201300100000101,13800000001')).not.toMatch(/\d{7,}/);
  });

  test('hides who a guest is', () => {
    expect(scrub.value({ memberName: '张雅', mobile: '138', cardNo: '12', code: '1234' })).toEqual({
      memberName: '***',
      mobile: '***',
      cardNo: '***',
      code: '***',
    });
  });

  test('hides what a person wrote in own words, and keeps the till’s own one', () => {
    const given = {
      note: '张雅已付现金',
      remark: 'Zhang Ya, window',
      reason: '客人张雅说没收到',
      nested: { note: '', reason: 'wrongPassword' },
    };
    expect(scrub.value(given)).toEqual({
      note: '***',
      remark: '***',
      reason: '***',
      nested: { note: '', reason: 'wrongPassword' },
    });
  });

  test('hides what is known to be secret wherever it stands, and does not tear words apart for a short one', () => {
    expect(scrub.value({ error: 'said the-app-secret twice: the-app-secret', serial: 'a+b/c==' })).toEqual({
      error: 'said *** twice: ***',
      serial: '***',
    });
    expect(scrub.text('galaxy')).toBe('galaxy');
  });

  test('keeps what helps: serials, times, states, amounts', () => {
    const given = {
      serial: 'K7Q2M9X400000012',
      createdAt: '2026-11-27T06:00:00.000Z',
      state: 'unknown',
      amountFen: 8850,
      secretKept: true,
    };
    expect(scrub.value(given)).toEqual(given);
  });
});

test('no part of the bundle goes past the scrub, and of an open operation only where it stands is told', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  const logFile = join(folder, 'till.log');
  const said = 'said the-app-secret of 13800000001';
  const bad = { said, 13800000001: 'key', memberName: '张雅', note: '张雅已付', token: 'x1' };
  const remark = '张雅, the-app-secret';
  const payload = { ...sampleOperation().payload, cardNo: '6201300100000101', remark } as never;
  const operation = sampleOperation({ cardNo: '6201300100000101', memberName: '张雅', platformMessage: said, payload });
  const entry = { sequence: 1, kind: 'settingChanged', operator: null, personId: null, serial: null, wall: 0 } as const;
  try {
    writeFileSync(`${logFile}.1`, said);
    writeFileSync(logFile, said);
    const texts = diagnosticsTexts(
      {
        ...{ about: bad, profile: bad, settings: bad, health: bad, counts: bad, logFile, now: 0 },
        open: [operation],
        audit: [{ ...entry, details: JSON.stringify(bad) } as never],
        crashes: [{ name: said, at: 0, bytes: 0 }],
      },
      scrub,
    );
    const all = Object.entries(texts);
    expect(all.filter(([, text]) => /the-app-secret|13800000001|6201300100000101|张雅|x1/.test(text))).toEqual([]);
    expect(all.filter(([, text]) => text.includes('said ***')).map(([name]) => name)).toEqual(
      all.map(([name]) => name).filter((name) => name !== 'README.txt'),
    );
    expect(Object.keys((JSON.parse(texts['queue.json']) as object[])[0] ?? {})).not.toContain('payload');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
