// 签到前的第一个画面上的文字：其余的在画面出来之后才取。
import { action, actions, app, pad, status } from './frame.ts';
import { practice } from './practice.ts';
import { settings } from './settings.ts';
import { lock, signIn } from './sign-in.ts';

export const firstChinese = { action, actions, app, lock, pad, practice, settings, signIn, status };
