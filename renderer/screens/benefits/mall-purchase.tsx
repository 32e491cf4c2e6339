// Buying one good of the mall (6.7.2): which card pays, before and after; a last look with the amount; it cannot be taken back here.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MallGoods } from '../../../shared/benefits.ts';
import type { CardView } from '../../../shared/member.ts';
import { type Fen, subtractFen, zeroFen } from '../../../shared/money.ts';
import { sentences } from '../../../shared/sentences.ts';
import { countText } from '../../components/count-text.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import { moneyText } from '../../components/money-text.ts';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import styles from './benefits.module.css';
import { ConfirmDialog } from './confirm-dialog.tsx';
import type { Guest } from './guest-line.tsx';
import { MallPrice } from './mall-price.tsx';
import type { Asked } from './use-asked.ts';
import { useRefresh } from './use-refresh.ts';
import { useService } from './use-service.tsx';

export type MallPurchaseProps = {
  readonly goods: MallGoods;
  readonly guest: Guest;
  readonly payer: Asked<{ readonly cardId: string }>;
  /** After an outcome: a new purchase with an intent of its own. */
  readonly onAnother: () => void;
};

export function MallPurchase({ goods, guest: { member, card }, payer, onAnother }: MallPurchaseProps) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const [asks, setAsks] = useState(false);
  const paying = member.cards.find(({ cardId }) => cardId === payer.value?.cardId) ?? null;
  const price = goods.price ?? zeroFen;
  const short = paying === null ? null : shortOf(goods, paying);
  const service = useService({
    request: {
      service: 'buyMallGoods',
      content: { membershipId: member.memberId, goodsId: goods.id, total: price },
    },
    card: paying,
    onOver: () => {
      refresh(card.cardId);
      onAnother();
    },
  });
  const possible = paying !== null && short === null && !service.busy;

  function look(): void {
    if (possible) {
      service.clear();
      setAsks(true);
    }
  }

  useKeys(keyLevel.panel, ({ name }) => {
    if (name === 'Enter') {
      look();
    }
    return name === 'Enter';
  });

  return (
    <>
      <div className={`${styles['told']} scroll`} data-testid="mall-detail" data-goods={goods.id}>
        <div className={styles['head']}>
          <strong className={styles['name']}>{goods.name}</strong>
          <MallPrice goods={goods} size="big" />
        </div>
        {goods.about === null ? null : <p className={styles['soft']}>{goods.about}</p>}
        {goods.useRules === null ? null : (
          <p className={styles['soft']}>
            {t('benefits.mall.useRules')}: {goods.useRules}
          </p>
        )}
        {service.problem === null ? null : <FailureNote failure={service.problem} />}
        {payer.problem === null ? null : <FailureNote failure={payer.problem} />}
        {payer.value !== null && paying === null ? <Note tone="warn">{t('benefits.mall.noPayer')}</Note> : null}
        {paying === null ? null : <Pays goods={goods} card={paying} />}
        {short === null ? null : (
          <Note tone="warn" testid="mall-short">
            {t(`benefits.mall.${short}`)}
          </Note>
        )}
        <Note tone="info">{t('benefits.mall.noRevoke')}</Note>
      </div>
      <Press
        look="primary"
        size="large"
        shortcut="Enter"
        className={styles['act']}
        busy={service.busy}
        disabled={!possible}
        testid="mall-look"
        onClick={look}
      >
        {service.busy ? t('benefits.working') : t('benefits.mall.buy')}
      </Press>
      {asks && paying !== null ? (
        <ConfirmDialog
          name="mall"
          title={t('benefits.mall.confirmTitle')}
          act={t('benefits.mall.confirm', { price: priceText() })}
          onCancel={() => setAsks(false)}
          onConfirm={() => {
            setAsks(false);
            service.start();
          }}
        >
          <div className={styles['head']}>
            <strong className={styles['name']}>{goods.name}</strong>
            <MallPrice goods={goods} size="big" />
          </div>
          <Pays goods={goods} card={paying} />
          <Note tone="warn">{sentences([t('benefits.mall.noRevoke'), t('benefits.cannotCheck')])}</Note>
        </ConfirmDialog>
      ) : null}
      {service.dialogs}
    </>
  );

  function priceText(): string {
    const { price: cash, points } = goods;
    const parts = [
      ...(cash === null ? [] : [moneyText(cash)]),
      ...(points === null ? [] : [t('benefits.mall.points', { value: countText(points) })]),
    ];
    return parts.length === 0 ? t('benefits.mall.free') : parts.join(' + ');
  }
}

function shortOf({ price, points }: MallGoods, card: CardView): 'storeShort' | 'pointsShort' | null {
  if ((price ?? 0) > card.storeBalance - card.held) {
    return 'storeShort';
  }
  return (points ?? 0) > card.points ? 'pointsShort' : null;
}

function Pays({ goods: { price, points }, card }: { readonly goods: MallGoods; readonly card: CardView }) {
  const { t } = useTranslation();
  return (
    <dl className={styles['facts']} data-testid="mall-pays" data-card={card.cardId}>
      <div>
        <dt>{t('benefits.mall.pays', { card: card.maskedNo })}</dt>
        <dd />
      </div>
      {price === null ? null : (
        <div>
          <dt>{t('benefits.mall.store')}</dt>
          <dd className={styles['arrow']} data-testid="mall-store">
            <Money amount={card.storeBalance} size="row" />
            <span aria-hidden="true">→</span>
            <Money amount={after(card.storeBalance, price)} size="row" />
          </dd>
        </div>
      )}
      {points === null ? null : (
        <div>
          <dt>{t('benefits.mall.pointsBalance')}</dt>
          <dd className="number" data-testid="mall-points">
            {countText(card.points)} → {countText(card.points - points)}
          </dd>
        </div>
      )}
    </dl>
  );
}

function after(balance: Fen, price: Fen): Fen {
  return subtractFen(balance, price);
}
