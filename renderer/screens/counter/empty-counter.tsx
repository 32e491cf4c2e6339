// The counter before a member is read: what to do, and in practice mode what to try.
import IconQrcode from '@tabler/icons-react/dist/esm/icons/IconQrcode.mjs';
import { useTranslation } from 'react-i18next';
import { Press } from '../../components/press.tsx';
import { useActions, useTill } from '../../store/till-context.tsx';
import { codeLabel, practiceCodes } from '../practice/guide.ts';
import styles from './empty-counter.module.css';

export function EmptyCounter({ busy }: { readonly busy: boolean }) {
  const { t } = useTranslation();
  const { lookup } = useActions();
  const practice = useTill((state) => state.practice);
  const hasMembers = useTill((state) => state.settings?.offers.includes('members') ?? true);
  const codes = practiceCodes(practice?.guide ?? []).slice(0, 8);
  if (busy) {
    return <p className={styles['reading']}>{t('counter.reading')}</p>;
  }
  return (
    <section className={styles['empty']}>
      <IconQrcode size={72} stroke={1.2} aria-hidden="true" className={styles['emptyIcon']} />
      <h2 className={styles['emptyTitle']}>{t('counter.emptyTitle')}</h2>
      <p className={styles['emptyText']}>{t(hasMembers ? 'counter.emptyText' : 'memberService.counter.emptyText')}</p>
      {codes.length === 0 ? null : (
        <div className={styles['try']}>
          <span className={styles['soft']}>{t('counter.tryThese')}</span>
          <div className={styles['tryRow']}>
            {codes.map((entry) => (
              <Press
                key={`${entry.label}${entry.value}`}
                look="quiet"
                size="small"
                onClick={() => void lookup(entry.value)}
              >
                <span className={styles['tryLabel']}>{codeLabel(entry.label, t)}</span>
                <span className="number">{entry.value}</span>
              </Press>
            ))}
          </div>
        </div>
      )}
    </section>
  );
}
