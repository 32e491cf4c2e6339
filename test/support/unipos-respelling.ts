// One object of UniPOS's service spelt in many ways, as other hands would: order, blanks, missing fields, numbers as text, strangers between the fields.
// It knows nothing of our writers.
import type { GeneratorValue } from 'fast-check';
import fc from 'fast-check';

/** A number by its decimal text; a list by the element that XML has for an item of it. */
export type Tree =
  | null
  | string
  | { readonly number: string }
  | { readonly item: string; readonly list: readonly Tree[] }
  | { readonly fields: Readonly<Record<string, Tree>> };

function shuffled<Item>(g: GeneratorValue, items: readonly Item[]): readonly Item[] {
  return g(() => fc.shuffledSubarray([...items], { minLength: items.length }));
}

function numberSpelling(g: GeneratorValue, text: string): string {
  const dot = text.includes('.');
  return g(fc.constantFrom, text, dot ? `${text}0` : `${text}.0`, dot ? `${text}000` : `${text}.0000`, `${text}e0`);
}

/** JSON; `strangers` are put between the fields. */
export function spellJson(g: GeneratorValue, tree: Tree): string {
  if (tree === null) return g(fc.constantFrom, 'null', '""', '"  "');
  if (typeof tree === 'string') return g(fc.constantFrom, JSON.stringify(tree), JSON.stringify(` ${tree}\n`));
  if ('number' in tree) {
    const spelling = numberSpelling(g, tree.number);
    return g(fc.constantFrom, spelling, `"${spelling}"`, `" +${spelling}"`.replace('+-', '-'));
  }
  if ('list' in tree) {
    const none = tree.list.length === 0 ? g(fc.constantFrom, '[]', 'null', '""') : null;
    return none ?? `[${tree.list.map((item) => spellJson(g, item)).join(' , ')}]`;
  }
  const given = Object.entries(tree.fields).filter(([, value]) => value !== null || g(fc.boolean));
  const members = given.map(([name, value]) => `${JSON.stringify(name)} : ${spellJson(g, value)}`);
  const strangers = g(fc.constantFrom, [], ['"stranger":{"bill_no":[1,{"a":null}]}']);
  return `{\n${shuffled(g, [...members, ...strangers]).join(',\n')}}`;
}

/** One element of this name. */
export function spellXml(g: GeneratorValue, name: string, tree: Tree): string {
  const type = g(fc.constantFrom, '', ' xsi:type="T"', " a='b'");
  if (tree === null) {
    return g(
      fc.constantFrom,
      `<${name}/>`,
      `<${name}></${name}>`,
      `<${name} xsi:nil="true" />`,
      `<${name}> <!-- - --> </${name}>`,
    );
  }
  if (typeof tree === 'string') return `<${name}${type}>${textSpelling(g, tree)}</${name}>`;
  if ('number' in tree) return `<${name}${type}>\n ${numberSpelling(g, tree.number)} </${name}>`;
  if ('list' in tree) {
    if (tree.list.length === 0) return g(fc.constantFrom, '', `<${name}/>`, `<${name}>\n</${name}>`);
    return `<${name}${type}>${tree.list.map((item) => spellXml(g, tree.item, item)).join('\n')}</${name}>`;
  }
  const given = Object.entries(tree.fields).filter(([, value]) => value !== null || g(fc.boolean));
  const children = given.map(([key, value]) => spellXml(g, key, value));
  const strangers = g(
    fc.constantFrom,
    [],
    ['<stranger><bill_no>1</bill_no></stranger>', '<!-- <bill_no>2</bill_no> -->'],
  );
  return `<${name}${type}>\n${shuffled(g, [...children, ...strangers]).join('\n  ')}</${name} >`;
}

function textSpelling(g: GeneratorValue, text: string): string {
  const escaped = text.replace(/[&<>\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const inCdata = /]]>|\r/.test(text) ? escaped : `<![CDATA[${text}]]>`;
  const inHex = Array.from(text, (sign) => `&#x${(sign.codePointAt(0) ?? 0).toString(16)};`).join('');
  return g(fc.constantFrom, escaped, ` ${escaped}\n`, inCdata, inHex);
}
