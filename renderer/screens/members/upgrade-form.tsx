// A card gives way to a new one (6.1.3): which old card, the new one by scan, a supervisor's PIN, and what became of it.
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/member.ts';
import type { ApprovalInput } from '../../../shared/people.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { MoneyApproval, takeApproval } from '../../components/money-approval.tsx';
import { Outcome } from '../../components/outcome.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useMoneyDialog } from '../../store/money-dialog.ts';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import { useScannedText } from '../../store/use-scanned-text.ts';
import { cardNumber } from './card-number.ts';
import { mayBeCut, tidyNumber } from './pad-fields.ts';
import { PadForm } from './pad-form.tsx';
import { usePadFields } from './use-pad-fields.ts';

export function UpgradeForm({ member }: { readonly member: MemberView }) {
  const [round, setRound] = useState(0);
  return <Upgrade key={round} member={member} onAnother={() => setRound((now) => now + 1)} />;
}

function Upgrade({ member, onAnother }: { readonly member: MemberView; readonly onAnother: () => void }) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { goTo, lookup } = useActions();
  const selected = useTill((state) => state.selectedCardId);
  const [looked, setLooked] = useState(false);
  const [cut, setCut] = useState(false);
  const given = useRef<ApprovalInput | null>(null);
  const cards = member.cards.filter(({ status }) => status === 'active');
  const fields = useMemo(
    () =>
      [
        { name: 'old', kind: 'choice', longest: cards.length },
        { name: 'newCard', kind: 'code', longest: 32 },
      ] as const,
    [cards.length],
  );
  const form = usePadFields<'old' | 'newCard'>(`upgrade.${member.memberId}`, fields, 'newCard');
  const first =
    Math.max(
      0,
      cards.findIndex(({ cardId }) => cardId === selected),
    ) + 1;
  const chosen = form.text('old') === '' ? String(first) : form.text('old');
  const card = cards[Number(chosen) - 1] ?? cards[0];
  const newCardNo = form.text('newCard');

  const send = useCallback(
    (intent: string) =>
      bridge.perform({
        intent,
        service: 'upgradeCard',
        cardId: card?.cardId ?? null,
        cardNo: null,
        secret: null,
        content: { newCardNo },
        approval: takeApproval(given),
      }),
    [bridge, card?.cardId, newCardNo],
  );
  const dialog = useMoneyDialog('service', send);
  const { phase } = dialog;
  const busy = phase.kind === 'inFlight';
  const over = phase.kind === 'outcome' || phase.kind === 'lost' ? phase : null;
  const asks = phase.kind === 'refused' && phase.failure.approvable !== undefined;

  function submit(): void {
    setLooked(true);
    dialog.clearRefusal();
    if (cardNumber.test(newCardNo)) {
      dialog.submit();
    }
  }

  useScannedText((text) => {
    const isCut = mayBeCut(newCardNo);
    setCut(isCut);
    form.set('newCard', isCut ? '' : tidyNumber(text, 32));
    form.choose('newCard');
  }, over === null);
  useKeys(keyLevel.panel, (key) => over === null && form.onKey(key, submit));

  function close(): void {
    form.clear();
    if (phase.kind === 'outcome' && phase.operation.state === 'applied') {
      goTo('counter');
      void lookup(newCardNo);
    } else {
      onAnother();
    }
  }

  return (
    <>
      <PadForm
        form={{ ...form, text: (name) => (name === 'old' ? chosen : form.text(name)) }}
        name="upgrade"
        label={(field) => t(`members.cards.upgrade.${field}`)}
        choices={() => cards.map(({ maskedNo }) => maskedNo)}
        problem={(field) => {
          if (!looked || field === 'old') {
            return null;
          }
          return cardNumber.test(newCardNo) ? null : t('members.activation.cardWrong');
        }}
        empty={() => t('members.scanTakes')}
        act={t('members.cards.upgrade.confirm')}
        busy={busy}
        disabled={dialog.spent}
        onAct={submit}
      >
        {phase.kind === 'refused' && !asks ? <FailureNote failure={phase.failure} /> : null}
        <Note tone={cut ? 'warn' : 'info'}>
          {t(cut ? 'members.activation.cutShort' : 'members.cards.upgrade.explain')}
        </Note>
      </PadForm>
      <MoneyApproval dialog={dialog} given={given} />
      {over === null ? null : <Outcome phase={over} before={null} onClose={close} onAskAgain={dialog.submit} />}
    </>
  );
}
