// What lies inside a hand-over file, as a strict schema: it comes from another machine, so nothing of it is believed before it was read field
// by field and found to agree with itself.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { fenSchema } from '../../../shared/fen-schema.ts';
import { operationKinds, operationStates } from '../../../shared/operation.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { serviceAmount, serviceRequestWith } from '../../../shared/services.ts';
import type { BackendMember } from '../../backends/member-backend.ts';
import { canonicalJson } from '../../journal/canonical-json.ts';
import type { HandedOperation } from '../../journal/hand-over-types.ts';
import type { CachedMember } from '../../journal/types.ts';
import { parseJson } from './sealed-file.ts';

/** `platform`, `brandId`, `merchantNo`: in whose name the operations are sent; they must be the taking till's own. Times: wall ms UTC. */
export type HandOverContent = {
  readonly id: string;
  readonly from: string;
  readonly target: string;
  readonly platform: string;
  readonly store: string;
  readonly terminalNo: string;
  readonly writtenAt: number;
  readonly writtenBy: string;
  /** Another till may have sent some of it already: then nothing is sent before the platform's log was asked. */
  readonly asUnknown: boolean;
  readonly operations: readonly HandedOperation[];
  readonly members: readonly CachedMember[];
};

const text = (longest: number) => z.string().max(longest);
const line = text(512);
const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const amount = fenSchema.refine((value) => value >= 0);
const id = z.string().min(1).max(64);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const otherPayments = z.array(z.strictObject({ method: id, amount })).max(50);

const servicePayload = serviceRequestWith({ kind: z.literal('service'), cardNo: id, amount }).refine(
  (request) => request.amount === serviceAmount(request),
  'the amount is not that of the content',
);

const payload = z.discriminatedUnion('kind', [
  servicePayload,
  z.strictObject({
    kind: z.literal('consumption'),
    cardNo: id,
    billAmount: amount,
    storePay: amount,
    points: count,
    pointsPay: amount,
    coupons: z.array(z.strictObject({ id, name: line, quantity: count, value: amount })).max(100),
    otherPayments,
    remark: text(2_000).nullable(),
    bill: z.strictObject({ billNo: id, shopNo: id }).exactOptional(),
    cash: z.strictObject({ method: id, received: amount }).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('recharge'), cardNo: id, amount, payments: otherPayments }),
  z.strictObject({
    kind: z.literal('revocation'),
    cardNo: id,
    target: id.nullable(),
    voucher: id.nullable(),
    amount,
    reason: text(2_000),
    byHand: z.literal(true).exactOptional(),
  }),
]);

const answer = z.strictObject({
  voucher: line.nullable(),
  storeBalance: fenSchema.nullable(),
  pointsBalance: z.number().nullable(),
  storeBonus: fenSchema.nullable(),
  pointsBonus: z.number().nullable(),
  couponBonus: z
    .array(
      z.strictObject({
        id: line,
        name: line,
        amount: fenSchema.nullable(),
        startDate: line.nullable(),
        endDate: line.nullable(),
      }),
    )
    .max(1_000),
});

const operation = z.strictObject({
  intent: z.string().min(1).max(128),
  payload,
  held: amount,
  operator: line,
  shift: line.nullable(),
  memberName: line.nullable(),
  waits: z.boolean(),
  acceptedOffline: z.boolean(),
  serial: z.string().regex(/^[0-9A-Z]{9,32}$/),
  kind: z.enum(operationKinds),
  cardNo: id,
  amount,
  merchantNo: line,
  terminalNo: line,
  parent: id.nullable(),
  bodyHash: sha256,
  state: z.enum(operationStates),
  attempt: count,
  voucher: line.nullable(),
  answer: answer.nullable(),
  reason: line.nullable(),
  platformMessage: text(20_000).nullable(),
  watchUntil: z.int().nullable(),
  createdAt: z.int(),
  updatedAt: z.int(),
});

const event = z.strictObject({
  sequence: z.int().min(1),
  serial: id,
  from: z.enum(operationStates).nullable(),
  to: z.enum(operationStates),
  attempt: count,
  reason: line,
  evidence: text(2 * 1024 * 1024)
    .refine((evidence) => parseJson(Buffer.from(evidence)) !== undefined)
    .nullable(),
  wall: z.int(),
  monotonic: z.number(),
  boot: id,
  previousHash: sha256,
  hash: sha256,
});

