// `npm run journal`: what a technician learns of a till’s file without the application: one operation, all of them, how many.
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { storeVersion } from '../../main/journal/migrations/migrate.ts';
import { csvField } from '../../main/till/journal-text.ts';
import { cardNo, filled, journal, script } from './journal-command-stage.ts';
import { consumption, draftOf, freshFile, opened, tamper } from './journal-stage.ts';

describe('show', () => {
  it('tells one operation with its timeline, in the store’s time and in yuan, without the card’s number', () => {
    const { file, serials } = filled();
    const [applied = '', , waiting = ''] = serials;
    const { code, out } = journal('show', applied.toLowerCase(), file);
    expect(code).toBe(0);
    expect(out).toMatch(/Sale {2}15\.00 yuan {2}Done \(applied\)/);
    expect(out).toMatch(/6201\*\*\*\*1234, stored value 10\.00 yuan, voucher V1/);
    expect(out).toMatch(/2023-11-15 06:13:2\d {2}#2 {2}pending → sending {2}attempt 1/);
    expect(out).not.toContain(cardNo);
    expect(out).not.toContain('王女士');
    expect(journal('show', waiting, file).out).toMatch(/255\.50 yuan {2}Waiting to send/);
    expect(journal('show', applied, file, '--full').out).toContain(`${cardNo} 王女士`);
    expect(JSON.parse(journal('show', applied, file, '--json').out)).toMatchObject({
      serial: applied,
      amountYuan: '15.00',
      events: [{}, {}, {}],
    });
    expect(journal('show', 'NOBODY00000001', file)).toMatchObject({ code: 1, out: '' });
  });

  it('works on a damaged journal', () => {
    const { file, serials } = filled();
    tamper(file, "UPDATE event SET evidence = '{broken' WHERE sequence = 3; DELETE FROM event WHERE sequence = 2");
    expect(journal('show', serials[0] ?? '', file)).toMatchObject({ code: 0, out: expect.stringContaining('{broken') });
  });
});

describe('export', () => {
  it('writes every operation and event as JSON lines, masked unless asked', () => {
    const { file } = filled();
    const { code, out } = journal('export', file);
    const records = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(code).toBe(0);
    expect(records.map(({ type }) => type)).toEqual([...Array(3).fill('operation'), ...Array(7).fill('event')]);
    expect(records[0]).toMatchObject({ cardNo: '6201****1234', amountYuan: '15.00', memberName: null });
    expect(out).not.toContain(cardNo);
    expect(journal('export', file, '--full').out).toContain(cardNo);
  });

  it('writes a table that a spreadsheet opens safely', () => {
    const file = freshFile();
    const store = opened(file);
    store.store.insert({ ...draftOf(consumption(cardNo)), operator: '=cmd|"x"!A1' }, 'pending', 'accepted');
    store.close();
    const { out } = journal('export', file, '--csv');
    expect(out.startsWith('\uFEFFtype,sequence,serial')).toBe(true);
    expect(out.split('\r\n')).toHaveLength(4);
    expect(out).toContain(`"'=cmd|""x""!A1"`);
    expect(out).not.toContain(cardNo);
    expect(['-1.50', '+1', '@a', ' =1', '\t1', 'a,b', '8800000000001234'].map(csvField)).toEqual([
      '-1.50',
      "'+1",
      "'@a",
      "' =1",
      "'\t1",
      '"a,b"',
      "'8800000000001234",
    ]);
  });
});

describe('stats', () => {
  it('counts by state and kind, with money, what is open longest, and where the history ends', () => {
    const { file, serials } = filled();
    const { code, out } = journal('stats', file);
    expect(code).toBe(0);
    expect(out).toContain(`schema version ${storeVersion}, install id `);
    expect(out).toMatch(/install id [0-9a-f]{16} \(drawn 1 times\), 1 starts/);
    expect(out).toMatch(/applied +consumption +2 +30\.00 yuan/);
    expect(out).toMatch(new RegExp(`open longest: ${serials[2]}, pending`));
    expect(JSON.parse(journal('stats', file, '--json').out)).toMatchObject({
      operations: 3,
      events: 7,
      oldestOpen: { serial: serials[2] },
      lastEvent: { sequence: 7 },
    });
  });

  it('finds the practice till’s journal by itself, or says that there is none', () => {
    const folder = dirname(freshFile());
    const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, APPDATA: folder };
    const result = spawnSync(process.execPath, [script, 'stats'], { encoding: 'utf8', env });
    expect([result.status, result.stderr]).toEqual([2, expect.stringMatching(/name the journal’s file/)]);
  });
});
