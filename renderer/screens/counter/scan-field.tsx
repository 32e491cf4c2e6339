// One field takes everything: card, mobile, dynamic code, coupon, voucher.
import IconPlayerPause from '@tabler/icons-react/dist/esm/icons/IconPlayerPause.mjs';
import IconScan from '@tabler/icons-react/dist/esm/icons/IconScan.mjs';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Press } from '../../components/press.tsx';
import { CameraPress } from '../../scan/camera-press.tsx';
import { useActions, useTill } from '../../store/till-context.tsx';
import styles from './scan-field.module.css';

type ScanFieldProps = {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly text: string;
  readonly busy: boolean;
  readonly onTouch: () => void;
};

export function ScanField({ field, text, busy, onTouch }: ScanFieldProps) {
  const { t } = useTranslation();
  const hasMembers = useTill((state) => state.settings?.offers.includes('members') ?? true);
  const { goTo, lookup, setScanText } = useActions();
  const waiting = useTill((state) => state.status?.heldSales ?? 0);
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
        onChange={(event) => {
          const { value } = event.currentTarget;
          // No code begins like this: the key that puts a sale aside shows those that were.
          if (text === '' && value === '-') {
            goTo('held');
          } else {
            setScanText(value);
          }
        }}
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
      <CameraPress />
      <Press look="primary" busy={busy} testid="scan-read" onClick={() => void lookup(text)}>
        {busy ? t('counter.reading') : t('counter.read')}
      </Press>
      {waiting === 0 ? null : (
        <Press
          look="amber"
          size="small"
          shortcut="−"
          icon={<IconPlayerPause size={20} aria-hidden="true" />}
          testid="held-open"
          data-count={waiting}
          onClick={() => goTo('held')}
        >
          {t('held.open', { count: waiting })}
        </Press>
      )}
    </div>
  );
}
