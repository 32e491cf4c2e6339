// A batch that WeChat knows as a merchant coupon (6.26), and a new code of it (6.25): for the store's own mini program.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useBridge } from '../../store/till-context.tsx';
import styles from './benefits.module.css';

/** To be given a `key` of the template. */
export function WechatCode({ templateId, batchNo }: { readonly templateId: string; readonly batchNo: string }) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [code, setCode] = useState<string | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  async function make(): Promise<void> {
    setBusy(true);
    setProblem(null);
    const answer = await ask(bridge.createWechatCode({ templateId }));
    setBusy(false);
    if (answer.ok) {
      setCode(answer.value.code);
    } else {
      setProblem(answer.failure);
    }
  }

  return (
    <>
      <dl className={styles['facts']}>
        <div>
          <dt>{t('benefits.coupons.wechat.batch')}</dt>
          <dd className="number" data-testid="wechat-batch">
            {batchNo}
          </dd>
        </div>
        {code === null ? null : (
          <div>
            <dt>{t('benefits.coupons.wechat.code')}</dt>
            <dd className={`number selectable ${styles['longCode']}`} data-testid="wechat-code">
              {code}
            </dd>
          </div>
        )}
      </dl>
      {problem === null ? null : <FailureNote failure={problem} />}
      <Press look="quiet" busy={busy} testid="wechat-make" onClick={() => void make()}>
        {t(`benefits.coupons.wechat.${busy ? 'making' : 'make'}`)}
      </Press>
    </>
  );
}
