// A PIN on the spot: what it is that needs one, who may give it, and the PIN on the pad or the keys. The PIN lives in this
// dialog only: it is handed over with the confirmation and forgotten at once.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApprovalInput, mayDo, type PersonView, type Right } from '../../shared/people.ts';
import type { Failure } from '../../shared/result.ts';
import { askWhileShown } from '../bridge.ts';
import { keyLevel } from '../keys/key-layers.ts';
import { useKeys } from '../keys/use-keys.ts';
import { useFreshness } from '../store/money-dialog.ts';
import { useBridge } from '../store/till-context.tsx';
import styles from './approval-dialog.module.css';
import { ApproverList } from './approver-list.tsx';
import { Dialog } from './dialog.tsx';
import { DialogEnd } from './dialog-end.tsx';
import { Note } from './failure-note.tsx';
import { Pad } from './pad.tsx';
import { isPadKey } from './pad-text.ts';
import { PinDots } from './pin-dots.tsx';
import { pressPin, shortestPin } from './pin-text.ts';
import { WhatIsLifted } from './what-is-lifted.tsx';

export type ApprovalDialogProps = {
  readonly right: Right;
  /** What was refused and would be allowed: told in words. */
  readonly asked: Failure | null;
  /** What it is about, where nothing was refused yet. */
  readonly what?: string | undefined;
  /** Why the last PIN did not do. */
  readonly problem: Failure | null;
  readonly busy: boolean;
  /** Persons who may not be the one: the first, where a second is asked for. */
  readonly without?: readonly string[] | undefined;
  readonly onConfirm: (approval: ApprovalInput) => void;
  readonly onCancel: () => void;
};

export function ApprovalDialog(props: ApprovalDialogProps) {
  const { right, asked, what, problem, busy, without = [], onConfirm, onCancel } = props;
  const { t } = useTranslation();
  const bridge = useBridge();
  const [persons, setPersons] = useState<readonly PersonView[] | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const fresh = useFreshness('approval');
  const able = persons?.filter((person) => mayApprove(person, right) && !without.includes(person.id)) ?? [];
  const ready = able.filter((person) => person.lockedUntil === null);
  const chosen = able.find((person) => person.id === picked) ?? ready[0] ?? able[0] ?? null;
  const complete = chosen !== null && pin.length >= shortestPin && !busy;

  // Read again after each refusal: it may have locked somebody out.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the refusal is what it waits for
  useEffect(
    () =>
      askWhileShown(bridge.listPersons(null), (answer) => {
        setPersons(answer.ok ? answer.value : []);
      }),
    [bridge, problem],
  );

  function press(name: string): void {
    if (!busy) {
      setPin((now) => pressPin(now, name));
    }
  }

  function confirm(): void {
    if (complete) {
      setPin('');
      onConfirm({ personId: chosen.id, pin });
    }
  }

  function step(by: number): void {
    const next = chosen === null ? undefined : able[able.indexOf(chosen) + by];
    if (next !== undefined) {
      pick(next.id);
    }
  }

  function pick(id: string): void {
    setPicked(id);
    setPin('');
  }

  useKeys(keyLevel.dialog, (key) => {
    if (busy) {
      return true;
    }
    if (key.name === 'Escape') {
      onCancel();
    } else if (key.name === 'Enter' && fresh(key.timeMs)) {
      confirm();
    } else if (key.name === 'ArrowDown' || key.name === 'ArrowUp') {
      step(key.name === 'ArrowDown' ? 1 : -1);
    } else if (isPadKey(key.name, 'password')) {
      press(key.name);
    }
    return true;
  });

  return (
    <Dialog label={t('approval.title')} width={820}>
      <div className={styles['columns']} data-testid="approval-dialog" data-right={right}>
        <section className={styles['side']}>
          <h2 className={styles['title']}>{t('approval.title')}</h2>
          <WhatIsLifted asked={asked} what={what} />
          <h2 className={styles['subtitle']}>{t('approval.who')}</h2>
          {persons !== null && able.length === 0 ? (
            <Note tone="warn" testid="approval-nobody">
              {t(`approval.nobody.${without.length === 0 ? 'first' : 'second'}`)}
            </Note>
          ) : (
            <ApproverList persons={able} chosen={chosen?.id ?? null} disabled={busy} onPick={pick} />
          )}
          {/* Where there is room for it: the keys must not move from under the finger. */}
          {problem === null ? null : (
            <div className={styles['problem']}>
              <Note tone="bad" testid="approval-problem">
                {t(`failure.${problem.code}`, { ...problem.parameters })}
              </Note>
            </div>
          )}
        </section>
        <section className={styles['side']}>
          <PinDots length={pin.length} label={t('approval.pin')} testid="approval-pin" />
          <Pad onKey={press} decimals={false} disabled={busy} />
        </section>
      </div>
      <DialogEnd
        name="approval"
        act={busy ? t('approval.checking') : t('approval.confirm')}
        complete={complete}
        busy={busy}
        onCancel={onCancel}
        onConfirm={confirm}
      />
    </Dialog>
  );
}

/** Those without a PIN are no choice: they would only be told so. */
function mayApprove(person: PersonView, right: Right): boolean {
  return !person.closed && person.hasPin && mayDo(person.role, right);
}
