// One way to a new trade password: what the guest types, checked before it is sent, and what became of it in words.
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardView, MemberView } from '../../../shared/member.ts';
import type { Failure, Result } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { useApproved } from '../../components/use-approved.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useBridge, useTill } from '../../store/till-context.tsx';
import { PadForm } from './pad-form.tsx';
import { type PasswordField, type PasswordWay, passwordFields, passwordProblem } from './password-way.ts';
import { SmsLine } from './sms-line.tsx';
import { usePadFields } from './use-pad-fields.ts';

type FormProps = { readonly way: PasswordWay; readonly member: MemberView; readonly cards: readonly CardView[] };

export function PasswordForm({ way, member, cards }: FormProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const approved = useApproved();
  const selected = useTill((state) => state.selectedCardId);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [looked, setLooked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const fields = useMemo(() => passwordFields(way, cards.length), [way, cards.length]);
  const plain = usePadFields<PasswordField>(`password.${member.memberId}`, fields);
  const first =
    Math.max(
      0,
      cards.findIndex(({ cardId }) => cardId === selected),
    ) + 1;
  const chosen = plain.text('card') === '' ? String(first) : plain.text('card');
  const form = { ...plain, text: (name: PasswordField) => (name === 'card' ? chosen : plain.text(name)) };
  const card = cards[Number(chosen) - 1] ?? cards[0];
  const enterSends = way === 'sms' && form.at === 'code' && form.text('code') === '';

  async function submit(): Promise<void> {
    setLooked(true);
    setDone(false);
    const bad = fields.find(({ name }) => passwordProblem(name, form.text) !== null);
    if (bad !== undefined || busy || card === undefined) {
      form.choose(bad?.name ?? form.at);
      return;
    }
    setBusy(true);
    setProblem(null);
    const answer = await send(card);
    setBusy(false);
    if (answer === null) {
      return;
    }
    if (answer.ok) {
      form.clear([]);
      setLooked(false);
      setDone(true);
    } else {
      setProblem(answer.failure);
      if (answer.failure.code === 'tradePasswordWrong') {
        form.set('old', '');
        form.choose('old');
      }
    }
  }

  function send({ cardId, maskedNo }: CardView): Promise<Result<null> | null> {
    const password = form.text('first');
    switch (way) {
      case 'old':
        return ask(bridge.changePassword({ cardId, old: form.text('old'), password }));
      case 'sms':
        return ask(
          bridge.changePasswordBySms({ cardId, memberId: member.memberId, code: form.text('code'), password }),
        );
      case 'reset':
        return approved.run((approval) => bridge.resetPassword({ cardId, approval }), {
          right: 'resetPassword',
          what: t('members.passwords.what', { card: maskedNo }),
        });
    }
  }

  useKeys(keyLevel.panel, (key) => {
    // Without a code yet, Enter is for the line that sends one.
    if (approved.dialog !== null || busy || (enterSends && key.name === 'Enter')) {
      return false;
    }
    if (/^\d$/.test(key.name)) {
      setDone(false);
    }
    return form.onKey(key, () => void submit());
  });

  return (
    <>
      <PadForm
        form={form}
        name="password"
        label={(field) => t(`members.passwords.${field}`)}
        choices={() => cards.map(({ maskedNo }) => maskedNo)}
        problem={(field) => {
          const wrong = looked ? passwordProblem(field, form.text) : null;
          return wrong === null ? null : t(`members.passwords.${wrong}`);
        }}
        act={t(way === 'reset' ? 'members.passwords.reset' : 'members.passwords.change')}
        busy={busy}
        enterTaken={enterSends}
        onAct={() => void submit()}
      >
        {problem === null ? null : <FailureNote failure={problem} />}
        {done ? (
          <Note tone="good" testid="password-done">
            {t(way === 'reset' ? 'members.passwords.wasReset' : 'members.passwords.changed')}
          </Note>
        ) : problem === null ? (
          <Note tone="info">
            {t(`members.passwords.explain${way === 'old' ? 'Old' : way === 'sms' ? 'Sms' : 'Reset'}`)}
          </Note>
        ) : null}
        {way === 'sms' ? <SmsLine memberId={member.memberId} enterSends={enterSends} /> : null}
      </PadForm>
      {approved.dialog}
    </>
  );
}
