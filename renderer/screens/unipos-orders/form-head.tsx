// The left side of the form: whose it is, when it is wanted, where it goes, how it is paid.
import { useTranslation } from 'react-i18next';
import { type UniposKind, uniposPayModes } from '../../../shared/unipos-orders.ts';
import { Press } from '../../components/press.tsx';
import { type FormDraft, findingAt, type HeadField } from './form-draft.ts';
import { FormField } from './form-field.tsx';
import type { PadTarget } from './form-keys.ts';
import { payModeText } from './order-words.ts';
import styles from './unipos-orders.module.css';
import type { OrderForm } from './use-order-form.ts';

type HeadProps = {
  readonly kind: UniposKind;
  readonly form: FormDraft;
  readonly state: OrderForm;
  readonly onPad: (target: PadTarget | null) => void;
};

const longest = { number: 40, contact: 60, phone: 40, date: 20, clock: 10, memberNo: 40 } as const;
const longestText = 400;
const digits: readonly HeadField[] = ['phone', 'date', 'clock', 'memberNo'];

export function FormHead({ kind, form, state, onPad }: HeadProps) {
  const { t } = useTranslation();
  const hints: Partial<Record<HeadField, string>> = {
    phone: t('uniposOrders.form.phoneHint'),
    date: t('uniposOrders.form.dateHint'),
    clock: t('uniposOrders.form.clockHint'),
  };
  const field = (name: HeadField, label: string, wide = false) => (
    <FormField
      label={label}
      text={form[name]}
      testid={`unipos-form-${name}`}
      longest={name in longest ? longest[name as keyof typeof longest] : longestText}
      finding={findingAt(state.findings, name)}
      hint={hints[name] ?? (name === 'number' || name === 'contact' ? '' : t('uniposOrders.form.optional'))}
      digits={digits.includes(name)}
      disabled={name === 'number' && form.opened !== null}
      className={wide ? styles['wide'] : undefined}
      onType={(text) => state.change(name, text)}
      onPad={digits.includes(name) ? () => onPad({ field: name, line: null, decimals: false }) : undefined}
      onFocus={digits.includes(name) ? () => undefined : () => onPad(null)}
    />
  );
  return (
    <div className={`${styles['grid']} scroll`}>
      {field('contact', t('uniposOrders.fields.contact'))}
      {field('phone', t('uniposOrders.fields.phone'))}
      {field('date', `${t(`uniposOrders.times.${kind}`)} · ${t('uniposOrders.fields.date')}`)}
      {field('clock', t('uniposOrders.fields.clock'))}
      {kind === 'order' ? <p className={styles['help']}>{t('uniposOrders.form.asapHelp')}</p> : null}
      {field('address', t(`uniposOrders.addressOf.${kind}`), true)}
      {field('notes', t('uniposOrders.fields.notes'), true)}
      {field('memberNo', t('uniposOrders.fields.memberNo'))}
      {field('payInfo', t('uniposOrders.fields.payInfo'))}
      <div className={styles['wide']}>
        <span className={styles['label']}>{t('uniposOrders.fields.payMode')}</span>
        <div className={styles['pair']} role="radiogroup" aria-label={t('uniposOrders.fields.payMode')}>
          {payModesOf(form.payMode).map((mode) => (
            <Press
              key={mode}
              role="radio"
              size="small"
              aria-checked={form.payMode === mode}
              testid={`unipos-form-pay-${mode}`}
              onClick={() => state.change('payMode', mode)}
            >
              {payModeText(mode, t)}
            </Press>
          ))}
        </div>
      </div>
      {field('number', t('uniposOrders.fields.number'), true)}
      <p className={styles['help']}>
        {t(form.opened === null ? 'uniposOrders.form.numberHelp' : 'uniposOrders.form.numberFixed')}
      </p>
    </div>
  );
}

/** What another system says of the payment stays to be chosen. */
function payModesOf(mode: string): readonly string[] {
  const known: readonly string[] = uniposPayModes;
  return mode === '' || known.includes(mode) ? known : [...known, mode];
}
