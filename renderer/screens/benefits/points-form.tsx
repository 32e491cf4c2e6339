// Points exchanged, given or taken (6.6.1, 6.6.2, 6.6.4): how many and why; what the card will have.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentences } from '../../../shared/sentences.ts';
import { countText } from '../../components/count-text.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { moneyText } from '../../components/money-text.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import type { PadField } from '../members/pad-fields.ts';
import { PadForm } from '../members/pad-form.tsx';
import { usePadFields } from '../members/use-pad-fields.ts';
import styles from './benefits.module.css';
import type { Guest } from './guest-line.tsx';
import { type PointsField, type PointsMode, pointsAfter, pointsOf, pointsProblem } from './points-check.ts';
import { useRefresh } from './use-refresh.ts';
import { useService } from './use-service.tsx';

const fields: readonly PadField<PointsField>[] = [
  { name: 'points', kind: 'digits', longest: 7 },
  { name: 'remark', kind: 'choice', longest: 3, optional: true },
];
const services = { exchange: 'exchangePoints', award: 'awardPoints', deduct: 'deductPoints' } as const;
const remarkKeys = ['a', 'b', 'c'] as const;

export type PointsFormProps = {
  readonly mode: Exclude<PointsMode, 'buy'>;
  readonly guest: Guest;
  /** The store's rules, in words. */
  readonly rules: ReactNode;
  /** After an outcome: a new form with an intent of its own. */
  readonly onAnother: () => void;
};

export function PointsForm({ mode, guest: { card }, rules, onAnother }: PointsFormProps) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const form = usePadFields(`benefits.${mode}`, fields);
  const [looked, setLooked] = useState(false);
  const points = pointsOf(form.text);
  const reasons = remarkKeys.map((key) => t(`benefits.points.remarks.${mode}.${key}`));
  const remark = reasons[Number(form.text('remark')) - 1] ?? '';
  const wrong = (field: PointsField) => pointsProblem(mode, field, form.text, card);
  const service = useService({
    request: points === 0 ? null : { service: services[mode], content: { points, remark } },
    card,
    needsPassword: card.needsTradePassword && mode !== 'award',
    onOver: (isUsedUp) => {
      if (isUsedUp) {
        form.clear();
      }
      refresh(card.cardId);
      onAnother();
    },
  });

  function submit(): void {
    setLooked(true);
    const bad = fields.find(({ name }) => wrong(name) !== null);
    if (bad === undefined) {
      service.start();
    } else {
      form.choose(bad.name);
    }
  }

  useKeys(keyLevel.panel, (key) => !service.busy && form.onKey(key, submit));

  return (
    <>
      <PadForm
        form={form}
        name="points"
        label={(field) => t(`benefits.points.fields.${field}`)}
        choices={() => reasons}
        problem={(field) => {
          const problem = looked ? wrong(field) : null;
          return problem === null
            ? null
            : t(`benefits.points.problems.${problem}`, {
                value: countText(card.points),
                amount: moneyText(card.storeBalance),
              });
        }}
        act={t(`benefits.points.act.${mode}`)}
        busy={service.busy}
        onAct={submit}
        below={
          <>
            {points === 0 || wrong('points') !== null ? null : (
              <p className={styles['help']} data-testid="points-after">
                {t('benefits.points.balance', { value: countText(card.points) })} →{' '}
                {t('benefits.points.after', { value: countText(pointsAfter(mode, form.text, card.points)) })}
              </p>
            )}
            {rules}
          </>
        }
      >
        {service.problem === null ? (
          <Note tone="info">{sentences([t(`benefits.points.explain.${mode}`), t('benefits.noRevoke')])}</Note>
        ) : (
          <FailureNote failure={service.problem} />
        )}
      </PadForm>
      {service.dialogs}
    </>
  );
}
