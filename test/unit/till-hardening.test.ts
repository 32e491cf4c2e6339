// What a page may never do, held against Electron's list of security recommendations: each handler is driven as Electron would.
import { EventEmitter } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import type { App, Session } from 'electron';
import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../main/electron/app-files.ts';
import { createCameraDoor } from '../../main/electron/camera-door.ts';
import { hardenPages } from '../../main/electron/hardening.ts';
import { forgetNames } from '../../main/electron/network-door.ts';
import { createScannerDesk } from '../../main/till/scanner/scanner-desk.ts';
import { systemTimers } from '../../main/till/system-ports.ts';
import { defaultPreferences } from '../../shared/preferences/sections.ts';
import { failure } from '../../shared/result.ts';

type Handler = (...values: unknown[]) => unknown;

/** Keeps the handlers that a session or a page is given by their setters' names. */
function keeper(names: readonly string[]) {
  const kept: Record<string, Handler> = {};
  const emitter = Object.assign(
    new EventEmitter(),
    Object.fromEntries(names.map((name) => [name, (handler: Handler) => Object.assign(kept, { [name]: handler })])),
  );
  return { kept, emitter };
}

function sessionKeeper() {
  const setters = [
    'setPermissionRequestHandler',
    'setPermissionCheckHandler',
    'setDevicePermissionHandler',
    'setDisplayMediaRequestHandler',
    'setProxy',
  ];
  const { kept, emitter } = keeper(setters);
  const barred: string[] = [];
  const webRequest = {
    onBeforeRequest({ urls }: { readonly urls: readonly string[] }, handler: Handler) {
      barred.push(...urls);
      Object.assign(kept, { onBeforeRequest: handler });
    },
  };
  return { kept, barred, session: Object.assign(emitter, { webRequest }) as unknown as Session & EventEmitter };
}

function hardened() {
  const app = new EventEmitter();
  const own = sessionKeeper();
  const camera = createCameraDoor();
  hardenPages(app as unknown as App, own.session, camera);
  const page = keeper(['setWindowOpenHandler', 'setWebRTCIPHandlingPolicy']);
  const contents = Object.assign(page.emitter, { getURL: () => 'yatai://app/index.html#here' });
  app.emit('web-contents-created', {}, contents);
  return { app, own, page, camera };
}

/** Whether the event was prevented. */
function isStopped(emitter: EventEmitter, name: string, more: object = {}): boolean {
  let stopped = false;
  emitter.emit(name, {
    preventDefault: () => {
      stopped = true;
    },
    ...more,
  });
  return stopped;
}

function answerOf(handler: Handler | undefined, ...values: unknown[]): unknown {
  let answered: unknown = 'nothing';
  handler?.(...values, (value: unknown) => {
    answered = value;
  });
  return answered;
}

describe('a session', () => {
  test.each(['the own', 'any other'])('%s gives no permission, no device, no screen, no download', async (which) => {
    const { app, own } = hardened();
    const other = sessionKeeper();
    app.emit('session-created', other.session);
    const { kept, session } = which === 'the own' ? own : other;
    expect(await new Promise((answer) => kept['setPermissionRequestHandler']?.({}, 'media', answer, {}))).toBe(false);
    expect(kept['setPermissionCheckHandler']?.({}, 'clipboard-read', 'yatai://app', {})).toBe(false);
    expect(kept['setDevicePermissionHandler']?.({})).toBe(false);
    expect(answerOf(kept['setDisplayMediaRequestHandler'], {})).toEqual({});
    expect(isStopped(session, 'will-download')).toBe(true);
    expect(kept['setProxy']).toMatchObject({ mode: 'fixed_servers', proxyRules: expect.stringContaining('.invalid:') });
  });

  test('lends the camera to the own page while its dialog is open, and nothing else to anybody', async () => {
    const { app, own, camera } = hardened();
    const page = { isMainFrame: true, requestingUrl: 'yatai://app/index.html', mediaTypes: ['video'] };
    const asks = (permission: string, more: object = {}, kept = own.kept) =>
      new Promise((resolve) => {
        kept['setPermissionRequestHandler']?.({}, permission, resolve, { ...page, ...more });
      });
    const checks = (permission: string, more: object = {}, origin = 'yatai://app/') =>
      own.kept['setPermissionCheckHandler']?.({}, permission, origin, {
        isMainFrame: true,
        mediaType: 'video',
        ...more,
      });
    expect([await asks('media'), checks('media')]).toEqual([false, false]);
    camera.set(true);
    expect([await asks('media'), checks('media')]).toEqual([true, true]);
    expect(await asks('media', { mediaTypes: ['video', 'audio'] })).toBe(false);
    expect(await asks('media', { mediaTypes: ['audio'] })).toBe(false);
    expect(await asks('media', { isMainFrame: false })).toBe(false);
    expect(await asks('media', { requestingUrl: 'yatai://app/display.html' })).toBe(false);
    expect(await asks('media', { requestingUrl: 'https://example.com/index.html' })).toBe(false);
    expect(await asks('geolocation')).toBe(false);
    expect(checks('media', { mediaType: 'audio' })).toBe(false);
    expect(checks('media', {}, 'https://example.com/')).toBe(false);
    expect(checks('clipboard-read')).toBe(false);
    const other = sessionKeeper();
    app.emit('session-created', other.session);
    expect(await asks('media', {}, other.kept)).toBe(false);
    camera.set(false);
    expect([await asks('media'), checks('media')]).toEqual([false, false]);
  });

  test('takes the camera back also where the till was locked meanwhile, and lends it to a cashier alone', async () => {
    const camera = createCameraDoor();
    let present = true;
    const { handlers } = createScannerDesk({
      preferences: { read: (section) => defaultPreferences[section], onChange: () => () => undefined },
      timers: systemTimers,
      emit: () => undefined,
      withCashier: async (work) => (present ? work('1001') : failure('locked')),
      allowCamera: camera.set,
    });
    expect((await handlers.lendCamera({ open: true })).ok).toBe(true);
    expect(camera.isOpen()).toBe(true);
    present = false;
    await handlers.lendCamera({ open: false });
    expect(camera.isOpen()).toBe(false);
    expect((await handlers.lendCamera({ open: true })).ok).toBe(false);
    expect(camera.isOpen()).toBe(false);
  });

  test('lets no request leave for anywhere but the own scheme', () => {
    const { kept, barred } = hardened().own;
    expect(barred).toEqual(['http', 'https', 'ws', 'wss', 'ftp', 'file'].map((scheme) => `${scheme}://*/*`));
    expect(answerOf(kept['onBeforeRequest'], { url: 'https://example.com/' })).toEqual({ cancel: true });
  });
});

