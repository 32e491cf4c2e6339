// What became of a bill, as a word with an icon and a colour; and the quiet marks beside it.
import IconCash from '@tabler/icons-react/dist/esm/icons/IconCash.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconClockExclamation from '@tabler/icons-react/dist/esm/icons/IconClockExclamation.mjs';
import IconCreditCard from '@tabler/icons-react/dist/esm/icons/IconCreditCard.mjs';
import IconCreditCardOff from '@tabler/icons-react/dist/esm/icons/IconCreditCardOff.mjs';
import IconHourglass from '@tabler/icons-react/dist/esm/icons/IconHourglass.mjs';
import IconPointFilled from '@tabler/icons-react/dist/esm/icons/IconPointFilled.mjs';
import { useTranslation } from 'react-i18next';
import type { BillPaid, BillRow } from '../../../shared/unipos-bills.ts';
import styles from './bills.module.css';

const icons = {
  unpaid: IconCreditCard,
  paying: IconHourglass,
  paid: IconCircleCheck,
  otherwise: IconCash,
} as const satisfies Record<BillPaid['state'], unknown>;

export function BillBadge({ bill: { due, gone, paid } }: { readonly bill: BillRow }) {
  const { t } = useTranslation();
  const barred = paid.state !== 'unpaid' ? null : gone ? 'gone' : due.kind === 'notWholeFen' ? 'notWhole' : null;
  const Icon = barred === null ? icons[paid.state] : IconCreditCardOff;
  return (
    <span className={styles['badge']} data-paid={barred ?? paid.state}>
      <Icon size={18} aria-hidden="true" />
      {t(barred === null ? `bills.state.${paid.state}` : `bills.barred.${barred}`)}
    </span>
  );
}

export function BillMarks({ bill, fresh }: { readonly bill: BillRow; readonly fresh: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      {bill.late ? (
        <span className={styles['late']} data-testid={`bill-late-${bill.billNo}`}>
          <IconClockExclamation size={18} aria-hidden="true" />
          {t('bills.late')}
        </span>
      ) : null}
      {fresh ? (
        <span className={styles['fresh']} data-testid={`bill-new-${bill.billNo}`}>
          <IconPointFilled size={14} aria-hidden="true" />
          {t('bills.fresh')}
        </span>
      ) : null}
    </>
  );
}
