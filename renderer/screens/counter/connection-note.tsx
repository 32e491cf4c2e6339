// What to do where the network or the platform wants something of a person: the bar above only names it.
import { useTranslation } from 'react-i18next';
import { Note } from '../../components/failure-note.tsx';
import { useTill } from '../../store/till-context.tsx';

export function ConnectionNote() {
  const { t } = useTranslation();
  const connection = useTill((state) => state.status?.connection ?? 'online');
  // Offline is everyday: the sale says itself what still works.
  if (connection === 'online' || connection === 'offline') {
    return null;
  }
  return <Note tone="warn">{t(`status.connectionHelp.${connection}`)}</Note>;
}
