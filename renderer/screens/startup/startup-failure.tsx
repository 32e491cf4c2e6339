// The till could not open: one plain sentence with its next step, and for a profile every finding at once.
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { findingSentence } from '../../../shared/finding-sentence.ts';
import { finding as english } from '../../../shared/messages/en/startup.ts';
import { finding as chinese } from '../../../shared/messages/zh-CN/startup.ts';
import type { StartupView } from '../../../shared/session.ts';
import { failureDetails } from '../../components/failure-details.ts';
import { Press } from '../../components/press.tsx';
import styles from './startup-failure.module.css';

export function StartupFailure({ startup }: { readonly startup: Extract<StartupView, { state: 'failed' }> }) {
  const { t, i18n } = useTranslation();
  const { failure, findings } = startup;
  const words = i18n.language === 'en' ? english : chinese;
  const details = failureDetails(failure, t);
  const other = i18n.language === 'en' ? 'zh-CN' : 'en';
  // What reads the page aloud must know which language it is in.
  useEffect(() => {
    document.documentElement.lang = i18n.language;
  }, [i18n.language]);
  return (
    <main className={styles['page']}>
      <section className={styles['box']} role="alert">
        <div className={styles['head']}>
          <IconAlertTriangle size={52} aria-hidden="true" className={styles['icon']} />
          <h1 className={styles['title']}>{t('startup.title')}</h1>
        </div>
        <p className={styles['sentence']} data-testid="failure-text" data-code={failure.code}>
          {t(`failure.${failure.code}`, { ...failure.parameters })}
        </p>
        {details.map((line) => (
          <p key={line} className={styles['detail']}>
            {line}
          </p>
        ))}
        {findings.length === 0 ? null : (
          <>
            <h2 className={styles['subtitle']}>{t('startup.findings')}</h2>
            <ol className={`${styles['findings']} scroll selectable`}>
              {findings.map((finding) => (
                <li key={`${finding.path}${finding.problem}`}>
                  <code className={styles['path']}>
                    {finding.path}
                    {finding.line === null ? '' : ` · ${t('startup.line', { value: finding.line })}`}
                  </code>{' '}
                  {findingSentence(finding, words)}
                </li>
              ))}
            </ol>
          </>
        )}
        <p className={styles['kept']}>{t('startup.kept')}</p>
        {/* No store is open here, so the language is the page's own affair. */}
        <Press size="small" lang={other} onClick={() => void i18n.changeLanguage(other)} testid="language-switch">
          {t('status.language')}
        </Press>
      </section>
    </main>
  );
}
