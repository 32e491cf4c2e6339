// From bytes to text: UTF-8, UTF-16 with a byte order mark, GB18030 with its subsets; whatever names the charset must agree, and broken bytes are an error.

export type TextRead = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-16' | 'gb18030';

const charsets: ReadonlyMap<string, Charset> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['utf-16', 'utf-16'],
  ['utf-16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
  ['gb18030', 'gb18030'],
  // Both are subsets of GB18030.
  ['gbk', 'gb18030'],
  ['gb2312', 'gb18030'],
]);

/** How much of a body is looked at for the XML declaration. */
const headBytes = 512;

/**
 * Decodes a body. `contentType` is the header's value, null where there is none; `xml` says that an XML declaration may name the charset too.
 * The byte order mark is dropped. Never throws.
 */
export function decodeBody(bytes: Uint8Array, contentType: string | null, xml: boolean): TextRead {
  const mark = byteOrderMark(bytes);
  const labels = [labelOfType(contentType), xml ? labelOfDeclaration(bytes, mark) : null].filter(
    (label) => label !== null,
  );
  let charset = mark;
  for (const label of labels) {
    const named = charsets.get(label);
    if (named === undefined) return { ok: false, reason: `the charset "${label.slice(0, 40)}" cannot be read here` };
    const agreed = charset === null ? named : agreement(charset, named);
    if (agreed === null) return { ok: false, reason: `two charsets are named: ${charset} and ${named}` };
    charset = agreed;
  }
  if (charset === null) return decode(bytes, 'utf-8');
  if (charset.startsWith('utf-16') && mark === null) {
    return { ok: false, reason: 'the body is said to be UTF-16, and has no byte order mark' };
  }
  return decode(bytes, charset);
}

function decode(bytes: Uint8Array, charset: Charset): TextRead {
  try {
    return { ok: true, text: new TextDecoder(charset, { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, reason: `the body is not ${charset.toUpperCase()}` };
  }
}

function byteOrderMark(bytes: Uint8Array): Charset | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

/** The narrower of two names for one charset; null where they contradict each other. */
function agreement(one: Charset, other: Charset): Charset | null {
  if (one === other || (other === 'utf-16' && one.startsWith('utf-16'))) return one;
  return one === 'utf-16' && other.startsWith('utf-16') ? other : null;
}

function labelOfType(contentType: string | null): string | null {
  const label = contentType === null ? undefined : /;\s*charset\s*=\s*["']?([^\s;"']+)/i.exec(contentType)?.[1];
  return label?.toLowerCase() ?? null;
}

function labelOfDeclaration(bytes: Uint8Array, mark: Charset | null): string | null {
  const wide = mark === 'utf-16le' || mark === 'utf-16be';
  const head = new TextDecoder(wide ? mark : 'latin1').decode(bytes.subarray(mark === 'utf-8' ? 3 : 0, headBytes));
  const label = /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"'>]*)["']/.exec(head)?.[1];
  return label?.toLowerCase() ?? null;
}
