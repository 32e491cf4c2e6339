// The set-up assistant: on the left what Yazuo's technician gave, on the right what each step of the check found, then saved for the next start.
import IconDeviceFloppy from '@tabler/icons-react/dist/esm/icons/IconDeviceFloppy.mjs';
import IconPlugConnected from '@tabler/icons-react/dist/esm/icons/IconPlugConnected.mjs';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectView } from '../../../shared/connect.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useApproved } from '../../components/use-approved.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import { ConnectForm } from './connect-form.tsx';
import { type ConnectInput, draftIn, emptyInput } from './connect-input.ts';
import styles from './connect-panel.module.css';
import { ConnectResult } from './connect-result.tsx';
import panel from './panel.module.css';

export function ConnectPanel() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const approved = useApproved();
  const { takeScannedText } = useActions();
  const scanned = useTill((state) => state.scannedText);
  const [view, setView] = useState<ConnectView | null>(null);
  const [input, setInput] = useState(emptyInput);
  /** What the steps on the right are about; another input makes them old. */
  const [tried, setTried] = useState<ConnectInput | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const stands = useRef(false);

  useEffect(() => {
    let current = true;
    const stop = bridge.on('connect', setView);
    void ask(bridge.getConnect(null)).then((answer) => {
      if (current && answer.ok) {
        const last = answer.value.tried;
        setView((now) => now ?? answer.value);
        setInput((now) => (now === emptyInput && last !== null ? { ...emptyInput, ...last } : now));
      } else if (current && !answer.ok) {
        setProblem(answer.failure);
      }
    });
    return () => {
      current = false;
      stop();
    };
  }, [bridge]);

  // A scanned card is the test card; what was scanned before this panel stood here is not meant.
  useEffect(() => {
    if (scanned !== null) {
      takeScannedText();
      if (stands.current) {
        setInput((now) => ({ ...now, card: scanned }));
      }
    }
    stands.current = true;
  });

  const draft = draftIn(input);
  const isReady = input.user.trim() !== '' && input.password !== '' && view?.testing === false;
  const isGood =
    view !== null &&
    !view.testing &&
    view.steps.length > 0 &&
    tried === input &&
    view.steps.every(({ state }) => state === 'ok' || state === 'notTried') &&
    view.findings.length === 0;

  async function run(call: 'test' | 'save'): Promise<void> {
    if (busy || view === null || (call === 'test' ? !isReady : !isGood)) {
      return;
    }
    setBusy(true);
    setProblem(null);
    const { appSecret, user, password, card } = input;
    const cardNo = card.trim() === '' ? null : card.trim();
    const answer = await approved.run(
      (approval) =>
        call === 'test'
          ? bridge.testConnection({ draft, appSecret, user, password, cardNo, approval })
          : bridge.saveConnection({ draft, appSecret, approval }),
      {
        right: 'connectStore',
        what: call === 'test' ? t('connect.testAsks') : t('connect.saveAsks', { file: view.file }),
      },
    );
    setBusy(false);
    if (answer?.ok === true) {
      setTried(input);
      // A quick check may have told of its end before this answer came.
      const now = await ask(bridge.getConnect(null));
      setView(now.ok ? now.value : answer.value);
    } else if (answer !== null) {
      setProblem(answer.failure);
    }
  }

  useKeys(keyLevel.panel, (key) => {
    if (key.name === 'Enter' && approved.dialog === null) {
      void run(isGood && view?.saved !== true ? 'save' : 'test');
      return true;
    }
    return false;
  });

  if (view === null) {
    return problem === null ? null : <FailureNote failure={problem} />;
  }
  return (
    <div className={`${panel['columns']} ${styles['columns']}`} data-dense>
      <section className={`${panel['side']} ${styles['left']}`} aria-label={t('connect.enter')}>
        <div className={`${styles['inputs']} scroll`}>
          <ConnectForm
            input={input}
            findings={view.findings}
            disabled={busy || view.testing}
            onChange={(field, text) => {
              setProblem(null);
              setInput((now) => ({ ...now, [field]: text }));
            }}
          />
        </div>
        <div className={styles['presses']}>
          <Press
            look={isGood ? 'plain' : 'primary'}
            size="large"
            shortcut={isGood ? undefined : 'Enter'}
            icon={<IconPlugConnected size={24} aria-hidden="true" />}
            busy={view.testing || busy}
            disabled={!isReady}
            testid="connect-test"
            onClick={() => void run('test')}
          >
            {t(view.testing ? 'connect.testing' : 'connect.test')}
          </Press>
          <Press
            look={isGood ? 'primary' : 'plain'}
            size="large"
            shortcut={isGood ? 'Enter' : undefined}
            icon={<IconDeviceFloppy size={24} aria-hidden="true" />}
            disabled={!isGood || busy || view.saved}
            testid="connect-save"
            onClick={() => void run('save')}
          >
            {t('connect.save')}
          </Press>
        </div>
      </section>
      <section
        className={`${panel['side']} ${panel['paper']} ${styles['right']} scroll`}
        aria-label={t('connect.stepsTitle')}
      >
        {problem === null ? null : <FailureNote failure={problem} />}
        <ConnectResult
          view={view}
          old={tried !== null && tried !== input}
          onTake={() => setInput((now) => ({ ...now, ...withoutPractice(view.running) }))}
        />
      </section>
      {approved.dialog}
    </div>
  );
}

function withoutPractice({ practice: _, ...running }: ConnectView['running']) {
  return running;
}
