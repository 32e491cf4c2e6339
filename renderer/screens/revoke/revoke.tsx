// Revocation: the till's own operations with one button each, or a voucher from paper; then what will happen, why, and one
// confirmation whatever the case.
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
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

export function Revoke() {
  const { t } = useTranslation();
  const { goTo, takeVoucher } = useActions();
  const scanned = useTill((state) => state.scannedVoucher);
  const list = useOperationList('revocable');
  const [text, setText] = useState('');
  const [choice, setChoice] = useState<RevokeChoice | null>(null);

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
    }
  }

  useKeys(keyLevel.screen, (key) => {
    if (key.name === 'Escape') {
      if (choice === null) {
        goTo('counter');
      } else {
        setChoice(null);
      }
      return true;
    }
    return false;
  });

  const name = choice === null ? '' : choice.kind === 'operation' ? choice.operation.serial : choice.voucher;
  return (
    <ScreenFrame title={t('revoke.title')} onBack={() => goTo('counter')}>
      <div className={styles['columns']}>
        <section className={styles['left']}>
          <form className={styles['voucher']} onSubmit={submit}>
            <input
              className={styles['input']}
              aria-label={t('revoke.voucherLabel')}
              placeholder={t('revoke.voucherPlaceholder')}
              value={text}
              maxLength={64}
              autoComplete="off"
              data-testid="revoke-voucher"
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Press testid="revoke-voucher-use" onClick={(event) => event.currentTarget.form?.requestSubmit()}>
              {t('revoke.voucherUse')}
            </Press>
          </form>
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
            <RevokePanel key={name} choice={choice} onDone={() => goTo('counter')} />
          )}
        </section>
      </div>
    </ScreenFrame>
  );
}
