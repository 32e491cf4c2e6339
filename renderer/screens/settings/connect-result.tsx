// What the check came to, in one sentence above its steps; before the first check, what this is for and what is used now.
import { useTranslation } from 'react-i18next';
import type { ConnectView } from '../../../shared/connect.ts';
import type { ProfileFinding } from '../../../shared/profile.ts';
import { sentences } from '../../../shared/sentences.ts';
import { Note } from '../../components/failure-note.tsx';
import { type ConnectField, connectFields } from './connect-input.ts';
import styles from './connect-panel.module.css';
import { ConnectRunning } from './connect-running.tsx';
import { ConnectSteps } from './connect-steps.tsx';
import panel from './panel.module.css';

/** `old`: the form was changed since the steps were tried. */
type ResultProps = { readonly view: ConnectView; readonly old: boolean; readonly onTake: () => void };

export function ConnectResult({ view, old, onTake }: ResultProps) {
  const { t } = useTranslation();
  const { findings, steps, testing } = view;
  if (findings.length > 0) {
    return (
      <>
        <Note tone="warn" testid="connect-findings">
          {t('connect.mend')}
        </Note>
        <ul className={styles['findings']}>
          {findings.map((finding) => (
            <li key={`${finding.path} ${finding.problem}`}>
              <strong>{nameOf(finding.path)}</strong> {sentence(finding)}
            </li>
          ))}
        </ul>
      </>
    );
  }
  if (view.saved) {
    return (
      <>
        <Note tone="good" testid="connect-saved">
          <div>{t('connect.saved', { file: view.file })}</div>
          <div>{t('connect.savedBack')}</div>
        </Note>
        <Note tone={view.secretKept ? 'info' : 'warn'} testid="connect-secret">
          {t(view.secretKept ? 'connect.secretKept' : 'connect.secretForgotten')}
        </Note>
        <ConnectSteps steps={steps} />
      </>
    );
  }
  if (steps.length === 0 || old) {
    return (
      <>
        <p className={panel['hint']}>{t('connect.what')}</p>
        <p className={panel['hint']}>{t('connect.warnToken')}</p>
        <ConnectRunning running={view.running} onTake={onTake} />
      </>
    );
  }
  return (
    <>
      {testing ? null : verdict()}
      <ConnectSteps steps={steps} />
    </>
  );

  function verdict() {
    const failed = steps.some(({ state }) => state === 'failed');
    const skipped = steps.some(({ state }) => state === 'notTried');
    return (
      <Note tone={failed ? 'bad' : skipped ? 'warn' : 'good'} testid="connect-verdict">
        {t(failed ? 'connect.notGood' : skipped ? 'connect.someSkipped' : 'connect.allGood')}
      </Note>
    );
  }

  function nameOf(path: string): string {
    const field = fieldOf(path);
    return field === undefined ? path : t(`connect.fields.${field}.label`);
  }

  /** A field of the form says what belongs there in its own words: those of the file speak of quotes and braces. */
  function sentence({ path, problem, expected, detail }: ProfileFinding): string {
    const said = t(`finding.problem.${problem}`, { detail: detail ?? '' });
    const field = fieldOf(path);
    if (field !== undefined) {
      return sentences([said, t(`connect.fields.${field}.hint`)]);
    }
    return expected === null ? said : sentences([said, t(`finding.expected.${expected}`)]);
  }
}

function fieldOf(path: string): ConnectField | undefined {
  return connectFields.find((name) => name === path);
}
