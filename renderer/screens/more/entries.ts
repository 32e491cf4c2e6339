// What the More screen offers, in the order that it is shown. A new one: its screen, its name and sentence in messages/*/more.ts, a line here.
import IconCalendarCheck from '@tabler/icons-react/dist/esm/icons/IconCalendarCheck.mjs';
import IconChartBar from '@tabler/icons-react/dist/esm/icons/IconChartBar.mjs';
import IconCoinYuan from '@tabler/icons-react/dist/esm/icons/IconCoinYuan.mjs';
import IconFileInvoice from '@tabler/icons-react/dist/esm/icons/IconFileInvoice.mjs';
import IconListDetails from '@tabler/icons-react/dist/esm/icons/IconListDetails.mjs';
import IconMoped from '@tabler/icons-react/dist/esm/icons/IconMoped.mjs';
import IconPlayerPause from '@tabler/icons-react/dist/esm/icons/IconPlayerPause.mjs';
import IconPrinter from '@tabler/icons-react/dist/esm/icons/IconPrinter.mjs';
import IconReceipt2 from '@tabler/icons-react/dist/esm/icons/IconReceipt2.mjs';
import IconScale from '@tabler/icons-react/dist/esm/icons/IconScale.mjs';
import IconSettings from '@tabler/icons-react/dist/esm/icons/IconSettings.mjs';
import IconTicket from '@tabler/icons-react/dist/esm/icons/IconTicket.mjs';
import IconToolsKitchen2 from '@tabler/icons-react/dist/esm/icons/IconToolsKitchen2.mjs';
import IconUserEdit from '@tabler/icons-react/dist/esm/icons/IconUserEdit.mjs';
import type { ComponentType } from 'react';
import type { PlatformFeature } from '../../../shared/features.ts';
import type { ScreenName } from '../../store/till-state.ts';

export type MoreEntry = {
  readonly name: ScreenName;
  /** Only where the member platform offers it. */
  readonly feature?: PlatformFeature;
  /** Only where the till is connected to UniPOS. */
  readonly unipos?: true;
  /** The key that opens it on any screen, by its name in shared/keys.ts. */
  readonly shortcut?: string;
  readonly icon: ComponentType<{ readonly size?: number; readonly 'aria-hidden'?: boolean }>;
};

export const moreEntries = [
  { name: 'members', feature: 'members', icon: IconUserEdit },
  { name: 'benefits', feature: 'benefits', icon: IconTicket },
  { name: 'transactions', feature: 'transactions', icon: IconListDetails },
  { name: 'orders', feature: 'orders', icon: IconReceipt2 },
  { name: 'shift', icon: IconCoinYuan },
  { name: 'dayEnd', icon: IconCalendarCheck },
  { name: 'menu', feature: 'menu', icon: IconToolsKitchen2 },
  { name: 'reports', icon: IconChartBar },
  { name: 'receipts', icon: IconPrinter },
  { name: 'settings', shortcut: 'F7', icon: IconSettings },
  { name: 'held', icon: IconPlayerPause },
  { name: 'bills', shortcut: 'F11', icon: IconFileInvoice, unipos: true },
  { name: 'uniposOrders', icon: IconMoped, unipos: true },
  { name: 'match', icon: IconScale },
] as const satisfies readonly MoreEntry[];
