// What a task asks for: its steps with their ticks, and a hint for who wants one.
import IconBulb from '@tabler/icons-react/dist/esm/icons/IconBulb.mjs';
import IconCircle from '@tabler/icons-react/dist/esm/icons/IconCircle.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TrainingTask, type TrainingTaskView, trainingTasks } from '../../../shared/training-tasks.ts';
import { Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { stepTexts } from '../../components/training-texts.ts';
import { useTill } from '../../store/till-context.tsx';
import { dateText } from './date-text.ts';
import styles from './practice-menu.module.css';

type DetailProps = {
  readonly task: TrainingTask;
  readonly view: TrainingTaskView | undefined;
  readonly active: boolean;
};

export function TaskDetail({ task, view, active }: DetailProps) {
  const { t, i18n } = useTranslation();
  const [hinted, setHinted] = useState(false);
  const card = useTill(
    (state) => state.practice?.guide.find(({ label }) => label === 'practice.guide.card')?.value ?? '',
  );
  const doneAt = view?.doneAt ?? null;
  /** A task that was done and is not being practised again has all its ticks. */
  const ticked = active ? (view?.ticked ?? 0) : doneAt === null ? 0 : trainingTasks[task].length;
  return (
    <>
      <h2 className={styles['subtitle']}>{t(`training.tasks.${task}.name`)}</h2>
      <p className={styles['explain']}>
        {t(`training.tasks.${task}.about`)}
        {doneAt === null ? '' : ` · ${t('training.doneAt', { date: dateText(doneAt, i18n.language) })}`}
      </p>
      <ol className={styles['steps']}>
        {trainingTasks[task].map((step, index) => {
          const isTicked = index < ticked;
          const Icon = isTicked ? IconCircleCheck : IconCircle;
          return (
            <li
              key={step}
              className={styles['step']}
              data-testid={`course-step-${step}`}
              data-ticked={isTicked}
              aria-current={active && index === ticked ? 'step' : undefined}
            >
              <Icon size={22} aria-hidden="true" />
              <span>
                {stepTexts(t, task, step, card).text}
                {isTicked ? <span className={styles['unseen']}> ({t('training.state.done')})</span> : null}
              </span>
            </li>
          );
        })}
      </ol>
      {hinted ? (
        <Note tone="info" icon={IconBulb} testid="course-hint-text">
          {t(`training.tasks.${task}.hint`)}
        </Note>
      ) : (
        <Press
          look="quiet"
          className={styles['hint']}
          icon={<IconBulb size={22} aria-hidden="true" />}
          testid="course-hint"
          onClick={() => setHinted(true)}
        >
          {t('training.hint')}
        </Press>
      )}
    </>
  );
}
