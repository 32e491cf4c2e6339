// The connection profile: one validated JSON file that says which platform, which store, which limits. It holds no secret.
import { z } from 'zod';
import { defaultLimits, type Limits, limitsSchema } from './limits.ts';
import { type Credential, codeList, gateway, httpUrl, memberService, seen, unipos, updates } from './profile-parts.ts';
import type { FailureCode } from './result.ts';

/** The refusals that the till has a sentence of its own for. The document's code list is lost: a profile may fill it in. */
export const meaningCodes = [
  'wrongPassword',
  'memberNotFound',
  'cardFrozen',
  'cardExpired',
  'memberBarred',
  'tradePasswordNeeded',
  'tradePasswordWrong',
  'smsTooSoon',
  'smsQuota',
  'smsWrongCode',
] as const satisfies readonly FailureCode[];

/** The defaults are the document's assumed list (protocol notes, "Payment methods"). */
export const defaultPaymentMethods = [
  { id: '1', name: '现金', englishName: 'Cash' },
  { id: '2', name: '银行卡', englishName: 'Bank card' },
  { id: '3', name: '微信支付', englishName: 'WeChat Pay' },
  { id: '4', name: '支付宝', englishName: 'Alipay' },
  { id: '8', name: '其他', englishName: 'Other' },
];

/**
 * How a scanned number tells what it is, where it is no mobile number: by its length and how it begins, the first that fits
 * counts. Assumed; other numbers are card numbers, and what holds a letter is a coupon. The platform decides which member it means.
 */
export const defaultScanFormats = [
  { kind: 'dynamicCode', startsWith: '28', shortest: 18, longest: 18 },
  { kind: 'dynamicCode', startsWith: '', shortest: 20, longest: 64 },
  { kind: 'couponCode', startsWith: '', shortest: 12, longest: 12 },
] as const satisfies readonly ScanFormat[];

const scanFormat = z
  .strictObject({
    kind: z.enum(['card', 'dynamicCode', 'couponCode']),
    startsWith: z
      .string()
      .regex(/^\d{0,16}$/, 'digits')
      .default(''),
    shortest: z.int().min(1).max(64),
    longest: z.int().min(1).max(64),
  })
  .refine(({ shortest, longest }) => shortest <= longest, { error: 'the shortest is longer than the longest' });

export type ScanFormat = z.infer<typeof scanFormat>;

/** The `transCode` of log rows by what they are. A code on two lists would prove a recharge by a consumption. */
const transCodes = z
  .strictObject({
    recharge: codeList.min(1),
    consumption: codeList.min(1),
    revocation: codeList.min(1),
    service: codeList.min(1).optional(),
  })
  .refine(
    (lists) => {
      const all = Object.values(lists).flatMap((list) => [...new Set((list ?? []).map(String))]);
      return new Set(all).size === all.length;
    },
    { error: 'a code stands on two lists' },
  );

/** What a real store's profile must tell. */
export const neededByYazuo = ['baseUrl', 'appId', 'brandId', 'merchantNo', 'terminalNo'] as const;
export const neededByMemberService = ['memberService', 'merchantNo', 'terminalNo'] as const;

