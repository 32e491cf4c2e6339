// A code that stands for one coupon (6.10.2): a QR for the guest's phone, and how long it is good.
import { QRCodeSVG } from 'qrcode.react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useShortCode } from '../../components/use-short-code.ts';
import { useBridge } from '../../store/till-context.tsx';
import styles from './benefits.module.css';

/** To be given a `key` of the coupon: one coupon's code never stands beside another. */
export function CouponCode({ couponId }: { readonly couponId: string }) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const short = useShortCode(() => ask(bridge.createCouponCode({ couponId })));
  const { code, left } = short;

  return (
    <div className={styles['code']}>
      {short.problem === null ? null : <FailureNote failure={short.problem} />}
      {short.isOver ? (
        <Note tone="warn" testid="coupon-code-over">
          {t('benefits.coupons.code.over')}
        </Note>
      ) : code === null ? null : (
        <figure className={styles['figure']} data-testid="coupon-code" data-code={code}>
          <QRCodeSVG value={code} size={168} marginSize={4} level="M" title={t('benefits.coupons.code.title')} />
          <figcaption className={styles['caption']}>
            <span className="number selectable">{code}</span>
            <span className={`number ${styles['soft']}`} data-testid="coupon-code-left">
              {left === null ? t('benefits.coupons.code.endless') : t('benefits.coupons.code.left', { seconds: left })}
            </span>
            <span className={styles['soft']}>{t('benefits.coupons.code.explain')}</span>
          </figcaption>
        </figure>
      )}
      <Press
        look="primary"
        size="large"
        shortcut="Enter"
        busy={short.busy}
        testid="coupon-code-make"
        onClick={short.make}
      >
        {t(`benefits.coupons.code.${short.busy ? 'making' : short.made ? 'again' : 'make'}`)}
      </Press>
    </div>
  );
}
