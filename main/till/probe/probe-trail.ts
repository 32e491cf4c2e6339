// The probe's trail in the audit: every call stands there durably before it leaves, so that a probe that broke off can be put right by the next.
import { z } from 'zod';
import type { AuditEntry } from '../../journal/people-types.ts';
import type { Journal } from '../../journal/types.ts';
import type { ProbePart, ProbeParts } from './probe-parts.ts';

/** What a `probeStep` holds. `sent` comes before the call, `answered` after it, `settled`: nothing of this serial's money is left to take back. */
const stepDetails = z.discriminatedUnion('phase', [
  z.object({
    phase: z.literal('sent'),
    action: z.enum(['charge', 'revoke']),
    cardNo: z.string(),
    amount: z.int(),
    /** Of a revocation: what it names. */
    voucher: z.string().nullable(),
    /** Meant to stay: it makes up for money that the platform gave too much. */
    kept: z.boolean(),
  }),
  z.object({
    phase: z.literal('answered'),
    action: z.enum(['charge', 'revoke']),
    answer: z.enum(['accepted', 'refused', 'lost', 'unsent']),
    /** Of a charge: its own; of a revocation: the one it named. */
    voucher: z.string().nullable(),
  }),
  z.object({ phase: z.literal('settled') }),
]);
export type StepDetails = z.infer<typeof stepDetails>;

/** Money of a probe that may still be charged: of one serial on one card, with the vouchers that are known of it. */
export type OpenCharge = { readonly serial: string; readonly cardNo: string; readonly vouchers: readonly string[] };

export type Trail = {
  started(details: { readonly cards: readonly string[]; readonly platform: string }): void;
  step(part: ProbePart, serial: string, details: StepDetails): void;
};

const pageSize = 500;
const probeKinds = ['probeStarted', 'probeStep', 'probeEnded'] as const;

/** Appends for one probe. Each call is durable when it returns, and throws `StoreFailure` where the disk refuses. */
export function createTrail({ audit, operator, personId }: Pick<ProbeParts, 'audit' | 'operator' | 'personId'>): Trail {
  const note = { operator, personId };
  return {
    started: (details) => void audit.append({ ...note, kind: 'probeStarted', serial: null, details }),
    step: (part, serial, details) =>
      void audit.append({ ...note, kind: 'probeStep', serial, details: { part, ...details } }),
  };
}

/** Whether the newest probe was never ended: the till went down in the middle of it. */
export function wasBrokenOff(audit: Journal['audit']): boolean {
  const [newest] = audit.page(null, 1, probeKinds);
  return newest !== undefined && newest.kind !== 'probeEnded';
}

/** What earlier probes, broken off or not, charged and did not prove to have taken back. Oldest first. */
export function openCharges(audit: Journal['audit']): readonly OpenCharge[] {
  const open = new Map<string, { cardNo: string; vouchers: Set<string>; revoked: Set<string> }>();
  for (const { serial, details } of stepsSinceAllWasWell(audit)) {
    const step = stepDetails.safeParse(details);
    if (serial === null || !step.success) {
      continue;
    }
    follow(open, serial, step.data);
  }
  return [...open].map(([serial, { cardNo, vouchers, revoked }]) => ({
    serial,
    cardNo,
    vouchers: [...vouchers].filter((voucher) => !revoked.has(voucher)),
  }));
}

function follow(
  open: Map<string, { cardNo: string; vouchers: Set<string>; revoked: Set<string> }>,
  serial: string,
  step: StepDetails,
): void {
  switch (step.phase) {
    case 'sent':
      if (step.action === 'charge' && !step.kept && !open.has(serial)) {
        open.set(serial, { cardNo: step.cardNo, vouchers: new Set(), revoked: new Set() });
      }
      return;
    case 'answered':
      if (step.action === 'charge' && step.answer === 'accepted' && step.voucher !== null) {
        open.get(serial)?.vouchers.add(step.voucher);
      }
      if (step.action === 'revoke' && step.answer === 'accepted' && step.voucher !== null) {
        for (const charge of open.values()) {
          charge.revoked.add(step.voucher);
        }
      }
      return;
    case 'settled':
      open.delete(serial);
  }
}

type Step = { readonly serial: string | null; readonly details: unknown };

/** Back to the last probe that ended with nothing left behind. Oldest first. */
function stepsSinceAllWasWell(audit: Journal['audit']): readonly Step[] {
  const steps: Step[] = [];
  for (let before: number | null = null; ; ) {
    const page: readonly AuditEntry[] = audit.page(before, pageSize, probeKinds);
    for (const entry of page) {
      const details = entry.details === null ? null : (JSON.parse(entry.details) as unknown);
      if (entry.kind === 'probeEnded' && isClean(details)) {
        return steps.reverse();
      }
      if (entry.kind === 'probeStep') {
        steps.push({ serial: entry.serial, details });
      }
    }
    before = page.at(-1)?.sequence ?? null;
    if (before === null || page.length < pageSize) {
      return steps.reverse();
    }
  }
}

function isClean(record: unknown): boolean {
  return typeof record === 'object' && record !== null && 'leftBehind' in record && record.leftBehind === 0;
}
