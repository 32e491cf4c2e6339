// An operation's state as a word with an icon and a colour.

import IconArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import IconBan from '@tabler/icons-react/dist/esm/icons/IconBan.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconClock from '@tabler/icons-react/dist/esm/icons/IconClock.mjs';
import IconHandStop from '@tabler/icons-react/dist/esm/icons/IconHandStop.mjs';
import IconHourglass from '@tabler/icons-react/dist/esm/icons/IconHourglass.mjs';
import IconQuestionMark from '@tabler/icons-react/dist/esm/icons/IconQuestionMark.mjs';
import IconSend from '@tabler/icons-react/dist/esm/icons/IconSend.mjs';
import { useTranslation } from 'react-i18next';
import type { OperationState } from '../../shared/operation.ts';
import styles from './state-badge.module.css';

const looks = {
  pending: { tone: 'warn', Icon: IconClock },
  sending: { tone: 'warn', Icon: IconSend },
  unknown: { tone: 'warn', Icon: IconQuestionMark },
  applied: { tone: 'good', Icon: IconCircleCheck },
  rejected: { tone: 'bad', Icon: IconBan },
  cancelled: { tone: 'calm', Icon: IconBan },
  reverted: { tone: 'calm', Icon: IconArrowBackUp },
  blocked: { tone: 'warn', Icon: IconHourglass },
  manual: { tone: 'bad', Icon: IconHandStop },
} as const satisfies Record<OperationState, unknown>;

export function StateBadge({ state }: { readonly state: OperationState }) {
  const { t } = useTranslation();
  const { tone, Icon } = looks[state];
  return (
    <span className={styles['badge']} data-tone={tone} data-state={state}>
      <Icon size={18} aria-hidden="true" />
      {t(`state.${state}`)}
    </span>
  );
}
