// The tab of coupons: what is on the card, giving one to the member or to a mobile number, claiming one, and whose a code is.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ModeBar } from '../../components/mode-bar.tsx';
import { useTill } from '../../store/till-context.tsx';
import { useKept } from '../../store/use-kept.ts';
import { ClaimCoupon } from './claim-coupon.tsx';
import { FindCoupon } from './find-coupon.tsx';
import { GiveCoupon } from './give-coupon.tsx';
import { GuestLine, NoGuest, OfflineNote, useGuest } from './guest-line.tsx';
import { OwnCoupons } from './own-coupons.tsx';

const modes = ['own', 'give', 'mobile', 'claim', 'find'] as const;

export function CouponsPanel() {
  const { t } = useTranslation();
  const guest = useGuest();
  const money = useTill((state) => state.money);
  const [mode, setMode] = useKept('benefits.couponMode', modes, 'own');
  const [round, setRound] = useState(0);
  const another = () => setRound((now) => now + 1);
  const aboutGuest = mode === 'own' || mode === 'give' || mode === 'claim';
  return (
    <>
      <ModeBar
        name="coupons-mode"
        label={t('benefits.coupons.modesLabel')}
        modes={modes}
        chosen={mode}
        text={(each) => t(`benefits.coupons.modes.${each}`)}
        onChoose={(next) => money === 'none' && setMode(next)}
      />
      <GuestLine guest={aboutGuest ? guest : null} />
      <OfflineNote />
      {aboutGuest && guest === null ? <NoGuest /> : null}
      {mode === 'own' && guest !== null ? <OwnCoupons key={guest.card.cardId} card={guest.card} /> : null}
      {mode === 'give' && guest !== null ? (
        <GiveCoupon key={`${guest.card.cardId} ${round}`} guest={guest} onAnother={another} />
      ) : null}
      {mode === 'mobile' ? <GiveCoupon key={`mobile ${round}`} guest={null} onAnother={another} /> : null}
      {mode === 'claim' && guest !== null ? (
        <ClaimCoupon key={`${guest.card.cardId} ${round}`} guest={guest} onAnother={another} />
      ) : null}
      {mode === 'find' ? <FindCoupon onServe={() => setMode('own')} /> : null}
    </>
  );
}
