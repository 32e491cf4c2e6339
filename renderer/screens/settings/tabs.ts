// The tabs of the settings in the order that they are shown. A new one: its name under `settings.tabs` in both catalogues, a
// component without props in a file of its own, a line here; `feature`: only where the member platform offers it.
import { late } from '../../components/late.tsx';

export const settingsTabs = [
  { name: 'people', part: late(async () => (await import('./people-panel.tsx')).PeoplePanel) },
  { name: 'probe', feature: 'setUp', part: late(async () => (await import('./probe-panel.tsx')).ProbePanel) },
  { name: 'handOver', part: late(async () => (await import('./hand-over-panel.tsx')).HandOverPanel) },
  { name: 'connect', feature: 'setUp', part: late(async () => (await import('./connect-panel.tsx')).ConnectPanel) },
  { name: 'link', feature: 'setUp', part: late(async () => (await import('./link-panel.tsx')).LinkPanel) },
  { name: 'unipos', part: late(async () => (await import('./unipos-panel.tsx')).UniposPanel) },
  { name: 'interfaces', part: late(async () => (await import('./interfaces-panel.tsx')).InterfacesPanel) },
] as const;

export type SettingsTab = (typeof settingsTabs)[number]['name'];
