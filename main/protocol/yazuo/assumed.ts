// Everything that the document lost and that we therefore ASSUME, in this one file, as data. A connection profile may override any of it;
// nothing here is confirmed until a contract probe or the platform's people confirm it.
import { z } from 'zod';
import { type YazuoInterfaceId, yazuoCatalogue, yazuoInterfaceId, yazuoInterfaceIds } from './catalogue.ts';

/** A `code` of an answer; compare with `isListed`, because the wire writes numbers and texts. */
export type PlatformCode = number | string;

export interface PaymentMethod {
  readonly id: string;
  readonly name: string;
}

/** Renamed fields of one interface: our (assumed) name → the name on this platform. Applies at every depth of the payload. */
export interface FieldNames {
  readonly request?: Readonly<Record<string, string>> | undefined;
  readonly answer?: Readonly<Record<string, string>> | undefined;
}

export interface AssumedYazuo {
  /** Path of each interface below the base URL. */
  readonly paths: Readonly<Record<YazuoInterfaceId, string>>;
  readonly paymentMethods: readonly PaymentMethod[];
  /** Ids of `paymentMethods` that stand for the member's own money: never sent in `mixPayList` or `payWays`. */
  readonly memberPaymentIds: readonly string[];
  /** A non-zero `code` of this list means "the token is not valid", as HTTP 401 does. */
  readonly tokenRejectionCodes: readonly PlatformCode[];
  /** Codes that are a definite no. Empty by default: see the queue's rules for unlisted codes. */
  readonly refusalCodes: readonly PlatformCode[];
  /** Codes after which the outcome is unknown. */
  readonly uncertainCodes: readonly PlatformCode[];
  /** `transCode` of log rows by what they are. */
  readonly transCodes: Readonly<Record<'recharge' | 'consumption' | 'revocation' | 'service', readonly string[]>>;
  /** `status` of a card that must not be charged. */
  readonly frozenCardStatus: readonly string[];
  readonly fieldNames: Readonly<Partial<Record<YazuoInterfaceId, FieldNames>>>;
}

function defaultPath(id: YazuoInterfaceId): string {
  if (id === 'authorizationCode') return '/oauth/authorize';
  return yazuoCatalogue[id].group === 'oauth' ? '/oauth/token' : `/api/${id}`;
}

export const assumedYazuo: AssumedYazuo = {
  paths: Object.fromEntries(yazuoInterfaceIds.map((id) => [id, defaultPath(id)])) as Record<YazuoInterfaceId, string>,
  paymentMethods: [
    { id: '1', name: '现金' },
    { id: '2', name: '银行卡' },
    { id: '3', name: '微信支付' },
    { id: '4', name: '支付宝' },
    { id: '5', name: '会员储值' },
    { id: '6', name: '积分抵现' },
    { id: '7', name: '优惠券' },
    { id: '8', name: '其他' },
  ],
  memberPaymentIds: ['5', '6', '7'],
  tokenRejectionCodes: [401, 40001, 40014, 42001],
  refusalCodes: [],
  uncertainCodes: [],
  transCodes: {
    recharge: ['1001'],
    consumption: ['2001', '2002'],
    revocation: ['4001', '4002', '4003'],
    service: [
      ...['1002', '2003', '2004', '3001', '3002', '3003', '5001', '5002', '5003', '5004', '5005', '6001', '6002'],
    ],
  },
  frozenCardStatus: ['2'],
  fieldNames: {},
};

const names = z.record(z.string().min(1), z.string().min(1)).optional();
const codes = z.array(z.union([z.int(), z.string().min(1)])).optional();

const kinds = z.array(z.string().min(1)).min(1);

/** What a connection profile may override. Unknown keys and unknown interface ids are findings, not silence. */
export const assumedOverrides = z.strictObject({
  paths: z.partialRecord(yazuoInterfaceId, z.string().startsWith('/')).optional(),
  paymentMethods: z
    .array(z.strictObject({ id: z.string().min(1), name: z.string().min(1) }))
    .min(1)
    .optional(),
  memberPaymentIds: z.array(z.string().min(1)).optional(),
  tokenRejectionCodes: codes,
  refusalCodes: codes,
  uncertainCodes: codes,
  transCodes: z
    .strictObject({ recharge: kinds, consumption: kinds, revocation: kinds, service: kinds.optional() })
    .optional(),
  frozenCardStatus: z.array(z.string().min(1)).optional(),
  fieldNames: z.partialRecord(yazuoInterfaceId, z.strictObject({ request: names, answer: names })).optional(),
});
export type AssumedOverrides = z.output<typeof assumedOverrides>;

/** The assumptions with a profile's overrides on top; `paths` and `fieldNames` are merged by interface, lists are replaced. */
export function assumeWith(overrides: AssumedOverrides = {}): AssumedYazuo {
  return {
    paths: { ...assumedYazuo.paths, ...overrides.paths },
    paymentMethods: overrides.paymentMethods ?? assumedYazuo.paymentMethods,
    memberPaymentIds: overrides.memberPaymentIds ?? assumedYazuo.memberPaymentIds,
    tokenRejectionCodes: overrides.tokenRejectionCodes ?? assumedYazuo.tokenRejectionCodes,
    refusalCodes: overrides.refusalCodes ?? assumedYazuo.refusalCodes,
    uncertainCodes: overrides.uncertainCodes ?? assumedYazuo.uncertainCodes,
    transCodes:
      overrides.transCodes === undefined
        ? assumedYazuo.transCodes
        : { ...overrides.transCodes, service: overrides.transCodes.service ?? assumedYazuo.transCodes.service },
    frozenCardStatus: overrides.frozenCardStatus ?? assumedYazuo.frozenCardStatus,
    fieldNames: { ...assumedYazuo.fieldNames, ...overrides.fieldNames },
  };
}

/** Whether a `code` of an answer stands on a list of the profile. */
export function isListed(code: string, list: readonly PlatformCode[]): boolean {
  return list.some((listed) => String(listed) === code);
}
