// A set-up on screen: on the left what the technician enters with its two presses, on the right what each step of the check found.
import IconDeviceFloppy from '@tabler/icons-react/dist/esm/icons/IconDeviceFloppy.mjs';
import IconPlugConnected from '@tabler/icons-react/dist/esm/icons/IconPlugConnected.mjs';
import type { ReactNode } from 'react';
import { FailureNote } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import styles from './connect-panel.module.css';
import panel from './panel.module.css';
import type { TrialState } from './use-trial.tsx';

type TrialFrameProps = {
  readonly trial: Pick<
    TrialState<{ readonly testing: boolean }, object>,
    'view' | 'problem' | 'busy' | 'mayTest' | 'dialog' | 'run'
  >;
  /** Enter saves: the steps are good and there is something to save. */
  readonly maySave: boolean;
  readonly testid: string;
  readonly words: Readonly<Record<'enter' | 'steps' | 'test' | 'testing' | 'save', string>>;
  readonly form: ReactNode;
  readonly result: ReactNode;
};

export function TrialFrame({ trial, maySave, testid, words, form, result }: TrialFrameProps) {
  const { view, problem, busy, mayTest, dialog, run } = trial;
  const isTesting = view?.testing === true;

  useKeys(keyLevel.panel, (key) => {
    if (key.name === 'Enter' && dialog === null) {
      void run(maySave ? 'save' : 'test');
      return true;
    }
    return false;
  });

  return (
    <div className={`${panel['columns']} ${styles['columns']}`} data-dense>
      <section className={`${panel['side']} ${styles['left']}`} aria-label={words.enter}>
        <div className={`${styles['inputs']} scroll`}>{form}</div>
        <div className={styles['presses']}>
          <Press
            look={maySave ? 'plain' : 'primary'}
            size="large"
            shortcut={maySave ? undefined : 'Enter'}
            icon={<IconPlugConnected size={24} aria-hidden="true" />}
            busy={isTesting || busy}
            disabled={!mayTest && !isTesting}
            testid={`${testid}-test`}
            onClick={() => void run('test')}
          >
            {isTesting ? words.testing : words.test}
          </Press>
          <Press
            look={maySave ? 'primary' : 'plain'}
            size="large"
            shortcut={maySave ? 'Enter' : undefined}
            icon={<IconDeviceFloppy size={24} aria-hidden="true" />}
            disabled={!maySave || busy}
            testid={`${testid}-save`}
            onClick={() => void run('save')}
          >
            {words.save}
          </Press>
        </div>
      </section>
      <section className={`${panel['side']} ${panel['paper']} ${styles['right']} scroll`} aria-label={words.steps}>
        {problem === null ? null : <FailureNote failure={problem} />}
        {result}
      </section>
      {dialog}
    </div>
  );
}
