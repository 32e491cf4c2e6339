// The frame of every screen but the counter: a way back, a title, the member that it is about, the working area.
import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardView, MemberView } from '../../shared/member.ts';
import { Money } from './money.tsx';
import { Press } from './press.tsx';
import { ScanNoteLine } from './scan-note.tsx';
import styles from './screen-frame.module.css';

export type ScreenFrameProps = {
  readonly title: string;
  readonly onBack: () => void;
  readonly side?: ReactNode;
  readonly children: ReactNode;
};

export function ScreenFrame({ title, onBack, side, children }: ScreenFrameProps) {
  const { t } = useTranslation();
  return (
    <main className={styles['frame']}>
      <div className={styles['head']}>
        <Press
          size="small"
          onClick={onBack}
          shortcut="Esc"
          testid="screen-back"
          icon={<IconArrowLeft size={22} aria-hidden="true" />}
        >
          {t('action.back')}
        </Press>
        <h1 className={styles['title']}>{title}</h1>
        <div className={styles['side']}>{side}</div>
      </div>
      <ScanNoteLine />
      {children}
    </main>
  );
}

/** Who pays, on one line, so that the cashier never charges the wrong guest. */
export function MemberStrip({ member, card }: { readonly member: MemberView; readonly card: CardView | null }) {
  const { t } = useTranslation();
  return (
    <div className={styles['strip']}>
      <strong className={styles['name']} title={member.name}>
        {member.name}
      </strong>
      {card === null ? null : (
        <>
          <span className={`number ${styles['card']}`}>{card.maskedNo}</span>
          <span className={styles['balance']}>
            {t('counter.balance')} <Money amount={card.storeBalance} size="row" />
          </span>
        </>
      )}
    </div>
  );
}
