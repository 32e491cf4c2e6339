// What the check came to, in one sentence above its steps; before the first check, how the till is connected now.
import { useTranslation } from 'react-i18next';
import type { ProfileFinding } from '../../../shared/profile.ts';
import { sentences } from '../../../shared/sentences.ts';
import type { UniposDraft, UniposSetupView } from '../../../shared/unipos-setup.ts';
import { clockText } from '../../components/age-text.ts';
import { Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import styles from './connect-panel.module.css';
import panel from './panel.module.css';
import { uniposFields } from './unipos-input.ts';
import { UniposSteps } from './unipos-steps.tsx';

type ResultProps = { readonly view: UniposSetupView; readonly old: boolean; readonly onTake: () => void };

export function UniposResult({ view, old, onTake }: ResultProps) {
  const { t } = useTranslation();
  const { findings, steps, testing, saved } = view;
  if (findings.length > 0) {
    return (
      <>
        <Note tone="warn" testid="unipos-findings">
          {t('uniposSetup.mend')}
        </Note>
        <ul className={styles['findings']}>
          {findings.map((finding) => (
            <li key={`${finding.path} ${finding.problem}`}>{sentence(finding)}</li>
          ))}
        </ul>
      </>
    );
  }
  if (saved) {
    return (
      <>
        <Note tone="good" testid="unipos-saved">
          {t('uniposSetup.saved', { file: view.file ?? '' })}
        </Note>
        <Note tone={view.secretKept ? 'info' : 'warn'} testid="unipos-secret-kept">
          {t(view.secretKept ? 'uniposSetup.secretKept' : 'uniposSetup.secretForgotten')}
        </Note>
        <UniposSteps steps={steps} />
      </>
    );
  }
  if (steps.length === 0 || old) {
    return (
      <>
        <p className={panel['hint']}>{t('uniposSetup.what')}</p>
        {view.running === null ? (
          <Note tone="info" testid="unipos-absent">
            {t('uniposSetup.notConnected')}
          </Note>
        ) : (
          <Running running={view.running} view={view} onTake={onTake} />
        )}
      </>
    );
  }
  const failed = steps.some(({ state }) => state === 'failed');
  return (
    <>
      {testing ? null : (
        <Note tone={failed ? 'bad' : 'good'} testid="unipos-verdict">
          {t(failed ? 'uniposSetup.notGood' : view.file === null ? 'uniposSetup.needsStore' : 'uniposSetup.allGood')}
        </Note>
      )}
      <UniposSteps steps={steps} />
    </>
  );

  function sentence({ path, problem, detail }: ProfileFinding) {
    const field = uniposFields.find((name) => path.startsWith(`unipos.${name}`));
    const said = t(`finding.problem.${problem}`, { detail: detail ?? '' });
    return field === undefined ? (
      `${path} ${said}`
    ) : (
      <>
        <strong>{t(`uniposSetup.fields.${field}.label`)}</strong>{' '}
        {sentences([said, t(`uniposSetup.fields.${field}.hint`)])}
      </>
    );
  }
}

type RunningProps = {
  readonly running: UniposDraft;
  readonly view: UniposSetupView;
  readonly onTake: () => void;
};

function Running({ running, view, onTake }: RunningProps) {
  const { t } = useTranslation();
  const { serviceUri, shopNo, appId, format, cardPayModes } = running;
  const facts = [
    [t('uniposSetup.fields.serviceUri.label'), serviceUri],
    [t('uniposSetup.fields.shopNo.label'), shopNo],
    [t('uniposSetup.fields.appId.label'), appId],
    [t('uniposSetup.fields.format.label'), t(`uniposSetup.formats.${format}`)],
    [t('uniposSetup.fields.cardPayModes.label'), cardPayModes === '' ? t('uniposSetup.everyMode') : cardPayModes],
    [
      t('uniposSetup.lastReading'),
      view.lastReading === null ? t('uniposSetup.neverRead') : clockText(view.lastReading, true),
    ],
  ] as const;
  return (
    <section className={styles['running']} aria-label={t('uniposSetup.running')} data-testid="unipos-running">
      <h2 className={styles['title']}>{t(view.practice ? 'uniposSetup.runningPractice' : 'uniposSetup.running')}</h2>
      <dl className={styles['facts']}>
        {facts.map(([name, value]) => (
          <div key={name} className={styles['fact']}>
            <dt>{name}</dt>
            <dd className="number selectable">{value}</dd>
          </div>
        ))}
      </dl>
      <Press size="small" testid="unipos-take" onClick={onTake}>
        {t('uniposSetup.take')}
      </Press>
    </section>
  );
}
