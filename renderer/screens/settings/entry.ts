// What a part of the settings is.
import type { ComponentType } from 'react';
import type { PlatformFeature } from '../../../shared/features.ts';
import type { Late } from '../../components/late.tsx';

export const settingsGroups = ['till', 'devices', 'people', 'store', 'care'] as const;
export type SettingsGroup = (typeof settingsGroups)[number];

export type SettingsEntry = {
  readonly name: string;
  readonly group: SettingsGroup;
  readonly feature?: PlatformFeature;
  readonly icon: ComponentType<{ readonly size?: number; readonly 'aria-hidden'?: boolean }>;
  readonly part: Late<Record<never, never>>;
};
