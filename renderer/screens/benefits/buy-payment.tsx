// With what a coupon or a good is bought: points, stored value, another payment; what the card will have.
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addFen, subtractFen, zeroFen } from '../../../shared/money.ts';
import { countText } from '../../components/count-text.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { moneyText } from '../../components/money-text.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useTill } from '../../store/till-context.tsx';
import type { PadField } from '../members/pad-fields.ts';
import { PadForm } from '../members/pad-form.tsx';
import { usePadFields } from '../members/use-pad-fields.ts';
import styles from './benefits.module.css';
import type { Guest } from './guest-line.tsx';
import { fenOf, type PointsField, paymentsOf, pointsAfter, pointsOf, pointsProblem } from './points-check.ts';
import { useRefresh } from './use-refresh.ts';
import { useService } from './use-service.tsx';

/** What is bought: a coupon's batch, or a good by its name. */
export type Bought = { readonly name: string; readonly batchNo: string | null };

type BuyField = Exclude<PointsField, 'remark'>;

export type BuyPaymentProps = {
  readonly bought: Bought;
  readonly guest: Guest;
  readonly onBack: () => void;
  readonly onAnother: () => void;
};

export function BuyPayment({ bought, guest: { card }, onBack, onAnother }: BuyPaymentProps) {
  const { t, i18n } = useTranslation();
  const refresh = useRefresh();
  const methods = useTill((state) => state.settings?.paymentMethods ?? []);
  const fields = useMemo<readonly PadField<BuyField>[]>(
    () => [
      { name: 'points', kind: 'digits', longest: 7, optional: true },
      { name: 'storePay', kind: 'amount', longest: 9, optional: true },
      { name: 'pay', kind: 'amount', longest: 9, optional: true },
      { name: 'method', kind: 'choice', longest: methods.length, optional: true },
    ],
    [methods.length],
  );
  const form = usePadFields('benefits.buy', fields);
  const [looked, setLooked] = useState(false);
  const text = (field: PointsField) => (field === 'remark' ? '' : form.text(field));
  const [points, storePay, payments] = [pointsOf(text), fenOf(text('storePay')), paymentsOf(text, methods)];
  const wrong = (field: BuyField) => pointsProblem('buy', field, text, card);
  const { batchNo, name } = bought;
  const isEmpty = points === 0 && addFen(storePay, ...payments.map(({ amount }) => amount)) === zeroFen;
  const service = useService({
    request: isEmpty
      ? null
      : {
          service: 'buyCouponWithPoints',
          content: {
            batchNo,
            goodsName: batchNo === null ? name : null,
            points,
            storePay,
            payments: [...payments],
            remark: '',
          },
        },
    card,
    needsPassword: card.needsTradePassword,
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
    const bad = fields.find((field) => wrong(field.name) !== null);
    if (bad === undefined) {
      service.start();
    } else {
      form.choose(bad.name);
    }
  }

  useKeys(keyLevel.panel, (key) => {
    if (service.busy) {
      return false;
    }
    if (key.name === 'Escape') {
      onBack();
      return true;
    }
    return form.onKey(key, submit);
  });

  return (
    <>
      <PadForm
        form={form}
        name="buy"
        label={(field) => t(`benefits.points.fields.${field}`)}
        choices={() => methods.map((method) => (i18n.language === 'en' ? method.englishName : method.name))}
        problem={(field) => {
          const problem = looked ? wrong(field) : null;
          return problem === null
            ? null
            : t(`benefits.points.problems.${problem}`, {
                value: countText(card.points),
                amount: moneyText(card.storeBalance),
              });
        }}
        act={t('benefits.points.act.buy')}
        busy={service.busy}
        onAct={submit}
        below={
          isEmpty || wrong('points') !== null || wrong('storePay') !== null ? null : (
            <p className={styles['help']} data-testid="buy-after">
              {t('benefits.points.balance', { value: countText(card.points) })} →{' '}
              {t('benefits.points.after', { value: countText(pointsAfter('buy', text, card.points)) })} ·{' '}
              {moneyText(card.storeBalance)} → {moneyText(subtractFen(card.storeBalance, storePay))}
            </p>
          )
        }
      >
        {service.problem === null ? (
          <Note tone="info" testid="buy-what">
            {t('benefits.points.buying', { name })}
          </Note>
        ) : (
          <FailureNote failure={service.problem} />
        )}
      </PadForm>
      {service.dialogs}
    </>
  );
}
