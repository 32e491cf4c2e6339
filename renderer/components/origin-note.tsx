// What a till says when its store is not the one that it left: an older copy was put back, or it is a copy of another till's.
import { useTranslation } from 'react-i18next';
import { useTill } from '../store/till-context.tsx';
import { Note } from './failure-note.tsx';

/** Nothing where the store is this till's newest own. */
export function OriginNote() {
  const { t } = useTranslation();
  const origin = useTill((state) => state.status?.origin ?? 'same');
  return origin === 'same' ? null : (
    <Note tone="warn" testid="origin-note">
      {t(`origin.${origin}`)}
    </Note>
  );
}
