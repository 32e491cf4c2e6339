// What is made of the disk's and the platform's word, how a version is judged, and which crash reports stay. Pure, or on a folder of its own.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { crashReportsIn, keepCrashReports, tidyCrashReports } from '../../main/electron/crash-reports.ts';
import { diagnosticsTexts } from '../../main/till/diagnostics/bundle.ts';
import { createScrub } from '../../main/till/diagnostics/scrub.ts';
import { createClockWatch } from '../../main/till/machine/clock-watch.ts';
import { diskLevel } from '../../main/till/machine/disk-watch.ts';
import { judgeOffer, plainNotes } from '../../main/till/updates/judge-offer.ts';
import { lastUpdate } from '../../main/till/updates/last-update.ts';

const mebi = 1_048_576;
const minute = 60_000;
const day = 24 * 60 * minute;

test.each([
  [5_000, 10, 'ample'],
  [1_023, 10, 'low'],
  [255, 10, 'short'],
  // A backup is a copy of the journal: a large one wants more.
  [3_000, 800, 'low'],
  [1_500, 800, 'short'],
])('%i MiB beside a journal of %i MiB is %s', (free, journal, level) => {
  expect(diskLevel(free * mebi, journal * mebi)).toBe(level);
});

describe('the clock', () => {
  function watch() {
    let wall = Date.parse('2026-11-27T12:00:00Z');
    let changes = 0;
    const clock = createClockWatch(
      () => wall,
      () => {
        changes += 1;
      },
    );
    const hear = (offset: number) => clock.heard(new Date(wall + offset).toUTCString());
    return { clock, hear, changes: () => changes, pass: (ms: number) => (wall += ms) };
  }

  test('two answers that agree on more than two minutes are told, and two that fit take it back', () => {
    const { clock, hear, changes, pass } = watch();
    hear(9 * minute);
    expect(clock.wrongBy()).toBeNull();
    pass(minute);
    hear(9 * minute);
    expect(clock.wrongBy()).toBe(9 * minute);
    hear(0);
    expect(clock.wrongBy()).toBe(9 * minute);
    hear(0);
    expect(clock.wrongBy()).toBeNull();
    expect(changes()).toBe(2);
  });

  test('one odd answer, a page of a portal, or no date at all say nothing', () => {
    const { clock, hear, changes } = watch();
    for (const offset of [0, 0, -3 * day, 0, 3 * day, 0]) hear(offset);
    clock.heard('yesterday');
    expect(clock.wrongBy()).toBeNull();
    expect(clock.reading()).toMatchObject({ offset: 0, wrong: false });
    expect(changes()).toBe(0);
  });

  test('two minutes are no news', () => {
    const { clock, hear } = watch();
    hear(-2 * minute);
    hear(-2 * minute);
    expect(clock.wrongBy()).toBeNull();
  });
});

test.each([
  ['1.4.2', '1.4.3', 'newer'],
  ['1.4.2', '1.10.0', 'newer'],
  ['1.4.2', '2.0.0', 'newer'],
  ['1.4.2', '1.4.2', 'same'],
  ['1.10.0', '1.9.9', 'older'],
  ['1.4.2', '1.5.0-beta.1', 'badAnswer'],
  ['1.4.2', '01.5.0', 'badAnswer'],
  ['1.4.2', '1.5', 'badAnswer'],
  ['1.4.2', '1.5.0\n', 'badAnswer'],
] as const)('where %s runs, %s is %s', (running, offered, judged) => {
  expect(judgeOffer(running, offered)).toBe(judged);
});

test('notes are text, without what moves a cursor or turns the writing round', () => {
  expect(plainNotes('a\r\nb\tc\u0000\u001b[31m\u202e')).toBe('a\nb\tc[31m');
  expect(plainNotes(' \n')).toBeNull();
});

test('the install that was begun last is judged by the version that runs', () => {
  const note = { from: '1.0.0', to: '1.1.0', at: 5 };
  const settings = { get: () => note };
  expect(lastUpdate(settings, '1.1.0')).toEqual({ ...note, installed: true });
  expect(lastUpdate(settings, '1.0.0')).toEqual({ ...note, installed: false });
  expect(lastUpdate(settings, '2.0.0')).toBeNull();
  expect(lastUpdate({ get: () => ({ from: 1 }) }, '1.0.0')).toBeNull();
});

describe('crash reports', () => {
  const root = mkdtempSync(join(tmpdir(), 'yatai-crashes-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('the newest few stay, for nobody else’s eyes, and old or large ones go', () => {
    const folder = join(root, 'crashes');
    const now = Date.parse('2026-11-27T12:00:00Z');
    mkdirSync(join(folder, 'completed'), { recursive: true });
    const put = (name: string, age: number, bytes = 1_000) => {
      const file = join(folder, 'completed', name);
      writeFileSync(file, Buffer.alloc(bytes), { mode: 0o644 });
      utimesSync(file, (now - age) / 1_000, (now - age) / 1_000);
    };
    for (let number = 0; number < 7; number += 1) put(`new-${number}.dmp`, number * minute);
    put('settings.dat', 0);
    expect(tidyCrashReports(folder, now).map(({ name }) => name.replace(/.*[\\/]/, ''))).toEqual(
      [0, 1, 2, 3, 4].map((number) => `new-${number}.dmp`),
    );
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'completed', 'new-0.dmp')).mode & 0o777).toBe(0o600);
    put('huge.dmp', -minute, 33 * mebi);
    expect(tidyCrashReports(folder, now)).toHaveLength(5);
    expect(readdirSync(join(folder, 'completed'))).not.toContain('huge.dmp');
    expect(readdirSync(join(folder, 'completed'))).toContain('settings.dat');
    expect(crashReportsIn(join(root, 'nowhere'))).toEqual([]);
  });

  test('are written down beside the journal and sent nowhere', () => {
    const told: unknown[] = [];
    const app = { on: () => undefined, setPath: (name: string, path: string) => told.push([name, path]) } as never;
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    keepCrashReports(app, { start: (options) => told.push(options) }, join(root, 'kept'), log);
    expect(told).toEqual([
      ['crashDumps', join(root, 'kept')],
      { uploadToServer: false, ignoreSystemCrashHandler: true },
    ]);
    expect(statSync(join(root, 'kept')).mode & 0o777).toBe(0o700);
  });

  test('are in the diagnostics bundle by their names, times and sizes alone', () => {
    const crash = { name: 'a.dmp', at: 0, bytes: 5, path: '/till/crashes/a.dmp' };
    const nothing = { about: null, profile: null, settings: null, health: null, counts: null, logFile: null };
    const facts = { ...nothing, open: [], audit: [], now: 0 };
    const texts = diagnosticsTexts({ ...facts, crashes: [crash] }, createScrub([]));
    expect(JSON.parse(texts['crashes.json'])).toEqual([{ name: 'a.dmp', at: '1970-01-01T00:00:00.000Z', bytes: 5 }]);
  });

  test('an old one goes though there are few', () => {
    const folder = join(root, 'few');
    mkdirSync(folder);
    const now = Date.parse('2026-11-27T12:00:00Z');
    for (const days of [13, 15]) {
      const file = join(folder, `${days}.dmp`);
      writeFileSync(file, '');
      utimesSync(file, (now - days * day) / 1_000, (now - days * day) / 1_000);
    }
    expect(tidyCrashReports(folder, now).map(({ name }) => name)).toEqual(['13.dmp']);
  });
});
