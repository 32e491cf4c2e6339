// How one stands, as a word with an icon and a colour.
import IconArrowsDiff from '@tabler/icons-react/dist/esm/icons/IconArrowsDiff.mjs';
import IconBan from '@tabler/icons-react/dist/esm/icons/IconBan.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconClock from '@tabler/icons-react/dist/esm/icons/IconClock.mjs';
import IconCloud from '@tabler/icons-react/dist/esm/icons/IconCloud.mjs';
import IconQuestionMark from '@tabler/icons-react/dist/esm/icons/IconQuestionMark.mjs';
import IconSend from '@tabler/icons-react/dist/esm/icons/IconSend.mjs';
import { useTranslation } from 'react-i18next';
import type { UniposRow, UniposRowState } from '../../../shared/unipos-orders.ts';
import badge from '../../components/state-badge.module.css';

const looks = {
  there: { tone: 'calm', Icon: IconCloud },
  waiting: { tone: 'warn', Icon: IconClock },
  sending: { tone: 'warn', Icon: IconSend },
  unknown: { tone: 'warn', Icon: IconQuestionMark },
  sent: { tone: 'good', Icon: IconCircleCheck },
  refused: { tone: 'bad', Icon: IconBan },
  changed: { tone: 'bad', Icon: IconArrowsDiff },
} as const satisfies Record<UniposRowState, unknown>;

export function RowState({ row: { state, taken } }: { readonly row: Pick<UniposRow<unknown>, 'state' | 'taken'> }) {
  const { t } = useTranslation();
  const { tone, Icon } = looks[state];
  return (
    <span className={badge['badge']} data-tone={tone} data-state={state}>
      <Icon size={18} aria-hidden="true" />
      {taken ? t('uniposOrders.taken') : t(`uniposOrders.state.${state}`)}
    </span>
  );
}
