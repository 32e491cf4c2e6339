// The sale: amount → best combination → trade password where the card wants one → outcome. Enter goes on, Esc goes back one
// step, and what was typed stays.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardView, MemberView } from '../../../shared/member.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { MoneyApproval } from '../../components/money-approval.tsx';
import { Outcome } from '../../components/outcome.tsx';
import { PasswordDialog } from '../../components/password-dialog.tsx';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { selectedCard } from '../../store/chosen-card.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { AmountSide } from './amount-side.tsx';
import { BillSide } from './bill-side.tsx';
import styles from './checkout.module.css';
import { CheckoutHead } from './checkout-head.tsx';
import { CombinationView } from './combination-view.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import { PaySide } from './pay-side.tsx';
import { Refusal } from './refusal.tsx';
import { SecurityCode } from './security-code.tsx';
import { SmsProof } from './sms-proof.tsx';
import { useCheckout } from './use-checkout.ts';
import { WhatPays } from './what-pays.tsx';

export function Checkout() {
  const member = useTill((state) => state.found?.member ?? null);
  const card = useTill(selectedCard);
  const { goTo } = useActions();
  useEffect(() => {
    if (member === null || card === null) {
      goTo('counter');
    }
  }, [member, card, goTo]);
  return member === null || card === null ? null : <Sale key={card.cardId} member={member} card={card} />;
}

function Sale({ member, card }: { readonly member: MemberView; readonly card: CardView }) {
  const { t } = useTranslation();
  const { goTo } = useActions();
  const checkout = useCheckout(member, card);
  const { bill, stage, dialog } = checkout;
  useKeys(keyLevel.screen, checkout.onKey);
  const over = dialog.phase.kind === 'outcome' || dialog.phase.kind === 'lost' ? dialog.phase : null;

  return (
    <ScreenFrame
      title={t('checkout.title')}
      onBack={checkout.back}
      side={<CheckoutHead checkout={checkout} member={member} card={card} />}
    >
      <div className={styles['work']}>
        <section className={styles['left']} inert={dialog.phase.kind === 'inFlight'}>
          {checkout.problem === null ? null : <FailureNote failure={checkout.problem} />}
          {dialog.phase.kind === 'refused' && dialog.phase.failure.approvable === undefined ? (
            <Refusal failure={dialog.phase.failure} />
          ) : null}
          {stage.kind === 'combine' && !stage.terms.consult.online ? (
            <Note tone="warn">{t('checkout.offlineBanner')}</Note>
          ) : null}
          {stage.kind === 'combine' ? (
            <CombinationView checkout={checkout} stage={stage} />
          ) : (
            <WhatPays member={member} card={card} fixed={bill !== null} verification={checkout.verification} />
          )}
        </section>
        {stage.kind === 'combine' ? (
          <PaySide checkout={checkout} stage={stage} />
        ) : bill === null ? (
          <AmountSide checkout={checkout} consulting={stage.consulting} />
        ) : (
          <BillSide checkout={checkout} bill={bill} consulting={stage.consulting} />
        )}
      </div>
      {checkout.askingPassword && stage.kind === 'combine' ? (
        <PasswordDialog
          cardId={checkout.cardBefore.cardId}
          onGiven={checkout.giveSecret}
          onCancel={checkout.stopAsking}
        />
      ) : null}
      {checkout.verification.asking === 'security' ? (
        <SecurityCode
          cardId={card.cardId}
          onRight={() => checkout.verification.found('security')}
          onCancel={checkout.verification.cancel}
        />
      ) : null}
      {checkout.verification.asking === 'sms' ? (
        <SmsProof
          memberId={member.memberId}
          onRight={() => checkout.verification.found('sms')}
          onCancel={checkout.verification.cancel}
        />
      ) : null}
      {checkout.hold.asking === null ? null : <HoldDialog hold={checkout.hold} />}
      <MoneyApproval dialog={dialog} given={checkout.approval} />
      {over === null ? null : (
        <Outcome
          phase={over}
          before={checkout.cardBefore}
          now={card}
          onClose={() => goTo(bill === null ? 'counter' : 'bills')}
          onAskAgain={dialog.submit}
        />
      )}
    </ScreenFrame>
  );
}
