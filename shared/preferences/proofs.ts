// When a guest must prove who they are before stored value or points pay, and which proofs count. Any one of them is enough.
import type { Fen } from '../money.ts';

/** The SMS code (6.9), the security code of the card (6.17), the card's trade password (5.6.2). */
export const proofWays = ['sms', 'security', 'password'] as const;
export type ProofWay = (typeof proofWays)[number];

export type ProofRules = {
  /** From this on of what stored value and points pay together. Fen; null: nobody is asked. */
  readonly from: Fen | null;
  /** In the order in which they are asked for. */
  readonly ways: readonly ProofWay[];
};

export const defaultProofs: ProofRules = { from: null, ways: ['sms', 'security', 'password'] };

/** Whether a sale that takes this much of the member's own (fen) must be proven. */
export function wantsProof({ from, ways }: ProofRules, taken: Fen): boolean {
  return from !== null && ways.length > 0 && taken > 0 && taken >= from;
}
