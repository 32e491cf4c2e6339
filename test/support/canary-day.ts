// A store whose secrets, guest and cashier are canaries: the practice platform holds them, the till is connected to it as to a real store.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { practiceCodes, practiceRefusalCodes, practiceUncertainCodes } from '../../main/practice/reply.ts';
import type { ChannelArgument, ChannelName, ChannelResults } from '../../shared/ipc.ts';
import type { Fen } from '../../shared/money.ts';
import type { Failure, Result } from '../../shared/result.ts';
import { freePort } from '../gateway/process.ts';
import { payingXml } from '../integration/gateway-bench.ts';
import { guests } from './guests.ts';
import { saleAsked } from './sale-asked.ts';
import type { Stage, Till } from './stage.ts';

/** Each is long enough not to turn up by chance. */
export const canaries = {
  password: 'Kanari-Pass-wort-71#',
  wrongPassword: 'Kanari-Falsch-48#x',
  appSecret: 'kanari-app-secret-5f0c91',
  uniposSecret: 'kanari-unipos-secret-3ab7',
  gatewayKey: 'kanari-gateway-key-90de',
  headOfficePassword: 'kanari-head-office-7d21e4',
  headOfficeKey: 'kanari-chain-key-b05f83c96a',
  managerPin: '83920174',
  technicianPin: '57104938',
  wrongPin: '60417295',
  tradePassword: 'KanariTrade64',
  smsCode: '92740583',
  securityCode: 'KANARISICHER7',
  passphrase: 'Kanarienvogel singt im Turm 63',
  cardNo: '6201944837265501',
  mobile: '13957204618',
  name: '金丝雀·阿依古丽',
} as const;

export const store = practiceWorldGuide.cashiers[0];
const guest = guests.zhang;

/** Puts the canaries into the platform's world. */
export function settleCanaries({ server }: Stage): void {
  const { world } = server;
  const old = guest.cardNo;
  for (const part of [world.cards, world.coupons, world.dynamicCodes] as readonly (readonly { cardNo?: unknown }[])[]) {
    for (const row of part) {
      if (row.cardNo === old) Object.assign(row, { cardNo: canaries.cardNo });
    }
  }
  Object.assign(world.cards.find(({ cardNo }) => cardNo === canaries.cardNo) ?? {}, {
    password: canaries.tradePassword,
  });
  Object.assign(world.members.find(({ name }) => name === guest.name) ?? {}, {
    name: canaries.name,
    mobile: canaries.mobile,
  });
  Object.assign(world.cashiers.find(({ userName }) => userName === store.userName) ?? {}, {
    password: canaries.password,
  });
  Object.assign(world, { application: { ...world.application, clientSecret: canaries.appSecret } });
  Object.assign(world.unipos, {
    application: { ...world.unipos.application, appSecret: canaries.uniposSecret },
  });
}

/** What the application is started with, and the port of its gateway. */
export function environmentOf({ server, userDataDir }: Stage, port: number): Record<string, string> {
  const { unipos, application, brand, stores } = practiceWorldGuide;
  const file = join(userDataDir, 'store-profile.json');
  const profile = {
    name: '金丝雀店',
    backend: 'yazuo',
    baseUrl: server.url,
    appId: application.clientId,
    brandId: String(brand.id),
    merchantId: String(stores[0].merchantId),
    merchantNo: store.merchantNo,
    terminalNo: store.terminalNo,
    refusalCodes: practiceRefusalCodes,
    uncertainCodes: practiceUncertainCodes,
    codeMeanings: { memberNotFound: [practiceCodes.notFound], tradePasswordWrong: [practiceCodes.passwordWrong] },
    unipos: {
      serviceUri: `${server.url}${unipos.servicePath}`,
      appId: unipos.application.appId,
      shopNo: unipos.shops[0].shopNo,
      cardPayModes: [unipos.cardPayMode],
    },
    gateway: { port, credentials: [{ in: 'header', name: 'X-Key' }], offline: 'accept' },
  };
  writeFileSync(file, JSON.stringify(profile));
  const secrets = {
    unipos: canaries.uniposSecret,
    'gateway:X-Key': canaries.gatewayKey,
    headOffice: canaries.headOfficePassword,
    'headOffice:cards': canaries.headOfficeKey,
  };
  return { YATAI_PROFILE: file, YATAI_APP_SECRET: canaries.appSecret, YATAI_SECRETS: JSON.stringify(secrets) };
}

