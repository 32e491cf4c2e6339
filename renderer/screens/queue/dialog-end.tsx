// How a dialog of the desks ends: back on the left, the act on the right, each with its key.
import { useTranslation } from 'react-i18next';
import { Press } from '../../components/press.tsx';
import styles from './desk-dialog.module.css';

export type DialogEndProps = {
  /** `<name>-cancel` and `<name>-confirm` are found by the tests. */
  readonly name: string;
  readonly act: string;
  readonly complete: boolean;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
};

export function DialogEnd({ name, act, complete, onCancel, onConfirm }: DialogEndProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['two']}>
      <Press size="large" shortcut="Esc" testid={`${name}-cancel`} onClick={onCancel}>
        {t('action.cancel')}
      </Press>
      <Press
        look="primary"
        size="large"
        shortcut="Enter"
        disabled={!complete}
        testid={`${name}-confirm`}
        onClick={onConfirm}
      >
        {act}
      </Press>
    </div>
  );
}
