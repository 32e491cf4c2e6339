// The names of the channels and events between screen and main process, without the schemas: the preload and the gate need
// them before anything else of the till is loaded.
import type { ChannelName, EventMap } from './ipc.ts';

const names = [
  'getStartup',
  'getSession',
  'signIn',
  'signOut',
  'lock',
  'unlock',
  'getStatus',
  'getSettings',
  'setLanguage',
  'lookup',
  'consult',
  'verifyTradePassword',
  'checkout',
  'checkRecharge',
  'recharge',
  'getSms',
  'sendSms',
  'verifySms',
  'revokeOperation',
  'revokeVoucher',
  'listOperations',
  'getOperation',
  'getRisk',
  'listRisk',
  'listManual',
  'askPlatform',
  'decideManual',
  'listRefusals',
  'settleRefusal',
  'listGhosts',
  'acknowledgeGhosts',
  'getHealth',
  'checkJournal',
  'getHandOver',
  'writeHandOver',
  'takeOver',
  'takeBackHandOver',
  'getConnect',
  'testConnection',
  'saveConnection',
  'getLink',
  'startLink',
  'cancelLink',
  'getDayEnd',
  'settleDay',
  'listDayEnds',
  'sendNow',
  'listPersons',
  'savePerson',
  'getProbe',
  'runProbe',
  'getPractice',
  'setPracticeFault',
] as const satisfies readonly ChannelName[];

type Missing = Exclude<ChannelName, (typeof names)[number]>;

/** Every channel of the contract; this does not compile when one is missing. */
export const channelNames: [Missing] extends [never] ? readonly ChannelName[] : never = names;

export const eventNames = [
  'status',
  'session',
  'operation',
  'member',
  'probe',
  'connect',
  'link',
] as const satisfies readonly (keyof EventMap)[];
