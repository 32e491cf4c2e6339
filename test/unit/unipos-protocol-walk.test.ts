// The walk that proves and builds XML at once, against fast-xml-parser: on every sample, on documents that use whatever XML allows, and on damaged ones.
// What the walk takes means the same to both; what the library refuses, the walk refuses.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readXmlBytes } from '../../main/protocol/unipos/xml.ts';
import { runs } from '../support/property-runs.ts';
import { uniposSamples } from '../support/unipos-samples.ts';
import { secondReading } from './xml-second-reading.ts';

const read = (text: string) => readXmlBytes(new TextEncoder().encode(text), null);
const samples = uniposSamples
  .filter(({ format }) => format === 'xml')
  .map(({ bytes }) => new TextDecoder().decode(bytes));

test('every sample is the same tree to both', () => {
  for (const sample of samples) expect(read(sample)).toEqual({ ok: true, value: secondReading(sample) });
});

const some = (...texts: readonly string[]) => fc.constantFrom(...texts);
const name = fc
  .tuple(some('a', 'Bill', '_', 'x:b', '名'), some('', '1', '-.', '称', 'é', 'd'))
  .map((parts) => parts.join(''));
const blank = some('', ' ', '\n', '\t \r\n');
const signs = some('&amp;', '&lt;', '&gt;', '&quot;', '&apos;', '&#20013;', '&#x2070e;', '&#13;', '&#xA;');
const words = some('', '1.00', '神木总店', '𠀀', ' ', '\r\n', '\r', '\n\t', ']', ']]', '/', '=', '\'"', '&amp;lt;');
const plain = fc.array(fc.oneof(words, signs), { maxLength: 3 }).map((parts) => parts.join(''));
const value = fc
  .tuple(fc.array(fc.oneof(words, signs, some('>', '/>')), { maxLength: 3 }), some('"', "'"))
  .map(([parts, quote]) => `${quote}${parts.join('').replaceAll(quote, '')}${quote}`);
const attributes = fc
  .uniqueArray(fc.tuple(some(' ', '\n', '\t  '), name, blank, blank, value), {
    selector: ([, key]) => key,
    maxLength: 3,
  })
  .map((found) => found.map(([before, key, left, right, said]) => `${before}${key}${left}=${right}${said}`).join(''));
const special = some('<!---->', '<!-- <b>&x; - ]]> -->', '<![CDATA[]]>', '<![CDATA[<c>&amp;]]\r\n]]>', '<!--\r-->');

const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(
      ...[name, attributes, blank, blank],
      fc.array(fc.oneof({ maxDepth: 3 }, plain, special, tie('element')), { maxLength: 4 }),
    )
    .map(([key, found, left, right, inner]) =>
      inner.length === 0 ? `<${key}${found}${left}/>` : `<${key}${found}${left}>${inner.join('')}</${key}${right}>`,
    ),
}));
const declaration = some('', '<?xml version="1.0"?>', "<?xml version = '1.1'\tencoding='utf-8' standalone='no' ?>\r\n");
const document = fc
  .tuple(declaration, some('', '\n', '<!-- before -->'), element, some('', '\r\n', '<!-- after --> '))
  .map((parts) => parts.join(''));

test('whatever XML allows is read, and is the same tree to both', () => {
  fc.assert(
    fc.property(document, (text) => {
      expect(read(text)).toEqual({ ok: true, value: secondReading(text) });
    }),
    { numRuns: runs(1_000) },
  );
});

const marks = some(
  ...'<>/&;"\'=!?-[] \n\r\t\0\u00a0\u2028a1中',
  '<a>',
  '</a>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?x?>',
);
const step = fc.tuple(some('set', 'put', 'cut', 'copy', 'end'), fc.nat(), fc.nat({ max: 30 }), marks);

/** One thing that happens to a document on its way. */
function bend(text: string, [kind, at, size, mark]: readonly [string, number, number, string]): string {
  const place = text === '' ? 0 : at % text.length;
  const [before, after] = [text.slice(0, place), text.slice(place)];
  switch (kind) {
    case 'set':
      return before + mark + after.slice(1);
    case 'put':
      return before + mark + after;
    case 'cut':
      return before + after.slice(size);
    case 'copy':
      return before + after.slice(0, size) + after;
    default:
      return before;
  }
}

test('what is damaged is refused, or is the same tree to both', () => {
  const seen = { taken: 0, refused: 0 };
  fc.assert(
    fc.property(
      fc.oneof(document, some(...samples)),
      fc.array(step, { minLength: 1, maxLength: 2 }),
      (whole, steps) => {
        // Half a surrogate pair cannot come in bytes.
        const text = Buffer.from(steps.reduce(bend, whole)).toString();
        const result = read(text);
        seen[result.ok ? 'taken' : 'refused'] += 1;
        if (result.ok) expect([text, result.value]).toEqual([text, secondReading(text)]);
      },
    ),
    { numRuns: runs(3_000) },
  );
  expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(runs(3_000) / 30);
});
