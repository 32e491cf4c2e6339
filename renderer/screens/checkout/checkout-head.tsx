// Who pays, and beside it what can be done with the sale as a whole: a remark, and putting it aside.
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import IconPlayerPause from '@tabler/icons-react/dist/esm/icons/IconPlayerPause.mjs';
import { useTranslation } from 'react-i18next';
import type { CardView, MemberView } from '../../../shared/member.ts';
import { Press } from '../../components/press.tsx';
import { MemberStrip } from '../../components/screen-frame.tsx';
import type { Checkout } from './checkout-model.ts';

type HeadProps = { readonly checkout: Checkout; readonly member: MemberView; readonly card: CardView };

export function CheckoutHead({ checkout, member, card }: HeadProps) {
  const { t } = useTranslation();
  const { dialog, hold } = checkout;
  const busy = dialog.spent || (dialog.phase.kind !== 'open' && dialog.phase.kind !== 'refused');
  return (
    <>
      <Press
        size="small"
        look={hold.remark === '' ? 'quiet' : 'amber'}
        disabled={busy}
        aria-label={hold.remark === '' ? t('sale.remarkAdd') : `${t('sale.remark')} ${hold.remark}`}
        title={hold.remark === '' ? t('sale.remarkAdd') : hold.remark}
        icon={<IconPencil size={22} aria-hidden="true" />}
        testid="sale-remark"
        onClick={() => hold.ask('remark')}
      />
      <Press
        size="small"
        look="quiet"
        disabled={busy}
        shortcut="−"
        icon={<IconPlayerPause size={20} aria-hidden="true" />}
        testid="sale-hold"
        onClick={checkout.askHold}
      >
        {t('sale.hold')}
      </Press>
      <MemberStrip member={member} card={card} />
    </>
  );
}
