// A script that got into a page of the till, as an injected text would: it has the preload, the whole of the browser and all the time it
// wants. What it must not have: a way out, another's rights, a fen, or the till's next sale.
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { practicePeople } from '../../main/till/people/practice-people.ts';
import { channelNames } from '../../shared/channels.ts';
import { callsOfOthers } from '../attack/calls-without-pin.ts';
import { askForEverything, goElsewhere } from '../attack/elsewhere.ts';
import { flood, sayGarbage } from '../attack/preload-garbage.ts';
import { openTrap, type Trap } from '../attack/trap.ts';
import { sendEverywhere } from '../attack/ways-out.ts';
import { tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { closeOutcome, enterBill } from '../support/sale.ts';
import { see } from '../support/see.ts';

const used = tillForFile();
let trap: Trap;

beforeAll(async () => {
  trap = await openTrap();
});
afterAll(() => trap.close());

const money = () => used.stage().server.ledger.transactions().length;
const windows = () => used.till().app.electron.windows().length;

type Answer = { readonly ok: boolean; readonly failure?: { readonly code: string } };

/** Asks the till's preload from within its page, as an injected script would. */
function call(name: string, argument: unknown): Promise<Answer> {
  return used
    .till()
    .page.evaluate(
      ({ channel, value }) =>
        (Reflect.get(window as object, 'yatai') as Record<string, (argument: unknown) => Promise<Answer>>)[channel]?.(
          value,
        ) ?? Promise.reject(new Error(channel)),
      { channel: name, value: argument },
    );
}

/** The next sale, by keys, as a cashier makes it. `meanwhile`: what the attacker does while it is confirmed. */
async function sell(yuan: string, meanwhile: () => Promise<unknown> = async () => undefined): Promise<void> {
  const till = used.till();
  const before = money();
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await enterBill(till, { yuan });
  await see(till.see('confirm-pay')).toBeEnabled();
  const attack = meanwhile();
  await till.keys.press('Enter');
  await till.whenOutcome('applied');
  await attack;
  await closeOutcome(till);
  expect(money()).toBe(before + 1);
}

/** Everything that a page can do to get away; then it is still where it was, alone, and nobody has heard of it. */
async function expectToStay(page: Page): Promise<void> {
  const [address, open] = [page.url(), windows()];
  const through = await page.evaluate(goElsewhere, { tcp: trap.tcp });
  await trap.settle();
  expect([through, trap.heard, page.url(), windows()]).toEqual([[], [], address, open]);
  expect(page.frames().map((frame) => frame.url().replace(/^chrome-error:.*/, ''))).not.toContain(
    `http://127.0.0.1:${trap.tcp}/`,
  );
}

describe('the till’s page', () => {
  test('sends nothing to anybody: none of forty ways arrives, neither by WebRTC nor by a name that is looked up', async () => {
    await used.till().page.evaluate(sendEverywhere, { tcp: trap.tcp, udp: trap.udp });
    await trap.settle();
    expect(trap.heard).toEqual([]);
    const names = await used.till().app.electron.evaluate(({ session }) =>
      session.defaultSession.resolveHost('localhost').then(
        () => 'a name is known',
        () => 'no name is known',
      ),
    );
    expect(names).toBe('no name is known');
  });

  test('goes nowhere, opens nothing, embeds nothing, saves nothing, knows nothing of Node, runs no text as a program', () =>
    expectToStay(used.till().page));

  test('that empties itself is brought back to its place, and the cashier is still signed in', async () => {
    const { page, see: find } = used.till();
    const emptied = page.waitForURL('about:blank', { waitUntil: 'commit' });
    await page.evaluate(() => window.location.replace('about:blank'));
    await emptied;
    await page.waitForURL('yatai://app/index.html');
    await see(find('scan-field')).toBeVisible();
  });

  test('is given no camera, place, clipboard, device or box of the browser', async () => {
    expect(await used.till().page.evaluate(askForEverything)).toEqual([]);
  });

  test('says every kind of garbage to every channel, fifty megabytes too: nothing is taken, nothing is changed', async () => {
    const before = money();
    // The one that may say nothing: `{}` is a good argument of it.
    const channels = channelNames.filter((name) => name !== 'keepAssistant');
    expect(await used.till().page.evaluate(sayGarbage, channels)).toEqual([]);
    expect(await used.till().app.electron.evaluate(() => Reflect.get({}, 'polluted'))).toBeUndefined();
    expect(money()).toBe(before);
  });

  test('calls what others may, without a PIN, with a cashier’s, and with guesses: nothing is done, and guessing ends', async () => {
    const [supervisor, manager] = practicePeople;
    const before = money();
    const settings = async () => JSON.stringify([await call('getPreferences', null), await call('getConnect', null)]);
    const set = await settings();
    const answers: string[] = [];
    for (const [name, argument] of callsOfOthers(null)) {
      const answer = await call(name, argument);
      answers.push(`${name}: ${answer.ok ? 'done' : answer.failure?.code}`);
    }
    expect(answers.filter((answer) => !/: (approvalNeeded|installCodeWrong)$/.test(answer))).toEqual([]);
    const wrongs = ['0000', '1111', '2222', '3333', '4444', '5555', '6666', '7777'];
    const guesses = wrongs.map((pin) => call('openDrawer', { approval: { personId: manager?.id, pin } }));
    const codes = (await Promise.all(guesses)).map(({ failure }) => failure?.code);
    expect(codes.slice(0, 4)).toEqual(['pinWrong', 'pinWrong', 'pinWrong', 'pinWrong']);
    expect(new Set(codes.slice(4))).toEqual(new Set(['pinLockedOut']));
    const right = await call('openDrawer', { approval: { personId: manager?.id, pin: manager?.pin } });
    expect(right.failure?.code).toBe('pinLockedOut');
    const lower = { personId: supervisor?.id ?? '', pin: supervisor?.pin ?? '' };
    const beyond = await call('savePerson', { ...mallory, approval: lower });
    expect(beyond.failure?.code).toBe('rightMissing');
    expect(JSON.stringify(await call('listPersons', null))).not.toContain(mallory.name);
    expect(await settings()).toBe(set);
    expect(money()).toBe(before);
  });

  test('calls ten thousand times while a sale is confirmed: the sale is charged once, and so is the next', async () => {
    await sell('11', async () => {
      const { answered, refused } = await used.till().page.evaluate(flood, 10_000);
      expect(answered + refused).toBe(10_000);
      expect(answered).toBeGreaterThan(0);
    });
    await sell('12');
  });

  test('at a locked till learns of no guest and moves no fen', async () => {
    const before = money();
    await call('lock', null);
    const asked: readonly (readonly [string, unknown])[] = [
      ['lookup', { text: guests.zhang.cardNo }],
      ['listOperations', { filter: 'all', before: null, size: 10 }],
      ['listHeldSales', null],
      ['listPrintJobs', null],
      ['getMemberProfile', { memberId: '1' }],
      ['listTransactions', { scope: 'till', cardId: null, text: null, size: 10, fresh: false }],
      [
        'recharge',
        { intent: 'attack-00000001', cardId: 'c-1', amount: 10_000, payments: [{ method: '1', amount: 10_000 }] },
      ],
      ['revokeOperation', { intent: 'attack-00000002', serial: 'X', reason: 'x' }],
      ['listPersons', null],
      ['savePerson', { ...mallory, approval: null }],
      ['exportMatch', { day: '2026-11-18', format: 'csv' }],
    ];
    const codes = [];
    for (const [name, argument] of asked) codes.push(`${name}: ${(await call(name, argument)).failure?.code}`);
    expect(codes).toEqual(asked.map(([name]) => `${name}: locked`));
    expect(money()).toBe(before);
    await call('unlock', { password: 'yatai-1001' });
  });
});

const mallory = { id: null, name: 'Mallory', role: 'manager', pin: '0000', closed: false } as const;

describe('the guest’s page', () => {
  let display: Page;

  beforeAll(async () => {
    const opened = used.till().app.electron.waitForEvent('window');
    const technician = practicePeople[2];
    const approval = { personId: technician?.id, pin: technician?.pin };
    const { display: value } = (await used.till().page.evaluate(async () => {
      const till = Reflect.get(window as object, 'yatai') as Record<string, (argument: unknown) => Promise<unknown>>;
      return Reflect.get((await till['getPreferences']?.(null)) as object, 'value');
    })) as { readonly display: object };
    await call('changePreference', { section: 'display', value: { ...value, place: 'window' }, approval });
    display = await opened;
    await see(display.getByTestId('display')).toBeVisible();
  });

  test('sends nothing, goes nowhere, is given nothing', async () => {
    await display.evaluate(sendEverywhere, { tcp: trap.tcp, udp: trap.udp });
    await expectToStay(display);
    expect(await display.evaluate(askForEverything)).toEqual([]);
  });

  test('has one question and hears one kind of news; not one channel of the till answers it', async () => {
    const names = await display.evaluate(() => [
      ...Object.keys(Reflect.get(window as object, 'yataiDisplay')),
      typeof Reflect.get(window as object, 'yatai'),
    ]);
    expect(names.sort()).toEqual(['onView', 'undefined', 'view']);
    await sell('13');
  });
});

test('after all this the books agree to the fen, and the journal is whole', async () => {
  await used.till().app.close();
  const { journalProblem, ...books } = used.stage().compare();
  expect(journalProblem).toBeNull();
  expect(books).toMatchObject({ equal: true, differences: [] });
});
