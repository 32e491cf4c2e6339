// What the scheme yatai://app/ answers: the renderer's files and nothing else, each with the strict policy. No Electron here, so tests can call it.
import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

export const appScheme = 'yatai';
export const appOrigin = 'yatai://app';
export const appPage = `${appOrigin}/index.html`;

/**
 * WebAssembly (`wasm-unsafe-eval`) is the camera's reader out of our own bundle; no text becomes a program by it. Styles are written as
 * elements by libraries, hence 'unsafe-inline' for them alone; the screen itself never opens a connection.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** An address without what changes within a page. */
export function placeOf(address: string): string {
  return address.split(/[?#]/)[0] ?? '';
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** The customer display's own pictures, by the names that the till gave them. */
const picture = /^\/pictures\/([0-9a-f]{16}\.(?:png|jpg))$/;

/** The file that an address of our scheme means, or null: another host, another type of file, or a way out of the folder. */
export function resolveAppFile(folder: string, address: string, pictures: string | null = null): string | null {
  let pathname: string;
  try {
    const url = new URL(address);
    if (url.protocol !== `${appScheme}:` || url.host !== 'app') {
      return null;
    }
    pathname = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (pathname.includes('\0') || pathname.includes('\\')) {
    return null;
  }
  const named = picture.exec(pathname)?.[1];
  if (named !== undefined) {
    return pictures === null ? null : resolve(pictures, named);
  }
  const file = resolve(folder, `.${pathname === '/' ? '/index.html' : pathname}`);
  return file.startsWith(resolve(folder) + sep) && mediaTypes[extname(file)] !== undefined ? file : null;
}

/** One answer to the page. Not a `Response`: Node loads its whole fetch for the first of them, 50 ms before the first screen. */
export type AppAnswer = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: Buffer;
};

/** Answers one request of the page. Anything but a GET of an existing file of the renderer is a 404 without content. */
export async function answerAppRequest(
  folder: string,
  method: string,
  address: string,
  pictures: string | null = null,
): Promise<AppAnswer> {
  const headers = { 'content-security-policy': contentSecurityPolicy, 'x-content-type-options': 'nosniff' };
  const file = method === 'GET' ? resolveAppFile(folder, address, pictures) : null;
  const data = file === null ? null : await readFile(file).catch(() => null);
  if (file === null || data === null) {
    return { statusCode: 404, headers, data: Buffer.alloc(0) };
  }
  return { statusCode: 200, headers: { ...headers, 'content-type': mediaTypes[extname(file)] ?? '' }, data };
}