/** PNG, one by one. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** Where the system's dialogs put everything, beside the data, to be looked through as well; and a folder of pictures that they choose. */
export async function answerDialogs(till: Till, { userDataDir }: Stage): Promise<void> {
  const folder = join(dirname(userDataDir), 'exports');
  const pictures = join(dirname(userDataDir), 'pictures');
  mkdirSync(folder, { recursive: true });
  mkdirSync(pictures, { recursive: true });
  writeFileSync(join(pictures, 'dish.png'), onePixel);
  await till.app.electron.evaluate(
    ({ dialog }, given) => {
      let count = 0;
      Object.assign(dialog, {
        showSaveDialog: async (_owner: unknown, options: { readonly defaultPath: string }) => {
          count += 1;
          const name = options.defaultPath.split(/[\\/]/).at(-1);
          return { canceled: false, filePath: `${given.folder}/${count}-${name}` };
        },
        showOpenDialog: async () => ({ canceled: false, filePaths: [given.pictures] }),
      });
    },
    { folder, pictures },
  );
}

/** One call as the page makes it. */
export function call<Name extends ChannelName>(
  till: Till,
  name: Name,
  argument: ChannelArgument<Name>,
): Promise<Result<ChannelResults[Name], Failure>> {
  return till.page.evaluate(([channel, given]) => Reflect.get(globalThis, 'yatai')[channel](given), [
    name,
    argument,
  ] as const);
}

/** The value, or a thrown error with the failure. */
export async function good<Name extends ChannelName>(
  till: Till,
  name: Name,
  argument: ChannelArgument<Name>,
): Promise<ChannelResults[Name]> {
  const answer = await call(till, name, argument);
  if (!answer.ok) throw new Error(`${name} failed: ${JSON.stringify(answer.failure)}`);
  return answer.value;
}

/** The failure's code; a thrown error where the call worked. */
export async function bad<Name extends ChannelName>(
  till: Till,
  name: Name,
  argument: ChannelArgument<Name>,
): Promise<string> {
  const answer = await call(till, name, argument);
  if (answer.ok) throw new Error(`${name} should have failed: ${basename(JSON.stringify(answer.value))}`);
  return answer.failure.code;
}

/** A head office where nobody answers: each try of it is told and written down. */
export async function setHeadOffice(
  till: Till,
  approval: ChannelArgument<'saveHeadOffice'>['approval'],
): Promise<void> {
  const draft = { host: '127.0.0.1', port: await freePort(), database: 'yatai', user: 'till', authority: '' };
  const typed = { draft, password: canaries.headOfficePassword, cardKey: canaries.headOfficeKey, approval };
  await good(till, 'testHeadOffice', typed);
  await good(till, 'saveHeadOffice', typed);
}

/** A sale by stored value alone. */
export function saleOf(asked: {
  readonly intent: string;
  readonly cardId: string;
  readonly amount: Fen;
  readonly tradePassword: string | null;
}): ChannelArgument<'checkout'> {
  const { amount, cardId, ...rest } = asked;
  return saleAsked(cardId, amount, rest);
}

/** The status that a terminal hears which asks a card to pay. */
export async function payAtTerminal(port: number, cardNo: string, fromNo: string): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/member/memberpaying`, {
    method: 'POST',
    headers: { 'X-Key': canaries.gatewayKey, 'Content-Type': 'text/xml' },
    body: payingXml({ cardNo, fromNo }),
  });
  await answer.arrayBuffer();
  return answer.status;
}
