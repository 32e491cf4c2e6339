// The way on from the bill: the platform is asked how to pay it.
import { useTranslation } from 'react-i18next';
import { Press } from '../../components/press.tsx';
import type { Checkout } from './checkout-model.ts';

export function NextPress({ checkout, consulting }: { readonly checkout: Checkout; readonly consulting: boolean }) {
  const { t } = useTranslation();
  return (
    <Press
      look="primary"
      size="large"
      shortcut="Enter"
      busy={consulting}
      testid="checkout-next"
      onClick={checkout.consult}
    >
      {consulting ? t('checkout.consulting') : t('checkout.next')}
    </Press>
  );
}
