// The backups by row: when, where, how much each holds, and how well it is proven.
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconCircleX from '@tabler/icons-react/dist/esm/icons/IconCircleX.mjs';
import IconRosetteDiscountCheck from '@tabler/icons-react/dist/esm/icons/IconRosetteDiscountCheck.mjs';
import { useTranslation } from 'react-i18next';
import type { BackupName, BackupView } from '../../../shared/backups.ts';
import { clockText } from '../../components/age-text.ts';
import { RowPress } from '../../components/row-press.tsx';
import { sizeText } from '../../components/size-text.ts';
import styles from './backups-panel.module.css';

const proofIcons = { made: IconCircleCheck, whole: IconRosetteDiscountCheck, damaged: IconCircleX } as const;

export function backupKey({ place, name }: BackupName): string {
  return `${place}/${name}`;
}

type ListProps = {
  readonly backups: readonly BackupView[];
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
};

export function BackupList({ backups, chosen, onChoose }: ListProps) {
  const { t } = useTranslation();
  if (backups.length === 0) {
    return (
      <p className={styles['none']} data-testid="backups-none">
        {t('backups.none')}
      </p>
    );
  }
  return (
    <div className={`${styles['list']} scroll`} data-testid="backups-list" data-count={backups.length}>
      {backups.map((backup) => (
        <Row
          key={backupKey(backup)}
          backup={backup}
          chosen={backupKey(backup) === chosen}
          onChoose={() => onChoose(backupKey(backup))}
        />
      ))}
    </div>
  );
}

type RowProps = { readonly backup: BackupView; readonly chosen: boolean; readonly onChoose: () => void };

function Row({ backup, chosen, onChoose }: RowProps) {
  const { t } = useTranslation();
  const { at, bytes, events, place, proof } = backup;
  const Icon = proofIcons[proof];
  return (
    <RowPress
      className={styles['row']}
      chosen={chosen}
      onChoose={onChoose}
      testid={`backup-${backupKey(backup)}`}
      data={{ 'data-proof': proof, 'data-place': place, 'data-events': events }}
    >
      <span className={`number ${styles['time']}`}>{clockText(at, true)}</span>
      <span className={styles['place']}>{t(`backups.places.${place}`)}</span>
      <span className={`number ${styles['soft']}`}>{t('backups.row', { events, size: sizeText(bytes) })}</span>
      <span className={styles['proof']} data-proof={proof}>
        <Icon size={18} aria-hidden="true" />
        {t(`backups.proofs.${proof}`)}
      </span>
    </RowPress>
  );
}
