// Proofs of who the guest is, beside the trade password that a card may want: the security code of the member's page, and an SMS code; and the
// store's rule that asks for one above an amount. What was found right stays so for this sale.
import { useState } from 'react';
import { addFen, type Fen } from '../../../shared/money.ts';
import { type ProofRules, type ProofWay, wantsProof } from '../../../shared/preferences/proofs.ts';
import { useTill } from '../../store/till-context.tsx';
import type { Totals } from './combination.ts';

export const proofs = ['security', 'sms'] as const;
export type Proof = (typeof proofs)[number];

export type Verification = {
  readonly asking: Proof | null;
  /** Those that this platform has; nothing can be checked offline. */
  readonly offered: readonly Proof[];
  readonly offline: boolean;
  readonly rules: ProofRules;
  /** How a sale stands that takes this much of the member's own (fen). `unchecked`: it is wanted, and nobody can check it. */
  readonly standing: (taken: Fen) => 'free' | 'wanted' | 'unchecked' | 'proven';
  /** By what this sale is proven next; null: by nothing that the till could ask for. `hasPassword`: its trade password is typed already. */
  readonly nextWay: (taken: Fen, hasPassword: boolean) => ProofWay | null;
  readonly isRight: (proof: Proof) => boolean;
  readonly ask: (proof: Proof) => void;
  readonly found: (proof: Proof) => void;
  readonly cancel: () => void;
};

const features = { security: 'orders', sms: 'sms' } as const;

export function useVerification(): Verification {
  const [asking, setAsking] = useState<Proof | null>(null);
  const [right, setRight] = useState<readonly Proof[]>([]);
  const offers = useTill((state) => state.settings?.offers);
  const offline = useTill((state) => state.status !== null && state.status.connection !== 'online');
  const rules = useTill((state) => state.preferences.proofs);
  const offered = proofs.filter((proof) => offers?.includes(features[proof]) ?? true);
  const askable = (way: ProofWay) => way === 'password' || offered.includes(way);

  function standing(taken: Fen) {
    if (!wantsProof(rules, taken)) {
      return 'free';
    }
    if (right.some((proof) => rules.ways.includes(proof))) {
      return 'proven';
    }
    return offline || !rules.ways.some(askable) ? 'unchecked' : 'wanted';
  }

  return {
    asking,
    offered,
    offline,
    rules,
    standing,
    nextWay: (taken, hasPassword) =>
      standing(taken) === 'wanted' && !(hasPassword && rules.ways.includes('password'))
        ? (rules.ways.find(askable) ?? null)
        : null,
    isRight: (proof) => right.includes(proof),
    ask: (proof) => {
      if (offered.includes(proof) && !offline && !right.includes(proof)) {
        setAsking(proof);
      }
    },
    found: (proof) => {
      setRight((now) => [...now, proof]);
      setAsking(null);
    },
    cancel: () => setAsking(null),
  };
}

/** What a sale takes of the member's own: stored value and points. Fen. */
export function takenOf({ storePay, pointsPay }: Pick<Totals, 'storePay' | 'pointsPay'>): Fen {
  return addFen(storePay, pointsPay);
}
