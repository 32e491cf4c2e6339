// The documents hold together: each link leads somewhere, each page is in the index, each command and each file that is named is there.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { storeVersion } from '../../main/journal/migrations/migrate.ts';

const root = join(import.meta.dirname, '../..');
const notOurs = (name: string) => /(^|\/)(node_modules|out|coverage|\.cache|\.git)$/.test(name);
const all = globSync('**/*', { cwd: root, exclude: notOurs }).map((name) => name.replaceAll('\\', '/'));
const files = new Set(all);
const documents = all.filter((name) => name.endsWith('.md'));
const sources = new Map(documents.map((name) => [name, readFileSync(join(root, name), 'utf8')]));

/** Without what stands in code: an example is no link. */
const prose = (text: string) => text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');

/** Every link and picture of a document, with the place in the page that it names. */
function linksOf(text: string): readonly { readonly to: string; readonly anchor: string | null }[] {
  return [...prose(text).matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$/gm)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [to = '', anchor = null] = target.split('#');
      return { to, anchor };
    });
}

/** The names by which a page's headings can be linked to. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = [...text.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/^#{1,6} (.+)$/gm)];
  return new Set(
    headings.map(([, title = '']) =>
      title
        .trim()
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

function pathOf(document: string, to: string): string {
  return to === '' ? document : normalize(join(dirname(document), to)).replace(/\/$/, '');
}

/** What is wrong with the links of a document, in words. */
function deadLinks(document: string, text: string): readonly string[] {
  return linksOf(text).flatMap(({ to, anchor }) => {
    const path = pathOf(document, to);
    if (!files.has(path)) return [`${document} → ${to}: there is no such file`];
    if (anchor === null) return [];
    const page = sources.get(path);
    return page !== undefined && anchorsOf(page).has(anchor) ? [] : [`${document} → ${to}#${anchor}: no such heading`];
  });
}

describe('links', () => {
  test('each leads to a file and a heading that are there', () => {
    expect(documents.flatMap((name) => deadLinks(name, sources.get(name) ?? ''))).toEqual([]);
  });

  test('one that leads nowhere is found', () => {
    const text =
      '[keys](manual.en.md#keys) [up](../README.md) `[code](gone.md)` [file](gone.md) [part](manual.en.md#gone)';
    expect(deadLinks('docs/page.md', text)).toEqual([
      'docs/page.md → gone.md: there is no such file',
      'docs/page.md → manual.en.md#gone: no such heading',
    ]);
  });

  test('every page of docs/ is in the index, or in the index of its folder', () => {
    const indexes = [...sources].filter(([name]) => /^docs\/(\w+\/)?README\.md$/.test(name));
    const listed = new Set(indexes.flatMap(([name, text]) => linksOf(text).map(({ to }) => pathOf(name, to))));
    const pages = documents.filter((name) => name.startsWith('docs/') && name !== 'docs/README.md');
    expect(pages.filter((name) => !listed.has(name))).toEqual([]);
  });

  test('every picture of docs/ is shown or named somewhere', () => {
    const said = [...sources.values()].join('\n');
    const pictures = all.filter((name) => /^docs\/.*\.(png|svg)$/.test(name));
    expect(pictures.length).toBeGreaterThan(20);
    expect(pictures.filter((name) => !said.includes(name.split('/').at(-1) ?? name))).toEqual([]);
  });
});

describe('commands', () => {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const scripts = Object.keys(Object(Reflect.get(Object(manifest), 'scripts'))).sort();
  const named = (text: string) =>
    [...text.matchAll(/`npm (?:run )?([a-z][a-z:-]*)|^npm (?:run )?([a-z][a-z:-]*)/gm)].map(
      (match) => match[1] ?? match[2] ?? '',
    );
  const npmsOwn = ['install', 'ci', 'pack'];

  test('every npm script is in README, and README has no other', () => {
    const readme = new Set(named(sources.get('README.md') ?? ''));
    expect([...readme].sort()).toEqual(scripts);
  });

  test('no document names a script that is not there', () => {
    const wrong = [...sources].flatMap(([name, text]) =>
      named(text)
        .filter((script) => !scripts.includes(script) && !npmsOwn.includes(script))
        .map((script) => `${name}: npm run ${script}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('names', () => {
  const source = /`([\w./-]+\.(?:tsx?|mjs|cjs|css|sql))(?::\d+)?`/g;
  /** From the root, from the document's own folder, or as the end of the path of one that is there. */
  const isThere = (path: string, document: string) =>
    existsSync(join(root, path)) ||
    existsSync(join(root, dirname(document), path)) ||
    all.some((name) => name.endsWith(`/${path}`));

  test('every source file that a document names is there', () => {
    const wrong = [...sources].flatMap(([name, text]) =>
      [...text.matchAll(source)]
        .map(([, path = '']) => path)
        .filter((path) => !isThere(path, name))
        .map((path) => `${name}: ${path}`),
    );
    expect(wrong).toEqual([]);
  });

  test('the changes tell of this version and of the journal’s', () => {
    const changes = sources.get('docs/CHANGELOG.md') ?? '';
    const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(changes).toContain(`## [${String(Reflect.get(Object(manifest), 'version'))}]`);
    expect(changes).toContain(`journal is version ${storeVersion}`);
  });
});
