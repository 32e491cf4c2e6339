// The last look before something is given or charged: Enter does it, Esc goes back and nothing was sent.
import type { ReactNode } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { useSettled } from '../../components/use-settled.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useFreshness } from '../../store/money-dialog.ts';
import styles from './benefits.module.css';

export type ConfirmDialogProps = {
  /** `<name>-confirm` and `<name>-cancel` are found by the tests. */
  readonly name: string;
  readonly title: string;
  readonly act: string;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
  readonly children: ReactNode;
};

export function ConfirmDialog({ name, title, act, onCancel, onConfirm, children }: ConfirmDialogProps) {
  const fresh = useFreshness(name);
  const settled = useSettled(name);
  useKeys(keyLevel.dialog, (key) => {
    if (key.name === 'Escape') {
      onCancel();
    } else if (key.name === 'Enter' && fresh(key.timeMs)) {
      onConfirm();
    }
    return true;
  });
  return (
    <Dialog label={title} width={620}>
      <h2 className={styles['dialogTitle']}>{title}</h2>
      {children}
      <DialogEnd name={name} act={act} complete={settled} onCancel={onCancel} onConfirm={onConfirm} />
    </Dialog>
  );
}
