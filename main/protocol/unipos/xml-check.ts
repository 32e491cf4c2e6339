// Is this text XML that we accept? Asked before any tree is built: well-formed, no DTD, no entities of its own, within limits; else where it stops being so.
// The parser behind it accepts much that is not XML (unmatched tags, text after the end, attributes given twice), so nothing is left to it.
import { deepest, mostElements } from './limits.ts';
import {
  checkCharacters,
  checkValue,
  endOfClosing,
  endOfDeclaration,
  endOfSpecial,
  readOpening,
  XmlSyntaxError,
} from './xml-syntax.ts';

export type XmlCheck =
  | { readonly ok: true; readonly elements: number }
  | { readonly ok: false; readonly reason: string };

/** Says how many elements there are, or what is wrong with its line and column; never what stands there, which may be a guest's. Never throws. */
export function checkXml(text: string): XmlCheck {
  try {
    return { ok: true, elements: walk(text) };
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) throw error;
    const before = text.slice(0, error.at);
    const line = before.split('\n').length;
    return { ok: false, reason: `line ${line}, column ${error.at - before.lastIndexOf('\n')}: ${error.message}` };
  }
}

function walk(text: string): number {
  checkCharacters(text);
  const open: { readonly name: string; readonly at: number }[] = [];
  let elements = 0;
  let others = 0;
  let position = endOfDeclaration(text);
  for (let next = text.indexOf('<', position); next !== -1; next = text.indexOf('<', position)) {
    checkText(text.slice(position, next), position, open.length > 0);
    if (elements + others > mostElements) throw new XmlSyntaxError(next, `more than ${mostElements} elements`);
    const sign = text[next + 1];
    if (sign === '!') {
      position = endOfSpecial(text, next, open.length > 0);
      others += 1;
    } else if (sign === '?') throw new XmlSyntaxError(next, 'a processing instruction, which is not accepted');
    else if (sign === '/') position = endOfClosing(text, next, open.pop()?.name);
    else {
      if (open.length === 0 && elements > 0) throw new XmlSyntaxError(next, 'a second root element');
      if (open.length >= deepest) throw new XmlSyntaxError(next, `more than ${deepest} levels`);
      const tag = readOpening(text, next);
      elements += 1;
      position = tag.end;
      if (!tag.empty) open.push({ name: tag.name, at: next });
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) throw new XmlSyntaxError(unclosed.at, 'an element that is not closed');
  checkText(text.slice(position), position, false);
  if (elements === 0) throw new XmlSyntaxError(text.length, 'an element expected');
  return elements;
}

/** What stands between two tags; `offset` is where it begins. */
function checkText(part: string, offset: number, inside: boolean): void {
  if (!inside) {
    const stray = /[^ \t\r\n]/.exec(part);
    if (stray !== null) throw new XmlSyntaxError(offset + stray.index, 'text outside the root element');
    return;
  }
  const end = part.indexOf(']]>');
  if (end !== -1) throw new XmlSyntaxError(offset + end, 'the end of a CDATA section that was never opened');
  checkValue(part, offset);
}
