// Cash into the drawer or out of it: how much, why, and a PIN where it is more than a cashier may move alone. What was typed is kept.
import { useTranslation } from 'react-i18next';
import { parseTypedAmount } from '../../../shared/money.ts';
import { cashDirections } from '../../../shared/shift.ts';
import { Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { moneyText } from '../../components/money-text.ts';
import { Pad } from '../../components/pad.tsx';
import { isPadKey, pressPad } from '../../components/pad-text.ts';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { leaveOnEnter } from '../../keys/leave-on-enter.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useFreshness } from '../../store/money-dialog.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { useKept } from '../../store/use-kept.ts';
import { AmountDisplay } from '../checkout/amount-side.tsx';
import { chosenByKey } from '../queue/choice-keys.ts';
import styles from './shift.module.css';
import type { ShiftState } from './use-shift.ts';

const reasonNames = ['1', '2', '3'] as const;

export function MoveDialog({ state, onClose }: { readonly state: ShiftState; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { keepDraft } = useActions();
  const fresh = useFreshness('move');
  const [direction, setDirection] = useKept('shift.move.direction', cashDirections, 'out');
  const text = useTill((till) => till.drafts['shift.move.amount'] ?? '');
  const words = useTill((till) => till.drafts['shift.move.reason'] ?? '');
  const reasons = reasonNames.map((name) => t(`shift.reasons.${direction}.${name}`));
  const amount = parseTypedAmount(text);
  const reason = words.trim();
  const complete = amount.ok && reason !== '';

  function setReason(next: string): void {
    keepDraft('shift.move.reason', next);
  }

  async function confirm(): Promise<void> {
    if (!amount.ok || !complete) {
      return;
    }
    const what = t('shift.moveApprove', {
      direction: t(`shift.direction.${direction}`),
      amount: moneyText(amount.value),
      reason,
    });
    if (await state.move({ direction, amount: amount.value, reason }, { what })) {
      keepDraft('shift.move.amount', '');
      setReason('');
      onClose();
    }
  }

  useKeys(keyLevel.dialog, (key) => {
    if (state.asking) {
      return false;
    }
    const step = key.name === 'ArrowLeft' ? 'in' : key.name === 'ArrowRight' ? 'out' : null;
    const next = key.name.startsWith('Arrow') ? chosenByKey(key.name, reasons, reason) : undefined;
    if (key.name === 'Escape') {
      onClose();
    } else if (key.name === 'Enter' && fresh(key.timeMs)) {
      void confirm();
    } else if (step !== null) {
      setDirection(step);
      setReason('');
    } else if (next !== undefined) {
      setReason(next);
    } else if (isPadKey(key.name, 'amount')) {
      keepDraft('shift.move.amount', pressPad(text, key.name, 'amount'));
    }
    return true;
  });

  return (
    <Dialog label={t('shift.move')} width={900}>
      <div className={styles['moving']} data-testid="move-dialog" data-direction={direction}>
        <div className={styles['movingWords']}>
          <h2 className={styles['heading']}>{t(`shift.moveTitle.${direction}`)}</h2>
          <div className={styles['ways']} role="radiogroup" aria-label={t('shift.moveDirection')}>
            {cashDirections.map((each) => (
              <Press
                key={each}
                role="radio"
                aria-checked={each === direction}
                shortcut={each === 'in' ? '←' : '→'}
                testid={`move-${each}`}
                onClick={() => {
                  setDirection(each);
                  setReason('');
                }}
              >
                {t(`shift.direction.${each}`)}
              </Press>
            ))}
          </div>
          <h2 className={styles['subheading']}>{t('shift.reason')} ↑ ↓</h2>
          <div className={styles['reasons']} role="radiogroup" aria-label={t('shift.reason')}>
            {reasons.map((each, index) => (
              <Press
                key={each}
                role="radio"
                aria-checked={each === reason}
                testid={`move-reason-${index + 1}`}
                onClick={() => setReason(each)}
              >
                {each}
              </Press>
            ))}
          </div>
          <input
            className={styles['input']}
            aria-label={t('shift.reason')}
            placeholder={t('shift.reason')}
            value={words}
            maxLength={200}
            data-testid="move-reason"
            onChange={(event) => setReason(event.currentTarget.value)}
            onKeyDown={leaveOnEnter()}
          />
          {state.problem === null ? null : <FailureNote failure={state.problem} />}
        </div>
        <div className={styles['movingPad']}>
          <AmountDisplay label={t('shift.amount')} text={text} kept={false} />
          <Pad onKey={(name) => keepDraft('shift.move.amount', pressPad(text, name, 'amount'))} disabled={state.busy} />
        </div>
      </div>
      <DialogEnd
        name="move"
        act={t('shift.moveConfirm')}
        complete={complete}
        busy={state.busy && !state.asking}
        onCancel={onClose}
        onConfirm={() => void confirm()}
      />
    </Dialog>
  );
}
