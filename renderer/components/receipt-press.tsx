// The press that shows an operation's receipt; P does the same where nobody types. The receipt's own code is fetched beside it.
import IconReceipt from '@tabler/icons-react/dist/esm/icons/IconReceipt.mjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type KeyLevel, keyLevel } from '../keys/key-layers.ts';
import { useKeys } from '../keys/use-keys.ts';
import { LatePart, late } from './late.tsx';
import { Press } from './press.tsx';
import type { ReceiptDialogProps } from './receipt-dialog.tsx';

const dialog = late<ReceiptDialogProps>(async () => (await import('./receipt-dialog.tsx')).ReceiptDialog);

export type ReceiptPressProps = { readonly serial: string; readonly level?: KeyLevel };

export function ReceiptPress({ serial, level = keyLevel.panel }: ReceiptPressProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useEffect(() => void dialog.fetch().catch(console.error), []);
  useKeys(level, ({ name }) => {
    if (name.toLowerCase() === 'p') {
      setOpen(true);
    }
    // Until the receipt is there, no key means what is behind it.
    return open || name.toLowerCase() === 'p';
  });
  return (
    <>
      <Press
        shortcut="P"
        icon={<IconReceipt size={24} aria-hidden="true" />}
        testid="receipt-open"
        onClick={() => setOpen(true)}
      >
        {t('printing.receipt')}
      </Press>
      {open ? <LatePart of={dialog} given={{ serial, onClose: () => setOpen(false) }} /> : null}
    </>
  );
}
