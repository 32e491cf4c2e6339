// A copy of a store that runs elsewhere: recognised, and it sends nothing while the original goes on.
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemPlace } from '../../main/journal/system-place.ts';
import { copyTo, expectDrawnAnew, openAt } from './journal-origin-stage.ts';
import { accept, freshFile } from './journal-stage.ts';

describe('a copy that runs elsewhere', () => {
  const home = { hardware: () => ['mac-1', 'mac-2'], system: () => 'system-1', fileId: () => '7' };

  it.each([
    ['on another machine', { ...home, hardware: () => ['mac-9'] }],
    ['on another system without a network', { ...home, hardware: () => [], system: () => 'system-9' }],
    ['as another file', { ...home, fileId: () => '8' }],
  ])('%s draws a new install id and sends nothing; the original goes on', (_, away) => {
    const file = freshFile();
    const first = openAt(file, home);
    const { serial } = accept(first);
    first.close();
    const copy = openAt(copyTo(file, join(dirname(freshFile()), 'store.db')), away);
    expectDrawnAnew(copy, 'copied', first.installId, [serial]);
    const original = openAt(file, home);
    expect([original.origin, original.store.get(serial)?.state]).toEqual(['same', 'pending']);
    const serials = [accept(copy).serial, accept(original).serial];
    expect(new Set(serials).size).toBe(2);
  });

  it.each([
    ['a moved folder', home],
    ['no network today', { ...home, hardware: () => [] }],
    ['one card of two, and a new one', { ...home, hardware: () => ['mac-2', 'mac-3'] }],
    ['a system that was set up anew on the same machine', { ...home, system: () => 'system-9' }],
    ['nothing that could be read', {}],
  ])('is not mistaken for: %s', (_, place) => {
    const file = freshFile();
    const first = openAt(file, home);
    const { serial } = accept(first);
    first.close();
    const moved = join(dirname(freshFile()), 'store.db');
    for (const ending of ['', '.mark', '.mark-before', '.witness']) {
      if (existsSync(`${file}${ending}`)) {
        renameSync(`${file}${ending}`, `${moved}${ending}`);
      }
    }
    const second = openAt(moved, place);
    expect([second.origin, second.installId, second.store.get(serial)?.state]).toEqual([
      'same',
      first.installId,
      'pending',
    ]);
    second.close();
    expect(openAt(moved, home).origin).toBe('same');
  });

  it('is told by what this machine says of itself, and nothing of it is readable in the file', () => {
    const file = freshFile();
    const first = openAt(file, systemPlace);
    accept(first);
    first.close();
    expect(openAt(file, systemPlace).origin).toBe('same');
    const copy = copyTo(file, join(dirname(freshFile()), 'store.db'));
    expect(openAt(copy, systemPlace).origin).toBe('copied');
    const bytes = readFileSync(copy, 'latin1');
    for (const id of [...systemPlace.hardware(), systemPlace.system()].filter((known) => known !== null)) {
      expect(bytes).not.toContain(id);
    }
  });
});
