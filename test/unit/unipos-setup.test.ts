// UniPOS's settings without a screen: what each step concludes, that every finding has its sentence and what to ask for, and how the section
// is written beside the rest of a store's profile.
import { describe, expect, test } from 'vitest';
import type { BackendFailure } from '../../main/backends/backend-failure.ts';
import {
  checkUniposDraft,
  isStoreProfile,
  uniposDraftOf,
  uniposProfileText,
} from '../../main/till/connect/unipos-draft.ts';
import { practiceProfile } from '../../main/till/practice-profile.ts';
import { checkProfile } from '../../main/till/profile-check.ts';
import { concludeUniposBills, concludeUniposList, concludeUniposToken } from '../../main/till/unipos/conclude-step.ts';
import { testUniposConnection } from '../../main/till/unipos/test-connection.ts';
import { en } from '../../shared/messages/en.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import type { FailureCode } from '../../shared/result.ts';
import type { UniposBill } from '../../shared/unipos.ts';
import {
  type UniposDraft,
  uniposCallFindings,
  uniposFindingGroup,
  uniposStepFindings,
  uniposStepIds,
} from '../../shared/unipos-setup.ts';

const fails = (code: FailureCode, more: Partial<BackendFailure> = {}) =>
  ({ ok: false, failure: { code, reachable: true, ...more } }) as const;
// Only the shop matters here.
const billOf = (shopNo: string) => ({ shopNo, shopName: '上地店' }) as UniposBill;

describe('a step concludes', () => {
  test.each([
    ['uniposSecretWrong', 'secretWrong'],
    ['uniposNoRight', 'noRight'],
    ['refusedByServer', 'refused'],
    ['serverUnreachable', 'noAnswer'],
    ['captivePortal', 'captivePortal'],
    ['serverFault', 'serverFault'],
    ['badAnswer', 'badAnswer'],
    ['answerTooLarge', 'badAnswer'],
  ] as const)('%s is %s', (code, finding) => {
    expect(concludeUniposList(fails(code, { platformMessage: 'why' }))).toMatchObject({ state: 'failed', finding });
  });

  test('a token was given where a list was refused for something else', () => {
    expect(concludeUniposToken({ ok: true, value: [] })).toMatchObject({ finding: 'granted' });
    expect(concludeUniposToken(fails('uniposNoRight'))).toMatchObject({ finding: 'granted' });
    expect(concludeUniposToken(fails('refusedByServer'))).toMatchObject({ finding: 'granted' });
    expect(concludeUniposToken(fails('uniposSecretWrong'))).toMatchObject({ finding: 'secretWrong' });
  });

  test('bills of this shop are good, none is good, those of another are not', () => {
    expect(concludeUniposBills('1001', { ok: true, value: [billOf('1001')] })).toMatchObject({
      finding: 'listed',
      values: { count: 1, shop: '上地店' },
    });
    expect(concludeUniposBills('1001', { ok: true, value: [] })).toMatchObject({ finding: 'noneYet' });
    expect(concludeUniposBills('1001', { ok: true, value: [billOf('1001'), billOf('1002')] })).toMatchObject({
      state: 'failed',
      finding: 'otherShop',
      values: { told: '1002', ours: '1001' },
    });
  });
});

test('every finding has its sentence, and every bad one what to ask for, in both languages', () => {
  const at = (tree: unknown, path: string): unknown =>
    path.split('.').reduce<unknown>((part, name) => Reflect.get(Object(part), name), tree);
  for (const { uniposSetup } of [en, zhCN]) {
    for (const [id, { good, bad }] of Object.entries(uniposStepFindings)) {
      for (const finding of [...good, ...bad])
        expect(at(uniposSetup.findings, `${id}.${finding}`), finding).toBeTypeOf('string');
      for (const finding of bad) expect(at(uniposSetup.asks, `${id}.${finding}`), finding).toBeTypeOf('string');
    }
    for (const finding of uniposCallFindings) {
      expect(at(uniposSetup.findings, `call.${finding}`), finding).toBeTypeOf('string');
      expect(at(uniposSetup.asks, `call.${finding}`), finding).toBeTypeOf('string');
    }
  }
  expect(uniposFindingGroup('bills', 'otherShop')).toBe('bills');
  expect(uniposFindingGroup('bills', 'noRight')).toBe('call');
});

