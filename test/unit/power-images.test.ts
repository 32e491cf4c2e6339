// The disk of the power-cut images: what was synced is in each image, what was not may be missing, torn or there, and a name is only safe
// once its folder was synced.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { diskOf, happen } from '../power/disk-model.ts';
import { cutImage, wholeImage } from '../power/image.ts';
import type { Call } from '../power/syscall-log.ts';
import { createDice } from '../simulation/virtual-time.ts';

const root = mkdtempSync(join(tmpdir(), 'yatai-disk-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const create = (name: string, descriptor: number): Call => ({
  kind: 'open',
  descriptor,
  path: join(root, name),
  creates: true,
  empties: false,
});
const write = (descriptor: number, offset: number, text: string, length: number): Call => ({
  kind: 'write',
  descriptor,
  offset,
  data: Buffer.alloc(length, text),
});
const sync = (descriptor: number): Call => ({ kind: 'sync', descriptor });
const openFolder: Call = { kind: 'open', descriptor: 9, path: root, creates: false, empties: false };

/** What becomes of the file in many images: the beginning of each sector, or null where its name is gone. */
function outcomesOf(calls: readonly Call[]): ReadonlySet<string | null> {
  const outcomes = new Set<string | null>();
  for (let seed = 1; seed <= 400; seed += 1) {
    const disk = diskOf(root);
    for (const call of calls) happen(disk, call);
    const content = cutImage(disk, createDice(seed)).get('f');
    const sectors =
      content && Array.from({ length: Math.ceil(content.size / 512) }, (_, at) => content.bytes[at * 512]);
    outcomes.add(sectors ? sectors.map((byte) => (byte === 97 ? 'a' : byte === 98 ? 'b' : '.')).join('') : null);
  }
  return outcomes;
}

it('keeps what was synced in a synced folder, whatever chance says', () => {
  const calls = [create('f', 3), write(3, 0, 'a', 1024), sync(3), openFolder, sync(9)];
  expect(outcomesOf(calls)).toEqual(new Set(['aa']));
});

it('loses a synced file whose folder was not', () => {
  expect(outcomesOf([create('f', 3), write(3, 0, 'a', 512), sync(3)])).toEqual(new Set(['a', null]));
});

it('drops, keeps and tears at each sector what was not synced', () => {
  const calls = [create('f', 3), write(3, 0, 'a', 1024), sync(3), openFolder, sync(9), write(3, 0, 'b', 1024)];
  expect(outcomesOf(calls)).toEqual(new Set(['aa', 'bb', 'ab', 'ba']));
});

it('lets a later write arrive without an earlier one, and a file be longer than what arrived', () => {
  const calls = [create('f', 3), openFolder, sync(9), write(3, 0, 'a', 512), write(3, 512, 'b', 512)];
  const outcomes = outcomesOf(calls);
  expect([...outcomes]).toEqual(expect.arrayContaining(['', 'a', 'ab', '.b', '..']));
});

it('shows a rename whole or not at all', () => {
  const calls: readonly Call[] = [
    create('g', 3),
    write(3, 0, 'a', 512),
    sync(3),
    openFolder,
    sync(9),
    { kind: 'rename', path: join(root, 'g'), to: join(root, 'f') },
  ];
  expect(outcomesOf(calls)).toEqual(new Set(['a', null]));
});

it('knows the whole as the running process sees it', () => {
  const disk = diskOf(root);
  for (const call of [create('f', 3), write(3, 0, 'a', 10), write(3, 5, 'b', 10)]) happen(disk, call);
  const content = wholeImage(disk).get('f');
  expect(content?.bytes.toString('latin1', 0, content.size)).toBe('aaaaabbbbbbbbbb');
});
