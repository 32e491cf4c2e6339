// The parts of the settings, by group, in the order that they are shown. A new one: its name and sentence under `settings.tabs` in
// both catalogues, a component without props in a file of its own, a line here; `feature`: only where the member platform offers it.

import IconApi from '@tabler/icons-react/dist/esm/icons/IconApi.mjs';
import IconArrowsExchange from '@tabler/icons-react/dist/esm/icons/IconArrowsExchange.mjs';
import IconBuildingSkyscraper from '@tabler/icons-react/dist/esm/icons/IconBuildingSkyscraper.mjs';
import IconBuildingStore from '@tabler/icons-react/dist/esm/icons/IconBuildingStore.mjs';
import IconCloudDownload from '@tabler/icons-react/dist/esm/icons/IconCloudDownload.mjs';
import IconCoinYuan from '@tabler/icons-react/dist/esm/icons/IconCoinYuan.mjs';
import IconDatabaseExport from '@tabler/icons-react/dist/esm/icons/IconDatabaseExport.mjs';
import IconFileInvoice from '@tabler/icons-react/dist/esm/icons/IconFileInvoice.mjs';
import IconFingerprint from '@tabler/icons-react/dist/esm/icons/IconFingerprint.mjs';
import IconGauge from '@tabler/icons-react/dist/esm/icons/IconGauge.mjs';
import IconInfoCircle from '@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs';
import IconKeyboard from '@tabler/icons-react/dist/esm/icons/IconKeyboard.mjs';
import IconLink from '@tabler/icons-react/dist/esm/icons/IconLink.mjs';
import IconListCheck from '@tabler/icons-react/dist/esm/icons/IconListCheck.mjs';
import IconPalette from '@tabler/icons-react/dist/esm/icons/IconPalette.mjs';
import IconShieldCheck from '@tabler/icons-react/dist/esm/icons/IconShieldCheck.mjs';
import IconStethoscope from '@tabler/icons-react/dist/esm/icons/IconStethoscope.mjs';
import IconUserShield from '@tabler/icons-react/dist/esm/icons/IconUserShield.mjs';
import IconUsers from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs';
import { late } from '../../components/late.tsx';
import { deviceTabs } from './device-tabs.ts';
import type { SettingsEntry } from './entry.ts';

export const settingsTabs = [
  {
    name: 'assistant',
    group: 'till',
    icon: IconListCheck,
    part: late(async () => (await import('../assistant/assistant-panel.tsx')).AssistantPanel),
  },
  {
    name: 'appearance',
    group: 'till',
    icon: IconPalette,
    part: late(async () => (await import('./appearance-panel.tsx')).AppearancePanel),
  },
  {
    name: 'keys',
    group: 'till',
    icon: IconKeyboard,
    part: late(async () => (await import('./keys-panel.tsx')).KeysPanel),
  },
  ...deviceTabs,
  {
    name: 'cash',
    group: 'people',
    icon: IconCoinYuan,
    part: late(async () => (await import('./cash-panel.tsx')).CashPanel),
  },
  {
    name: 'proofs',
    group: 'people',
    icon: IconFingerprint,
    part: late(async () => (await import('./proofs-panel.tsx')).ProofsPanel),
  },
  {
    name: 'people',
    group: 'people',
    icon: IconUsers,
    part: late(async () => (await import('./people-panel.tsx')).PeoplePanel),
  },
  {
    name: 'rights',
    group: 'people',
    icon: IconUserShield,
    part: late(async () => (await import('./rights-panel.tsx')).RightsPanel),
  },
  {
    name: 'limits',
    group: 'people',
    icon: IconGauge,
    part: late(async () => (await import('./limits-panel.tsx')).LimitsPanel),
  },
  {
    name: 'connect',
    group: 'store',
    feature: 'setUp',
    icon: IconBuildingStore,
    part: late(async () => (await import('./connect-panel.tsx')).ConnectPanel),
  },
  {
    name: 'link',
    group: 'store',
    feature: 'setUp',
    icon: IconLink,
    part: late(async () => (await import('./link-panel.tsx')).LinkPanel),
  },
  {
    name: 'unipos',
    group: 'store',
    icon: IconFileInvoice,
    part: late(async () => (await import('./unipos-panel.tsx')).UniposPanel),
  },
  {
    name: 'headOffice',
    group: 'store',
    icon: IconBuildingSkyscraper,
    part: late(async () => (await import('./head-office-panel.tsx')).HeadOfficePanel),
  },
  {
    name: 'probe',
    group: 'store',
    feature: 'setUp',
    icon: IconShieldCheck,
    part: late(async () => (await import('./probe-panel.tsx')).ProbePanel),
  },
  {
    name: 'interfaces',
    group: 'store',
    icon: IconApi,
    part: late(async () => (await import('./interfaces-panel.tsx')).InterfacesPanel),
  },
  {
    name: 'handOver',
    group: 'care',
    icon: IconArrowsExchange,
    part: late(async () => (await import('./hand-over-panel.tsx')).HandOverPanel),
  },
  {
    name: 'backups',
    group: 'care',
    icon: IconDatabaseExport,
    part: late(async () => (await import('./backups-panel.tsx')).BackupsPanel),
  },
  {
    name: 'updates',
    group: 'care',
    icon: IconCloudDownload,
    part: late(async () => (await import('./updates-panel.tsx')).UpdatesPanel),
  },
  {
    name: 'diagnostics',
    group: 'care',
    icon: IconStethoscope,
    part: late(async () => (await import('./diagnostics-panel.tsx')).DiagnosticsPanel),
  },
  {
    name: 'about',
    group: 'care',
    icon: IconInfoCircle,
    part: late(async () => (await import('./about-panel.tsx')).AboutPanel),
  },
] as const satisfies readonly SettingsEntry[];

export type SettingsTab = (typeof settingsTabs)[number]['name'];
