// What the member said and ordered: the newest reviews with their stars, an order by its number, and the WeChat OpenIDs of a wid.
import { useTranslation } from 'react-i18next';
import { ModeBar } from '../../components/mode-bar.tsx';
import { useTill } from '../../store/till-context.tsx';
import { useKept } from '../../store/use-kept.ts';
import { OpenIdForm } from './open-id-form.tsx';
import { OrderForm } from './order-form.tsx';
import { Reviews } from './reviews.tsx';
import { Nobody, Whom } from './whom.tsx';

const modes = ['reviews', 'order', 'openIds'] as const;

export function OrdersPanel() {
  const { t } = useTranslation();
  const member = useTill((state) => state.found?.member ?? null);
  const [mode, setMode] = useKept('members.ordersMode', modes, 'reviews');
  return (
    <>
      <ModeBar
        name="orders-mode"
        label={t('members.orders.partsLabel')}
        modes={modes}
        chosen={mode}
        text={(each) => t(`members.orders.parts.${each}`)}
        onChoose={setMode}
      >
        <Whom member={mode === 'reviews' ? member : null} />
      </ModeBar>
      {mode === 'order' ? (
        <OrderForm />
      ) : mode === 'openIds' ? (
        <OpenIdForm />
      ) : member === null ? (
        <Nobody />
      ) : (
        <Reviews key={member.memberId} memberId={member.memberId} />
      )}
    </>
  );
}
