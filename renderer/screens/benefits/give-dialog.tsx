// One look before a coupon is given: which one, to whom, and that the till cannot take it back.
import { useTranslation } from 'react-i18next';
import type { CouponTemplate } from '../../../shared/benefits.ts';
import { sentences } from '../../../shared/sentences.ts';
import { Note } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import styles from './benefits.module.css';
import { ConfirmDialog } from './confirm-dialog.tsx';

export type GiveDialogProps = {
  readonly template: CouponTemplate;
  readonly to: string;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
};

export function GiveDialog({ template, to, onCancel, onConfirm }: GiveDialogProps) {
  const { t } = useTranslation();
  return (
    <ConfirmDialog
      name="give"
      title={t('benefits.coupons.giveTitle')}
      act={t('benefits.coupons.giveConfirm')}
      onCancel={onCancel}
      onConfirm={onConfirm}
    >
      <div className={styles['head']}>
        <strong className={styles['name']}>{template.name}</strong>
        <Money amount={template.amount} size="big" />
      </div>
      <dl className={styles['facts']}>
        <div>
          <dt>{t('benefits.coupons.to')}</dt>
          <dd className="number" data-testid="give-to">
            {to}
          </dd>
        </div>
      </dl>
      <Note tone="info">{sentences([t('benefits.noRevoke'), t('benefits.cannotCheck')])}</Note>
    </ConfirmDialog>
  );
}
