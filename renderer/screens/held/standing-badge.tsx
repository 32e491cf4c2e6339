// How a sale that was put aside stands, as a word with an icon and a colour.
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconHourglass from '@tabler/icons-react/dist/esm/icons/IconHourglass.mjs';
import IconPlayerPause from '@tabler/icons-react/dist/esm/icons/IconPlayerPause.mjs';
import { useTranslation } from 'react-i18next';
import type { HeldStanding } from '../../../shared/held-sales.ts';
import styles from './held.module.css';

const looks = {
  open: { tone: 'calm', Icon: IconPlayerPause },
  charging: { tone: 'warn', Icon: IconHourglass },
  billPaid: { tone: 'good', Icon: IconCircleCheck },
  billBusy: { tone: 'warn', Icon: IconHourglass },
  billGone: { tone: 'bad', Icon: IconAlertTriangle },
} as const satisfies Record<HeldStanding['kind'], unknown>;

export function StandingBadge({ kind }: Pick<HeldStanding, 'kind'>) {
  const { t } = useTranslation();
  const { tone, Icon } = looks[kind];
  return (
    <span className={styles['badge']} data-tone={tone}>
      <Icon size={18} aria-hidden="true" />
      {t(`held.standing.${kind}`)}
    </span>
  );
}
