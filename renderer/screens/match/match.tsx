// The three-way match: one day with its sides, verdicts and rows, and the check of the numbers that both systems must share.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TabbedScreen } from '../../components/tabbed-screen.tsx';
import { useActions, useTill } from '../../store/till-context.tsx';
import type { ScreenName } from '../../store/till-state.ts';
import { CodesPanel } from './codes-panel.tsx';
import { MatchPanel } from './match-panel.tsx';
import { cameFromKey } from './match-way.ts';

export function Match() {
  const { t } = useTranslation();
  const { keepDraft } = useActions();
  const cameFrom = useTill((state) => state.drafts[cameFromKey]);
  // Taken once: who goes on to another screen and comes back by More goes back to More.
  const [backTo] = useState<ScreenName>(cameFrom === 'dayEnd' ? 'dayEnd' : 'more');
  useEffect(() => keepDraft(cameFromKey, ''), [keepDraft]);
  return (
    <TabbedScreen
      title={t('match.title')}
      label={t('match.tabsLabel')}
      testid="match-tab"
      backTo={backTo}
      tabs={[
        { name: 'day', title: t('match.tabs.day'), show: () => <MatchPanel /> },
        { name: 'codes', title: t('match.tabs.codes'), show: () => <CodesPanel /> },
      ]}
    />
  );
}