test('nothing is tried behind a step that failed, and the client is closed', async () => {
  let closed = 0;
  const told: string[] = [];
  const never = async () => fails('badAnswer');
  const steps = await testUniposConnection({
    settings: {
      serviceUri: 'https://u.example',
      appId: 'a',
      shopNo: '1',
      format: 'json',
      cardPayModes: [],
      refreshSeconds: 30,
    },
    open: () => ({
      listBills: async () => fails('uniposNoRight'),
      listOrders: never,
      sendOrder: never,
      listReservations: never,
      sendReservation: never,
      close: async () => {
        closed += 1;
      },
    }),
    authority: null,
    clock: { wall: () => 0, monotonic: () => 0 },
    network: {
      reach: async () => ({ kind: 'connected', address: '192.0.2.1' }),
      handshake: async () => ({ kind: 'trusted', issuer: 'i', validTo: 0, privately: false }),
    },
    tell: (now) => told.push(now.map(({ state }) => state).join(' ')),
  });
  expect(steps.map(({ id, state }) => `${id} ${state}`)).toEqual([
    'reach ok',
    'tls ok',
    'token ok',
    'bills failed',
    'orders notTried',
    'reservations notTried',
  ]);
  expect(steps).toHaveLength(uniposStepIds.length);
  expect([closed, told[0]]).toEqual([1, 'trying waiting waiting waiting waiting waiting']);
});

describe('the section of a profile', () => {
  const draft: UniposDraft = {
    serviceUri: ' https://u.example/api/ ',
    appId: 'app',
    shopNo: '1001',
    format: 'xml',
    cardPayModes: '10， 11 ;12',
  };
  const store = {
    name: '上地店',
    backend: 'yazuo',
    baseUrl: 'https://platform.example/api',
    appId: 'yazuo-app',
    brandId: '15',
    merchantNo: '666660000277610',
    terminalNo: '11111111',
    gateway: { credentials: [{ in: 'header', name: 'X-Key' }] },
    unipos: { serviceUri: 'https://old.example', appId: 'old', shopNo: '9', cardPayModes: ['1'], refreshSeconds: 60 },
  };

  test('replaces what the form holds, keeps what it does not, and is a good profile', () => {
    const text = uniposProfileText(draft, `\uFEFF${JSON.stringify(store)}`);
    expect(JSON.parse(text)).toEqual({
      ...store,
      unipos: {
        serviceUri: 'https://u.example/api',
        appId: 'app',
        shopNo: '1001',
        format: 'xml',
        cardPayModes: ['10', '11', '12'],
        refreshSeconds: 60,
      },
    });
    expect(checkProfile(text)).toMatchObject({ ok: true });
    expect(JSON.parse(uniposProfileText({ ...draft, cardPayModes: '' }, JSON.stringify(store)))).not.toHaveProperty(
      'unipos.cardPayModes',
    );
  });

  test('every finding of the form comes at once, the secret too', () => {
    const check = checkUniposDraft({ ...draft, serviceUri: 'http://u.example', appId: ' ', shopNo: '' }, false);
    expect(
      check.ok ? [] : check.findings.map(({ path, problem, line }) => `${path} ${problem} ${line}`).toSorted(),
    ).toEqual([
      'unipos.appId missing null',
      'unipos.secret missing null',
      'unipos.serviceUri wrong null',
      'unipos.shopNo missing null',
    ]);
    expect(checkUniposDraft(draft, true)).toMatchObject({ ok: true });
  });

  test('only a store’s own good profile can take it', () => {
    expect(isStoreProfile(JSON.stringify(store))).toBe(true);
    for (const text of [null, '{', JSON.stringify({ name: 'p', backend: 'practice' })]) {
      expect(isStoreProfile(text)).toBe(false);
    }
  });

  test('the running section as the form shows it', () => {
    expect(uniposDraftOf(practiceProfile())).toMatchObject({ shopNo: '1001', cardPayModes: '10', format: 'json' });
    expect(uniposDraftOf({ unipos: undefined })).toBeNull();
  });
});
