// What the log's rows prove about an operation, as an event of the machine. Pure.
import type { QueueEvent } from './events.ts';
import type { Operation } from './operation.ts';
import type { Finding } from './resolution.ts';

export type Proof = Extract<Finding, { kind: 'applied' | 'reverted' | 'mismatch' }>;

/** Whether the rows alone say what became of it. */
export function isProof(finding: Finding): finding is Proof {
  return finding.kind === 'applied' || finding.kind === 'reverted' || finding.kind === 'mismatch';
}

/** The event that a proof is. */
export function proofOf(operation: Operation, finding: Proof, evidence: unknown): QueueEvent {
  switch (finding.kind) {
    case 'mismatch':
      return { type: 'logMismatch', evidence: { rows: finding.rows, details: evidence } };
    case 'reverted':
      return { type: 'logReverted', voucher: finding.row.voucher, evidence: { row: finding.row, details: evidence } };
    case 'applied':
      // A revocation is proven by its target's row, whose voucher and balance are not its own.
      return operation.kind === 'revocation'
        ? { type: 'logApplied', voucher: null, answer: null, evidence: { row: finding.row, details: evidence } }
        : {
            type: 'logApplied',
            ...(finding.byBalance === true ? { byBalance: true } : {}),
            voucher: finding.row.voucher,
            answer: {
              voucher: finding.row.voucher,
              storeBalance: finding.row.storeBalance,
              pointsBalance: null,
              storeBonus: null,
              pointsBonus: null,
              couponBonus: [],
            },
            evidence: { row: finding.row, details: evidence },
          };
  }
}
