// Whom it is about, on one line: name, card, points, stored value, and what the scan was taken for. Or how to get a guest here.
import { useTranslation } from 'react-i18next';
import type { CardView, MemberView } from '../../../shared/member.ts';
import { countText } from '../../components/count-text.ts';
import { Note } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import { selectedCard } from '../../store/chosen-card.ts';
import { useTill } from '../../store/till-context.tsx';
import styles from './benefits.module.css';

export type Guest = { readonly member: MemberView; readonly card: CardView };

/** The member on the counter with the card that is meant; null where there is none, or the card does not work. */
export function useGuest(): Guest | null {
  const member = useTill((state) => state.found?.member ?? null);
  const card = useTill(selectedCard);
  return member === null || card === null || card.status !== 'active' ? null : { member, card };
}

export function GuestLine({ guest }: { readonly guest: Guest | null }) {
  const { t } = useTranslation();
  const kind = useTill((state) => state.found?.kind ?? null);
  return guest === null ? null : (
    <span className={styles['guest']} data-testid="benefits-guest" data-card={guest.card.cardId}>
      <strong>{guest.member.name}</strong> <span className="number">{guest.card.maskedNo}</span>
      <span className={`number ${styles['soft']}`} data-testid="benefits-points" data-points={guest.card.points}>
        {t('benefits.guestPoints', { value: countText(guest.card.points) })}
      </span>
      <Money amount={guest.card.storeBalance} size="row" />
      {kind === null ? null : (
        <span className={styles['taken']} data-testid="benefits-taken" data-kind={kind}>
          {t('counter.tookFor', { kind: t(`scanKind.${kind}`) })}
        </span>
      )}
    </span>
  );
}

/** Where a guest is needed and there is none. */
export function NoGuest() {
  const { t } = useTranslation();
  const member = useTill((state) => state.found?.member ?? null);
  return (
    <div className={styles['noneBox']}>
      <Note tone="info" testid="benefits-nobody">
        {member === null ? t('benefits.nobody') : t('benefits.noCard')}
      </Note>
    </div>
  );
}

/** Nothing here waits for the network: said before anything is typed. */
export function OfflineNote() {
  const { t } = useTranslation();
  const offline = useTill((state) => state.status !== null && state.status.connection !== 'online');
  return offline ? (
    <Note tone="warn" testid="benefits-offline">
      {t('benefits.offline')}
    </Note>
  ) : null;
}
