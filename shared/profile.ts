// The connection profile: one validated JSON file that says which platform, which store, which limits. It holds no secret.
import { z } from 'zod';
import { defaultLimits, type Limits, limitsSchema } from './limits.ts';
import type { FailureCode } from './result.ts';

const codeList = z.array(z.union([z.int(), z.string().min(1)]));

const httpUrl = z
  .url({ protocol: /^https?$/, error: 'an address that starts with https:// (or http:// on this machine)' })
  .refine(
    (text) => text.startsWith('https://') || /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/.test(text),
    {
      error: 'plain http:// is allowed only to this machine; use https://',
    },
  );

/** The refusals that the till has a sentence of its own for. The document's code list is lost: a profile may fill it in. */
export const meaningCodes = [
  'wrongPassword',
  'memberNotFound',
  'cardFrozen',
  'cardExpired',
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

/** What a real store's profile must tell. */
export const neededByYazuo = ['baseUrl', 'appId', 'brandId', 'merchantNo', 'terminalNo'] as const;

export const profileSchema = z
  .strictObject({
    name: z.string().min(1).max(60),
    backend: z.enum(['practice', 'yazuo']),
    baseUrl: httpUrl.optional(),
    appId: z.string().min(1).optional(),
    brandId: z.string().min(1).optional(),
    merchantId: z.string().min(1).optional(),
    merchantNo: z.string().min(1).optional(),
    merchantName: z.string().min(1).optional(),
    terminalNo: z
      .string()
      .regex(/^[0-9A-Za-z]{1,16}$/, '1 to 16 letters or digits')
      .optional(),
    paths: z.record(z.string(), z.string().startsWith('/')).default({}),
    tokenRejectionCodes: codeList.default([401, 40001, 40014, 42001]),
    refusalCodes: codeList.default([]),
    uncertainCodes: codeList.default([]),
    /** What a refusal's code means on this platform, where somebody found out; the rest is told in the platform's words. */
    codeMeanings: z.partialRecord(z.enum(meaningCodes), codeList).optional(),
    paymentMethods: z
      .array(z.strictObject({ id: z.string().min(1), name: z.string().min(1), englishName: z.string().min(1) }))
      .min(1)
      .default(defaultPaymentMethods),
    limits: limitsSchema
      .partial()
      .default({})
      .transform((limits): Limits => ({ ...defaultLimits, ...limits }) as Limits),
    language: z.enum(['zh-CN', 'en']).default('zh-CN'),
  })
  .superRefine((profile, context) => {
    if (profile.backend === 'yazuo') {
      for (const field of neededByYazuo) {
        if (profile[field] === undefined) {
          context.addIssue({ code: 'custom', path: [field], message: 'is needed for the backend yazuo' });
        }
      }
    }
  });

export type Profile = z.infer<typeof profileSchema>;
export type Language = Profile['language'];

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
  'paths',
  'codes',
  'codeMeanings',
  'paymentMethods',
  'limits',
  'language',
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
