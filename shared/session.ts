// Who works at this till, and what the screen knows before anybody does: the start, the sign-in, the language.
import { z } from 'zod';
import { text } from './argument-parts.ts';
import type { PlatformFeature } from './features.ts';
import type { Language, ProfileFinding } from './profile.ts';
import type { Failure } from './result.ts';

export const sessionArguments = {
  getStartup: z.null(),
  getSession: z.null(),
  signIn: z.strictObject({ user: text(64), password: text(128) }),
  signOut: z.null(),
  lock: z.null(),
  unlock: z.strictObject({ password: text(128) }),
  getSettings: z.null(),
  setLanguage: z.strictObject({ language: z.enum(['zh-CN', 'en']) }),
} as const;

/** Answered even where the till could not start: then the screen shows the failure and nothing else. `findings`: of the profile. */
export type StartupView =
  | { readonly state: 'ready' }
  | {
      readonly state: 'failed';
      readonly failure: Failure;
      readonly findings: readonly ProfileFinding[];
      readonly language: Language;
    };

export type SessionView = {
  readonly state: 'signedOut' | 'signedIn' | 'locked';
  readonly user: string | null;
  readonly displayName: string | null;
  readonly offline: boolean;
};

export type SettingsView = {
  readonly language: Language;
  readonly practice: boolean;
  readonly profileName: string;
  readonly version: string;
  readonly paymentMethods: readonly { readonly id: string; readonly name: string; readonly englishName: string }[];
  /** Whether the till is connected to UniPOS: then it has bills. */
  readonly unipos: boolean;
  /** What the member platform has beside cards and sales by stored value. */
  readonly offers: readonly PlatformFeature[];
  /** Users who may sign in without the platform, for the sign-in screen. */
  readonly knownUsers: readonly string[];
};

export type SessionResults = {
  getStartup: StartupView;
  getSession: SessionView;
  signIn: SessionView;
  signOut: SessionView;
  lock: SessionView;
  unlock: SessionView;
  getSettings: SettingsView;
  setLanguage: SettingsView;
};
