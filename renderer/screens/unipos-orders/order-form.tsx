// The form of an order or a reservation. Enter goes from field to field and at the end adds a line; on an empty last line it leaves the
// fields, and the next Enter saves. Esc leaves the field, then the form, and loses nothing.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { typedTotal } from '../../../shared/unipos-amounts.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Pad } from '../../components/pad.tsx';
import { Press } from '../../components/press.tsx';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useScannedText } from '../../store/use-scanned-text.ts';
import { fineMoneyText } from '../bills/bill-words.ts';
import { type FormDraft, isEmptyLine } from './form-draft.ts';
import { FormHead } from './form-head.tsx';
import { nextField, type PadTarget, padTyped } from './form-keys.ts';
import { FormLines } from './form-lines.tsx';
import styles from './unipos-orders.module.css';
import { type OpenForm, type OrderForm, useOrderForm } from './use-order-form.ts';

type FormScreenProps = {
  readonly open: OpenForm;
  readonly onBack: () => void;
  readonly onSaved: (form: FormDraft, number: string) => void;
};

export function OrderFormScreen({ open, onBack, onSaved }: FormScreenProps) {
  const { t } = useTranslation();
  const state = useOrderForm(open, onSaved);
  const box = useRef<HTMLFormElement>(null);
  const [pad, setPad] = useState<PadTarget | null>(null);
  const { form, busy } = state;

  // A new one is typed at once; one that is edited is looked at first.
  const isFresh = form !== null && open.begin === null;
  useEffect(() => {
    if (isFresh) {
      box.current?.querySelector('input')?.focus();
    }
  }, [isFresh]);
  // A guest's card that is scanned here says whose order it is.
  useScannedText((text) => state.change('memberNo', text), form !== null);
  useKeys(keyLevel.panel, ({ name }) => {
    const focused = document.activeElement;
    if (name === 'Escape') {
      if (focused instanceof HTMLInputElement) {
        focused.blur();
        setPad(null);
      } else {
        onBack();
      }
      return true;
    }
    if (name === 'ArrowDown') {
      box.current?.querySelector<HTMLInputElement>('input:enabled')?.focus();
      return true;
    }
    if (name === 'Enter') {
      state.save();
    }
    return name === 'Enter';
  });

  function onEnter(event: KeyboardEvent<HTMLFormElement>): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.defaultPrevented) {
      return;
    }
    if (!(event.target instanceof HTMLInputElement) || form === null) {
      return;
    }
    event.preventDefault();
    const last = form.lines.at(-1);
    const next = nextField(event.currentTarget, event.target);
    const isEndless = event.target.dataset['line'] === String(form.lines.length - 1);
    if (last !== undefined && isEndless && isEmptyLine(last)) {
      event.target.blur();
    } else if (next === null) {
      state.addLine();
    } else {
      next.focus();
    }
  }

  return (
    <ScreenFrame
      title={t(`uniposOrders.form.${open.kind}.${form?.opened == null ? 'fresh' : 'edit'}`)}
      onBack={onBack}
      side={form === null ? null : <FormSide number={form.number} kept={state.kept} onClear={state.clear} />}
    >
      {form === null ? (
        state.problem === null ? null : (
          <FailureNote failure={state.problem} />
        )
      ) : (
        <form
          ref={box}
          className={styles['form']}
          inert={busy}
          data-testid="unipos-form"
          data-kept={state.kept}
          onKeyDown={onEnter}
          onSubmit={(event) => event.preventDefault()}
        >
          <section className={styles['formLeft']} aria-label={t('uniposOrders.detail')}>
            <FormHead kind={open.kind} form={form} state={state} onPad={setPad} />
            {pad === null ? null : <Pad decimals={pad.decimals} onKey={(key) => padTyped(key, pad, form, state)} />}
          </section>
          <section className={styles['formRight']} aria-label={t(`uniposOrders.lines.${open.kind}`)}>
            <FormLines kind={open.kind} form={form} state={state} onPad={setPad} />
            <FormEnd open={open} form={form} state={state} />
          </section>
        </form>
      )}
    </ScreenFrame>
  );
}

type SideProps = { readonly number: string; readonly kept: boolean; readonly onClear: () => void };

/** The number is seen before anything is sent. */
function FormSide({ number, kept, onClear }: SideProps) {
  const { t } = useTranslation();
  return (
    <>
      {kept ? (
        <>
          <span>{t('uniposOrders.form.keptDraft')}</span>
          <Press size="small" testid="unipos-form-clear" onClick={onClear}>
            {t('uniposOrders.form.clear')}
          </Press>
        </>
      ) : null}
      <span className={`number ${styles['formNumber']}`}>
        {t('uniposOrders.fields.number')} {number}
      </span>
    </>
  );
}

type EndProps = { readonly open: OpenForm; readonly form: FormDraft; readonly state: OrderForm };

function FormEnd({ open, form, state }: EndProps) {
  const { t } = useTranslation();
  const { busy, findings, problem, warned } = state;
  return (
    <div className={styles['formEnd']}>
      {problem === null ? null : (
        <>
          <FailureNote failure={problem} />
          {problem.code === 'uniposChanged' ? (
            <Press testid="unipos-form-discard" onClick={state.clear}>
              {t('uniposOrders.form.discard')}
            </Press>
          ) : null}
        </>
      )}
      {findings.length === 0 ? null : (
        <Note tone={findings.every(({ warning }) => warning) ? 'warn' : 'bad'} testid="unipos-findings">
          {findings.every(({ warning }) => warning)
            ? t('uniposOrders.form.warnings')
            : t('uniposOrders.form.findings', { count: findings.filter(({ warning }) => !warning).length })}
        </Note>
      )}
      <div className={styles['formSave']}>
        {open.kind === 'order' ? (
          <span className={styles['formTotal']}>
            {t('uniposOrders.total')}{' '}
            <strong className="number" data-testid="unipos-form-total">
              {fineMoneyText(typedTotal(form.lines))}
            </strong>
          </span>
        ) : (
          <span />
        )}
        <Press look="primary" size="large" shortcut="Enter" busy={busy} testid="unipos-save" onClick={state.save}>
          {busy
            ? t('uniposOrders.form.saving')
            : warned && findings.length > 0
              ? t('uniposOrders.form.savePast')
              : t('uniposOrders.form.save')}
        </Press>
      </div>
    </div>
  );
}
