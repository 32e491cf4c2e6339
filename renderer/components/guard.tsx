// Catches a bug in a screen: a plain sentence and one button instead of a white page. The journal is in the main process.
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './guard.module.css';
import { Press } from './press.tsx';

/** React knows error boundaries only as classes. */
export class Guard extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: unknown): void {
    console.error(error);
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const { t } = useTranslation();
  return (
    <main className={styles['broken']} role="alert">
      <p>{t('app.screenBroken')}</p>
      <Press look="primary" size="large" onClick={() => window.location.reload()}>
        {t('app.reload')}
      </Press>
    </main>
  );
}
