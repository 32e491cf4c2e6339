// One task in the list of the course: its number, its name, and how it stands, in a picture and in words.
import IconCircle from '@tabler/icons-react/dist/esm/icons/IconCircle.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconProgress from '@tabler/icons-react/dist/esm/icons/IconProgress.mjs';
import { useTranslation } from 'react-i18next';
import type { TrainingTaskView } from '../../../shared/training-tasks.ts';
import { Press } from '../../components/press.tsx';
import styles from './practice-menu.module.css';

type RowProps = {
  readonly view: TrainingTaskView;
  readonly number: number;
  readonly active: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
};

export function TaskRow({ view: { task, doneAt }, number, active, chosen, onChoose }: RowProps) {
  const { t } = useTranslation();
  const state = active ? 'active' : doneAt === null ? 'open' : 'done';
  const Icon = { active: IconProgress, open: IconCircle, done: IconCircleCheck }[state];
  return (
    <Press
      className={styles['task']}
      aria-pressed={chosen}
      shortcut={String(number)}
      icon={<Icon size={24} aria-hidden="true" />}
      data-state={state}
      testid={`course-task-${task}`}
      onClick={onChoose}
    >
      {t(`training.tasks.${task}.name`)}
      <span className={styles['unseen']}> · {t(`training.state.${state}`)}</span>
    </Press>
  );
}
