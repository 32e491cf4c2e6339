// XML is read strictly: what is not well-formed never becomes a tree, though the parser behind it would let much of it through; what is, is read whole.
import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { readXmlBytes, type XmlElement } from '../../main/protocol/unipos/xml.ts';
import { writeXml } from '../../main/protocol/unipos/xml-write.ts';
import { runs } from '../support/property-runs.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readXmlBytes(bytesOf(text), null);
const refusal = (reason: string) => ({ ok: false, reason: `the body is not XML that is accepted: ${reason}` });

describe('what is not XML is refused with its place', () => {
  const refused: readonly (readonly [string, string])[] = [
    ['', 'line 1, column 1: an element expected'],
    [' \n ', 'line 2, column 2: an element expected'],
    ['{"a": 1}', 'line 1, column 1: text outside the root element'],
    ['<a>\n<b>1</a>', 'line 2, column 5: a closing tag of another element'],
    ['<a><b>1</c></a>', 'line 1, column 8: a closing tag of another element'],
    ['<A></a>', 'line 1, column 4: a closing tag of another element'],
    ['<a>1', 'line 1, column 1: an element that is not closed'],
    ['</a>', 'line 1, column 1: a closing tag of nothing'],
    ['<a/></a>', 'line 1, column 5: a closing tag of nothing'],
    ['<a/>x', 'line 1, column 5: text outside the root element'],
    ['x<a/>', 'line 1, column 1: text outside the root element'],
    ['<a/><b/>', 'line 1, column 5: a second root element'],
    ['<a>1</a>\n<b>2</b>', 'line 2, column 1: a second root element'],
    ['<a x="1" x="2"/>', 'line 1, column 9: an attribute given twice'],
    ['<a x=1/>', 'line 1, column 3: a tag that is not closed, or a wrong attribute'],
    ['<a x/>', 'line 1, column 3: a tag that is not closed, or a wrong attribute'],
    ['<a x="1"y="2"/>', 'line 1, column 9: a tag that is not closed, or a wrong attribute'],
    ['<a x="<"/>', 'line 1, column 3: a tag that is not closed, or a wrong attribute'],
    ['<a x="1', 'line 1, column 3: a tag that is not closed, or a wrong attribute'],
    ['<a/ >', 'line 1, column 3: a tag that is not closed, or a wrong attribute'],
    ['< a/>', 'line 1, column 1: not a tag'],
    ['<1/>', 'line 1, column 1: not a tag'],
    ['<a></ a>', 'line 1, column 4: not a closing tag'],
    ['<a>1 & 2</a>', 'line 1, column 6: an entity other than the five of XML'],
    ['<a>&lt</a>', 'line 1, column 4: an entity other than the five of XML'],
    ['<a>&nbsp;</a>', 'line 1, column 4: an entity other than the five of XML'],
    ['<a x="1&e;"/>', 'line 1, column 8: an entity other than the five of XML'],
    ['<a>&#0;</a>', 'line 1, column 4: a reference to a character that XML cannot hold'],
    ['<a>&#xD800;</a>', 'line 1, column 4: a reference to a character that XML cannot hold'],
    ['<a>&#1114112;</a>', 'line 1, column 4: a reference to a character that XML cannot hold'],
    ['<a>\u0001</a>', 'line 1, column 4: a character that XML cannot hold'],
    ['<a>\uFFFE</a>', 'line 1, column 4: a character that XML cannot hold'],
    ['<a>]]></a>', 'line 1, column 4: the end of a CDATA section that was never opened'],
    ['<a><!-- a -- b --></a>', 'line 1, column 4: a comment that is not rightly closed'],
    ['<a><!-- </a>', 'line 1, column 4: a comment that is not rightly closed'],
    ['<a><![CDATA[x</a>', 'line 1, column 4: a CDATA section that is not closed'],
    ['<a><?php x?></a>', 'line 1, column 4: a processing instruction, which is not accepted'],
    ['<?xml-stylesheet href="a"?><a/>', 'line 1, column 1: a processing instruction, which is not accepted'],
    ['<?xml encoding="utf-8"?><a/>', 'line 1, column 1: not a right XML declaration'],
    [' <?xml version="1.0"?><a/>', 'line 1, column 2: a processing instruction, which is not accepted'],
  ];
  test.each(refused)('%j', (text, reason) => {
    expect(read(text)).toEqual(refusal(reason));
  });

  test('the parser alone would have made something of most of these', () => {
    const taken = refused.filter(([text]) => {
      try {
        return JSON.stringify(new XMLParser({ preserveOrder: true, processEntities: false }).parse(text)) !== '[]';
      } catch {
        return false;
      }
    });
    expect(taken.length).toBeGreaterThan(refused.length / 2);
  });
});

