// A form filled by pad, numeric block and scanner: what it is about and its rows on the left, the keys and the one act on the right.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Pad } from '../../components/pad.tsx';
import { Press } from '../../components/press.tsx';
import { useSettled } from '../../components/use-settled.ts';
import work from '../checkout/checkout.module.css';
import styles from './members.module.css';
import type { PadField } from './pad-fields.ts';
import type { PadFields } from './use-pad-fields.ts';

export type PadFormProps<Name extends string> = {
  readonly form: PadFields<Name>;
  /** Begins the test ids: `<name>-<field>`, `<name>-confirm`. */
  readonly name: string;
  readonly label: (field: Name) => string;
  /** What is wrong with a field, as a sentence. */
  readonly problem: (field: Name) => string | null;
  /** The choices of a field of kind `choice`, in order. */
  readonly choices?: (field: Name) => readonly string[];
  /** What stands in an empty field. */
  readonly empty?: (field: Name) => string | null;
  readonly act: string;
  readonly busy: boolean;
  readonly disabled?: boolean;
  /** Something else takes Enter now. */
  readonly enterTaken?: boolean;
  readonly onAct: () => void;
  /** Above the rows. */
  readonly children?: ReactNode;
  /** Below the rows. */
  readonly below?: ReactNode;
};

export function PadForm<Name extends string>(props: PadFormProps<Name>) {
  const { t } = useTranslation();
  const { form, name, act, busy, disabled = false, enterTaken = false, onAct, children, below } = props;
  const last = form.fields.at(-1)?.name === form.at;
  const settled = useSettled(form.at);
  return (
    <div className={work['work']}>
      <section className={work['left']} inert={busy}>
        {children}
        <div className={`${styles['rows']} scroll`} data-short={below !== undefined || undefined}>
          {form.fields.map((field) => (
            <Row key={field.name} field={field} {...props} />
          ))}
        </div>
        {below}
      </section>
      <aside className={work['right']}>
        <p className={work['aim']}>{t('pad.editing', { what: props.label(form.at) })}</p>
        <Pad onKey={form.press} decimals={form.fields.some(({ kind }) => kind === 'amount')} disabled={busy} />
        {last ? null : (
          <Press
            testid={`${name}-next`}
            shortcut={enterTaken ? undefined : 'Enter'}
            disabled={busy}
            onClick={() => step(form)}
          >
            {t('members.next')}
          </Press>
        )}
        <Press
          look="primary"
          size="large"
          shortcut={last ? 'Enter' : undefined}
          className={work['confirm']}
          busy={busy}
          disabled={disabled}
          settling={!settled}
          testid={`${name}-confirm`}
          onClick={onAct}
        >
          {busy ? t('members.busy') : act}
        </Press>
      </aside>
    </div>
  );
}

function step<Name extends string>({ fields, at, choose }: PadFields<Name>): void {
  const next = fields[fields.findIndex(({ name }) => name === at) + 1];
  if (next !== undefined) {
    choose(next.name);
  }
}

type RowProps<Name extends string> = PadFormProps<Name> & { readonly field: PadField<Name> };

function Row<Name extends string>({ field, form, name: prefix, label, problem, choices, empty }: RowProps<Name>) {
  const { name, kind } = field;
  const wrong = problem(name);
  const testid = `${prefix}-${name}`;
  const text = form.text(name);
  if (kind === 'choice') {
    return (
      <div className={styles['choice']} data-chosen={form.at === name || undefined}>
        <span className={styles['rowLabel']}>{label(name)}</span>
        <div className={styles['options']} role="radiogroup" aria-label={label(name)} data-testid={testid}>
          {(choices?.(name) ?? []).map((choice, index) => (
            <Press
              key={choice}
              role="radio"
              size="small"
              aria-checked={text === String(index + 1)}
              shortcut={form.at === name && index < 9 ? String(index + 1) : undefined}
              testid={`${testid}-${index + 1}`}
              onClick={() => {
                form.choose(name);
                form.set(name, String(index + 1));
              }}
            >
              {choice}
            </Press>
          ))}
        </div>
        {wrong === null ? null : <Wrong testid={testid}>{wrong}</Wrong>}
      </div>
    );
  }
  return (
    <div className={styles['fieldBox']}>
      <button
        type="button"
        className={styles['field']}
        aria-pressed={form.at === name}
        data-wrong={wrong === null ? undefined : true}
        data-testid={testid}
        data-length={text.length}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => form.choose(name)}
      >
        <span className={styles['rowLabel']}>{label(name)}</span>
        <FieldValue field={field} text={text} empty={empty?.(name) ?? null} kept={form.at === name && form.kept} />
      </button>
      {wrong === null ? null : <Wrong testid={testid}>{wrong}</Wrong>}
    </div>
  );
}

type ValueProps = {
  readonly field: PadField<string>;
  readonly text: string;
  readonly empty: string | null;
  readonly kept: boolean;
};

function FieldValue({ field: { kind, optional }, text, empty, kept }: ValueProps) {
  const { t } = useTranslation();
  if (text === '') {
    return (
      <span className={styles['fieldEmpty']}>
        {empty ?? t(optional === true ? 'members.fieldOptional' : 'members.fieldEmpty')}
      </span>
    );
  }
  if (kind === 'secret') {
    return (
      <span className={styles['fieldText']}>
        <span aria-hidden="true">{'●'.repeat(text.length)}</span>
        <span className={styles['unseen']}>{t('members.passwords.digits', { count: text.length })}</span>
      </span>
    );
  }
  return (
    <span className={`number ${styles['fieldText']}`}>
      {kind === 'amount' ? <span className={styles['yen']}>¥</span> : null}
      <span data-kept={kept || undefined}>{text}</span>
    </span>
  );
}

function Wrong({ testid, children }: { readonly testid: string; readonly children: string }) {
  return (
    <p className={styles['wrong']} role="alert" data-testid={`${testid}-problem`}>
      {children}
    </p>
  );
}
