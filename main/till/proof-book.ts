// Which guests have proven who they are, for the rule that asks for it above an amount: noted when the platform said "right", good for one
// sale and a few minutes. In memory only: after a restart the guest is asked again.

import type { Fen } from '../../shared/money.ts';
import { formatFen } from '../../shared/money.ts';
import { wantsProof } from '../../shared/preferences/proofs.ts';
import { type Failure, failure } from '../../shared/result.ts';
import type { CardDirectory } from './card-directory.ts';
import type { TillDependencies, TillHandlers } from './dependencies.ts';
import type { Preferences } from './preferences/preferences.ts';
import { mobileOfTarget } from './sms.ts';

/** A sale that takes `taken` fen of stored value and points from this card; `password`: its trade password comes with it. */
type SaleToProve = {
  readonly taken: Fen;
  readonly cardNo: string;
  readonly mobile: string | null;
  readonly password: boolean;
};

export type ProofBook = {
  /** Null where nothing has to be proven, or it is. Else `proofNeeded` (`limit`), which a PIN of right `approveLimit` lifts. */
  lacking(sale: SaleToProve): Failure | null;
  /** Whether the trade password that comes with a sale is what proves it: then it has to be checked. */
  wantsPassword(sale: SaleToProve): boolean;
  /** A sale was accepted: the next one is proven anew. */
  spend(sale: Pick<SaleToProve, 'cardNo' | 'mobile'>): void;
  /** Hears of every code that the platform found right. */
  watching(handlers: TillHandlers): TillHandlers;
};

type ProofParts = Pick<TillDependencies, 'clock'> & {
  readonly directory: CardDirectory;
  readonly preferences: Pick<Preferences, 'read'>;
};

/** A guest who proved it longer ago may have left. Ms. */
const goodFor = 10 * 60_000;

/** An empty book. */
export function createProofBook({ clock, directory, preferences }: ProofParts): ProofBook {
  const proven = new Map<string, number>();
  const rules = () => preferences.read('proofs');

  function holds(key: string): boolean {
    const at = proven.get(key);
    return at !== undefined && clock.monotonic() - at < goodFor;
  }

  function note(key: string): void {
    for (const [old, at] of proven) {
      if (clock.monotonic() - at >= goodFor) {
        proven.delete(old);
      }
    }
    proven.set(key, clock.monotonic());
  }

  function wantsPassword({ taken, password }: SaleToProve): boolean {
    return password && rules().ways.includes('password') && wantsProof(rules(), taken);
  }

  return {
    lacking(sale) {
      const { from, ways } = rules();
      if (from === null || !wantsProof({ from, ways }, sale.taken) || wantsPassword(sale)) {
        return null;
      }
      const { cardNo, mobile } = sale;
      const isProven =
        (ways.includes('sms') && mobile !== null && holds(smsKey(mobile))) ||
        (ways.includes('security') && holds(securityKey(cardNo)));
      return isProven
        ? null
        : { ...failure('proofNeeded', { limit: formatFen(from) }).failure, approvable: 'approveLimit' };
    },
    wantsPassword,
    spend({ cardNo, mobile }) {
      proven.delete(securityKey(cardNo));
      if (mobile !== null) {
        proven.delete(smsKey(mobile));
      }
    },
    watching: (handlers) => ({
      ...handlers,
      async verifySms(asked) {
        const answer = await handlers.verifySms(asked);
        const mobile = mobileOfTarget(asked.target, directory.mobileOf);
        if (answer.ok && mobile.ok) {
          note(smsKey(mobile.value));
        }
        return answer;
      },
      async verifySecurityCode(asked) {
        const answer = await handlers.verifySecurityCode(asked);
        const cardNo = directory.cardNoOf(asked.cardId);
        if (answer.ok && answer.value && cardNo !== null) {
          note(securityKey(cardNo));
        }
        return answer;
      },
    }),
  };
}

const smsKey = (mobile: string) => `sms ${mobile}`;
const securityKey = (cardNo: string) => `security ${cardNo}`;
