// Whom a tab is about: the member on the counter in one line, or the sentence that says how to get one there.
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/member.ts';
import { Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useActions } from '../../store/till-context.tsx';
import styles from './members.module.css';

export function Whom({ member }: { readonly member: MemberView | null }) {
  return member === null ? null : (
    <strong className={styles['whom']} data-testid="members-whom">
      {member.name} <span className="number">{member.maskedMobile}</span>
    </strong>
  );
}

/** Where a tab needs a member and there is none. */
export function Nobody() {
  const { t } = useTranslation();
  return (
    <div className={styles['noneBox']}>
      <Note tone="info" testid="members-nobody">
        {t('members.nobody')}
      </Note>
    </div>
  );
}

/** Where a tab needs a card and the member has none. */
export function NoCards() {
  const { t } = useTranslation();
  const { keepDraft } = useActions();
  return (
    <div className={styles['noneBox']}>
      <Note tone="info" testid="members-no-cards">
        {t('members.noCards')}
      </Note>
      <Press look="quiet" testid="members-to-activation" onClick={() => keepDraft('members.tab', 'activation')}>
        {t('members.toActivation')}
      </Press>
    </div>
  );
}
