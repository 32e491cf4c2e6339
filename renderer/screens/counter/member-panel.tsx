// The member on the counter: who, which level, cards with what they hold, coupons, the last transactions, how fresh it all is.
import IconClock from '@tabler/icons-react/dist/esm/icons/IconClock.mjs';
import IconGift from '@tabler/icons-react/dist/esm/icons/IconGift.mjs';
import { useTranslation } from 'react-i18next';
import type { CardView, LookupView, MemberView } from '../../../shared/member.ts';
import { ageText } from '../../components/age-text.ts';
import { Note } from '../../components/failure-note.tsx';
import { useNow } from '../../components/use-now.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { CardTile } from './card-tile.tsx';
import { CouponList } from './coupon-list.tsx';
import styles from './member-panel.module.css';
import { RecentList } from './recent-list.tsx';

type MemberPanelProps = { readonly found: LookupView; readonly member: MemberView; readonly cardId: string | null };

export function MemberPanel({ found, member, cardId: selected }: MemberPanelProps) {
  const { t } = useTranslation();
  const { selectCard } = useActions();
  const hasCoupons = useTill((state) => state.settings?.offers.includes('benefits') ?? true);
  const hasLog = useTill((state) => state.settings?.offers.includes('transactions') ?? true);
  const barred = unusable(member.cards.find((card) => card.cardId === selected)?.status);
  return (
    <>
      <section className={styles['member']}>
        <div className={styles['avatar']} aria-hidden="true">
          {member.name.slice(0, 1)}
        </div>
        <div className={styles['who']}>
          <div className={styles['nameLine']}>
            <h2 className={styles['name']} title={member.name} data-testid="member-name">
              {member.name}
            </h2>
            {member.level === null ? null : <span className={styles['level']}>{member.level}</span>}
            {member.tags.slice(0, 4).map((tag) => (
              <span key={tag} className={styles['tag']}>
                {tag}
              </span>
            ))}
          </div>
          <div className={styles['soft']}>
            {member.maskedMobile === '' ? null : (
              <>
                <span className="number">{member.maskedMobile}</span>
                {' · '}
              </>
            )}
            {t('counter.tookFor', { kind: t(`scanKind.${found.kind}`) })}
          </div>
        </div>
        <Freshness member={member} />
      </section>
      <section className={`${styles['cards']} scroll`} aria-label={t('counter.cards')}>
        {member.cards.map((card, index) => (
          <CardTile
            key={card.cardId}
            card={card}
            index={index}
            selected={card.cardId === selected}
            onSelect={() => selectCard(card.cardId)}
          />
        ))}
      </section>
      {barred === undefined ? null : <Note tone="bad">{t(`failure.${barred}`)}</Note>}
      {member.benefits.length === 0 ? null : (
        <p className={styles['benefits']}>
          <IconGift size={22} aria-hidden="true" />
          <span>{t('counter.benefits', { list: member.benefits.join(t('counter.listComma')) })}</span>
        </p>
      )}
      <div className={styles['lists']}>
        {hasCoupons ? <CouponList key={member.memberId} coupons={member.coupons} scannedId={found.couponId} /> : null}
        {hasLog ? <RecentList recent={member.recent} /> : null}
      </div>
    </>
  );
}

/** Why the big actions are out of reach for this card. */
function unusable(status: CardView['status'] | undefined) {
  return status === 'frozen' ? 'cardFrozen' : status === 'expired' ? 'cardExpired' : undefined;
}

function Freshness({ member }: { readonly member: MemberView }) {
  const { t } = useTranslation();
  const now = useNow(15_000);
  const age = ageText(t, 'counter.age', now - member.seenAt);
  return (
    <span className={styles['age']} data-cached={member.fromCache || undefined} data-testid="member-age">
      <IconClock size={20} aria-hidden="true" />
      {member.fromCache ? t('counter.age.cached', { age }) : age}
    </span>
  );
}