describe('what is XML is read', () => {
  const leaf = (text: string, attributes = {}) => ({ name: 'a', attributes, children: [], text });
  test.each([
    ['<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<a/>\n<!-- end -->', leaf('')],
    ['\uFEFF<a />', leaf('')],
    ['<a\n\tb = "1"\r\n c=\'2"3\' />', leaf('', { b: '1', c: '2"3' })],
    ['<a b="x\n\ty>&#10;/"/>', leaf('', { b: 'x  y>\n/' })],
    ['<a>0101</a>', leaf('0101')],
    ['<a>1.0000</a>', leaf('1.0000')],
    ['<a> x\r\ny </a>', leaf(' x\ny ')],
    ['<a>&lt;&gt;&amp;&quot;&apos;&#20013;&#x4E2d;&#x20000;</a>', leaf('<>&"\'中中𠀀')],
    ['<a>&amp;lt;&amp;#60;</a>', leaf('&lt;&#60;')],
    ['<a>1<!-- 2 -->3<![CDATA[<4>&lt;]]>&lt;</a>', leaf('13<4>&lt;<')],
    ['<a xsi:nil="true" xsi:type="B"/>', leaf('', { 'xsi:nil': 'true', 'xsi:type': 'B' })],
  ])('%j', (text, value) => {
    expect(read(text)).toEqual({ ok: true, value });
  });

  const name = fc
    .stringMatching(/^[A-Za-z_中][A-Za-z0-9._中-]{0,8}$/)
    .filter((key) => !/^(constructor|prototype|__proto__)$/.test(key));
  const anything = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\p{Cs}\uFFFE\uFFFF]/gu, ''));
  const text = fc
    .oneof(anything, fc.constantFrom(']]>', '<![CDATA[', '&amp;', ' \r\n\t', '"\'', '--', '</a>'))
    .filter((one) => !/[^\P{Cc}\t\n\r\u007f-\u009f]/u.test(one));
  const attributes = fc.dictionary(name, text, { maxKeys: 3, noNullPrototype: true });
  const { element } = fc.letrec<{ element: XmlElement }>((tie) => ({
    element: fc.oneof(
      { maxDepth: 3 },
      fc.record({ name, attributes, children: fc.constant([]), text }),
      fc.record({
        name,
        attributes,
        children: fc.array(tie('element'), { minLength: 1, maxLength: 3 }),
        text: fc.constant(''),
      }),
    ),
  }));

  test('whatever we write is read as it was', () => {
    fc.assert(
      fc.property(element, (one) => {
        expect(read(writeXml(one))).toEqual({ ok: true, value: one });
      }),
      { numRuns: runs(300) },
    );
  });

  test('what XML cannot hold is written as U+FFFD', () => {
    const one = { name: 'a', attributes: { b: '\u0000\ud800' }, children: [], text: 'x\u001b\uffff\u0085𠀀' };
    expect(read(writeXml(one))).toEqual({
      ok: true,
      value: { ...one, attributes: { b: '\ufffd\ufffd' }, text: 'x\ufffd\ufffd\u0085𠀀' },
    });
  });
});
