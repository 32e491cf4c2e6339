// A day at a store whose every secret is a canary, with wrong passwords, a cut line, dead processes, exports, a gateway and UniPOS; then every file
// that the application wrote, and all that it printed, is looked through. What may lie where, and why, is one short list.
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installCodeOf } from '../../main/till/hand-over/install-code.ts';
import { fen } from '../../shared/money.ts';
import { freePort } from '../gateway/process.ts';
import {
  answerDialogs,
  bad,
  call,
  canaries,
  environmentOf,
  good,
  payAtTerminal,
  saleOf,
  setHeadOffice,
  settleCanaries,
  store,
} from '../support/canary-day.ts';
import { type Canaries, hunt, huntIn } from '../support/canary-hunt.ts';
import { guests } from '../support/guests.ts';
import { see } from '../support/see.ts';
import { openStage, type Stage, type Till } from '../support/stage.ts';
import { openTcpPrinter, type TcpPrinter } from '../support/tcp-printer.ts';

/** What may be found, and why. Everything else is a leak. */
const allowed: readonly { readonly canary: RegExp; readonly file: RegExp; readonly why: string }[] = [
  {
    canary: /^cardNo$/,
    file: /^data\/(journal\.db(-wal)?|backups\/journal-.*\.db)$/,
    why: 'the books: an operation is of a card, and its history proves it for ever',
  },
  {
    canary: /^name$/,
    file: /^data\/(journal\.db(-wal)?|backups\/journal-.*\.db)$/,
    why: 'the name on an operation, for 62 days (docs/decisions/0019-sealed-fields.md)',
  },
  { canary: /^name$/, file: /^receipts$/, why: "the guest's own paper" },
];

let stage: Stage;
let till: Till;
let printer: TcpPrinter;
let environment: Record<string, string>;
let port: number;
let intents = 0;
let soldSerial = '';
const printed: string[] = [];
/** Those that only the platform knows before they come: tokens. */
const found: Record<string, string> = {};

const other = guests.huang.cardNo;
const intent = () => `canary-intent-${++intents}`;
const sale = (cardId: string, amount: number, tradePassword: string | null) =>
  saleOf({ intent: intent(), cardId, amount: fen(amount), tradePassword });

beforeAll(async () => {
  stage = await openStage();
  settleCanaries(stage);
  printer = await openTcpPrinter();
  port = await freePort();
  environment = environmentOf(stage, port);
});
afterAll(async () => {
  await printer.close();
  await stage.close();
});

async function start(): Promise<void> {
  till = await stage.start({ env: environment });
  await answerDialogs(till, stage);
}

/** As a person does it, at the screen. */
async function signIn(): Promise<void> {
  await till.signIn(store.userName, canaries.wrongPassword);
  await see(till.see('failure-text')).toBeVisible();
  await till.signIn(store.userName, canaries.password);
  await till.whenSignedIn();
}

function keepTokens(): void {
  const { token, refreshTokens } = stage.server.world;
  found['token'] = token?.accessToken ?? '';
  found['refreshToken'] = refreshTokens.at(-1)?.refreshToken ?? '';
}

async function cardOf(text: string): Promise<string> {
  const { member } = await good(till, 'lookup', { text });
  return member?.selectedCardId ?? '';
}

const manager = () => ({ personId: people[0] ?? '', pin: canaries.managerPin });
const technician = () => ({ personId: people[1] ?? '', pin: canaries.technicianPin });
const people: string[] = [];

async function hire(): Promise<void> {
  const draft = { id: null, closed: false } as const;
  const first = await good(till, 'savePerson', { ...draft, name: '林经理', role: 'manager', pin: canaries.managerPin });
  people.push(first.id);
  const second = { ...draft, name: '吴工', role: 'technician', pin: canaries.technicianPin } as const;
  people.push((await good(till, 'savePerson', { ...second, approval: manager() })).id);
}

async function equip(): Promise<void> {
  const preferences = await good(till, 'getPreferences', null);
  const printing = { ...preferences.printing, printer: 'network', host: '127.0.0.1', port: printer.port } as const;
  await good(till, 'changePreference', { section: 'printing', value: printing, approval: technician() });
  const display = { ...preferences.display, place: 'window' } as const;
  await good(till, 'changePreference', { section: 'display', value: display, approval: technician() });
  await good(till, 'chooseDisplayPictures', { approval: technician() });
}

test('the morning: a wrong password and the right one, people with PINs, printer and display', async () => {
  await start();
  await signIn();
  keepTokens();
  await hire();
  await equip();
});

test('at the counter: look-ups, a sale, a recharge, an SMS code', async () => {
  await till.scanMember(canaries.cardNo, canaries.name);
  await till.scanMember(canaries.mobile, canaries.name);
  const cardId = await cardOf(canaries.cardNo);
  expect(await bad(till, 'verifyTradePassword', { cardId, password: canaries.wrongPassword })).toBe(
    'tradePasswordWrong',
  );
  await good(till, 'verifyTradePassword', { cardId, password: canaries.tradePassword });
  await cardOf(other);
  const sold = await good(till, 'checkout', sale(cardId, 500, canaries.tradePassword));
  expect(sold.state).toBe('applied');
  await good(till, 'recharge', {
    intent: intent(),
    cardId,
    amount: fen(300),
    payments: [{ method: '1', amount: fen(300) }],
  });
  await proveByMessage();
  soldSerial = sold.serial;
});

