// What is not settled, by name, and what else waits, by count: the same for a shift and for a day.
import { useTranslation } from 'react-i18next';
import { type OpenItem, type Waiting, waitingThings } from '../../../shared/open-things.ts';
import { shortClockText } from '../../components/age-text.ts';
import { Money } from '../../components/money.tsx';
import { StateBadge } from '../../components/state-badge.tsx';
import styles from './shift.module.css';

export type OpenListProps = {
  readonly label: string;
  readonly items: readonly Omit<OpenItem, 'cash'>[];
  readonly testid: string;
};

export function OpenList({ label, items, testid }: OpenListProps) {
  const { t } = useTranslation();
  return (
    <ul className={styles['open']} aria-label={label} data-testid={testid} data-count={items.length}>
      {items.map(({ serial, kind, memberName, maskedCard, amount, state, createdAt }) => (
        <li key={serial} data-testid={`${testid}-${serial}`}>
          <span className={styles['openName']}>
            <span>
              {t(`kind.${kind}`)} · {memberName ?? maskedCard}
            </span>
            <span className={`number ${styles['soft']}`}>{shortClockText(createdAt)}</span>
          </span>
          <span className={styles['openSide']}>
            <Money amount={amount} size="row" />
            <StateBadge state={state} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Nothing where nothing waits. */
export function WaitingThings({ waiting }: { readonly waiting: Waiting }) {
  const { t } = useTranslation();
  const some = waitingThings.filter((name) => waiting[name] > 0);
  return some.length === 0 ? null : (
    <ul className={styles['things']} data-testid="waiting-things">
      {some.map((name) => (
        <li key={name} data-testid={`waiting-${name}`} data-count={waiting[name]}>
          {t(`shift.things.${name}`, { count: waiting[name] })}
        </li>
      ))}
    </ul>
  );
}
