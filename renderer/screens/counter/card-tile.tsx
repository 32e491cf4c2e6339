// A member card as a card: what it holds, what is held by open work, whether it may be used.
import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs';
import { useTranslation } from 'react-i18next';
import type { CardView } from '../../../shared/member.ts';
import { fen } from '../../../shared/money.ts';
import { countText } from '../../components/count-text.ts';
import { Money } from '../../components/money.tsx';
import { moneyText } from '../../components/money-text.ts';
import styles from './card-tile.module.css';

export type CardTileProps = {
  readonly card: CardView;
  readonly index: number;
  readonly selected: boolean;
  readonly onSelect: () => void;
};

export function CardTile({ card, index, selected, onSelect }: CardTileProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={styles['tile']}
      data-status={card.status}
      aria-pressed={selected}
      data-testid={`member-card-${index}`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onSelect}
    >
      <span className={styles['top']}>
        <span className={styles['type']}>{card.typeName ?? ''}</span>
        <span className={styles['status']}>
          {card.needsTradePassword ? <IconLock size={18} aria-label={t('counter.tradePassword')} /> : null}
          {t(`counter.status.${card.status}`)}
        </span>
      </span>
      <span className={`number ${styles['no']}`}>{card.maskedNo}</span>
      <span className={styles['bottom']}>
        <span className={styles['figure']}>
          <span className={styles['label']}>{t('counter.balance')}</span>
          <Money amount={card.storeBalance} size="big" />
        </span>
        <span className={styles['figure']}>
          <span className={styles['label']}>{t('counter.points')}</span>
          <span className={`number ${styles['points']}`}>{countText(card.points)}</span>
        </span>
      </span>
      <span className={styles['foot']}>
        {card.held === 0 ? null : (
          <>
            <span className={styles['held']} title={t('counter.heldHelp')}>
              {t('counter.held', { value: moneyText(card.held) })}
            </span>
            <span className={styles['available']}>
              {t('counter.available', { value: moneyText(fen(Math.max(0, card.storeBalance - card.held))) })}
            </span>
          </>
        )}
        {card.expiresOn === null ? null : (
          <span className={styles['expires']}>{t('counter.expires', { date: card.expiresOn })}</span>
        )}
      </span>
    </button>
  );
}