test('behind the counter: proofs, approvals, terminals, bills, single calls, exports', async () => {
  const cardId = await cardOf(canaries.cardNo);
  await call(till, 'verifySecurityCode', { cardId, code: canaries.securityCode });
  const undo = { intent: intent(), serial: soldSerial, reason: 'wrong table' };
  const guess = { ...manager(), pin: canaries.wrongPin };
  expect(await bad(till, 'openDrawer', { approval: guess })).toBe('pinWrong');
  await good(till, 'revokeOperation', { ...undo, approval: manager() });
  expect(await payAtTerminal(port, other, `C-${++intents}`)).toBe(200);
  await good(till, 'getBills', { day: null, refresh: true });
  await good(till, 'listTransactions', { scope: 'card', cardId, text: null, size: 50, fresh: true });
  await useConsole();
  await setHeadOffice(till, technician());
  await good(till, 'lock', null);
  expect(await bad(till, 'unlock', { password: canaries.wrongPassword })).toBe('wrongPassword');
  await good(till, 'unlock', { password: canaries.password });
  await letOut();
  const { display } = await good(till, 'getPreferences', null);
  // The driver takes the first window for the till's.
  const off = { ...display, place: 'off' } as const;
  await good(till, 'changePreference', { section: 'display', value: off, approval: technician() });
});

async function proveByMessage(): Promise<void> {
  await good(till, 'sendSms', { target: canaries.mobile });
  const last = stage.server.world.messages.at(-1);
  Object.assign(last ?? {}, { code: canaries.smsCode });
  await good(till, 'verifySms', { target: canaries.mobile, code: canaries.smsCode });
}

async function useConsole(): Promise<void> {
  await good(till, 'listInterfaces', { approval: technician() });
  const { body } = await good(till, 'getInterface', { id: 'lookup' });
  const filled = JSON.stringify({ ...JSON.parse(body), queryNo: canaries.cardNo });
  await good(till, 'sendInterface', { id: 'lookup', body: filled, confirmed: true, approval: null });
}

/** Everything that leaves the till as a file. */
async function letOut(): Promise<void> {
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  for (const format of ['csv', 'xlsx'] as const) {
    await good(till, 'exportMatch', { day, format });
    await good(till, 'exportReport', { from: day, to: day, table: 'deeds', format });
  }
  await good(till, 'makeBackup', null);
  await good(till, 'writeDiagnostics', { approval: technician() });
}

test('processes die: the page, the whole application in the middle of an offline sale, and again', async () => {
  await till.app.electron.evaluate(({ BrowserWindow }) => {
    const own = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().endsWith('index.html'));
    own?.webContents.forcefullyCrashRenderer();
    return new Promise<void>((resolve) => own?.webContents.once('did-finish-load', () => resolve()));
  });
  printed.push(...till.app.lines);
  await till.app.kill();

  await stage.server.refuseConnections();
  await start();
  await signIn();
  const { member } = await good(till, 'lookup', { text: canaries.mobile });
  expect(member?.name).toBe(canaries.name);
  const cardId = await cardOf(other);
  const waiting = await good(till, 'checkout', sale(cardId, 200, null));
  expect(waiting.state).toBe('pending');
  printed.push(...till.app.lines);
  const gone = new Promise<void>((resolve) => till.app.electron.once('close', () => resolve()));
  await till.app.electron.evaluate(() => setImmediate(() => process.crash())).catch(() => undefined);
  await gone;
});

test('the sale that waits is handed to another till, and the till ends in order', async () => {
  await start();
  await signIn();
  const code = installCodeOf('0123456789abcdef');
  const asked = { code, passphrase: canaries.passphrase, again: false, approval: manager() };
  expect((await good(till, 'writeHandOver', asked)).fileName).toMatch(/\.yatai$/);
  await till.app.close();
  printed.push(...till.app.lines);
});

test('no secret lies in any file that the application wrote, or in what it printed', () => {
  const folder = dirname(stage.userDataDir);
  const written = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const kind of [/\.dmp$/, /exports.*\.zip$/, /\.xlsx$/, /\.yatai$/, /till\.log$/, /journal\.db$/]) {
    expect(
      written.some((name) => kind.test(name)),
      String(kind),
    ).toBe(true);
  }
  const wanted: Canaries = { ...canaries, ...found };
  const sightings = [
    ...hunt([folder], wanted),
    ...huntIn(printed.join('\n'), 'printed', wanted),
    ...huntIn(JSON.stringify(printer.papers(48)), 'receipts', wanted),
  ];
  const leaks = sightings.filter(
    ({ canary, file }) => !allowed.some((each) => each.canary.test(canary) && each.file.test(file)),
  );
  expect(leaks).toEqual([]);
  for (const { canary, file } of allowed) {
    expect(
      sightings.some((each) => canary.test(each.canary) && file.test(each.file)),
      `${canary} is in no ${file}`,
    ).toBe(true);
  }
});
