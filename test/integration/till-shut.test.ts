// What a till answers before anybody signed in, and while it is locked: every channel of the contract is asked, and those that need no cashier
// stand in one list with the reason. A new channel that forgets its cashier fails here.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { channelNames } from '../../shared/channels.ts';
import { type Bench, cashier, openBench } from './till-bench.ts';

/** They tell nothing of a guest and move no fen. */
const needNobody: readonly string[] = [
  // The frame around every screen, and the way in and out.
  ...['getStartup', 'getSession', 'signIn', 'signOut', 'lock', 'unlock', 'getStatus', 'getSettings', 'setLanguage'],
  ...['getPreferences', 'getScanner', 'lendCamera', 'getPrinting', 'tellDisplay'],
  // A till that is being set up has nobody who could sign in: what changes anything here wants a PIN, or a first start.
  ...['getAssistant', 'keepAssistant', 'importProfile', 'getLimits', 'saveLimits', 'restartTill', 'listPrinters'],
  ...['getConnect', 'testConnection', 'saveConnection', 'getUniposSetup', 'testUnipos', 'saveUnipos', 'testHeadOffice'],
  ...['getLink', 'startLink', 'cancelLink', 'getProbe'],
  ...['getHandOver', 'writeHandOver', 'takeOver', 'takeBackHandOver'],
  // Nothing of practice is real.
  ...['getTraining', 'beginTraining', 'restartTraining', 'getPractice', 'setPracticeFault'],
];

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

/** `channel: failure code` of every other channel; no argument gets as far as to be looked at. */
async function askAll(): Promise<string[]> {
  const told: string[] = [];
  for (const name of channelNames.filter((one) => !needNobody.includes(one))) {
    const answer = await bench.call(name, { target: '', code: '' } as never);
    told.push(`${name}: ${answer.ok ? 'answered' : answer.failure.code}`);
  }
  return told;
}

test('before sign-in no other channel answers', async () => {
  const told = await askAll();
  expect(told.length).toBeGreaterThan(100);
  expect(told.filter((line) => !line.endsWith(': notSignedIn'))).toEqual([]);
});

test('while it is locked no other channel answers', async () => {
  await bench.good('signIn', cashier);
  await bench.good('lock', null);
  expect((await askAll()).filter((line) => !line.endsWith(': locked'))).toEqual([]);
});

test('every name in the list is a channel', () => {
  expect(needNobody.filter((name) => !channelNames.some((one) => one === name))).toEqual([]);
});
