// Closing the shift: what was counted against what should be there, what stays for the next, and who goes on.
import { useTranslation } from 'react-i18next';
import { type Fen, parseTypedAmount, subtractFen, yuanText, zeroFen } from '../../../shared/money.ts';
import type { CashCounted, OpenShift, ShiftRecord } from '../../../shared/shift.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import { moneyText } from '../../components/money-text.ts';
import { Pad } from '../../components/pad.tsx';
import { isPadKey, pressPad } from '../../components/pad-text.ts';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { leaveOnEnter } from '../../keys/leave-on-enter.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useFreshness } from '../../store/money-dialog.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { AmountDisplay } from '../checkout/amount-side.tsx';
import { chosenByKey } from '../queue/choice-keys.ts';
import styles from './shift.module.css';
import { differenceText } from './shift-texts.ts';
import type { ShiftState } from './use-shift.ts';

type ClosePanelProps = {
  readonly state: ShiftState;
  readonly open: OpenShift;
  readonly counted: CashCounted;
  readonly onCountAgain: () => void;
  readonly onClosed: (record: ShiftRecord) => void;
};

export function ClosePanel({ state, open, counted, onCountAgain, onClosed }: ClosePanelProps) {
  const { t } = useTranslation();
  const { keepDraft } = useActions();
  const fresh = useFreshness('close');
  const named = (part: string) => `shift.close.${open.shift}.${part}`;
  const text = useTill((till) => till.drafts[named('left')] ?? yuanText(least(open.float, counted.amount)));
  const kept = useTill((till) => till.drafts[named('left')] === undefined);
  const note = useTill((till) => till.drafts[named('note')] ?? '');
  const to = useTill((till) => till.drafts[named('to')] ?? '');
  const users = useTill((till) => till.settings?.knownUsers ?? []);
  const limit = useTill((till) => till.preferences.cash.differenceAlone);
  const left = readLeft(text);
  const isLarge = Math.abs(counted.difference) > limit;
  const complete = left !== null && left <= counted.amount && (!isLarge || note.trim() !== '');
  const presets: readonly (readonly ['all' | 'float' | 'none', Fen])[] = [
    ['float', least(open.float, counted.amount)],
    ['all', counted.amount],
    ['none', zeroFen],
  ];

  async function confirm(): Promise<void> {
    if (left === null || !complete || state.busy) {
      return;
    }
    const handOver = to === '' ? null : to;
    const what = t('shift.closeApprove', {
      amount: differenceText(t, counted.difference),
      expected: moneyText(subtractFen(counted.amount, counted.difference)),
      counted: moneyText(counted.amount),
    });
    const record = await state.close({ left, note: note.trim(), handOver }, { what });
    if (record !== null) {
      onClosed(record);
    }
  }

  function type(name: string): void {
    keepDraft(named('left'), pressPad(kept && /^[0-9.]$/.test(name) ? '' : text, name, 'amount'));
  }

  useKeys(keyLevel.panel, (key) => {
    if (state.asking) {
      return false;
    }
    const next = key.name.startsWith('Arrow') ? chosenByKey(key.name, ['', ...users], to) : undefined;
    if (key.name === 'Enter') {
      if (fresh(key.timeMs)) {
        void confirm();
      }
      return true;
    }
    if (next !== undefined && (key.name === 'ArrowUp' || key.name === 'ArrowDown')) {
      keepDraft(named('to'), next);
      return true;
    }
    if (isPadKey(key.name, 'amount')) {
      type(key.name);
      return true;
    }
    return false;
  });

  return (
    <div className={styles['counting']} data-testid="shift-closing">
      <section className={`${paper['paper']} ${styles['paper']}`} aria-label={t('shift.closeTitle')}>
        <div className={`${styles['figures']} scroll`}>
          {state.problem === null ? null : <FailureNote failure={state.problem} />}
          <dl className={styles['facts']}>
            <div>
              <dt>{t('shift.expected')}</dt>
              <dd>
                <Money amount={subtractFen(counted.amount, counted.difference)} size="row" />
              </dd>
            </div>
            <div>
              <dt>{t('shift.counted')}</dt>
              <dd>
                <Money amount={counted.amount} size="row" />
              </dd>
            </div>
            <div data-differs={counted.difference !== 0 || undefined}>
              <dt>{t('shift.difference')}</dt>
              <dd data-testid="close-difference" data-fen={counted.difference}>
                {differenceText(t, counted.difference)}
              </dd>
            </div>
          </dl>
          {counted.stale ? (
            <Note tone="warn" testid="close-stale">
              {t('shift.stale')}
            </Note>
          ) : null}
          {open.counts > 1 ? <p className={styles['soft']}>{t('shift.countedTimes', { count: open.counts })}</p> : null}
          {isLarge ? <Note tone="warn">{t('shift.noteNeeded', { limit: moneyText(limit) })}</Note> : null}
          <h2 className={styles['subheading']}>{t('shift.handOver')} ↑ ↓</h2>
          <div className={styles['reasons']} role="radiogroup" aria-label={t('shift.handOver')}>
            {['', ...users].map((user) => (
              <Press
                key={user}
                role="radio"
                aria-checked={user === to}
                testid={`close-to-${user === '' ? 'nobody' : user}`}
                onClick={() => keepDraft(named('to'), user)}
              >
                {user === '' ? t('shift.handOverNobody') : user}
              </Press>
            ))}
          </div>
          <input
            className={styles['input']}
            aria-label={t('shift.note')}
            placeholder={t('shift.note')}
            value={note}
            maxLength={200}
            data-testid="close-note"
            onChange={(event) => keepDraft(named('note'), event.currentTarget.value)}
            onKeyDown={leaveOnEnter()}
          />
        </div>
      </section>
      <aside className={styles['side']}>
        <AmountDisplay label={t('shift.left')} text={text} kept={kept} />
        <div className={styles['presets']}>
          {presets.map(([name, amount]) => (
            <Press
              key={name}
              size="small"
              aria-pressed={presets.find(([, each]) => each === left)?.[0] === name}
              testid={`leave-${name}`}
              onClick={() => keepDraft(named('left'), yuanText(amount))}
            >
              {t(`shift.leave.${name}`)}
            </Press>
          ))}
        </div>
        <div
          className={styles['removed']}
          data-testid="close-removed"
          data-fen={left === null ? '' : counted.amount - left}
        >
          <span>{t('shift.removed')}</span>
          {left === null ? '—' : <Money amount={subtractFen(counted.amount, left)} size="row" />}
        </div>
        <Pad onKey={type} disabled={state.busy} />
        <div className={`${styles['ways']} ${styles['wayOn']}`}>
          <Press testid="close-count-again" onClick={onCountAgain}>
            {t('shift.countAgain')}
          </Press>
          <Press
            look="primary"
            size="large"
            shortcut="Enter"
            busy={state.busy && !state.asking}
            disabled={!complete || counted.stale}
            testid="close-confirm"
            onClick={() => void confirm()}
          >
            {state.busy && !state.asking ? t('shift.closeBusy') : t('shift.closeConfirm')}
          </Press>
        </div>
      </aside>
      {state.dialog}
    </div>
  );
}

function least(one: Fen, other: Fen): Fen {
  return one < other ? one : other;
}

/** Nothing may stay, so zero is an amount here; null where it is none. */
function readLeft(text: string): Fen | null {
  const read = parseTypedAmount(text);
  if (read.ok) {
    return read.value;
  }
  return read.failure.code === 'amountZero' || read.failure.code === 'amountEmpty' ? zeroFen : null;
}
