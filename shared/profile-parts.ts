// What a connection profile is made of: the texts, addresses and codes that may stand in it, and the services beside the member platform that it may
// name.
import { z } from 'zod';

/** A text that a person can see: nothing that moves a cursor, turns the direction of writing or ends a header. */
export const seen = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[^\p{C}]*$/u, 'letters and signs that can be seen');

export const codeList = z.array(z.union([z.int(), seen(64)])).max(1_000);

export const httpUrl = z
  .url({ protocol: /^https?$/, error: 'an address that starts with https:// (or http:// on this machine)' })
  .refine(
    (text) => text.startsWith('https://') || /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/.test(text),
    {
      error: 'plain http:// is allowed only to this machine; use https://',
    },
  )
  .refine((text) => text.length <= 500 && /^https?:\/\/[^\s\p{C}/?#@\\]+(\/[^\s\p{C}?#\\]*)?$/u.test(text), {
    error: 'a host and a path and nothing else: no name, no password, no question mark',
  });

/** Where a credential travels and under which name; its value is a secret and stands elsewhere (`secretNames`). */
const credential = z.strictObject({
  in: z.enum(['header', 'query']),
  name: z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, 'a name of letters, digits, - and _'),
});

/** UniPOS's service: bills, orders, reservations. */
export const unipos = z.strictObject({
  serviceUri: httpUrl,
  appId: seen(200),
  /** This shop's number there: the same on both sides. */
  shopNo: seen(32),
  format: z.enum(['json', 'xml']).default('json'),
  /** The payment numbers that stand for a member card: what they paid of a bill is charged. Empty: the whole bill. */
  cardPayModes: z.array(seen(16)).max(20).default([]),
  /** How often today's bills are read again while they are on screen, in seconds. */
  refreshSeconds: z.int().min(5).max(3_600).default(30),
});

/** Somebody else's member service that keeps UniPOS's standard: the backend `unipos-member`. */
export const memberService = z.strictObject({
  serviceUri: httpUrl,
  credentials: z.array(credential).max(10).default([]),
  /** `samePayment`: its vendor confirms that FromNo + CardNo + AccountNo a second time is the same payment. */
  sameFromNo: z.enum(['unproven', 'samePayment']).default('unproven'),
});

/** The till as a member service for UniPOS terminals. */
export const gateway = z.strictObject({
  /** This machine only, unless an address of it in the shop's network is given. */
  host: z.union([z.ipv4(), z.ipv6()]).default('127.0.0.1'),
  port: z.int().min(1_024).max(65_535).default(18_480),
  path: z
    .string()
    .regex(/^(\/[\w-]+)*$/, 'a path such as /member')
    .default('/member'),
  credentials: z.array(credential).min(1).max(10),
  /** What a terminal hears while nobody knows yet whether the platform charged, and while the platform is away. */
  inDoubt: z.enum(['accept', 'fault']).default('fault'),
  offline: z.enum(['accept', 'fault']).default('fault'),
  /** How long a terminal waits for the platform's result. Ms. */
  answerWithin: z.int().min(500).max(30_000).default(8_000),
});

/** Where new versions of the till come from. Without it the till does not renew itself. */
export const updates = z.strictObject({
  url: httpUrl,
  /** The house's key for its releases: 32 bytes of Ed25519 in base64 (`npm run update:sign -- --new-key`). */
  publicKey: z.string().regex(/^[A-Za-z0-9+/]{43}=$/, '32 bytes in base64'),
});

export type UniposSettings = z.infer<typeof unipos>;
export type MemberServiceSettings = z.infer<typeof memberService>;
export type GatewaySettings = z.infer<typeof gateway>;
export type Credential = z.infer<typeof credential>;
