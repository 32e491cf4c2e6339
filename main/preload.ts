// The only thing that the page finds of the main process: one named method a channel on `window.yatai`, and a way to listen.
// Names and types only from shared: the schemas stay in the main process, which parses every argument itself.
import { contextBridge, ipcRenderer } from 'electron';
import { channelNames, eventNames } from '../shared/channels.ts';
import type { Bridge, EventMap } from '../shared/ipc.ts';

function on(event: keyof EventMap, listener: (value: never) => void): () => void {
  if (!eventNames.includes(event)) {
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

const methods = Object.fromEntries(
  channelNames.map((name) => [name, (argument: unknown) => ipcRenderer.invoke(`yatai:${name}`, argument)]),
);
contextBridge.exposeInMainWorld('yatai', { ...methods, on } as unknown as Bridge);
