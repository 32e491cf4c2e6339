// The probe's money: charges of 0.01 and their revocations, each written down before it leaves, and how much is still to be taken back.
import { type Fen, fen, zeroFen } from '../../../shared/money.ts';
import type { MoneyPayload } from '../../../shared/operation.ts';
import type { Operation } from '../../queue/operation.ts';
import type { AttemptOutcome, LogAnswer, Sending } from '../../queue/ports.ts';
import type { ProbePart, ProbeParts } from './probe-parts.ts';
import { createProbeSerials, type ProbeSerials } from './probe-serials.ts';
import { createTrail, type Trail } from './probe-trail.ts';

/** What each charge of the probe moves: 0.01. */
export const probeAmount = fen(1);

/** `lost`: it may have been booked. `unsent`: provably not, or its token was rejected. A null voucher: none was told. */
export type Answer = {
  readonly kind: 'accepted' | 'refused' | 'lost' | 'unsent';
  readonly serial: string;
  readonly voucher: string | null;
  /** The platform's words, or our reason. */
  readonly words: string | null;
};

/** `lost` may have been charged; `kept` makes up for money that was given too much. */
export type Charge = {
  readonly serial: string;
  readonly cardNo: string;
  readonly amount: Fen;
  voucher: string | null;
  state: 'live' | 'lost' | 'revoked' | 'kept';
};

export type ProbeMoney = {
  readonly serials: ProbeSerials;
  readonly trail: Trail;
  /** Everything charged or perhaps charged so far, in order. */
  readonly charges: readonly Charge[];
  /** Every serial that a charge was sent or adopted under, whatever was answered, with its card. */
  readonly sent: ReadonlyMap<string, string>;
  charge(part: ProbePart, cardNo: string, serial: string, more?: ChargeOptions): Promise<Answer>;
  /** Under a new serial. An accepted one marks the charge of this voucher as revoked. */
  revoke(part: ProbePart, cardNo: string, voucher: string): Promise<Answer>;
  /** A charge that only the log told of, or an earlier probe's. */
  adopt(charge: Charge): void;
  /** Stored value of the card now; null where the platform does not tell. Fen. */
  balance(cardNo: string): Promise<Fen | null>;
  rows(cardNo: string, serial: string | null): Promise<LogAnswer>;
};

export type ChargeOptions = {
  /** Another way to send it: with a held token. */
  readonly attempt?: (sending: Sending) => Promise<AttemptOutcome>;
  readonly amount?: Fen;
  readonly kept?: boolean;
};

