// How a dialog ends: back on the left, the act on the right, each with its key.
import { useTranslation } from 'react-i18next';
import styles from './dialog-end.module.css';
import { Press } from './press.tsx';

export type DialogEndProps = {
  /** `<name>-cancel` and `<name>-confirm` are found by the tests. */
  readonly name: string;
  readonly act: string;
  readonly complete: boolean;
  /** The act is under way: nothing can be pressed meanwhile. */
  readonly busy?: boolean;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
};

export function DialogEnd({ name, act, complete, busy = false, onCancel, onConfirm }: DialogEndProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['end']}>
      <Press size="large" shortcut="Esc" disabled={busy} testid={`${name}-cancel`} onClick={onCancel}>
        {t('action.cancel')}
      </Press>
      <Press
        look="primary"
        size="large"
        shortcut="Enter"
        busy={busy}
        disabled={!complete}
        testid={`${name}-confirm`}
        onClick={onConfirm}
      >
        {act}
      </Press>
    </div>
  );
}
