// This till's install code: large enough to be read across a counter, copied with one press, or scanned from the screen by the other till.
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Code39Bars } from '../../components/code-39-bars.tsx';
import { copyText } from '../../components/copy-text.ts';
import { Press } from '../../components/press.tsx';
import styles from './hand-over-panel.module.css';
import panel from './panel.module.css';

export function InstallCode({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <section className={`${panel['paper']} ${styles['card']}`} aria-label={t('handOver.code')}>
      <h2 className={styles['title']}>{t('handOver.code')}</h2>
      <output className={`${styles['code']} number selectable`} data-testid="install-code">
        {code}
      </output>
      <Code39Bars text={code} className={styles['bars']} />
      <Press
        look="quiet"
        testid="install-code-copy"
        icon={copied ? <IconCheck size={22} aria-hidden="true" /> : <IconCopy size={22} aria-hidden="true" />}
        onClick={() => {
          setCopied(copyText(code));
        }}
      >
        {t(copied ? 'handOver.copied' : 'handOver.copy')}
      </Press>
      <p className={panel['hint']}>{t('handOver.codeHint')}</p>
    </section>
  );
}