/** Nothing is sent until the first call. Rejects where the till closes, and with `StoreFailure` where the disk refuses. */
export function createProbeMoney(parts: ProbeParts): ProbeMoney {
  const { platform, signal } = parts;
  const serials = createProbeSerials(parts.installId, parts.terminalNo, parts.random);
  const trail = createTrail(parts);
  const charges: Charge[] = [];
  const sent = new Map<string, string>();

  function sendingOf(serial: string, payload: MoneyPayload, amount: Fen): Operation {
    const at = parts.clock.wall();
    return {
      ...emptyOperation,
      intent: serial,
      serial,
      payload,
      kind: payload.kind,
      cardNo: payload.cardNo,
      amount,
      operator: parts.operator,
      merchantNo: parts.merchantNo,
      terminalNo: parts.terminalNo,
      createdAt: at,
      updatedAt: at,
    };
  }

  async function charge(
    part: ProbePart,
    cardNo: string,
    serial: string,
    { attempt = platform.attempt, amount = probeAmount, kept = false }: ChargeOptions = {},
  ): Promise<Answer> {
    signal.throwIfAborted();
    trail.step(part, serial, { phase: 'sent', action: 'charge', cardNo, amount, voucher: null, kept });
    sent.set(serial, cardNo);
    const payload = consumptionOf(cardNo, amount);
    const answer = readAnswer(
      serial,
      await attempt({ operation: sendingOf(serial, payload, amount), parentVoucher: null, secret: null }),
    );
    trail.step(part, serial, {
      phase: 'answered',
      action: 'charge',
      answer: answer.kind,
      voucher: answer.voucher,
    });
    const { kind, voucher } = answer;
    if (
      kind === 'lost' ||
      (kind === 'accepted' && !charges.some((one) => voucher !== null && one.voucher === voucher))
    ) {
      const state = kept ? 'kept' : kind === 'lost' || voucher === null ? 'lost' : 'live';
      charges.push({ serial, cardNo, amount, voucher, state });
    }
    return answer;
  }

  async function revoke(part: ProbePart, cardNo: string, voucher: string): Promise<Answer> {
    signal.throwIfAborted();
    const serial = serials.next();
    const amount = charges.find((one) => one.voucher === voucher)?.amount ?? probeAmount;
    trail.step(part, serial, { phase: 'sent', action: 'revoke', cardNo, amount, voucher, kept: false });
    const payload = { kind: 'revocation', cardNo, target: null, voucher, amount, reason: 'probe' } as const;
    const operation = sendingOf(serial, payload, amount);
    const answer = readAnswer(
      serial,
      await platform.attempt({ operation, parentVoucher: voucher, parentKind: 'consumption', secret: null }),
    );
    const owner = charges.find((one) => one.voucher === voucher);
    // In the name of another card it is not known what was undone: the balances will tell.
    const undone = answer.kind === 'accepted' && owner?.cardNo === cardNo;
    trail.step(part, serial, {
      phase: 'answered',
      action: 'revoke',
      answer: answer.kind,
      voucher: undone || answer.kind !== 'accepted' ? voucher : null,
    });
    if (owner !== undefined && undone) {
      owner.state = 'revoked';
    }
    return answer;
  }

  return {
    serials,
    trail,
    charges,
    sent,
    charge,
    revoke,
    adopt(one) {
      charges.push(one);
      sent.set(one.serial, one.cardNo);
    },
    async balance(cardNo) {
      signal.throwIfAborted();
      const found = await platform.lookup(cardNo);
      const card = found.ok ? found.value.cards.find((one) => one.cardNo === cardNo) : undefined;
      return card?.storeBalance ?? null;
    },
    rows(cardNo, serial) {
      signal.throwIfAborted();
      return platform.findTransactions({ cardNo, serial });
    },
  };
}

/**
 * An uncertain code is a refusal here: "this serial exists" is just what the probe wants to hear. Code 0 without a voucher, or in
 * another card's name, was accepted all the same.
 */
function readAnswer(serial: string, outcome: AttemptOutcome): Answer {
  switch (outcome.kind) {
    case 'accepted':
      return { kind: 'accepted', serial, voucher: outcome.voucher, words: null };
    case 'refused':
      return { kind: 'refused', serial, voucher: null, words: `${outcome.message} (${outcome.code})` };
    case 'unsent':
      return { kind: 'unsent', serial, voucher: null, words: outcome.reason };
    case 'unknown':
      break;
  }
  const { reason } = outcome;
  const accepted = reason === 'unknownVoucherMissing' || reason === 'unknownOtherCard';
  const kind = accepted ? 'accepted' : reason === 'unknownUncertainCode' ? 'refused' : 'lost';
  return { kind, serial, voucher: null, words: reason };
}

function consumptionOf(cardNo: string, amount: Fen): MoneyPayload {
  return {
    kind: 'consumption',
    cardNo,
    billAmount: amount,
    storePay: amount,
    points: 0,
    pointsPay: zeroFen,
    coupons: [],
    otherPayments: [],
    remark: null,
  };
}

const emptyOperation = {
  held: zeroFen,
  shift: null,
  memberName: null,
  waits: false,
  acceptedOffline: false,
  parent: null,
  bodyHash: '',
  state: 'sending',
  attempt: 1,
  voucher: null,
  answer: null,
  reason: null,
  platformMessage: null,
  watchUntil: null,
} as const;
