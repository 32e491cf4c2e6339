// The devices among the settings, each with its test press. Apart, because the set-up assistant shows them too.
import IconBarcode from '@tabler/icons-react/dist/esm/icons/IconBarcode.mjs';
import IconDeviceDesktop from '@tabler/icons-react/dist/esm/icons/IconDeviceDesktop.mjs';
import IconPrinter from '@tabler/icons-react/dist/esm/icons/IconPrinter.mjs';
import { late } from '../../components/late.tsx';
import type { SettingsEntry } from './entry.ts';

export const deviceTabs = [
  {
    name: 'display',
    group: 'devices',
    icon: IconDeviceDesktop,
    part: late(async () => (await import('./display-panel.tsx')).DisplayPanel),
  },
  {
    name: 'printers',
    group: 'devices',
    icon: IconPrinter,
    part: late(async () => (await import('./printers-panel.tsx')).PrintersPanel),
  },
  {
    name: 'scanner',
    group: 'devices',
    icon: IconBarcode,
    part: late(async () => (await import('./scanner-panel.tsx')).ScannerPanel),
  },
] as const satisfies readonly SettingsEntry[];
