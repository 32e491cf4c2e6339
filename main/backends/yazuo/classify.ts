// What an HTTP answer is before anyone believes its content: the platform's JSON, a captive portal's page, a server's fault, or rubbish.
import { isPortalStatus } from '../http/failures.ts';
import type { Answered } from '../http/transport.ts';

export type Classified =
  /** HTTP 200, and 400 or 401 too where it is not a page: whether it is whole, well-typed JSON is the protocol's to say. */
  | { readonly kind: 'body'; readonly status: number; readonly body: Uint8Array }
  /** A network that wants a sign-in of its own answered instead of the platform. */
  | { readonly kind: 'captivePortal'; readonly status: number }
  | { readonly kind: 'serverFault'; readonly status: number }
  | { readonly kind: 'badAnswer'; readonly status: number; readonly why: string };

/** HTTP status first (document 1.2); redirects and pages are never followed and never read as an answer. */
export function classify({ status, contentType, body }: Answered): Classified {
  if (isPortalStatus(status)) return { kind: 'captivePortal', status };
  if (status >= 500) return { kind: 'serverFault', status };
  if (looksLikePage(contentType, body)) {
    return status === 200 || status === 401
      ? { kind: 'captivePortal', status }
      : { kind: 'badAnswer', status, why: `HTTP ${status}, a page` };
  }
  if (status !== 200 && status !== 400 && status !== 401) {
    return { kind: 'badAnswer', status, why: `HTTP ${status}` };
  }
  const charset = /charset\s*=\s*"?([^\s";]+)/i.exec(contentType)?.[1]?.toLowerCase();
  // Some GBK texts are valid UTF-8 by accident and read as other words: the declared charset counts too. Latin-1 is what
  // Java servers declare when nobody thought of it, over bytes that are UTF-8: there the bytes decide.
  if (charset !== undefined && !['utf-8', 'utf8', 'us-ascii', 'ascii', 'iso-8859-1'].includes(charset)) {
    return { kind: 'badAnswer', status, why: 'the charset is not UTF-8' };
  }
  return { kind: 'body', status, body };
}

/** JSON declared as text/html is common and harmless: the first character decides, then the declared type. */
function looksLikePage(contentType: string, body: Uint8Array): boolean {
  const first = firstCharacter(body);
  if (first === '<') return true;
  return /text\/html|application\/xhtml/i.test(contentType) && first !== '{';
}

function firstCharacter(body: Uint8Array): string {
  return new TextDecoder('utf-8').decode(body.subarray(0, 512)).trimStart().slice(0, 1);
}
