// A code that stands for one coupon (6.10.2): a QR for the guest's phone, and how long it is good.
import { QRCodeSVG } from 'qrcode.react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CouponCodeView } from '../../../shared/benefits.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useNow } from '../../components/use-now.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useBridge } from '../../store/till-context.tsx';
import styles from './benefits.module.css';

/** To be given a `key` of the coupon: one coupon's code never stands beside another. */
export function CouponCode({ couponId }: { readonly couponId: string }) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [code, setCode] = useState<CouponCodeView | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const now = useNow(1_000);
  const left = code === null || code.expiresAt === null ? null : Math.max(0, Math.ceil((code.expiresAt - now) / 1_000));
  const isOver = left === 0;

  // What is over must not be scanned any more, and not stay in the page.
  useEffect(() => {
    if (isOver) {
      setCode((old) => (old === null ? null : { ...old, code: '' }));
    }
  }, [isOver]);

  async function make(): Promise<void> {
    if (busy) {
      return;
    }
    setBusy(true);
    setProblem(null);
    const answer = await ask(bridge.createCouponCode({ couponId }));
    setBusy(false);
    if (answer.ok) {
      setCode(answer.value);
    } else {
      setProblem(answer.failure);
    }
  }

  useKeys(keyLevel.panel, ({ name }) => {
    if (name === 'Enter') {
      void make();
    }
    return name === 'Enter';
  });

  return (
    <div className={styles['code']}>
      {problem === null ? null : <FailureNote failure={problem} />}
      {isOver ? (
        <Note tone="warn" testid="coupon-code-over">
          {t('benefits.coupons.code.over')}
        </Note>
      ) : code === null ? null : (
        <figure className={styles['figure']} data-testid="coupon-code" data-code={code.code}>
          <QRCodeSVG value={code.code} size={168} marginSize={4} level="M" title={t('benefits.coupons.code.title')} />
          <figcaption className={styles['caption']}>
            <span className="number selectable">{code.code}</span>
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
        busy={busy}
        testid="coupon-code-make"
        onClick={() => void make()}
      >
        {t(`benefits.coupons.code.${busy ? 'making' : code === null ? 'make' : 'again'}`)}
      </Press>
    </div>
  );
}
