// The coupons of the card by where they are used: a list on the left, conditions and the reason why not on the right, and a code to show.
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CardCoupon, couponChannels } from '../../../shared/benefits.ts';
import type { CardView } from '../../../shared/member.ts';
import { useCouponTexts } from '../../components/coupon-texts.ts';
import { joined } from '../../components/joined.ts';
import { ListHint, ListNone } from '../../components/list-none.tsx';
import { Money } from '../../components/money.tsx';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { RowPress } from '../../components/row-press.tsx';
import { useRowKeys } from '../../components/use-row-keys.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useBridge, useTill } from '../../store/till-context.tsx';
import { RowList } from '../queue/row-list.tsx';
import styles from './benefits.module.css';
import { CouponCode } from './coupon-code.tsx';
import { CouponFacts } from './coupon-facts.tsx';
import { useAsked } from './use-asked.ts';

const filters = ['all', ...couponChannels] as const;
type Filter = (typeof filters)[number];
const rowHeight = 76;

/** To be given a `key` of the card. */
export function OwnCoupons({ card }: { readonly card: CardView }) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const scanned = useTill((state) => state.found?.couponId ?? null);
  const asked = useAsked(useCallback(() => bridge.listCardCoupons({ cardId: card.cardId }), [bridge, card.cardId]));
  const [filter, setFilter] = useState<Filter>('all');
  const [picked, setPicked] = useState<string | null>(null);
  const rows = asked.value?.filter((coupon) => filter === 'all' || coupon.channels.includes(filter)) ?? null;
  const chosen = rows?.find(({ id }) => id === (picked ?? scanned)) ?? rows?.[0] ?? null;
  useRowKeys(rows?.map(({ id }) => id) ?? [], chosen?.id ?? null, setPicked);

  useKeys(keyLevel.panel, ({ name }) => {
    const next = /^[1-9]$/.test(name) ? filters[Number(name) - 1] : undefined;
    if (next !== undefined) {
      setFilter(next);
    }
    return next !== undefined;
  });

  return (
    <div className={styles['halves']}>
      <section className={paper['paper']} aria-label={t('benefits.coupons.modes.own')}>
        <div className={styles['filters']} role="radiogroup" aria-label={t('benefits.coupons.channelsLabel')}>
          {filters.map((each, index) => (
            <Press
              key={each}
              role="radio"
              size="small"
              aria-checked={filter === each}
              shortcut={String(index + 1)}
              className={styles['filter']}
              testid={`coupons-channel-${each}`}
              onClick={() => setFilter(each)}
            >
              {t(`benefits.coupons.channels.${each}`)}
            </Press>
          ))}
        </div>
        {rows === null || rows.length === 0 ? (
          <ListNone
            known={rows !== null}
            empty={t(asked.value?.length === 0 ? 'benefits.coupons.none' : 'benefits.coupons.noneOfChannel')}
            problem={asked.problem}
            onAgain={asked.again}
            testid="coupons-none"
          />
        ) : (
          <RowList
            rows={rows}
            keyOf={({ id }) => id}
            rowHeight={rowHeight}
            chosen={chosen?.id ?? null}
            more={false}
            onMore={() => undefined}
          >
            {(coupon) => (
              <Row coupon={coupon} chosen={coupon.id === chosen?.id} onChoose={() => setPicked(coupon.id)} />
            )}
          </RowList>
        )}
      </section>
      <section className={paper['paper']} aria-label={t('benefits.coupons.conditions')}>
        {chosen === null ? (
          <ListHint>{t(rows?.length === 0 ? 'benefits.coupons.giveOne' : 'benefits.coupons.choose')}</ListHint>
        ) : (
          <>
            <div className={`${styles['told']} scroll`} data-testid="coupon-detail" data-coupon={chosen.id}>
              <CouponFacts coupon={chosen} />
            </div>
            <CouponCode key={chosen.id} couponId={chosen.id} />
          </>
        )}
      </section>
    </div>
  );
}

type RowProps = { readonly coupon: CardCoupon; readonly chosen: boolean; readonly onChoose: () => void };

function Row({ coupon, chosen, onChoose }: RowProps) {
  const { t } = useTranslation();
  const { reason } = useCouponTexts();
  return (
    <RowPress
      className={styles['row']}
      chosen={chosen}
      onChoose={onChoose}
      testid={`coupon-row-${coupon.id}`}
      data={{ 'data-reason': coupon.reason ?? '' }}
    >
      <span className={styles['rowMain']}>
        <strong className={styles['rowName']}>{coupon.name}</strong>
        <span className={coupon.reason === null ? styles['rowSoft'] : styles['rowWhy']}>
          {coupon.reason === null
            ? joined([
                t('benefits.coupons.quantity', { value: coupon.quantity }),
                ...(coupon.expiresOn === null ? [] : [t('benefits.terms.until', { date: coupon.expiresOn })]),
              ])
            : reason(coupon.reason)}
        </span>
      </span>
      <Money amount={coupon.amount} size="row" />
    </RowPress>
  );
}
