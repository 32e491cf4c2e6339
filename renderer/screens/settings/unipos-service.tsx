// How the till is connected to UniPOS: on the left what the technician enters, on the right the connection now or what each step of the
// check found, then saved for the next start.
import IconDeviceFloppy from '@tabler/icons-react/dist/esm/icons/IconDeviceFloppy.mjs';
import IconPlugConnected from '@tabler/icons-react/dist/esm/icons/IconPlugConnected.mjs';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import styles from './connect-panel.module.css';
import panel from './panel.module.css';
import { UniposForm } from './unipos-form.tsx';
import { UniposResult } from './unipos-result.tsx';
import { useUniposSetup } from './use-unipos-setup.tsx';

export function UniposService() {
  const { t } = useTranslation();
  const setup = useUniposSetup();
  const { view, input, problem, busy, isGood, dialog } = setup;
  const maySave = isGood && view?.file !== null && view?.saved !== true;

  useKeys(keyLevel.panel, (key) => {
    if (key.name === 'Enter' && dialog === null) {
      void setup.run(maySave ? 'save' : 'test');
      return true;
    }
    return false;
  });

  if (view === null) {
    return problem === null ? null : <FailureNote failure={problem} />;
  }
  return (
    <div className={`${panel['columns']} ${styles['columns']}`} data-dense>
      <section className={`${panel['side']} ${styles['left']}`} aria-label={t('uniposSetup.enter')}>
        <div className={`${styles['inputs']} scroll`}>
          <UniposForm input={input} findings={view.findings} disabled={busy || view.testing} onChange={setup.change} />
          <p className={panel['hint']}>{t('uniposSetup.zone')}</p>
        </div>
        <div className={styles['presses']}>
          <Press
            look={maySave ? 'plain' : 'primary'}
            size="large"
            shortcut={maySave ? undefined : 'Enter'}
            icon={<IconPlugConnected size={24} aria-hidden="true" />}
            busy={view.testing || busy}
            testid="unipos-test"
            onClick={() => void setup.run('test')}
          >
            {t(view.testing ? 'uniposSetup.testing' : 'uniposSetup.test')}
          </Press>
          <Press
            look={maySave ? 'primary' : 'plain'}
            size="large"
            shortcut={maySave ? 'Enter' : undefined}
            icon={<IconDeviceFloppy size={24} aria-hidden="true" />}
            disabled={!maySave || busy}
            testid="unipos-save"
            onClick={() => void setup.run('save')}
          >
            {t('uniposSetup.save')}
          </Press>
        </div>
      </section>
      <section
        className={`${panel['side']} ${panel['paper']} ${styles['right']} scroll`}
        aria-label={t('uniposSetup.stepsTitle')}
      >
        {problem === null ? null : <FailureNote failure={problem} />}
        <UniposResult view={view} old={setup.isOld} onTake={setup.takeRunning} />
      </section>
      {dialog}
    </div>
  );
}
