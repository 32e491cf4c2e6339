// The colours of both themes: what is written anywhere stands out from what it is written on (WCAG 2.2, AA), measured from the style
// sheets themselves, and no sheet has a colour of its own.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const renderer = join(import.meta.dirname, '../../renderer');
const sheet = (file: string) => readFileSync(join(renderer, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
const files = globSync('**/*.css', { cwd: renderer }).filter(
  // The guest's screen is a page of its own, with a palette of its own.
  (file) => !file.endsWith('tokens.css') && !file.startsWith('display'),
);
const tokens = sheet('styles/tokens.css');

type Theme = 'light' | 'dark';
const themes: readonly Theme[] = ['light', 'dark'];

/** The tokens of a theme: the night's on top of the day's. */
function colours(theme: Theme): ReadonlyMap<string, string> {
  const block = (selector: string) => {
    const start = tokens.indexOf(`${selector} {`);
    return tokens.slice(start, tokens.indexOf('\n}', start));
  };
  const blocks = [block(':root'), ...(theme === 'dark' ? [block(':root[data-mantine-color-scheme="dark"]')] : [])];
  return new Map(
    blocks.flatMap((text) =>
      [...text.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value] as const),
    ),
  );
}

/** Relative luminance, WCAG. */
function luminance(colour: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((left, right) => right - left);
  return (light + 0.05) / (dark + 0.05);
}

/** Grounds, and what is written on each somewhere on a screen. */
const words = {
  paper: ['ink', 'ink-soft', 'ink-faint', 'pine-600', 'pine-700', 'pine-800', 'amber-900', 'brick-700', 'leaf-700'],
  card: ['ink', 'ink-soft', 'ink-faint', 'pine-600', 'pine-700', 'pine-800', 'amber-900', 'brick-700', 'leaf-700'],
  field: ['ink', 'ink-soft', 'ink-faint', 'brick-700'],
  calm: ['ink', 'ink-soft', 'brick-700'],
  'pine-50': ['ink', 'ink-soft', 'pine-700', 'pine-800', 'pine-900', 'amber-900', 'brick-700', 'leaf-700'],
  'pine-100': ['ink', 'ink-soft', 'pine-800', 'pine-900', 'brick-700', 'leaf-700'],
  'pine-200': ['pine-900'],
  'amber-100': ['ink', 'ink-soft', 'amber-900', 'brick-700'],
  'amber-200': ['amber-900'],
  'amber-400': ['pine-950'],
  'amber-500': ['pine-950'],
  'brick-100': ['ink', 'brick-700'],
  'leaf-100': ['ink', 'ink-soft', 'leaf-700'],
  'brick-600': ['on-act'],
  'code-paper': ['code-ink', 'code-good'],
  act: ['on-act'],
  'act-strong': ['on-act'],
  deep: ['on-deep', 'on-deep-soft', 'on-deep-faint', 'on-deep-good', 'on-act', 'amber-400'],
  'deep-high': ['on-deep', 'on-deep-soft', 'amber-400'],
  'deep-low': ['on-deep', 'on-deep-soft'],
} as const;

/** Lines and icons that say something by themselves. */
const signs = {
  paper: ['line-field', 'pine-600', 'pine-700', 'brick-600'],
  card: ['line-field', 'pine-600', 'pine-700', 'brick-600'],
  'pine-100': ['pine-700'],
} as const;

describe.each(themes)('the %s theme', (theme) => {
  const all = colours(theme);
  const of = (name: string) => {
    const value = all.get(name);
    if (value === undefined) throw new Error(`no colour ${name} in the ${theme} theme`);
    return value;
  };
  const weak = (pairs: Readonly<Record<string, readonly string[]>>, least: number) =>
    Object.entries(pairs).flatMap(([ground, written]) =>
      written
        .map((name) => ({ name, is: contrast(of(name), of(ground)) }))
        .filter(({ is }) => is < least)
        .map(({ name, is }) => `${name} on ${ground}: ${is.toFixed(2)}`),
    );

  test('words stand out 4.5 : 1 from every ground that they are written on', () => {
    expect(weak(words, 4.5)).toEqual([]);
  });

  test('lines of fields and signs stand out 3 : 1', () => {
    expect(weak(signs, 3)).toEqual([]);
  });

  test('a rule that sets ground and words sets a pair that is measured here', () => {
    const known = new Map<string, readonly string[]>(Object.entries(words));
    const strange = files.flatMap((file) =>
      [...sheet(file).matchAll(/\{([^{}]*)\}/g)].flatMap(([, rule = '']) => {
        const ground = /background(?:-color)?: var\(--([a-z0-9-]+)\)/.exec(rule)?.[1];
        const ink = /(?:^|[\s;])color: var\(--([a-z0-9-]+)\)/.exec(rule)?.[1];
        return ground === undefined || ink === undefined || known.get(ground)?.includes(ink) === true
          ? []
          : [`${file}: ${ink} on ${ground}`];
      }),
    );
    expect(strange).toEqual([]);
  });
});

test('every colour is a token: no sheet has one of its own, and none is unknown', () => {
  const definitions = [tokens, ...files.map(sheet)].join('\n').matchAll(/--([a-z0-9-]+):/g);
  const named = new Set([...definitions].map(([, name = '']) => name));
  const faults = files.flatMap((file) => [
    ...[...sheet(file).matchAll(/#[0-9a-f]{3,8}\b|rgba?\([^)]*\)|: (?:white|black)\b/gi)].map(
      ([own]) => `${file}: ${own}`,
    ),
    ...[...sheet(file).matchAll(/var\(--([a-z0-9-]+)/g)]
      .map(([, name = '']) => name)
      .filter((name) => !named.has(name) && !name.startsWith('mantine-'))
      .map((name) => `${file}: --${name} is not known`),
  ]);
  expect(faults).toEqual([]);
});

test('the measure knows black on white and a grey that is too faint', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5);
});
