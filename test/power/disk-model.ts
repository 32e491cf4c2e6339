// What a disk may hold after a power cut. Strict, as POSIX allows it and no file system is kinder than it must be: a file's writes
// are safe once that file was synced, a name once its folder was; what came after may be there, gone, or torn at any sector.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Call } from './syscall-log.ts';

export type Content = { bytes: Buffer; size: number };

export type Change =
  | { readonly kind: 'write'; readonly offset: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly size: number };

/** One change of a folder's names: `node` null takes the name away; `was` is the name that a rename takes away with it. */
export type Naming = { readonly name: string; readonly node: number | null; readonly was: string | null };

/** `mapped`: it was written through memory, where nobody sees it; only the index of the log (`-shm`) may be. */
export type FileNode = { readonly kind: 'file'; readonly safe: Content; unsafe: Change[]; mapped: boolean };
export type FolderNode = {
  readonly kind: 'folder';
  readonly safe: Map<string, number>;
  unsafe: Naming[];
  /** The names as the running process sees them. */
  readonly now: Map<string, number>;
};
export type Node = FileNode | FolderNode;

export type Disk = {
  readonly root: string;
  readonly nodes: Map<number, Node>;
  readonly open: Map<number, number>;
  /** A drive that lies: it says that it synced and did not. A control; nothing survives it. */
  readonly lies: boolean;
};

const rootNode = 0;

/** A disk that holds durably what lies in `folder` now. */
export function diskOf(folder: string, lies = false): Disk {
  const disk: Disk = { root: folder, nodes: new Map(), open: new Map(), lies };
  addFolder(disk, rootNode, folder);
  return disk;
}

function addFolder(disk: Disk, number: number, path: string): void {
  const node: FolderNode = { kind: 'folder', safe: new Map(), unsafe: [], now: new Map() };
  disk.nodes.set(number, node);
  for (const name of readdirSync(path)) {
    const child = disk.nodes.size;
    if (statSync(join(path, name)).isDirectory()) {
      addFolder(disk, child, join(path, name));
    } else {
      const bytes = readFileSync(join(path, name));
      disk.nodes.set(child, { kind: 'file', safe: { bytes, size: bytes.length }, unsafe: [], mapped: false });
    }
    node.safe.set(name, child);
    node.now.set(name, child);
  }
}

/** Lets one call happen on the disk. Throws where the log and the disk contradict each other. */
export function happen(disk: Disk, call: Call): void {
  switch (call.kind) {
    case 'open':
      openFile(disk, call);
      return;
    case 'close':
      disk.open.delete(call.descriptor);
      return;
    case 'write':
      openedFile(disk, call.descriptor).unsafe.push({ kind: 'write', offset: call.offset, data: call.data });
      return;
    case 'truncate':
      openedFile(disk, call.descriptor).unsafe.push({ kind: 'truncate', size: call.size });
      return;
    case 'sync':
      if (!disk.lies) sync(opened(disk, call.descriptor));
      return;
    case 'map':
      openedFile(disk, call.descriptor).mapped = true;
      return;
    case 'rename':
      rename(disk, call.path, call.to);
      return;
    case 'unlink':
    case 'rmdir':
      setName(folderOf(disk, call.path), { name: basename(call.path), node: null, was: null });
      return;
    case 'mkdir':
      addNode(disk, call.path, { kind: 'folder', safe: new Map(), unsafe: [], now: new Map() });
      return;
    case 'mark':
  }
}

function openFile(disk: Disk, { path, descriptor, creates, empties }: Extract<Call, { kind: 'open' }>): void {
  const number = creates
    ? addNode(disk, path, { kind: 'file', safe: { bytes: Buffer.alloc(0), size: 0 }, unsafe: [], mapped: false })
    : find(disk, path);
  disk.open.set(descriptor, number);
  const node = disk.nodes.get(number);
  if (empties && node?.kind === 'file') node.unsafe.push({ kind: 'truncate', size: 0 });
}

function addNode(disk: Disk, path: string, node: Node): number {
  const number = disk.nodes.size;
  disk.nodes.set(number, node);
  setName(folderOf(disk, path), { name: basename(path), node: number, was: null });
  return number;
}

function rename(disk: Disk, from: string, to: string): void {
  if (dirname(from) !== dirname(to))
    throw new Error(`a rename from one folder to another is not modelled: ${from} ${to}`);
  setName(folderOf(disk, to), { name: basename(to), node: find(disk, from), was: basename(from) });
}

function setName(folder: FolderNode, naming: Naming): void {
  folder.unsafe.push(naming);
  applyNaming(folder.now, naming);
}

export function applyNaming(names: Map<string, number>, { name, node, was }: Naming): void {
  if (was !== null) names.delete(was);
  if (node === null) names.delete(name);
  else names.set(name, node);
}

function sync(node: Node): void {
  if (node.kind === 'file') {
    for (const change of node.unsafe) applyChange(node.safe, change);
  } else {
    for (const naming of node.unsafe) applyNaming(node.safe, naming);
  }
  node.unsafe = [];
}

/** Applies a change to a content; `keeps` tells which sectors of a write arrive (all, by default). */
export function applyChange(
  content: Content,
  change: Change,
  keeps: ((sector: number) => boolean) | null = null,
): void {
  if (change.kind === 'truncate') {
    resize(content, change.size);
    return;
  }
  const { offset, data } = change;
  if (keeps === null) {
    resize(content, Math.max(content.size, offset + data.length));
    data.copy(content.bytes, offset);
    return;
  }
  for (let at = offset; at < offset + data.length; ) {
    const sector = Math.floor(at / sectorSize);
    const end = Math.min(offset + data.length, (sector + 1) * sectorSize);
    if (keeps(sector)) {
      resize(content, Math.max(content.size, end));
      data.copy(content.bytes, at, at - offset, end - offset);
    }
    at = end;
  }
}

const sectorSize = 512;

/** Grows with zeros, or shortens and forgets what was behind. */
export function resize(content: Content, size: number): void {
  if (size < content.size) content.bytes.fill(0, size, content.size);
  if (size > content.bytes.length) {
    const grown = Buffer.alloc(Math.max(size, content.bytes.length * 2));
    content.bytes.copy(grown, 0, 0, content.size);
    content.bytes = grown;
  }
  content.size = size;
}

function find(disk: Disk, path: string): number {
  if (path === disk.root) return rootNode;
  const number = folderOf(disk, path).now.get(basename(path));
  if (number === undefined) throw new Error(`the log opens ${path}, which is not there`);
  return number;
}

function folderOf(disk: Disk, path: string): FolderNode {
  const node = disk.nodes.get(find(disk, dirname(path)));
  if (node?.kind !== 'folder') throw new Error(`no folder holds ${path}`);
  return node;
}

function opened(disk: Disk, descriptor: number): Node {
  const node = disk.nodes.get(disk.open.get(descriptor) ?? -1);
  if (node === undefined) throw new Error(`the log uses descriptor ${descriptor}, which is not open`);
  return node;
}

function openedFile(disk: Disk, descriptor: number): FileNode {
  const node = opened(disk, descriptor);
  if (node.kind !== 'file') throw new Error(`the log writes to descriptor ${descriptor}, which is a folder`);
  return node;
}