test('no name is known to any page, not even to look it up in advance', () => {
  const said: unknown[] = [];
  forgetNames({ commandLine: { appendSwitch: (...words: unknown[]) => said.push(words) } } as unknown as App);
  expect(said).toEqual([['host-resolver-rules', 'MAP * ~NOTFOUND']]);
});

describe('a page', () => {
  test('opens no window, embeds no page, follows no redirect', () => {
    const { page } = hardened();
    expect(page.kept['setWindowOpenHandler']?.({ url: 'yatai://app/' })).toEqual({ action: 'deny' });
    expect(isStopped(page.emitter, 'will-attach-webview')).toBe(true);
    expect(isStopped(page.emitter, 'will-redirect')).toBe(true);
    expect(page.kept['setWebRTCIPHandlingPolicy']).toBe('disable_non_proxied_udp');
  });

  test.each([
    ['yatai://app/index.html', true, false],
    ['yatai://app/index.html?again#there', true, false],
    ['yatai://app/display.html', true, true],
    ['yatai://app/assets/picture.svg', true, true],
    ['yatai://app/index.html', false, true],
    ['yatai://app.example.com/', true, true],
    ['https://example.com/', true, true],
    ['file:///etc/passwd', true, true],
    ['devtools://devtools/', true, true],
    ['javascript:alert(1)', true, true],
  ])('that would go to %s (main frame: %s) is stopped: %s', (url, isMainFrame, stopped) => {
    expect(isStopped(hardened().page.emitter, 'will-frame-navigate', { url, isMainFrame })).toBe(stopped);
  });
});

test('the policy of the content allows scripts of the own scheme only, and no connection', () => {
  const rules = new Map(contentSecurityPolicy.split('; ').map((rule) => [rule.split(' ')[0], rule]));
  expect(rules.get('default-src')).toBe("default-src 'none'");
  expect(rules.get('script-src')).toBe("script-src 'self' 'wasm-unsafe-eval'");
  expect(rules.get('connect-src')).toBe("connect-src 'none'");
  for (const name of ['base-uri', 'form-action', 'frame-ancestors']) {
    expect(rules.get(name)).toBe(`${name} 'none'`);
  }
});

test.each(['index', 'display'])('both pages say the policy themselves: %s.html', (page) => {
  const html = readFileSync(new URL(`../../renderer/${page}.html`, import.meta.url), 'utf8');
  const [, policy = ''] = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html) ?? [];
  expect(policy).toMatch(/^default-src 'none'; script-src 'self'( 'wasm-unsafe-eval')?; /);
  expect(policy).toContain("connect-src 'none'");
  expect(policy).not.toMatch(/https?:|\*|unsafe-eval(?<!wasm-unsafe-eval)/);
  expect(html).not.toMatch(/<script(?![^>]*src="\.\/)|<(iframe|object|embed|base|form)\b| on\w+=/);
});

test('the window is sandboxed and isolated; nothing in the trusted process opens what a page names', () => {
  const window = readFileSync(new URL('../../main/electron/window.ts', import.meta.url), 'utf8');
  for (const preference of [
    'sandbox: true',
    'contextIsolation: true',
    'nodeIntegration: false',
    'webSecurity: true',
    'allowRunningInsecureContent: false',
    'experimentalFeatures: false',
    'webviewTag: false',
    'disableDialogs: true',
  ]) {
    expect(window).toContain(preference);
  }
  const guests = readFileSync(new URL('../../main/electron/display-window.ts', import.meta.url), 'utf8');
  expect(guests).toContain('webPreferences: pagePreferences(');
  const shell = readdirSync(new URL('../../main/electron/', import.meta.url), { recursive: true, encoding: 'utf8' });
  const sources = shell.filter((name) => name.endsWith('.ts')).map((name) => `electron/${name.replaceAll('\\', '/')}`);
  for (const file of ['main.ts', 'preload.ts', ...sources]) {
    const text = readFileSync(new URL(`../../main/${file}`, import.meta.url), 'utf8');
    expect(text, file).not.toMatch(/enableBlinkFeatures|executeJavaScript|disable-web-security/);
    // One file may open the person's browser, and asks `mayOpen` first (test/unit/connect-steps.test.ts).
    const opens = file === 'electron/open-browser.ts';
    expect(text.includes('openExternal'), file).toBe(opens);
    expect(
      /if \(!mayOpen\(address, profile\)\) \{\s+return false;\s+\}\s+return shell\.openExternal/.test(text),
      file,
    ).toBe(opens);
  }
});
