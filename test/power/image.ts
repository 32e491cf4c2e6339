// One image of a disk as a power cut may leave it: chance decides what of the unsynced arrived; and its way onto a real disk.
import { closeSync, ftruncateSync, mkdirSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Dice } from '../simulation/virtual-time.ts';
import {
  applyChange,
  applyNaming,
  type Change,
  type Content,
  type Disk,
  type FileNode,
  type FolderNode,
  resize,
} from './disk-model.ts';

/** A folder's files and folders by their paths below the root; `null` is a folder. Folders come before what is in them. */
export type Image = ReadonlyMap<string, Content | null>;

/** How what was not synced comes out: `order` keeps a beginning and tears the next, the others keep any subset. */
const styles = ['nothing', 'everything', 'order', 'subset', 'sectors', 'most', 'oneMissing'] as const;
type Style = (typeof styles)[number];

/** Everything as the running process sees it: what lies on the disk if nothing happens. */
export function wholeImage(disk: Disk): Image {
  return imageOf(disk, () => 'everything', null);
}

/** What a power cut now may leave. Good until the next one is made: the room is used again, for a log with room in it is large. */
export function cutImage(disk: Disk, dice: Dice): Image {
  const style = dice.chance(0.5) ? null : dice.pick(styles);
  return imageOf(disk, () => style ?? dice.pick(styles), dice);
}

function imageOf(disk: Disk, styleOf: () => Style, dice: Dice | null): Image {
  const image = new Map<string, Content | null>();
  const visit = (number: number, path: string) => {
    const node = disk.nodes.get(number);
    if (node === undefined) return;
    if (node.kind === 'file') {
      if (node.mapped && !path.endsWith('-shm')) throw new Error(`${path} was written through memory, unseen`);
      image.set(path, node.mapped ? rubbish(dice) : contentOf(node, styleOf(), dice, roomFor(path)));
      return;
    }
    if (path !== '') image.set(path, null);
    for (const [name, child] of namesOf(node, styleOf(), dice)) visit(child, path === '' ? name : `${path}/${name}`);
  };
  visit(0, '');
  return image;
}

/** The index of the log is made anew after a crash, whatever it held: so it holds anything. */
function rubbish(dice: Dice | null): Content {
  const size = dice === null ? 0 : dice.pick([0, 1_000, 32_768]);
  return { bytes: Buffer.alloc(size, dice?.between(0, 255) ?? 0), size };
}

function namesOf(folder: FolderNode, style: Style, dice: Dice | null): ReadonlyMap<string, number> {
  const names = new Map(folder.safe);
  const keeps = keeperOf(style, folder.unsafe.length, dice);
  for (const [index, naming] of folder.unsafe.entries()) {
    if (keeps(index) === 'whole') applyNaming(names, naming);
  }
  return names;
}

const rooms = new Map<string, Content>();

/** Room for a file and some growth: what the file of the image before had here, if it is large enough. Zeros behind its end. */
function roomFor(path: string): Content {
  const known = rooms.get(path) ?? { bytes: Buffer.alloc(0), size: 0 };
  rooms.set(path, known);
  return known;
}

function contentOf(file: FileNode, style: Style, dice: Dice | null, content: Content): Content {
  resize(content, file.safe.size);
  file.safe.bytes.copy(content.bytes, 0, 0, file.safe.size);
  const keeps = keeperOf(style, file.unsafe.length, dice);
  for (const [index, change] of file.unsafe.entries()) {
    const kept = keeps(index);
    if (kept === 'whole') applyChange(content, change);
    else if (dice !== null) lose(content, change, kept, dice);
  }
  return content;
}

/** A write that was cut: some of its sectors, none, or only the longer file that it made, with zeros or rubbish in it. */
function lose(content: Content, change: Change, kept: 'torn' | 'lost', dice: Dice): void {
  if (change.kind === 'truncate') return;
  const end = change.offset + change.data.length;
  if (kept === 'torn') {
    const forwards = dice.chance(0.5) ? dice.between(0, Math.ceil(change.data.length / 512)) : null;
    const first = Math.floor(change.offset / 512);
    applyChange(content, change, (sector) => (forwards === null ? dice.chance(0.5) : sector - first < forwards));
  }
  const before = content.size;
  if (end <= before || !dice.chance(0.3)) return;
  resize(content, end);
  if (dice.chance(0.3)) content.bytes.fill(dice.between(1, 255), before, end);
}

/** An image that stays good. */
export function keptImage(image: Image): Image {
  const kept = [...image].map(([path, content]) => {
    return [
      path,
      content && { bytes: Buffer.from(content.bytes.subarray(0, content.size)), size: content.size },
    ] as const;
  });
  return new Map(kept);
}

function keeperOf(style: Style, count: number, dice: Dice | null): (index: number) => 'whole' | 'torn' | 'lost' {
  if (dice === null || style === 'everything') return () => 'whole';
  switch (style) {
    case 'nothing':
      return () => 'lost';
    case 'order': {
      const cut = dice.between(0, count);
      return (index) => (index < cut ? 'whole' : index === cut ? 'torn' : 'lost');
    }
    case 'subset':
      return () => dice.pick(['whole', 'lost']);
    case 'sectors':
      return () => dice.pick(['whole', 'torn', 'torn', 'lost']);
    case 'most':
      return () => (dice.chance(0.85) ? 'whole' : dice.pick(['torn', 'lost']));
    case 'oneMissing': {
      const missing = dice.between(0, Math.max(0, count - 1));
      return (index) => (index === missing ? dice.pick(['torn', 'lost']) : 'whole');
    }
  }
}

const chunk = 64 * 1024;
const zeros = Buffer.alloc(chunk);

/** Lays an image into an empty folder. Zeros stay holes: a log with room in it is mostly that. */
export function layImage(image: Image, folder: string): void {
  for (const [path, content] of image) {
    if (content === null) {
      mkdirSync(join(folder, path));
      continue;
    }
    const descriptor = openSync(join(folder, path), 'w');
    ftruncateSync(descriptor, content.size);
    for (let at = 0; at < content.size; at += chunk) {
      const part = content.bytes.subarray(at, Math.min(at + chunk, content.size));
      if (!part.equals(zeros.subarray(0, part.length))) writeSync(descriptor, part, 0, part.length, at);
    }
    closeSync(descriptor);
  }
}

/** The first difference between an image and a real folder, in words; null where they are the same to the byte. */
export function differenceTo(image: Image, folder: string): string | null {
  const found = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), entry.isDirectory() ? null : readFileSync(path)] as const;
    }),
  );
  for (const [path, content] of image) {
    const bytes = found.get(path);
    if (bytes === undefined) return `${path} is not on the disk`;
    if (content !== null && !path.endsWith('-shm') && bytes?.equals(content.bytes.subarray(0, content.size)) !== true)
      return `${path} differs`;
    found.delete(path);
  }
  const [stranger] = found.keys();
  return stranger === undefined ? null : `${stranger} is on the disk, and no call made it`;
}
