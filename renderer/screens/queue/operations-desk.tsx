// A desk whose list is operations and nothing more: its rows, its keys, and the detail of the chosen one.

import { useRowKeys } from '../../components/use-row-keys.ts';
import type { OperationList } from '../../store/operation-list.ts';
import { DeskFrame, type DeskFrameProps, type DeskProps } from './desk-frame.tsx';
import { OperationDetailPanel } from './operation-detail.tsx';
import { OperationRows } from './operation-rows.tsx';

export type OperationsDeskProps = DeskProps & { readonly list: OperationList } & Pick<
    DeskFrameProps<never>,
    'label' | 'empty' | 'emptyTestid' | 'hint'
  >;

export function OperationsDesk({ list, chosen, onChoose, ...words }: OperationsDeskProps) {
  useRowKeys(list.rows?.map(({ serial }) => serial) ?? [], chosen, onChoose);
  return (
    <DeskFrame
      {...words}
      list={list}
      showRows={(rows) => (
        <OperationRows rows={rows} chosen={chosen} more={list.more} onMore={list.loadMore} onChoose={onChoose} />
      )}
    >
      {chosen === null ? null : <OperationDetailPanel key={chosen} serial={chosen} />}
    </DeskFrame>
  );
}
