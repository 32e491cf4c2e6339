// One field takes everything: card, mobile, dynamic code, coupon, voucher.
import IconScan from '@tabler/icons-react/dist/esm/icons/IconScan.mjs';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Press } from '../../components/press.tsx';
import { useActions, useTill } from '../../store/till-context.tsx';
import styles from './scan-field.module.css';

type ScanFieldProps = {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly busy: boolean;
  readonly onTouch: () => void;
};

export function ScanField({ field, busy, onTouch }: ScanFieldProps) {
  const { t } = useTranslation();
  const text = useTill((state) => state.scanText);
  const hasMembers = useTill((state) => state.settings?.offers.includes('members') ?? true);
  const { lookup, setScanText } = useActions();
  return (
    <div className={styles['scan']}>
      <IconScan size={30} aria-hidden="true" className={styles['scanIcon']} />
      <input
        ref={field}
        className={styles['scanInput']}
        aria-label={t('counter.scanLabel')}
        placeholder={t(hasMembers ? 'counter.scanPlaceholder' : 'memberService.counter.scanPlaceholder')}
        value={text}
        maxLength={512}
        autoComplete="off"
        spellCheck={false}
        data-testid="scan-field"
        onChange={(event) => setScanText(event.currentTarget.value)}
        onPointerDown={(event) => {
          if (event.pointerType === 'touch') {
            onTouch();
          }
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing && !event.repeat) {
            event.preventDefault();
            void lookup(event.currentTarget.value);
          }
        }}
      />
      <Press look="primary" busy={busy} testid="scan-read" onClick={() => void lookup(text)}>
        {busy ? t('counter.reading') : t('counter.read')}
      </Press>
    </div>
  );
}
