// A technician's set-up of a new till, from its first start to its first guest: by touch and keys at the pace of somebody who reads from the
// sheet that the platform's technician gave. Each step with what the hand did and the seconds that it took, the till's second start among them.
import { setTimeout as pause } from 'node:timers/promises';
import { guests } from '../support/guests.ts';
import { openKeys } from '../support/keys.ts';
import { see } from '../support/see.ts';
import { openStage, type Stage, type Till } from '../support/stage.ts';

interface SetUpStep {
  readonly name: string;
  readonly touches: number;
  readonly keys: number;
  readonly seconds: number;
}

/** Ms from key to key, and from looking to touching. A cashier is quicker (support/keys.ts); who copies from paper is not. */
const paces = { key: 300, touch: 1_500 } as const;
/** As a person starts it: nobody says which store it is for. */
const alone = { YATAI_PRACTICE_URL: undefined, YATAI_PRACTICE_KEY: undefined };
const secret = 'yatai-practice-secret';
const pin = '4321';

interface Hand {
  touches: number;
  keys: number;
  readonly touch: (testId: string) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  readonly press: (name: string) => Promise<void>;
  /** Touches a field and types into it. */
  readonly fill: (testId: string, text: string) => Promise<void>;
}

/** Plays it once; throws where the till does not get to its first guest. */
export async function playSetUp(): Promise<readonly SetUpStep[]> {
  const stage = await openStage();
  const steps: SetUpStep[] = [];
  try {
    let till = await stage.start({ env: alone });
    const step = async (name: string, play: (hand: Hand) => Promise<unknown>) => {
      const started = performance.now();
      const hand = await openHand(till);
      await play(hand);
      const seconds = (performance.now() - started) / 1_000;
      steps.push({ name, touches: hand.touches, keys: hand.keys, seconds });
      console.log(`set-up, ${name}: ${hand.touches} touches, ${hand.keys} keys, ${seconds.toFixed(1)} s`);
    };
    await step('Language, and a real store', async (hand) => {
      await whenStep(till, 'language');
      await hand.press('1');
      await hand.press('Enter');
      await whenStep(till, 'place');
      await hand.press('2');
      await whenStep(till, 'profile');
    });
    await step('The profile from the sheet, tried step by step, saved', (hand) => connect(hand, till, stage));
    await step('The new start, signed in', async (hand) => {
      // The harness starts the application, as the till itself would.
      await till.app.electron.evaluate(({ app }) => {
        Object.assign(app, { relaunch: () => undefined });
      });
      const gone = new Promise<void>((resolve) => till.app.electron.once('close', () => resolve()));
      await hand.touch('assistant-restart-store');
      await gone;
      till = await stage.start({ env: { ...alone, YATAI_APP_SECRET: secret } });
      const next = await openHand(till);
      await next.fill('signin-user', '1001');
      await next.fill('signin-password', 'yatai-1001');
      await next.press('Enter');
      await whenStep(till, 'people');
      hand.touches += next.touches;
      hand.keys += next.keys;
    });
    await step('The first manager with a PIN', async (hand) => {
      await hand.fill('person-name', 'Manager Wang');
      await hand.touch('person-role-manager');
      await hand.touch('person-save');
      for (const _ of [1, 2]) {
        await hand.type(pin);
        await hand.press('Enter');
      }
      await see(till.see('person-saved')).toBeVisible();
    });
    await step('Devices, limits, a look at the whole', async (hand) => {
      await hand.touch('assistant-next');
      await whenStep(till, 'devices');
      await hand.touch('assistant-next');
      await whenStep(till, 'limits');
      await hand.touch('assistant-next');
      await whenStep(till, 'summary');
      await hand.press('Enter');
      await till.whenSignedIn();
    });
    await step('The first guest', () => till.scanMember(guests.zhang.cardNo, guests.zhang.name));
    await till.app.close();
    return steps;
  } finally {
    await stage.close();
  }
}

async function connect(hand: Hand, till: Till, { server }: Stage): Promise<void> {
  const sheet = {
    name: 'Shangdi',
    baseUrl: server.url,
    appId: 'yatai-practice',
    appSecret: secret,
    brandId: '15',
    merchantId: '16456',
    merchantNo: '666660000277610',
    terminalNo: '11111111',
    user: '1002',
    password: 'yatai-1002',
  };
  for (const [field, text] of Object.entries(sheet)) await hand.fill(`connect-${field}`, text);
  await hand.touch('connect-test');
  await see(till.see('connect-save')).toBeEnabled({ timeout: 60_000 });
  await hand.touch('connect-save');
  await see(till.see('assistant-saved')).toBeVisible();
}

function whenStep(till: Till, step: string): Promise<void> {
  return see(till.see('assistant')).toHaveAttribute('data-step', step);
}

async function openHand(till: Till): Promise<Hand> {
  const keys = await openKeys(till.page);
  const hand: Hand = {
    touches: 0,
    keys: 0,
    touch: async (testId) => {
      hand.touches += 1;
      await pause(paces.touch);
      await till.press(testId);
    },
    type: async (text) => {
      for (const character of text) {
        hand.keys += 1;
        await pause(paces.key);
        await keys.type(character);
      }
    },
    press: async (name) => {
      hand.keys += 1;
      await pause(paces.key);
      await keys.press(name);
    },
    fill: async (testId, text) => {
      await hand.touch(testId);
      await hand.type(text);
    },
  };
  return hand;
}
