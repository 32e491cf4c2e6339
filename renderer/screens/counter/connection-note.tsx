// What to do where the network or the platform wants something of a person: the bar above only names it.
import { useTranslation } from 'react-i18next';
import { Note } from '../../components/failure-note.tsx';
import { useTill } from '../../store/till-context.tsx';

export function ConnectionNote() {
  const { t } = useTranslation();
  const connection = useTill((state) => state.status?.connection ?? 'online');
  const handedOver = useTill((state) => state.status?.handedOver ?? false);
  // Before a guest is served: afterwards the sale would be refused.
  if (handedOver) {
    return (
      <Note tone="bad" testid="handed-over">
        {t('failure.handedOver')}
      </Note>
    );
  }
  // Offline is everyday: the sale says itself what still works.
  if (connection === 'online' || connection === 'offline') {
    return null;
  }
  return <Note tone="warn">{t(`status.connectionHelp.${connection}`)}</Note>;
}
