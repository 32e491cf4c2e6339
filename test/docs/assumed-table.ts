// What the product assumes of the platform, as the Markdown that stands in docs/connect-yazuo.md: made from the code, so that it cannot differ.
import { assumedYazuo } from '../../main/protocol/yazuo/assumed.ts';
import { assumedFields } from '../../main/protocol/yazuo/assumed-fields.ts';
import { yazuoCatalogue, yazuoInterfaceIds } from '../../main/protocol/yazuo/catalogue.ts';

export const assumedDocument = 'docs/connect-yazuo.md';
const begin = '<!-- assumed: written by `npm run docs:assumed` -->';
const end = '<!-- assumed: end -->';

/** The document with its assumed part as the code has it now. Throws where the marks are missing. */
export function withAssumedPart(document: string): string {
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from < 0 || to < from) throw new Error(`the marks are missing: ${begin} … ${end}`);
  return `${document.slice(0, from + begin.length)}\n${assumedPart()}\n${document.slice(to)}`;
}

function assumedPart(): string {
  const { transCodes, tokenRejectionCodes, refusalCodes, uncertainCodes, paymentMethods, frozenCardStatus } =
    assumedYazuo;
  const facts = [
    ['`tokenRejectionCodes`', 'the token is not valid', codes(tokenRejectionCodes)],
    ['`refusalCodes`', 'a definite no', codes(refusalCodes)],
    ['`uncertainCodes`', 'the outcome is unknown', codes(uncertainCodes)],
    ...Object.entries(transCodes).map(([kind, list]) => ['`transCodes`', `a log row is a ${kind}`, codes(list)]),
    ['`paymentMethods`', 'ways to pay', paymentMethods.map(({ id, name }) => `${id} ${name}`).join(', ')],
    ['–', '`status` of a card that must not be charged', codes(frozenCardStatus)],
  ];
  const rows = yazuoInterfaceIds
    .map((id) => ({ ...yazuoCatalogue[id], id }))
    .toSorted((left, right) => left.section.localeCompare(right.section, 'en', { numeric: true }))
    .map(({ section, id, title }) => {
      const fields = (assumedFields[id] ?? []).map((name) => `\`${name}\``).join(' ');
      return [section, `\`${id}\` ${title}`, `\`${assumedYazuo.paths[id]}\``, fields === '' ? '–' : fields];
    });
  return [
    table(['profile field', 'what it says', 'assumed'], facts),
    table(['section', 'interface', 'path (`paths`)', 'names that no sample shows'], rows),
  ].join('\n\n');
}

function codes(list: readonly (string | number)[]): string {
  return list.length === 0 ? 'none' : list.join(', ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
