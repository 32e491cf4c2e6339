// The pictures of the customer display: which files it shows, and to whom.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { resolveAppFile } from '../../main/electron/app-files.ts';
import { createPictureShelf, pictureType } from '../../main/till/display/pictures.ts';

describe('its pictures', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pictures-'));
    mkdirSync(join(folder, 'chosen'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const png = (width: number, height: number, mark = 0) => {
    const bytes = Buffer.alloc(40, mark);
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(bytes);
    bytes.writeUInt32BE(width, 16);
    bytes.writeUInt32BE(height, 20);
    return bytes;
  };
  const jpg = Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    Buffer.from('ffc0001108032004b003012200021101031101', 'hex'),
  ]);

  test('are what their bytes say, and of a size that can be shown', () => {
    expect([pictureType(png(1920, 1080)), pictureType(jpg)]).toEqual(['png', 'jpg']);
    const bad = [
      png(0, 10),
      png(60_000, 60_000),
      Buffer.from('<svg onload="x"/>'),
      Buffer.from('ffd8', 'hex'),
      Buffer.alloc(0),
    ];
    expect(bad.map(pictureType)).toEqual([null, null, null, null, null]);
  });

  test('are copied under names of their own; the rest is left out; a bad choice changes nothing, and no sale waits', async () => {
    const chosen = join(folder, 'chosen');
    writeFileSync(join(chosen, '2 汤.png'), png(800, 600, 2));
    writeFileSync(join(chosen, '10.jpg'), jpg);
    writeFileSync(join(chosen, 'evil.png'), '<script>');
    writeFileSync(join(chosen, '.hidden.png'), png(1, 1));
    const shelf = createPictureShelf(join(folder, 'own', 'pictures'));
    expect(shelf.names()).toEqual([]);
    mkdirSync(join(folder, 'own'));
    let others = 0;
    setImmediate(() => {
      others += 1;
    });
    expect(await shelf.take(chosen)).toEqual({ taken: 2, refused: 1 });
    expect(others).toBe(1);
    const names = shelf.names();
    expect(names.map((name) => name.slice(-4))).toEqual(['.png', '.jpg']);
    expect(createPictureShelf(join(folder, 'own', 'pictures')).names()).toEqual(names);
    mkdirSync(join(folder, 'empty'));
    expect(await shelf.take(join(folder, 'empty'))).toEqual({ taken: 0, refused: 0 });
    expect(shelf.names()).toEqual(names);
    await expect(shelf.take(join(folder, 'gone'))).rejects.toThrow('ENOENT');
    expect(shelf.names()).toEqual(names);
    shelf.clear();
    expect([shelf.names(), readdirSync(join(folder, 'own'))]).toEqual([[], []]);
  });

  test('the scheme gives out pictures by those names only, and only where there is a place for them', () => {
    const picture = 'yatai://app/pictures/0123456789abcdef.png';
    expect(resolveAppFile('/r', picture, '/data/pictures')).toBe('/data/pictures/0123456789abcdef.png');
    expect(resolveAppFile('/r', picture)).toBeNull();
    for (const odd of ['order.json', '..%2f..%2fjournal.db', '0123456789abcdef.svg', '0123456789abcdef.png%00']) {
      const file = resolveAppFile('/r', `yatai://app/pictures/${odd}`, '/data/pictures');
      expect(file === null || file.startsWith('/r/')).toBe(true);
    }
  });
});
