// The only thing that the guest's page finds of the main process: what to show, now and whenever it changes. It can ask for nothing else.
import { contextBridge, ipcRenderer } from 'electron';
import type { DisplayBridge, DisplayView } from '../../shared/display-view.ts';

const bridge: DisplayBridge = {
  view: () => ipcRenderer.invoke('yatai-display'),
  onView: (listener) => {
    const forward = (_event: unknown, view: DisplayView) => listener(view);
    ipcRenderer.on('yatai-display-view', forward);
    return () => ipcRenderer.removeListener('yatai-display-view', forward);
  },
};
contextBridge.exposeInMainWorld('yataiDisplay', bridge);