const handed = z
  .strictObject({ operation, events: z.array(event).min(1).max(100_000) })
  .refine(agreesWithItself, { error: 'an operation and its history disagree' });

const member = z.strictObject({
  memberId: id,
  name: line,
  mobile: line.nullable(),
  level: line.nullable(),
  tags: z.array(line).max(1_000),
  benefits: z.array(text(20_000)).max(1_000),
  cards: z
    .array(
      z.strictObject({
        cardNo: id,
        typeName: line.nullable(),
        status: z.enum(['active', 'frozen', 'expired']),
        storeBalance: fenSchema,
        points: z.number(),
        expiresOn: line.nullable(),
        needsTradePassword: z.boolean(),
      }),
    )
    .max(1_000),
  coupons: z
    .array(
      z.strictObject({
        id: line,
        name: line,
        amount: fenSchema,
        quantity: z.number(),
        batchNo: line.nullable(),
        startsOn: line.nullable(),
        expiresOn: line.nullable(),
        rules: z.array(z.strictObject({ type: line, operator: line, values: text(20_000) })).max(1_000),
        aloneUse: z.boolean(),
      }),
    )
    .max(10_000),
  selectedCardNo: id.nullable(),
  matched: z.enum(['card', 'mobile', 'dynamicCode', 'couponCode']),
  couponId: line.nullable(),
}) satisfies z.ZodType<BackendMember>;

const installId = z.string().regex(/^[0-9a-f]{16}$/);

const contentSchema: z.ZodType<HandOverContent> = z
  .strictObject({
    id: z.string().regex(/^[0-9a-f]{32}$/),
    from: installId,
    target: installId,
    platform: line,
    store: line,
    terminalNo: line,
    writtenAt: z.int(),
    writtenBy: line,
    asUnknown: z.boolean(),
    operations: z.array(handed).min(1).max(20_000),
    members: z.array(z.strictObject({ member, seenAt: z.int() })).max(20_000),
  })
  .refine(({ operations }) => isOnce(operations.map(({ operation: { serial } }) => serial)), 'a serial stands twice')
  .refine(({ operations }) => isOnce(operations.map(({ operation: { intent } }) => intent)), 'an intent stands twice');

/** The bytes that are sealed. */
export function contentBytes(content: HandOverContent): Buffer {
  return Buffer.from(canonicalJson(content));
}

/** Fails with `handOverDamaged`, with a `detail` for the log that quotes no value. */
export function readContent(bytes: Buffer): Result<HandOverContent> {
  const parsed = contentSchema.safeParse(parseJson(bytes));
  if (parsed.success) {
    return success(parsed.data);
  }
  const [issue] = parsed.error.issues;
  return failure('handOverDamaged', { detail: `${issue?.path.join('.') ?? ''} ${issue?.code ?? ''}` });
}

/** The row is the payload's, its hash is the payload's, and its history leads to where it stands. */
function agreesWithItself({ operation: row, events }: HandedOperation): boolean {
  const { payload: content } = row;
  const parent = content.kind === 'revocation' ? content.target : null;
  const moved = content.kind === 'consumption' ? content.billAmount : content.amount;
  const last = events.at(-1);
  return (
    row.kind === content.kind &&
    row.cardNo === content.cardNo &&
    row.parent === parent &&
    row.amount === moved &&
    row.bodyHash === createHash('sha256').update(canonicalJson(content)).digest('hex') &&
    last?.to === row.state &&
    last.attempt === row.attempt &&
    events.every((entry, index) => follows(entry, events[index - 1], row.serial))
  );
}

type Line = HandedOperation['events'][number];

function follows(entry: Line, before: Line | undefined, serial: string): boolean {
  if (before === undefined) {
    return entry.serial === serial && entry.from === null;
  }
  return (
    entry.serial === serial &&
    entry.from === before.to &&
    entry.sequence > before.sequence &&
    (entry.sequence !== before.sequence + 1 || entry.previousHash === before.hash)
  );
}

function isOnce(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
