// Lists of operations on the left, the chosen one on the right: what is open, everything, what a person must decide.
import { useTranslation } from 'react-i18next';
import { useOperationList } from '../../store/operation-list.ts';
import type { DeskProps } from './desk-frame.tsx';
import { OperationsDesk } from './operations-desk.tsx';
import { useManual } from './use-manual.ts';

export function ListDesk({ filter, chosen, onChoose }: DeskProps & { readonly filter: 'open' | 'all' }) {
  const { t } = useTranslation();
  const list = useOperationList(filter);
  return (
    <OperationsDesk
      list={list}
      chosen={chosen}
      onChoose={onChoose}
      label={t(`desk.tabs.${filter}`)}
      empty={filter === 'open' ? t('queue.noneOpen') : t('queue.none')}
      emptyTestid="queue-empty"
      hint={t('queue.choose')}
    />
  );
}

export function ManualDesk({ chosen, onChoose }: DeskProps) {
  const { t } = useTranslation();
  const list = useManual();
  return (
    <OperationsDesk
      list={list}
      chosen={chosen}
      onChoose={onChoose}
      label={t('desk.tabs.manual')}
      empty={t('desk.decide.none')}
      emptyTestid="manual-empty"
      hint={t('desk.decide.choose')}
    />
  );
}
