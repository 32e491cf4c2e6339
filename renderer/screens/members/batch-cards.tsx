// The gift cards that were scanned: the newest first, those that stand twice by name, each removed with one press, and the total.
import { useTranslation } from 'react-i18next';
import type { Fen } from '../../../shared/money.ts';
import { Money } from '../../components/money.tsx';
import { Press } from '../../components/press.tsx';
import styles from './members.module.css';

export type BatchCardsProps = {
  readonly cards: readonly string[];
  /** Places of numbers that stood there before. */
  readonly repeated: readonly number[];
  readonly total: Fen;
  readonly onRemove: (index: number) => void;
  readonly onRemoveRepeated: () => void;
  readonly onClear: () => void;
};

export function BatchCards({ cards, repeated, total, onRemove, onRemoveRepeated, onClear }: BatchCardsProps) {
  const { t } = useTranslation();
  const numbered = cards.map((cardNo, index) => ({ cardNo, index })).toReversed();
  return (
    <section className={styles['list']} data-grow aria-label={t('members.activation.list')}>
      <div className={`${styles['cards']} scroll`}>
        {cards.length === 0 ? <p className={styles['listEmpty']}>{t('members.activation.listEmpty')}</p> : null}
        <ol className={styles['batch']}>
          {numbered.map(({ cardNo, index }) => (
            <li key={index} data-testid={`batch-card-${index + 1}`} data-twice={repeated.includes(index) || undefined}>
              <span className={`number ${styles['soft']}`}>{index + 1}</span>
              <span className="number">{cardNo}</span>
              {repeated.includes(index) ? <strong>{t('members.activation.twice')}</strong> : <span />}
              <Press size="small" testid={`batch-remove-${index + 1}`} onClick={() => onRemove(index)}>
                {t('members.activation.remove')}
              </Press>
            </li>
          ))}
        </ol>
      </div>
      {cards.length === 0 ? null : (
        <div className={styles['sum']}>
          <span data-testid="batch-total" data-count={cards.length} data-fen={total}>
            {t('members.activation.total', { count: cards.length })} · <Money amount={total} size="row" />
          </span>
          {repeated.length === 0 ? (
            <Press size="small" testid="batch-clear" onClick={onClear}>
              {t('members.activation.clear')}
            </Press>
          ) : (
            <Press size="small" look="amber" testid="batch-remove-twice" onClick={onRemoveRepeated}>
              {t('members.activation.removeTwice', { count: repeated.length })}
            </Press>
          )}
        </div>
      )}
    </section>
  );
}
