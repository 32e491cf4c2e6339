// Revocation: the till's own operations with one button each, or a voucher from paper; then what will happen, why, and one
// confirmation whatever the case.
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Pad } from '../../components/pad.tsx';
import { pressPad } from '../../components/pad-text.ts';
import { Press } from '../../components/press.tsx';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useOperationList } from '../../store/operation-list.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { OperationRows } from '../queue/operation-rows.tsx';
import { choiceOf, type RevokeChoice } from './choice.ts';
import styles from './revoke.module.css';
import { RevokePanel } from './revoke-panel.tsx';
import { noReason, type RevokeReason } from './revoke-reason.ts';

export function Revoke() {
  const { t } = useTranslation();
  const { goTo, takeVoucher } = useActions();
  const scanned = useTill((state) => state.scannedVoucher);
  const list = useOperationList('revocable');
  const [text, setText] = useState('');
  const [choice, setChoice] = useState<RevokeChoice | null>(null);
  const [reasons, setReasons] = useState<Readonly<Record<string, RevokeReason>>>({});
  const [padOpen, setPadOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (scanned !== null && list.rows !== null) {
      takeVoucher();
      setText(scanned);
      setChoice(choiceOf(scanned, list.rows));
    }
  }, [scanned, list.rows, takeVoucher]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (text.trim() !== '') {
      setChoice(choiceOf(text.trim(), list.rows ?? []));
      // The next keys are the reason and its Enter, not more of the number.
      field.current?.blur();
      setPadOpen(false);
    }
  }

  useKeys(keyLevel.screen, (key) => {
    if (key.name === 'Escape') {
      back();
      return true;
    }
    if (key.name === 'ArrowDown' || key.name === 'ArrowUp') {
      const rows = list.rows ?? [];
      const at = choice?.kind === 'operation' ? rows.findIndex((row) => row.serial === choice.operation.serial) : -1;
      const next = rows[key.name === 'ArrowDown' ? Math.min(at + 1, rows.length - 1) : Math.max(at - 1, 0)];
      setChoice(next === undefined ? null : { kind: 'operation', operation: next });
      return true;
    }
    // Nothing is chosen: what is typed is the number on a receipt.
    if (choice === null && /^[0-9A-Za-z]$/.test(key.name)) {
      field.current?.focus();
      setText((now) => now + key.name);
      return true;
    }
    return false;
  });

  /** One step: first away from the operation, then from the screen. */
  function back(): void {
    if (choice === null) {
      goTo('counter');
    } else {
      setChoice(null);
    }
  }

  const name = choice === null ? '' : choice.kind === 'operation' ? choice.operation.serial : choice.voucher;
  return (
    <ScreenFrame title={t('revoke.title')} onBack={back}>
      <div className={styles['columns']}>
        <section className={styles['left']}>
          <form className={styles['voucher']} onSubmit={submit}>
            <input
              ref={field}
              className={styles['input']}
              aria-label={t('revoke.voucherLabel')}
              placeholder={t('revoke.voucherPlaceholder')}
              value={text}
              maxLength={64}
              autoComplete="off"
              data-testid="revoke-voucher"
              onChange={(event) => setText(event.currentTarget.value)}
              onPointerDown={(event) => setPadOpen(padOpen || event.pointerType === 'touch')}
            />
            <Press testid="revoke-voucher-use" onClick={(event) => event.currentTarget.form?.requestSubmit()}>
              {t('revoke.voucherUse')}
            </Press>
          </form>
          {padOpen ? (
            <Pad decimals={false} onKey={(name) => setText((now) => pressPad(now, name, 'password'))} />
          ) : null}
          <h2 className={styles['subtitle']}>{t('revoke.list')}</h2>
          <div className={styles['list']}>
            {list.rows === null ? null : list.rows.length === 0 ? (
              <p className={styles['none']}>{t('revoke.listNone')}</p>
            ) : (
              <OperationRows
                rows={list.rows}
                chosen={name}
                more={list.more}
                onMore={list.loadMore}
                rowTestid="revoke-row"
                onChoose={(serial) => {
                  const operation = list.rows?.find((row) => row.serial === serial);
                  setChoice(operation === undefined ? null : { kind: 'operation', operation });
                }}
              />
            )}
          </div>
        </section>
        <section className={`${styles['right']} scroll`}>
          {choice === null ? (
            <p className={styles['none']}>{t('revoke.choose')}</p>
          ) : (
            <RevokePanel
              key={name}
              choice={choice}
              reason={reasons[name] ?? noReason}
              onReason={(reason) => setReasons({ ...reasons, [name]: reason })}
              onDone={() => goTo('counter')}
            />
          )}
        </section>
      </div>
    </ScreenFrame>
  );
}
