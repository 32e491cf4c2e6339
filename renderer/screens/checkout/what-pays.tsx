// Beside the amount while it is typed: what this card could pay with.
import { useTranslation } from 'react-i18next';
import type { CardView, MemberView } from '../../../shared/member.ts';
import { countText } from '../../components/count-text.ts';
import { Money } from '../../components/money.tsx';
import { useTill } from '../../store/till-context.tsx';
import { CouponList } from '../counter/coupon-list.tsx';
import work from './checkout.module.css';
import { Proofs } from './proofs.tsx';
import type { Verification } from './use-verification.ts';
import styles from './what-pays.module.css';

type WhatPaysProps = {
  readonly member: MemberView;
  readonly card: CardView;
  /** A bill sets the amount. */
  readonly fixed: boolean;
  readonly verification: Verification;
};

export function WhatPays({ member, card, fixed, verification }: WhatPaysProps) {
  const { t } = useTranslation();
  const hasCoupons = useTill((state) => state.settings?.offers.includes('benefits') ?? true);
  return (
    <>
      <div className={styles['figures']}>
        <div className={styles['figure']}>
          <span className={work['soft']}>{t('counter.balance')}</span>
          <Money amount={card.storeBalance} size="huge" />
          {card.held === 0 ? null : (
            <span className={work['soft']}>
              {t('counter.heldHelp')} <Money amount={card.held} />
            </span>
          )}
        </div>
        <div className={styles['figure']}>
          <span className={work['soft']}>{t('counter.points')}</span>
          <span className={`number ${styles['hugeNumber']}`}>{countText(card.points)}</span>
        </div>
      </div>
      <div className={styles['fill']}>
        {hasCoupons ? <CouponList key={member.memberId} coupons={member.coupons} scannedId={null} /> : null}
      </div>
      <Proofs verification={verification} />
      <p className={work['hint']}>{t(fixed ? 'bills.next' : 'checkout.enterHint')}</p>
    </>
  );
}
