// The channels of SMS codes (6.9): how many went out today, sending one, checking what the guest says.
import { z } from 'zod';
import { text } from './argument-parts.ts';

export const smsArguments = {
  getSms: z.strictObject({ target: text(64) }),
  sendSms: z.strictObject({ target: text(64) }),
  verifySms: z.strictObject({ target: text(64), code: z.string().regex(/^\d{4,8}$/) }),
} as const;

/** Times in ms UTC. `sentToday` counts against the 10 a day; `nextSendAt` is when the next may be sent. */
export type SmsView = {
  readonly maskedMobile: string;
  readonly sentToday: number;
  readonly quota: number;
  readonly nextSendAt: number | null;
  readonly expiresAt: number | null;
  readonly verifiedAt: number | null;
};

export type SmsResults = {
  getSms: SmsView;
  sendSms: SmsView;
  verifySms: SmsView;
};
