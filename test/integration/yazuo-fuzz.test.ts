// The fuzzing campaign in small, and proof that it can fail: the whole size is a part of `npm test` (test/fuzz).
import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../main/backends/http/transport.ts';
import { playCampaign } from '../fuzz/campaign.ts';
import { asked, provesRow, provesVoucher } from '../fuzz/second-reading.ts';
import { attemptSubject, gullible, logSubject, subjects } from '../fuzz/subjects.ts';

function answered(body: string): Exchange {
  return { kind: 'answered', status: 200, contentType: '', body: Buffer.from(body) };
}

describe.each(subjects)('the $name', (subject) => {
  test('is believed where it is honest', async () => {
    const exchange = answered(subject.honest);
    const { proven, voucher } = await subject.read(exchange);
    expect({ proven, voucher }).toEqual({ proven: true, voucher: subject.bare === true ? null : '899094' });
    expect(subject.isTrue(exchange, voucher)).toBe(true);
  });

  test('is never believed where it is not true, never throws, and shows no secret', async () => {
    const result = await playCampaign(subject, 4_000, 20_261_121);
    expect(result).toMatchObject({ falseSuccesses: 0, exceptions: 0, secretsShown: 0, example: null, answers: 4_000 });
    // Some damage leaves an answer true: a campaign in which nothing was ever believed has tested nothing.
    expect(result.believed).toBeGreaterThan(100);
  });

  test('deceives a reader that believes too much', async () => {
    const { falseSuccesses } = await playCampaign(gullible(subject), 1_000, 7);
    expect(falseSuccesses).toBeGreaterThan(0);
  });
});

test('the second reading can say no', () => {
  const honest = attemptSubject.honest;
  expect(provesVoucher(answered(honest), '899094')).toBe(true);
  expect(provesVoucher(answered(honest), '1')).toBe(false);
  expect(provesVoucher(answered(`{"code":-1,${honest.slice(1)}`), '899094')).toBe(false);
  expect(provesRow(answered(logSubject.honest), '899094')).toBe(true);
  expect(provesRow(answered(logSubject.honest), '899093')).toBe(false);
  expect(provesRow(answered(logSubject.honest.replace(asked.serial, 'X')), '899094')).toBe(false);
});
