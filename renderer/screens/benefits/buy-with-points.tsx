// A coupon or a real good for points, stored value and money together (6.6.3): first what, then with what. Esc goes one step back.
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CouponTemplate } from '../../../shared/benefits.ts';
import { sentences } from '../../../shared/sentences.ts';
import { Note } from '../../components/failure-note.tsx';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { leaveOnEnter } from '../../keys/leave-on-enter.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import styles from './benefits.module.css';
import { type Bought, BuyPayment } from './buy-payment.tsx';
import type { Guest } from './guest-line.tsx';
import { TemplateList } from './template-list.tsx';
import { useAsked } from './use-asked.ts';

const goodsDraft = 'benefits.buy.goods';
const longestGoods = 100;

export type BuyWithPointsProps = {
  readonly guest: Guest;
  /** The store's rules, in words. */
  readonly rules: ReactNode;
  readonly onAnother: () => void;
};

export function BuyWithPoints({ guest, rules, onAnother }: BuyWithPointsProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { keepDraft } = useActions();
  const goods = useTill((state) => state.drafts[goodsDraft] ?? '');
  const asked = useAsked(useCallback(() => bridge.listCouponTemplates(null), [bridge]));
  const [picked, setPicked] = useState<string | null>(null);
  const [bought, setBought] = useState<Bought | null>(null);
  const [missing, setMissing] = useState(false);
  const chosen = asked.value?.find((each) => keyOf(each) === picked) ?? asked.value?.[0] ?? null;

  function takeCoupon(): void {
    if (chosen !== null && chosen.left !== 0) {
      setBought({ name: chosen.name, batchNo: chosen.batchNo });
    }
  }

  function takeGoods(): void {
    const name = goods.trim();
    setMissing(name === '');
    if (name !== '') {
      setBought({ name, batchNo: null });
    }
  }

  useKeys(keyLevel.panel, ({ name }) => {
    if (name === 'Escape' && document.activeElement instanceof HTMLInputElement) {
      document.activeElement.blur();
      return true;
    }
    return false;
  });

  if (bought !== null) {
    return <BuyPayment bought={bought} guest={guest} onBack={() => setBought(null)} onAnother={onAnother} />;
  }
  return (
    <div className={styles['halves']}>
      <TemplateList
        title={t('benefits.points.coupons')}
        asked={asked}
        keyOf={keyOf}
        chosen={chosen === null ? null : keyOf(chosen)}
        onChoose={setPicked}
        onAct={takeCoupon}
      />
      <section className={paper['paper']} aria-label={t('benefits.points.what')}>
        <div className={`${styles['told']} scroll`}>
          <Note tone="info">{sentences([t('benefits.points.explain.buy'), t('benefits.noRevoke')])}</Note>
          {chosen === null ? null : (
            <Press
              look="primary"
              size="large"
              shortcut="Enter"
              disabled={chosen.left === 0}
              testid="buy-coupon"
              onClick={takeCoupon}
            >
              {chosen.name} · {t('benefits.points.chooseNext')}
            </Press>
          )}
          <h2 className={styles['subtitle']}>{t('benefits.points.goods')}</h2>
          <label className={styles['found']}>
            <span className={styles['soft']}>{t('benefits.points.goodsAbout')}</span>
            <input
              className={styles['input']}
              value={goods}
              maxLength={longestGoods}
              placeholder={t('benefits.points.goodsHint')}
              aria-label={t('benefits.points.fields.goods')}
              data-testid="buy-goods-name"
              onKeyDown={leaveOnEnter(takeGoods)}
              onChange={(event) => {
                setMissing(false);
                keepDraft(goodsDraft, event.currentTarget.value);
              }}
            />
          </label>
          {missing ? <Note tone="bad">{t('benefits.points.problems.goodsMissing')}</Note> : null}
          <Press testid="buy-goods" onClick={takeGoods}>
            {t('benefits.points.goods')} · {t('benefits.points.chooseNext')}
          </Press>
          {rules}
        </div>
      </section>
    </div>
  );
}

function keyOf({ batchNo, campaign }: CouponTemplate): string {
  return `${batchNo} ${campaign?.name ?? ''}`;
}
