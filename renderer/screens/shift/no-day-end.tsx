// A member service that settles no days: said where a cashier looks for the end of the day.
import { useTranslation } from 'react-i18next';
import { Note } from '../../components/failure-note.tsx';
import { useTill } from '../../store/till-context.tsx';

/** Nothing where the platform settles days. */
export function NoDayEnd() {
  const { t } = useTranslation();
  const settles = useTill((state) => state.settings?.offers.includes('dayEnd') ?? true);
  return settles ? null : (
    <Note tone="info" testid="shift-no-day-end">
      {t('shift.noDayEnd')}
    </Note>
  );
}
