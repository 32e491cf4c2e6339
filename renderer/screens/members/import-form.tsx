// A card of another system comes in with what it holds (5.7): its number, whose it is, its balance and points, with a supervisor's PIN.
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/member.ts';
import { readDecimalYuan, zeroFen } from '../../../shared/money.ts';
import type { Failure } from '../../../shared/result.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { moneyText } from '../../components/money-text.ts';
import { useApproved } from '../../components/use-approved.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useBridge } from '../../store/till-context.tsx';
import { useScannedText } from '../../store/use-scanned-text.ts';
import { mobileNumber, sixDigits } from './card-number.ts';
import { mayBeCut, type PadField, tidyNumber } from './pad-fields.ts';
import { PadForm } from './pad-form.tsx';
import { useCardTypes } from './use-card-types.ts';
import { usePadFields } from './use-pad-fields.ts';

type Field = 'cardNo' | 'mobile' | 'type' | 'value' | 'points' | 'password';

export function ImportForm({ member }: { readonly member: MemberView | null }) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const approved = useApproved();
  const { lookup } = useActions();
  const { types, problem: typesProblem } = useCardTypes();
  const [problem, setProblem] = useState<Failure | null>(null);
  const [looked, setLooked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [cut, setCut] = useState(false);
  const typeCount = types?.length ?? 0;
  const fields = useMemo(
    (): readonly PadField<Field>[] => [
      { name: 'cardNo', kind: 'digits', longest: 32 },
      { name: 'mobile', kind: 'digits', longest: 11, optional: member !== null },
      { name: 'type', kind: 'choice', longest: typeCount },
      { name: 'value', kind: 'amount', longest: 9, optional: true },
      { name: 'points', kind: 'digits', longest: 8, optional: true },
      { name: 'password', kind: 'secret', longest: 6, optional: true },
    ],
    [member, typeCount],
  );
  const form = usePadFields<Field>(`import.${member?.memberId ?? 'new'}`, fields);
  const type = types?.[Number(form.text('type')) - 1] ?? null;
  const mobile = form.text('mobile') === '' && member !== null ? member.memberId : form.text('mobile');
  const read = readDecimalYuan(form.text('value') === '' ? '0' : form.text('value'));
  const value = read.ok ? read.value : zeroFen;
  const points = Number(form.text('points') === '' ? '0' : form.text('points'));

  function wrong(field: Field): string | null {
    switch (field) {
      case 'cardNo':
        return /^\d{6,32}$/.test(form.text('cardNo')) ? null : t('members.cards.import.cardWrong');
      case 'mobile':
        return mobile === member?.memberId || mobileNumber.test(mobile) ? null : t('members.activation.mobileWrong');
      case 'type':
        return type === null ? t('members.cards.import.typeMissing') : null;
      case 'password':
        return passwordProblem();
      default:
        return null;
    }
  }

  function passwordProblem(): string | null {
    const password = form.text('password');
    if (password === '') {
      return type?.needsTradePassword === true ? t('members.cards.import.passwordMissing') : null;
    }
    return sixDigits.test(password) ? null : t('members.passwords.form');
  }

  async function submit(): Promise<void> {
    setLooked(true);
    setDone(false);
    const bad = fields.find(({ name }) => wrong(name) !== null);
    if (bad !== undefined || type === null || busy) {
      form.choose(bad?.name ?? form.at);
      return;
    }
    setBusy(true);
    setProblem(null);
    const cardNo = form.text('cardNo');
    const password = form.text('password') === '' ? null : form.text('password');
    const asked = { cardNo, cardTypeId: type.id, mobile, name: null, value, points, password };
    const answer = await approved.run((approval) => bridge.importCard({ ...asked, approval }), {
      right: 'approveService',
      what: t('members.cards.import.what', { card: cardNo, value: moneyText(value), points }),
    });
    setBusy(false);
    if (answer === null) {
      return;
    }
    if (!answer.ok) {
      setProblem(answer.failure);
      return;
    }
    form.clear();
    setLooked(false);
    setDone(true);
    await lookup(cardNo);
  }

  useScannedText(
    (text) => {
      const isCut = mayBeCut(form.text('cardNo'));
      setCut(isCut);
      form.set('cardNo', isCut ? '' : tidyNumber(text, 32));
      form.choose(isCut ? 'cardNo' : 'mobile');
    },
    approved.dialog === null && !busy,
  );
  useKeys(keyLevel.panel, (key) => approved.dialog === null && form.onKey(key, () => void submit()));

  return (
    <>
      <PadForm
        form={form}
        name="import"
        label={(field) => t(`members.cards.import.${field}`)}
        choices={() => types?.map(({ name }) => name) ?? []}
        problem={(field) => (looked ? wrong(field) : null)}
        empty={(field) =>
          field === 'cardNo'
            ? t('members.scanTakes')
            : field === 'mobile' && member !== null
              ? t('members.activation.mobileOf', { name: member.name, mobile: member.maskedMobile })
              : null
        }
        act={t('members.cards.import.confirm')}
        busy={busy}
        onAct={() => void submit()}
      >
        {problem === null ? null : <FailureNote failure={problem} />}
        {typesProblem === null || problem !== null ? null : <FailureNote failure={typesProblem} />}
        {done ? (
          <Note tone="good" testid="import-done">
            {t('members.cards.import.done')}
          </Note>
        ) : problem === null ? (
          <Note tone={cut ? 'warn' : 'info'}>
            {t(cut ? 'members.activation.cutShort' : 'members.cards.import.explain')}
          </Note>
        ) : null}
      </PadForm>
      {approved.dialog}
    </>
  );
}
