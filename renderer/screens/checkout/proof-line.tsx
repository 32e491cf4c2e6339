// The rule that asks a guest to prove who they are: why it is asked, by what, and what to do where nobody can check it.
import { useTranslation } from 'react-i18next';
import { Note } from '../../components/failure-note.tsx';
import { moneyText } from '../../components/money-text.ts';
import styles from './checkout.module.css';
import type { Totals } from './combination.ts';
import { Proofs } from './proofs.tsx';
import { takenOf, type Verification } from './use-verification.ts';

type LineProps = { readonly verification: Verification; readonly totals: Totals; readonly onPassword: () => void };

/** Nothing where this sale asks for no proof. */
export function ProofLine({ verification, totals, onPassword }: LineProps) {
  const { t } = useTranslation();
  const { rules, standing } = verification;
  const stands = standing(takenOf(totals));
  if (stands === 'free' || rules.from === null) {
    return null;
  }
  if (stands === 'proven') {
    return <Proofs verification={verification} />;
  }
  const ways = rules.ways.map((way) => t(`proofRules.ways.${way}`)).join(t('proofRules.or'));
  return (
    <div className={styles['proofLine']} data-testid="proof-wanted" data-standing={stands}>
      <Note tone="warn">{t(`proofRules.told.${stands}`, { limit: moneyText(rules.from), ways })}</Note>
      {stands === 'wanted' ? (
        <Proofs verification={verification} onPassword={rules.ways.includes('password') ? onPassword : undefined} />
      ) : null}
    </div>
  );
}
