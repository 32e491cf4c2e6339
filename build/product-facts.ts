// What the application says of itself, written beside the bundle: the commit of the sources, and the licence of everything of others' that is
// shipped with it.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Licence {
  readonly name: string;
  readonly version: string;
  /** As SPDX names it; empty where the package does not say. */
  readonly licence: string;
  /** What the package brings along, or null. */
  readonly text: string | null;
}

export interface ProductFacts {
  /** Null where there is no repository; with a plus where the sources were changed since. */
  readonly commit: string | null;
  readonly licences: readonly Licence[];
}

/** Not in the packaged application: it runs our own tools only. */
const toolsOnly = /^node_modules\/node-(linux|darwin|win)-/;
/** Development dependencies that are shipped all the same. */
const shippedTools = ['node_modules/electron'];

export function writeProductFacts(root: string, out: string): void {
  const facts: ProductFacts = { commit: commitOf(root), licences: licencesOf(root) };
  writeFileSync(join(out, 'product.json'), JSON.stringify(facts));
}

/** Where every package that is shipped lies, as the lock file spells it (`node_modules/…`). */
export function shippedPlaces(root: string): readonly string[] {
  const lock: unknown = readJson(join(root, 'package-lock.json'));
  return Object.entries(Object(Reflect.get(Object(lock), 'packages')))
    .filter(([place, entry]) => place.startsWith('node_modules/') && !toolsOnly.test(place) && isShipped(place, entry))
    .map(([place]) => place);
}

/** Every package that is shipped, by name; what the lock file lists and this platform did not install is not among them. */
export function licencesOf(root: string): readonly Licence[] {
  const places = shippedPlaces(root).filter((place) => existsSync(join(root, place, 'package.json')));
  const all = places.map((place) => licenceIn(join(root, place)));
  const once = new Map(all.map((one) => [`${one.name}@${one.version}`, one]));
  return [...once.values()].sort((left, right) => left.name.localeCompare(right.name, 'en'));
}

function isShipped(place: string, entry: unknown): boolean {
  const has = (flag: string) => Reflect.get(Object(entry), flag) === true;
  // A compiler for one system each: a library names them beside itself, and the bundle has nothing of them.
  const forOneSystem = has('optional') && Reflect.has(Object(entry), 'os');
  return shippedTools.includes(place) || !(has('dev') || has('devOptional') || forOneSystem);
}

function licenceIn(folder: string): Licence {
  const facts = Object(readJson(join(folder, 'package.json')));
  const said: unknown = Reflect.get(facts, 'license') ?? Reflect.get(facts, 'licenses');
  const first: unknown = Array.isArray(said) ? said[0] : said;
  const licence: unknown = typeof first === 'object' && first !== null ? Reflect.get(first, 'type') : first;
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying|unlicense)(\.|-|$)/i.test(name));
  return {
    name: String(Reflect.get(facts, 'name')),
    version: String(Reflect.get(facts, 'version')),
    licence: typeof licence === 'string' ? licence : '',
    text: file === undefined ? null : readFileSync(join(folder, file), 'utf8').trim(),
  };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8')) as unknown;
}

function commitOf(root: string): string | null {
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 30_000,
    }).trim();
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no') !== '';
    return `${git('rev-parse', '--short=10', 'HEAD')}${changed ? '+' : ''}`;
  } catch {
    return null;
  }
}
