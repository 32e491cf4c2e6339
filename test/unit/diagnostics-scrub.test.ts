// What leaves the till for somebody else's eyes: secrets by name, by look and by being known; what helps stays.
import { describe, expect, test } from 'vitest';
import { createScrub } from '../../main/till/diagnostics/scrub.ts';

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
