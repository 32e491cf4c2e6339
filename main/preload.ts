// The only thing that the page finds of the main process: one named method a channel on `window.yatai`, and a way to listen.
// Types only from shared: the schemas stay in the main process, which parses every argument itself.
import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, ChannelName, EventMap } from '../shared/ipc.ts';

/** The literal list of channels; the check below does not compile when one is missing. */
const channels = [
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
  'sendNow',
  'getPractice',
  'setPracticeFault',
] as const satisfies readonly ChannelName[];

type Missing = Exclude<ChannelName, (typeof channels)[number]>;
const nothingMissing: [Missing] extends [never] ? true : Missing = true;

const events = ['status', 'session', 'operation', 'member'] as const satisfies readonly (keyof EventMap)[];

function on(event: keyof EventMap, listener: (value: never) => void): () => void {
  if (!events.includes(event)) {
    throw new Error(`no such event: ${String(event)}`);
  }
  const forward = (_event: unknown, name: unknown, value: unknown) => {
    if (name === event) {
      listener(value as never);
    }
  };
  ipcRenderer.on('yatai-event', forward);
  return () => ipcRenderer.removeListener('yatai-event', forward);
}

if (nothingMissing) {
  const methods = Object.fromEntries(
    channels.map((name) => [name, (argument: unknown) => ipcRenderer.invoke(`yatai:${name}`, argument)]),
  );
  contextBridge.exposeInMainWorld('yatai', { ...methods, on } as unknown as Bridge);
}
