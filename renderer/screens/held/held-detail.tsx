// One sale that was put aside: whose, how much, what was chosen, how it stands; the way back into the checkout, and the way out.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeldSaleView } from '../../../shared/held-sales.ts';
import { clockText } from '../../components/age-text.ts';
import { Note } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import { Press } from '../../components/press.tsx';
import { useActions } from '../../store/till-context.tsx';
import styles from './held.module.css';
import { StandingBadge } from './standing-badge.tsx';

type DetailProps = {
  readonly sale: HeldSaleView;
  readonly busy: boolean;
  readonly onRecall: () => void;
  readonly onDrop: () => void;
};

export function HeldDetail({ sale, busy, onRecall, onDrop }: DetailProps) {
  const { t } = useTranslation();
  const { showOperation } = useActions();
  const { standing } = sale;
  const serial = 'serial' in standing ? standing.serial : null;
  return (
    <>
      <section
        className={`${styles['told']} scroll`}
        aria-label={t('held.detail')}
        data-testid="held-detail"
        data-number={sale.number}
        data-standing={standing.kind}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
      >
        <div className={styles['head']}>
          <div>
            <h2 className={styles['what']}>{t('held.number', { number: sale.number })}</h2>
            <span>{sale.memberName}</span>
          </div>
          <div className={styles['headSide']}>
            {sale.amount === null ? <span>{t('held.noAmount')}</span> : <Money amount={sale.amount} size="big" />}
            <StandingBadge kind={standing.kind} />
          </div>
        </div>
        <Note tone={standing.kind === 'open' ? 'info' : 'warn'} testid="held-why">
          {t(`held.why.${standing.kind}`, { serial: serial ?? '' })}
        </Note>
        {serial === null ? null : (
          <Press size="small" testid="held-serial" onClick={() => showOperation(serial)}>
            {t('held.toSerial')} <span className="number">{serial}</span>
          </Press>
        )}
        <dl className={styles['facts']}>
          <Fact label={t('held.facts.member')}>
            {sale.memberName} <span className="number">{sale.maskedCard}</span>
          </Fact>
          {sale.billNo === null ? null : (
            <Fact label={t('held.facts.bill')}>
              <span className="number">{sale.billNo}</span>
            </Fact>
          )}
          {sale.coupons === 0 ? null : (
            <Fact label={t('held.facts.coupons')}>{t('held.coupons', { count: sale.coupons })}</Fact>
          )}
          {sale.remark === null ? null : <Fact label={t('held.facts.remark')}>{sale.remark}</Fact>}
          <Fact label={t('held.facts.operator')}>{sale.operator}</Fact>
          <Fact label={t('held.facts.at')}>
            <span className="number">{clockText(sale.heldAt, true)}</span>
          </Fact>
        </dl>
      </section>
      <div className={styles['end']}>
        <Press
          look="danger"
          shortcut="Delete"
          disabled={busy || standing.kind === 'charging'}
          testid="held-drop"
          onClick={onDrop}
        >
          {t('held.drop')}
        </Press>
        <Press
          look="primary"
          size="large"
          shortcut="Enter"
          className={styles['recall']}
          busy={busy}
          disabled={standing.kind !== 'open'}
          testid="held-recall"
          onClick={onRecall}
        >
          {t(busy ? 'held.recalling' : 'held.recall')}
        </Press>
      </div>
    </>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles['fact']}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
