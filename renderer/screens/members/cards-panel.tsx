// The member's cards: the list with the default card and a code to show, the upgrade to a new card, and a card of another system.
import { useTranslation } from 'react-i18next';
import { ModeBar } from '../../components/mode-bar.tsx';
import { useTill } from '../../store/till-context.tsx';
import { useKept } from '../../store/use-kept.ts';
import { CardList } from './card-list.tsx';
import { ImportForm } from './import-form.tsx';
import { UpgradeForm } from './upgrade-form.tsx';
import { Nobody, NoCards, Whom } from './whom.tsx';

const modes = ['code', 'upgrade', 'import'] as const;

export function CardsPanel() {
  const { t } = useTranslation();
  const member = useTill((state) => state.found?.member ?? null);
  const [kept, setMode] = useKept('members.cardsMode', modes, 'code');
  const mode = member === null ? 'import' : kept;
  const noCards =
    member !== null && mode !== 'import' && !member.cards.some(({ status }) => mode === 'code' || status === 'active');
  return (
    <>
      <ModeBar
        name="cards-mode"
        label={t('members.cards.actionsLabel')}
        modes={member === null ? ['import'] : modes}
        chosen={mode}
        text={(each) => t(`members.cards.actions.${each}`)}
        onChoose={setMode}
      >
        <Whom member={member} />
      </ModeBar>
      {mode === 'import' ? (
        <ImportForm member={member} />
      ) : member === null ? (
        <Nobody />
      ) : noCards ? (
        <NoCards />
      ) : mode === 'code' ? (
        <CardList key={member.memberId} member={member} />
      ) : (
        <UpgradeForm key={member.memberId} member={member} />
      )}
    </>
  );
}
