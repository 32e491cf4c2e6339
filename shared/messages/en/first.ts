// What the first screen says, before anybody has signed in: the rest is fetched when it is painted.
import { action, actions, app, pad, status } from './frame.ts';
import { practice } from './practice.ts';
import { settings } from './settings.ts';
import { lock, signIn } from './sign-in.ts';

export const firstEnglish = { action, actions, app, lock, pad, practice, settings, signIn, status };
