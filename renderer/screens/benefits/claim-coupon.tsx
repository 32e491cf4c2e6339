// A coupon that the guest claims by a code on a table card or a phone (6.24): scanned or typed, put on the card.
import { useTranslation } from 'react-i18next';
import { CodeForm } from './code-form.tsx';
import type { Guest } from './guest-line.tsx';
import { useCode } from './use-code.ts';
import { useRefresh } from './use-refresh.ts';
import { useService } from './use-service.tsx';

export type ClaimCouponProps = { readonly guest: Guest; readonly onAnother: () => void };

export function ClaimCoupon({ guest: { card }, onAnother }: ClaimCouponProps) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const code = useCode('claim');
  const service = useService({
    request: code.text === '' ? null : { service: 'claimCouponByScan', content: { code: code.text } },
    card,
    onOver: (isUsedUp) => {
      if (isUsedUp) {
        code.clear();
        refresh(card.cardId);
      }
      onAnother();
    },
  });
  return (
    <CodeForm
      name="claim"
      code={code}
      label={t('benefits.coupons.claimCode')}
      empty={t('benefits.coupons.claimEmpty')}
      help={t('benefits.coupons.claimHelp')}
      missing={t('benefits.coupons.claimMissing')}
      act={service.busy ? t('benefits.working') : t('benefits.coupons.claim')}
      busy={service.busy}
      problem={service.problem}
      onChange={service.clear}
      onAct={service.start}
    >
      {service.dialogs}
    </CodeForm>
  );
}
