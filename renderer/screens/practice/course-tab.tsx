// The training course: the tasks with what was done of them, the steps of the chosen one, and the certificate at the end.
import IconCertificate from '@tabler/icons-react/dist/esm/icons/IconCertificate.mjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TrainingTask, type TrainingView, trainingTaskNames } from '../../../shared/training-tasks.ts';
import { ask } from '../../bridge.ts';
import { Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useBridge } from '../../store/till-context.tsx';
import { dateText } from './date-text.ts';
import styles from './practice-menu.module.css';
import { TaskDetail } from './task-detail.tsx';
import { TaskRow } from './task-row.tsx';

type CourseProps = { readonly training: TrainingView | null; readonly onGo: () => void };

/** What is being practised, else the first that was not done yet. */
function nextTask(training: TrainingView): TrainingTask {
  return training.active ?? training.tasks.find(({ doneAt }) => doneAt === null)?.task ?? 'firstSale';
}

export function CourseTab({ training, onGo }: CourseProps) {
  const { t, i18n } = useTranslation();
  const bridge = useBridge();
  const [touched, setTouched] = useState<TrainingTask | null>(null);
  const [asking, setAsking] = useState(false);
  const chosen = touched ?? (training === null ? 'firstSale' : nextTask(training));
  const canBegin = training !== null && training.trainee !== null;
  const isActive = training?.active === chosen;

  // Who opens the menu after a task was finished finds the next one.
  useEffect(() => {
    if (training?.justDone != null) {
      setTouched(null);
    }
  }, [training?.justDone]);

  function choose(task: TrainingTask): void {
    setTouched(task);
    setAsking(false);
  }

  function act(): void {
    if (isActive) {
      onGo();
    } else if (canBegin) {
      setTouched(chosen);
      void ask(bridge.beginTraining({ task: chosen }));
    }
  }

  function restart(): void {
    if (asking) {
      setTouched(null);
      void ask(bridge.restartTraining(null));
    }
    setAsking(!asking);
  }

  useKeys(keyLevel.dialog, ({ name }) => {
    const by = name === 'ArrowDown' ? 1 : name === 'ArrowUp' ? -1 : 0;
    const next = /^[1-7]$/.test(name)
      ? trainingTaskNames[Number(name) - 1]
      : by === 0
        ? undefined
        : trainingTaskNames[trainingTaskNames.indexOf(chosen) + by];
    if (next !== undefined) {
      choose(next);
    } else if (name === 'Enter') {
      act();
    }
    // Those of the menu itself; nothing reaches what lies behind it.
    return !['Escape', 'ArrowLeft', 'ArrowRight'].includes(name);
  });

  if (training === null) {
    return null;
  }
  const done = training.tasks.filter(({ doneAt }) => doneAt !== null).length;
  return (
    <div className={styles['course']} data-testid="course" data-done={done} data-active={training.active ?? ''}>
      {training.trainee === null ? <Note tone="warn">{t('training.nobody')}</Note> : null}
      {training.finishedAt === null || training.trainee === null ? (
        <p className={styles['explain']}>{t('training.intro')}</p>
      ) : (
        <p className={styles['certificate']} data-testid="course-certificate">
          <IconCertificate size={34} aria-hidden="true" />
          <span>
            <strong>{t('training.certificateTitle')}</strong>{' '}
            {t('training.certificate', {
              name: training.trainee,
              date: dateText(training.finishedAt, i18n.language),
              all: trainingTaskNames.length,
            })}
          </span>
        </p>
      )}
      <div className={styles['columns']}>
        <section className={styles['tasks']} aria-label={t('training.list')}>
          {training.tasks.map((view, index) => (
            <TaskRow
              key={view.task}
              view={view}
              number={index + 1}
              active={training.active === view.task}
              chosen={chosen === view.task}
              onChoose={() => choose(view.task)}
            />
          ))}
          {training.trainee === null ? null : (
            <div className={styles['foot']}>
              <span className={styles['explain']} role="status">
                {asking
                  ? t('training.restartAsk', { name: training.trainee })
                  : t('training.whose', { name: training.trainee, done, all: trainingTaskNames.length })}
              </span>
              <Press
                look={asking ? 'danger' : 'quiet'}
                disabled={done === 0 && training.active === null}
                testid="course-restart"
                onClick={restart}
              >
                {t('training.restart')}
              </Press>
            </div>
          )}
        </section>
        <section className={styles['detail']} aria-label={t(`training.tasks.${chosen}.name`)}>
          <TaskDetail
            key={chosen}
            task={chosen}
            view={training.tasks.find(({ task }) => task === chosen)}
            active={isActive}
          />
          <div className={styles['presses']}>
            {isActive ? (
              <Press testid="course-stop" onClick={() => void ask(bridge.beginTraining({ task: null }))}>
                {t('training.stop')}
              </Press>
            ) : null}
            <Press look="primary" shortcut="Enter" disabled={!canBegin} testid="course-begin" onClick={act}>
              {t(isActive ? 'training.goOn' : chosenIsDone() ? 'training.again' : 'training.begin')}
            </Press>
          </div>
        </section>
      </div>
    </div>
  );

  function chosenIsDone(): boolean {
    return training?.tasks.some(({ task, doneAt }) => task === chosen && doneAt !== null) ?? false;
  }
}
