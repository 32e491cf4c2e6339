// One card becomes usable: a membership card for a mobile number (6.1.1), or a gift card with its value (6.1.2).
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/member.ts';
import { parseTypedAmount, zeroFen } from '../../../shared/money.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Outcome } from '../../components/outcome.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useMoneyDialog } from '../../store/money-dialog.ts';
import { useActions, useBridge } from '../../store/till-context.tsx';
import { useScannedText } from '../../store/use-scanned-text.ts';
import { type ActivationField, activationFields, activationProblem } from './activation-fields.ts';
import { mayBeCut, tidyNumber } from './pad-fields.ts';
import { PadForm } from './pad-form.tsx';
import { useCardTypes } from './use-card-types.ts';
import { usePadFields } from './use-pad-fields.ts';

type OneProps = {
  readonly kind: 'member' | 'gift';
  /** Whose card it is where no mobile number was typed. */
  readonly member: MemberView | null;
  /** After an outcome: a new form with an intent of its own. */
  readonly onAnother: () => void;
};

export function ActivateOne({ kind, member, onAnother }: OneProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { goTo, lookup } = useActions();
  const { types } = useCardTypes();
  const [looked, setLooked] = useState(false);
  const [cut, setCut] = useState(false);
  const typeCount = types?.length ?? 0;
  const fields = useMemo(
    () => activationFields(kind, { knowsMember: member !== null, typeCount }),
    [kind, member, typeCount],
  );
  const plain = usePadFields<ActivationField>(`activation.${kind}`, fields);
  const form = {
    ...plain,
    text: (name: ActivationField) => (name === 'type' && plain.text('type') === '' ? '1' : plain.text(name)),
  };
  const cardNo = form.text('cardNo');
  const password = form.text('password');
  const mobile = form.text('mobile') === '' && member !== null ? member.memberId : form.text('mobile');
  const typeId = types?.[Number(form.text('type')) - 2]?.id ?? null;
  const read = parseTypedAmount(form.text('value'));
  const value = read.ok ? read.value : zeroFen;
  const known = { knowsMember: member !== null };

  const send = useCallback(
    (intent: string) => {
      const shared = { intent, cardId: null, cardNo, secret: password === '' ? null : password };
      return kind === 'member'
        ? bridge.perform({
            ...shared,
            service: 'activateCard',
            content: { cardTypeId: typeId, mobile, points: 0, idNumber: null },
          })
        : bridge.perform({ ...shared, service: 'activateGiftCard', content: { cardTypeId: typeId, value } });
    },
    [bridge, kind, cardNo, password, mobile, typeId, value],
  );
  const dialog = useMoneyDialog('service', send);
  const { phase } = dialog;
  const over = phase.kind === 'outcome' || phase.kind === 'lost' ? phase : null;

  function submit(): void {
    setLooked(true);
    dialog.clearRefusal();
    const bad = fields.find(({ name }) => activationProblem(name, form.text, known) !== null);
    if (bad === undefined) {
      dialog.submit();
    } else {
      form.choose(bad.name);
    }
  }

  function close(): void {
    const applied = phase.kind === 'outcome' && phase.operation.state === 'applied';
    if (phase.kind === 'outcome' && phase.operation.state !== 'rejected') {
      form.clear(['cardNo', 'mobile']);
    }
    if (applied && kind === 'member') {
      goTo('counter');
      void lookup(cardNo);
    } else {
      onAnother();
    }
  }

  useScannedText((text) => {
    const isCut = mayBeCut(cardNo);
    setCut(isCut);
    form.set('cardNo', isCut ? '' : tidyNumber(text, 32));
    form.choose((isCut ? null : fields[1]?.name) ?? 'cardNo');
  }, over === null);
  useKeys(keyLevel.panel, (key) => over === null && form.onKey(key, submit));

  return (
    <>
      <PadForm
        form={form}
        name="activate"
        label={(field) => t(field === 'value' ? 'members.activation.valueOne' : `members.activation.${field}`)}
        choices={() => [t('members.activation.typeAny'), ...(types?.map(({ name }) => name) ?? [])]}
        problem={(field) => {
          const wrong = looked ? activationProblem(field, form.text, known) : null;
          return wrong === null ? null : t(`members.activation.${wrong}`);
        }}
        empty={(field) =>
          field === 'cardNo'
            ? t('members.scanTakes')
            : field === 'mobile' && member !== null
              ? t('members.activation.mobileOf', { name: member.name, mobile: member.maskedMobile })
              : null
        }
        act={t('members.activation.confirm')}
        busy={phase.kind === 'inFlight'}
        disabled={dialog.spent}
        onAct={submit}
      >
        {phase.kind === 'refused' ? (
          <FailureNote failure={phase.failure} />
        ) : cut ? (
          <Note tone="warn" testid="activate-cut">
            {t('members.activation.cutShort')}
          </Note>
        ) : (
          <Note tone="info">{t(`members.activation.explain${kind === 'member' ? 'Member' : 'Gift'}`)}</Note>
        )}
      </PadForm>
      {over === null ? null : <Outcome phase={over} before={null} onClose={close} onAskAgain={dialog.submit} />}
    </>
  );
}
