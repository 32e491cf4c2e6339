// A card's trade password: by the old one, by an SMS code, or reset with a PIN. The guest's digits are dots, and forgotten when the tab is left.
import { useTranslation } from 'react-i18next';
import { Note } from '../../components/failure-note.tsx';
import { ModeBar } from '../../components/mode-bar.tsx';
import { useTill } from '../../store/till-context.tsx';
import { useKept } from '../../store/use-kept.ts';
import styles from './members.module.css';
import { PasswordForm } from './password-form.tsx';
import { passwordWays } from './password-way.ts';
import { Nobody, NoCards, Whom } from './whom.tsx';

export function PasswordsPanel() {
  const { t } = useTranslation();
  const member = useTill((state) => state.found?.member ?? null);
  const [way, setWay] = useKept('members.passwordWay', passwordWays, 'old');
  if (member === null) {
    return <Nobody />;
  }
  const cards = member.cards.filter((card) => card.needsTradePassword && card.status === 'active');
  return (
    <>
      <ModeBar
        name="password-way"
        label={t('members.passwords.waysLabel')}
        modes={passwordWays}
        chosen={way}
        text={(each) => t(`members.passwords.ways.${each}`)}
        onChoose={setWay}
      >
        <Whom member={member} />
      </ModeBar>
      {member.cards.length === 0 ? (
        <NoCards />
      ) : cards.length === 0 ? (
        <div className={styles['noneBox']}>
          <Note tone="info" testid="password-none">
            {t('members.passwords.withoutPassword')}
          </Note>
        </div>
      ) : (
        <PasswordForm key={`${way} ${member.memberId}`} way={way} member={member} cards={cards} />
      )}
    </>
  );
}
