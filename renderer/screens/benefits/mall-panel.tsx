// The tab of the mall: what the member can buy, page by page; what it costs and which card pays, before and after; one confirmation.
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MallGoods } from '../../../shared/benefits.ts';
import { ListHint, ListNone } from '../../components/list-none.tsx';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { RowPress } from '../../components/row-press.tsx';
import { useRowKeys } from '../../components/use-row-keys.ts';
import { useBridge } from '../../store/till-context.tsx';
import styles from './benefits.module.css';
import { type Guest, GuestLine, NoGuest, OfflineNote, useGuest } from './guest-line.tsx';
import { MallPrice } from './mall-price.tsx';
import { MallPurchase } from './mall-purchase.tsx';
import { useAsked } from './use-asked.ts';
import { useMallGoods } from './use-mall-goods.ts';

export function MallPanel() {
  const guest = useGuest();
  return (
    <>
      <GuestLine guest={guest} />
      <OfflineNote />
      {guest === null ? <NoGuest /> : <Mall key={guest.card.cardId} guest={guest} />}
    </>
  );
}

function Mall({ guest }: { readonly guest: Guest }) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { memberId } = guest.member;
  const { cardId } = guest.card;
  const mall = useMallGoods(memberId);
  const payer = useAsked(useCallback(() => bridge.getMallPayer({ memberId, cardId }), [bridge, memberId, cardId]));
  const [picked, setPicked] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const rows = mall.goods ?? [];
  const chosen = rows.find(({ id }) => id === picked) ?? rows[0] ?? null;
  useRowKeys(
    rows.map(({ id }) => id),
    chosen?.id ?? null,
    setPicked,
  );

  return (
    <div className={styles['halves']}>
      <section className={paper['paper']} aria-label={t('benefits.mall.list')}>
        <h2 className={styles['paperTitle']}>{t('benefits.mall.list')}</h2>
        {rows.length === 0 ? (
          <ListNone
            known={mall.goods !== null}
            empty={t('benefits.mall.none')}
            problem={mall.problem}
            onAgain={mall.again}
            testid="mall-none"
          />
        ) : (
          <div className={`${styles['goods']} scroll`}>
            {rows.map((goods) => (
              <Row key={goods.id} goods={goods} chosen={goods === chosen} onChoose={() => setPicked(goods.id)} />
            ))}
            {mall.more ? (
              <Press look="ghost" className={styles['more']} testid="mall-more" onClick={mall.loadMore}>
                {t('benefits.mall.more')}
              </Press>
            ) : null}
          </div>
        )}
      </section>
      <section className={paper['paper']} aria-label={t('benefits.mall.price')}>
        {chosen === null ? (
          <ListHint of={rows.length}>{t('benefits.mall.choose')}</ListHint>
        ) : (
          <MallPurchase
            key={`${chosen.id} ${round}`}
            goods={chosen}
            guest={guest}
            payer={payer}
            onAnother={() => {
              setRound((now) => now + 1);
              mall.again();
            }}
          />
        )}
      </section>
    </div>
  );
}

type RowProps = { readonly goods: MallGoods; readonly chosen: boolean; readonly onChoose: () => void };

function Row({ goods, chosen, onChoose }: RowProps) {
  const { t } = useTranslation();
  return (
    <RowPress className={styles['goodsRow']} chosen={chosen} onChoose={onChoose} testid={`mall-goods-${goods.id}`}>
      <span className={styles['rowMain']}>
        <strong className={styles['rowName']}>{goods.name}</strong>
        <span className={styles['rowSoft']}>{t(`benefits.mall.kinds.${goods.kind}`)}</span>
      </span>
      <MallPrice goods={goods} size="row" />
    </RowPress>
  );
}
