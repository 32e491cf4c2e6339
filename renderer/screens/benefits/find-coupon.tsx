// Whose coupon a code stands for (6.13.2), the coupon's own or a dynamic one: shown, and served only if the cashier says so.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundCoupon } from '../../../shared/benefits.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { Press } from '../../components/press.tsx';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import styles from './benefits.module.css';
import { CodeForm } from './code-form.tsx';
import { CouponFacts } from './coupon-facts.tsx';
import { useCode } from './use-code.ts';

export function FindCoupon({ onServe }: { readonly onServe: () => void }) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { lookup } = useActions();
  const looking = useTill((state) => state.looking);
  const code = useCode('find');
  const [found, setFound] = useState<FoundCoupon | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  async function find(): Promise<void> {
    setBusy(true);
    setProblem(null);
    setFound(null);
    const answer = await ask(bridge.findCouponCode({ code: code.text }));
    setBusy(false);
    if (answer.ok) {
      setFound(answer.value);
    } else {
      setProblem(answer.failure);
    }
  }

  async function serve(): Promise<void> {
    await lookup(code.text);
    code.clear();
    onServe();
  }

  return (
    <CodeForm
      name="find"
      code={code}
      label={t('benefits.coupons.findCode')}
      empty={t('benefits.coupons.claimEmpty')}
      help={t('benefits.coupons.findHelp')}
      missing={t('benefits.coupons.findMissing')}
      act={busy ? t('benefits.coupons.finding') : t('benefits.coupons.find')}
      busy={busy}
      problem={problem}
      onChange={() => {
        setProblem(null);
        setFound(null);
      }}
      onAct={() => void find()}
    >
      {found === null ? null : (
        <div className={styles['found']} data-testid="find-found" data-coupon={found.coupon.id}>
          <CouponFacts coupon={found.coupon} />
          <dl className={styles['facts']}>
            <div>
              <dt>{t('benefits.coupons.owner')}</dt>
              <dd>
                {found.name} <span className="number">{found.maskedMobile}</span>
              </dd>
            </div>
            <div>
              <dt>{t('benefits.coupons.ownerCard')}</dt>
              <dd className="number">{found.maskedCard}</dd>
            </div>
          </dl>
          <Press look="quiet" busy={looking} testid="find-serve" onClick={() => void serve()}>
            {looking ? t('benefits.coupons.serving') : t('benefits.coupons.serve')}
          </Press>
        </div>
      )}
    </CodeForm>
  );
}
