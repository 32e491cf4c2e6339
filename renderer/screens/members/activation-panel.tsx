// Cards become usable: one membership card, one gift card, or many gift cards with a result each.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ModeBar } from '../../components/mode-bar.tsx';
import { useTill } from '../../store/till-context.tsx';
import { useKept } from '../../store/use-kept.ts';
import { ActivateOne } from './activate-one.tsx';
import { BatchPanel } from './batch-panel.tsx';
import { Whom } from './whom.tsx';

const kinds = ['member', 'gift', 'batch'] as const;

export function ActivationPanel() {
  const { t } = useTranslation();
  const member = useTill((state) => state.found?.member ?? null);
  const money = useTill((state) => state.money);
  const [kind, setKind] = useKept('members.activationKind', kinds, 'member');
  const [round, setRound] = useState(0);
  return (
    <>
      <ModeBar
        name="activation-kind"
        label={t('members.activation.kindsLabel')}
        modes={money === 'none' ? kinds : [kind]}
        chosen={kind}
        text={(each) => t(`members.activation.kinds.${each}`)}
        onChoose={setKind}
      >
        <Whom member={kind === 'member' ? member : null} />
      </ModeBar>
      {kind === 'batch' ? (
        <BatchPanel />
      ) : (
        <ActivateOne
          key={`${kind} ${round}`}
          kind={kind}
          member={kind === 'member' ? member : null}
          onAnother={() => setRound((now) => now + 1)}
        />
      )}
    </>
  );
}
