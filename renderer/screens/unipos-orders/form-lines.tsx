// The right side of the form: the dishes, or what is reserved, line by line; a dish is found by its number or its name.
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { fineMoney, readFineMoney } from '../../../shared/fine-money.ts';
import { lineAmount } from '../../../shared/unipos-amounts.ts';
import type { UniposKind } from '../../../shared/unipos-orders.ts';
import { Press } from '../../components/press.tsx';
import { fineMoneyText } from '../bills/bill-words.ts';
import { type FormDraft, type FormLine, findingAt, isEmptyLine, type LineField } from './form-draft.ts';
import { FormField } from './form-field.tsx';
import type { PadTarget } from './form-keys.ts';
import { GoodsFields } from './goods-fields.tsx';
import styles from './unipos-orders.module.css';
import type { OrderForm } from './use-order-form.ts';

type LinesProps = {
  readonly kind: UniposKind;
  readonly form: FormDraft;
  readonly state: OrderForm;
  readonly onPad: (target: PadTarget | null) => void;
};

export function FormLines(props: LinesProps) {
  const { t } = useTranslation();
  const { kind, form, state } = props;
  const box = useRef<HTMLDivElement>(null);
  const count = useRef(form.lines.length);
  const none = findingAt(state.findings, 'lines');

  // A line that was just added is the one that is meant.
  useEffect(() => {
    if (form.lines.length > count.current) {
      const inputs = box.current?.querySelectorAll<HTMLInputElement>(`input[data-line="${form.lines.length - 1}"]`);
      inputs?.[0]?.focus();
    }
    count.current = form.lines.length;
  }, [form.lines.length]);

  return (
    <div
      ref={box}
      className={`${styles['lineRows']} scroll`}
      data-testid="unipos-form-lines"
      data-count={form.lines.length}
    >
      {none === null ? null : (
        <span className={styles['wrong']} role="alert" data-testid="unipos-form-lines-problem">
          {t(`uniposOrders.problems.${none.problem}`)}
        </span>
      )}
      {form.lines.map((line, index) => (
        <Line key={line.id} line={line} index={index} {...props} />
      ))}
      <Press
        look="quiet"
        icon={<IconPlus size={22} aria-hidden="true" />}
        disabled={form.lines.some(isEmptyLine)}
        testid="unipos-form-add"
        onClick={state.addLine}
      >
        {t(`uniposOrders.form.addLine.${kind}`)}
      </Press>
    </div>
  );
}

type LineProps = LinesProps & { readonly line: FormLine; readonly index: number };

const decimals: readonly LineField[] = ['quantity', 'price'];

function Line({ kind, line, index, state, onPad }: LineProps) {
  const { t } = useTranslation();
  const field = (name: LineField, hint: string, className?: string | undefined) => (
    <FormField
      label={t(`uniposOrders.fields.${name}`)}
      text={line[name]}
      testid={`unipos-form-${name}-${index}`}
      longest={name === 'notes' ? 400 : 60}
      finding={findingAt(state.findings, name, index)}
      hint={hint}
      digits={decimals.includes(name)}
      line={index}
      className={className}
      onType={(text) => state.changeLine(index, { [name]: text })}
      onPad={decimals.includes(name) ? () => onPad({ field: name, line: index, decimals: true }) : undefined}
      onFocus={decimals.includes(name) ? () => undefined : () => onPad(null)}
    />
  );
  return (
    <fieldset className={styles['lineBox']} aria-label={t('uniposOrders.form.line', { line: index + 1 })}>
      {kind === 'order' ? (
        <>
          <GoodsFields line={line} index={index} state={state} onTouched={() => onPad(null)} />
          <div className={styles['lineFacts']}>
            {field('quantity', '')}
            {field('unit', '')}
            {field('price', '')}
            {field('notes', t('uniposOrders.form.optional'))}
            <strong className={`number ${styles['lineSum']}`}>{fineMoneyText(amountOf(line))}</strong>
          </div>
        </>
      ) : (
        <div className={styles['tableFacts']}>
          {field('area', t('uniposOrders.form.areaHint'))}
          {field('type', t('uniposOrders.form.typeHint'))}
          {field('quantity', '')}
          {field('notes', t('uniposOrders.form.optional'), styles['wide3'])}
        </div>
      )}
      <Press
        look="ghost"
        size="small"
        className={styles['remove']}
        aria-label={t('uniposOrders.form.removeLine', { line: index + 1 })}
        icon={<IconX size={22} aria-hidden="true" />}
        testid={`unipos-form-remove-${index}`}
        onClick={() => state.removeLine(index)}
      />
    </fieldset>
  );
}

function amountOf({ quantity, price }: FormLine) {
  const read = readFineMoney(price);
  return (read === null || read < 0 ? null : lineAmount(quantity, read)) ?? fineMoney(0);
}
