// A print job's state as a word with an icon and a colour.
import IconBan from '@tabler/icons-react/dist/esm/icons/IconBan.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconClock from '@tabler/icons-react/dist/esm/icons/IconClock.mjs';
import IconPrinter from '@tabler/icons-react/dist/esm/icons/IconPrinter.mjs';
import IconQuestionMark from '@tabler/icons-react/dist/esm/icons/IconQuestionMark.mjs';
import { useTranslation } from 'react-i18next';
import type { PrintState } from '../../../shared/printing.ts';
import styles from '../../components/state-badge.module.css';

const looks = {
  waiting: { tone: 'warn', Icon: IconClock },
  printing: { tone: 'warn', Icon: IconPrinter },
  printed: { tone: 'good', Icon: IconCircleCheck },
  doubtful: { tone: 'bad', Icon: IconQuestionMark },
  dropped: { tone: 'calm', Icon: IconBan },
} as const satisfies Record<PrintState, unknown>;

export function JobBadge({ state }: { readonly state: PrintState }) {
  const { t } = useTranslation();
  const { tone, Icon } = looks[state];
  return (
    <span className={styles['badge']} data-tone={tone} data-state={state}>
      <Icon size={18} aria-hidden="true" />
      {t(`printing.state.${state}`)}
    </span>
  );
}
