// The evidence in one line, for the dialog that covers it: what the platform's log was last found to say, and what it showed.
import { useTranslation } from 'react-i18next';
import type { Fen } from '../../../shared/money.ts';
import { moneyText } from '../../components/money-text.ts';
import styles from './desk-dialog.module.css';
import { type EvidenceRow, lastFound } from './evidence.ts';

/** `texts`: the evidence of each event, oldest first. Nothing where the log was never asked. */
export function EvidenceLine({ texts }: { readonly texts: readonly (string | null)[] }) {
  const { t } = useTranslation();
  const found = lastFound(texts);
  if (found === null) {
    return null;
  }
  const { finding, row } = found;
  const said = t('desk.decide.evidence', {
    finding: t(`desk.finding.${finding}` as 'desk.finding.applied', { defaultValue: finding }),
  });
  return (
    <p className={`${styles['soft']} selectable`} data-testid="decide-evidence">
      {row === null ? said : `${said} · ${rowText(row)}`}
    </p>
  );

  function rowText({ kind, amount, voucher, revoked }: EvidenceRow): string {
    const missing = t('desk.event.missing');
    return t('desk.decide.evidenceRow', {
      kind: kind === null ? missing : t(`kind.${kind}` as 'kind.consumption', { defaultValue: kind }),
      amount: amount === null ? missing : moneyText(amount as Fen),
      voucher: voucher ?? missing,
      revoked: revoked === null ? missing : t(revoked ? 'desk.decide.isRevoked' : 'desk.decide.notRevoked'),
    });
  }
}
