// The coupon that is about to be given: what it is, of which campaign, to whom.
import { useTranslation } from 'react-i18next';
import type { CouponTemplate } from '../../../shared/benefits.ts';
import { Note } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import styles from './benefits.module.css';
import type { Guest } from './guest-line.tsx';
import { WechatCode } from './wechat-code.tsx';

export function TemplateFacts({ template, guest }: { readonly template: CouponTemplate; readonly guest: Guest }) {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles['head']}>
        <strong className={styles['name']}>{template.name}</strong>
        <Money amount={template.amount} size="big" />
      </div>
      {template.description === null ? null : <p className={styles['soft']}>{template.description}</p>}
      <dl className={styles['facts']}>
        {template.campaign === null ? null : (
          <div>
            <dt>{t('benefits.coupons.campaignLabel')}</dt>
            <dd>{template.campaign.name}</dd>
          </div>
        )}
        {template.tags.length === 0 ? null : (
          <div>
            <dt>{t('benefits.coupons.tags')}</dt>
            <dd>{template.tags.join(' · ')}</dd>
          </div>
        )}
        <div>
          <dt>{t('benefits.coupons.to')}</dt>
          <dd>
            {guest.member.name} <span className="number">{guest.member.maskedMobile}</span>
          </dd>
        </div>
      </dl>
      <Note tone="info">{t('benefits.coupons.ruleHint')}</Note>
      {template.templateId === null || template.wechatBatchNo === null ? null : (
        <WechatCode key={template.templateId} templateId={template.templateId} batchNo={template.wechatBatchNo} />
      )}
    </>
  );
}