export const profileSchema = z
  .strictObject({
    name: seen(60),
    backend: z.enum(['practice', 'yazuo', 'unipos-member']),
    baseUrl: httpUrl.optional(),
    appId: seen(200).optional(),
    brandId: seen(64).optional(),
    merchantId: seen(64).optional(),
    merchantNo: seen(64).optional(),
    merchantName: seen(120).optional(),
    terminalNo: z
      .string()
      .regex(/^[0-9A-Za-z]{1,16}$/, '1 to 16 letters or digits')
      .optional(),
    /** A PEM file of the platform's own certificate authority, absolute or beside the profile; then only it vouches. */
    certificateAuthority: seen(1_024)
      .refine((path) => !/^[\\/]{2}/.test(path), 'a file of this machine: another one would be told who asks')
      .optional(),
    /** Where 2.2.1 sends the browser back to, where the platform wants one fixed address; else any free port of this machine. */
    linkRedirect: z
      .string()
      .regex(/^http:\/\/127\.0\.0\.1:[1-9]\d{0,4}\/[\w/-]*$/, 'an address on this machine with a port')
      .optional(),
    paths: z
      .record(z.string(), z.string().regex(/^\/(?![\\/])[^\s\p{C}]{0,300}$/u, 'a path such as /api/lookup'))
      .default({}),
    tokenRejectionCodes: codeList.default([401, 40001, 40014, 42001]),
    refusalCodes: codeList.default([]),
    uncertainCodes: codeList.default([]),
    /** What a refusal's code means on this platform, where somebody found out; the rest is told in the platform's words. */
    codeMeanings: z.partialRecord(z.enum(meaningCodes), codeList).optional(),
    transCodes: transCodes.optional(),
    scanFormats: z
      .array(scanFormat)
      .max(20)
      .default([...defaultScanFormats]),
    paymentMethods: z
      .array(z.strictObject({ id: seen(16), name: seen(40), englishName: seen(40) }))
      .min(1)
      .max(50)
      .default(defaultPaymentMethods),
    limits: limitsSchema
      .partial()
      .default({})
      .transform((limits): Limits => ({ ...defaultLimits, ...limits }) as Limits),
    language: z.enum(['zh-CN', 'en']).default('zh-CN'),
    unipos: unipos.optional(),
    memberService: memberService.optional(),
    gateway: gateway.optional(),
    updates: updates.optional(),
  })
  .superRefine((profile, context) => {
    if (profile.backend === 'yazuo') {
      for (const field of neededByYazuo) {
        if (profile[field] === undefined) {
          context.addIssue({ code: 'custom', path: [field], message: 'is needed for the backend yazuo' });
        }
      }
    }
    if (profile.backend === 'unipos-member') {
      for (const field of neededByMemberService) {
        if (profile[field] === undefined) {
          context.addIssue({ code: 'custom', path: [field], message: 'is needed for the backend unipos-member' });
        }
      }
    }
  });

export type Profile = z.infer<typeof profileSchema>;
export type Language = Profile['language'];

/**
 * One secret that a profile needs beside Yazuo's: its name, where in the profile it belongs, and the address of the service that is told it;
 * null for one that terminals bring.
 */
export type SecretName = { readonly name: string; readonly path: string; readonly address: string | null };

/** The secrets of UniPOS's service, of a member service and of the gateway that this profile needs. */
export function secretNames({ unipos, memberService, gateway }: Profile): readonly SecretName[] {
  const named = (prefix: string, credentials: readonly Credential[], address: string | null) =>
    credentials.map(({ name }, index) => ({
      name: `${prefix}:${name}`,
      path: `${prefix}.credentials.${index}`,
      address,
    }));
  return [
    ...(unipos === undefined ? [] : [{ name: 'unipos', path: 'unipos.appId', address: unipos.serviceUri }]),
    ...named('memberService', memberService?.credentials ?? [], memberService?.serviceUri ?? null),
    ...named('gateway', gateway?.credentials ?? [], null),
  ];
}

export const findingProblems = [
  'notJson',
  'unreadable',
  'secretHere',
  'secretMissing',
  'unknownName',
  'unknownInterface',
  'twice',
  'missing',
  'wrong',
] as const;

/** What the check has a sentence for: what should stand there. */
export const findingFields = [
  'profile',
  'name',
  'backend',
  'baseUrl',
  'appId',
  'brandId',
  'merchantId',
  'merchantNo',
  'merchantName',
  'terminalNo',
  'certificateAuthority',
  'linkRedirect',
  'paths',
  'codes',
  'codeMeanings',
  'transCodes',
  'scanFormats',
  'paymentMethods',
  'limits',
  'language',
  'unipos',
  'memberService',
  'gateway',
  'updates',
] as const;
export type FindingField = (typeof findingFields)[number];

/** One finding of a profile check: where (a 1-based line, where there is one), what is wrong, what should stand there. */
export type ProfileFinding = {
  readonly path: string;
  readonly line: number | null;
  readonly problem: (typeof findingProblems)[number];
  readonly expected: FindingField | null;
  /** Technical words for `notJson` and `unknownInterface`. */
  readonly detail: string | null;
};
