// The remark of a sale, and with it the way to put the sale aside. Enter does it; Esc goes back and keeps what was written.
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import styles from './hold-dialog.module.css';
import type { Hold } from './use-hold.ts';

export function HoldDialog({ hold }: { readonly hold: Hold }) {
  const { t } = useTranslation();
  const holds = hold.asking === 'hold';
  const title = t(holds ? 'sale.holdTitle' : 'sale.remarkTitle');
  // Enter in the field is the form's; the layer keeps every other key from the screen beneath.
  useKeys(keyLevel.dialog, ({ name }) => {
    if (name === 'Escape' && !hold.busy) {
      hold.cancel();
    } else if (name === 'Enter' && !hold.busy) {
      hold.confirm();
    }
    return true;
  });
  return (
    <Dialog label={title} fieldFirst>
      <h2 className={styles['title']}>{title}</h2>
      {holds ? <p className={styles['explain']}>{t('sale.holdExplain')}</p> : null}
      {hold.problem === null ? null : <FailureNote failure={hold.problem} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!hold.busy) {
            hold.confirm();
          }
        }}
      >
        <TextInput
          data-autofocus
          label={t('sale.remark')}
          placeholder={t('sale.remarkHint')}
          value={hold.remark}
          maxLength={200}
          autoComplete="off"
          classNames={{ input: styles['input'] ?? '', label: styles['label'] ?? '' }}
          data-testid="hold-remark"
          onChange={(event) => hold.type(event.currentTarget.value)}
        />
      </form>
      <DialogEnd
        name="hold"
        act={t(hold.busy ? 'sale.holding' : holds ? 'sale.holdConfirm' : 'action.confirm')}
        complete
        busy={hold.busy}
        onCancel={hold.cancel}
        onConfirm={hold.confirm}
      />
    </Dialog>
  );
}
