// SMS codes on the real till: counted, checked, and so many a day.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Bench, openBench, zhang } from './till-bench.ts';
import { compareBooks } from './till-books.ts';
import { serve } from './till-serving.ts';

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});

afterEach(async () => {
  try {
    await compareBooks(bench);
    expect(bench.complaints).toEqual([]);
  } finally {
    await bench.close();
  }
});

describe('SMS codes', () => {
  const mobile = '13800000001';

  test('countdown, a wrong code, the right code, and the count survives a restart', async () => {
    const member = await serve(bench, zhang);
    const sent = await bench.good('sendSms', { target: member.memberId });
    expect(sent).toMatchObject({ sentToday: 1, quota: 10, maskedMobile: '138****0001' });
    expect(await bench.bad('sendSms', { target: mobile })).toBe('smsTooSoon');
    const code = bench.server.phone(mobile).messages.at(-1)?.code ?? '';
    expect(await bench.bad('verifySms', { target: mobile, code: code === '000000' ? '000001' : '000000' })).toBe(
      'smsWrongCode',
    );
    const verified = await bench.good('verifySms', { target: mobile, code });
    expect(verified.verifiedAt).not.toBeNull();
    await bench.restart();
    await serve(bench, zhang);
    // The countdown is told from the same moment as the code's end, and that moment is on the disk.
    const after = await bench.good('getSms', { target: mobile });
    expect(after).toMatchObject({ sentToday: 1, expiresAt: sent.expiresAt, verifiedAt: verified.verifiedAt });
  });

  test('ten a day, counted over restarts, and a new day begins at midnight in China', async () => {
    await serve(bench, zhang);
    for (let count = 1; count <= 10; count += 1) {
      expect(await bench.good('sendSms', { target: mobile })).toMatchObject({ sentToday: count });
      bench.time.push(61_000);
    }
    await bench.restart();
    await serve(bench, zhang);
    expect(await bench.bad('sendSms', { target: mobile })).toBe('smsQuota');
    // The till's own count decides: the platform is not even asked.
    expect(bench.server.received('sendSmsCode')).toHaveLength(10);
    bench.time.push(12 * 3_600_000);
    await serve(bench, zhang);
    expect(await bench.good('sendSms', { target: mobile })).toMatchObject({ sentToday: 1 });
  });

  test('no number, no message', async () => {
    await serve(bench, zhang);
    expect(await bench.bad('sendSms', { target: '12345' })).toBe('mobileMalformed');
  });
});
