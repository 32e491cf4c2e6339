// A verdict as a word with an icon and a colour: what differs, what is on its way, what could not be compared, what is well.
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconClock from '@tabler/icons-react/dist/esm/icons/IconClock.mjs';
import IconQuestionMark from '@tabler/icons-react/dist/esm/icons/IconQuestionMark.mjs';
import { useTranslation } from 'react-i18next';
import { type MatchCause, type MatchWeight, matchCauses } from '../../../shared/match.ts';
import styles from './match.module.css';

const weightIcons = {
  bad: IconAlertTriangle,
  wait: IconClock,
  none: IconQuestionMark,
  good: IconCircleCheck,
} as const satisfies Record<MatchWeight, unknown>;

export function VerdictMark({ cause }: { readonly cause: MatchCause }) {
  const { t } = useTranslation();
  const { verdict, weight } = matchCauses[cause];
  const Icon = weightIcons[weight];
  return (
    <span className={styles['mark']} data-weight={weight}>
      <Icon size={18} aria-hidden="true" />
      {t(`match.verdict.${verdict}`)}
    </span>
  );
}
