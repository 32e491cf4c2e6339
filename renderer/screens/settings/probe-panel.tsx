// The contract probe: how the till stands, a test card and one big button on the left; on the right what is asked and what was found.
import IconShieldCheck from '@tabler/icons-react/dist/esm/icons/IconShieldCheck.mjs';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProbeView } from '../../../shared/probe.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useApproved } from '../../components/use-approved.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { leaveOnEnter } from '../../keys/leave-on-enter.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import panel from './panel.module.css';
import styles from './probe-panel.module.css';
import { ProbeResult, ProbeStanding } from './probe-result.tsx';
import { ProbeSteps } from './probe-steps.tsx';

const empty = { card: '', other: '', password: '' };
type Field = keyof typeof empty;

export function ProbePanel() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const approved = useApproved();
  const { takeScannedText } = useActions();
  const scanned = useTill((state) => state.scannedText);
  const user = useTill((state) => state.session?.user ?? '');
  const [view, setView] = useState<ProbeView | null>(null);
  const [input, setInput] = useState(empty);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<Field>('card');
  const stands = useRef(false);

  useEffect(() => {
    let current = true;
    const stop = bridge.on('probe', setView);
    void ask(bridge.getProbe(null)).then((answer) => {
      if (current && answer.ok) {
        setView((now) => now ?? answer.value);
      } else if (current && !answer.ok) {
        setProblem(answer.failure);
      }
    });
    return () => {
      current = false;
      stop();
    };
  }, [bridge]);

  // A scanned test card goes where one is missing; what was scanned before this panel stood here is not meant.
  useEffect(() => {
    if (scanned !== null) {
      takeScannedText();
      if (stands.current) {
        change(fieldFor(input, field.current), scanned);
      }
    }
    stands.current = true;
  });

  function change(name: Field, text: string): void {
    setProblem(null);
    setInput((now) => ({ ...now, [name]: text }));
  }

  async function start(): Promise<void> {
    const cardNo = input.card.trim();
    if (busy || view === null || view.running || cardNo === '') {
      return;
    }
    setBusy(true);
    setProblem(null);
    const otherCardNo = input.other.trim() === '' ? null : input.other.trim();
    const password = input.password === '' ? null : input.password;
    const answer = await approved.run((approval) => bridge.runProbe({ cardNo, otherCardNo, password, approval }), {
      right: 'runProbe',
      what: t('probe.asks'),
    });
    setBusy(false);
    setInput((now) => ({ ...now, password: '' }));
    if (answer?.ok === true) {
      setView((now) => (now?.running === true ? now : answer.value));
    } else if (answer !== null) {
      setProblem(answer.failure);
    }
  }

  useKeys(keyLevel.panel, (key) => {
    if (key.name === 'Enter' && approved.dialog === null) {
      void start();
      return true;
    }
    return false;
  });

  if (view === null) {
    return problem === null ? null : <FailureNote failure={problem} />;
  }
  const shown = problem ?? view.failure;
  return (
    <div className={`${panel['columns']} ${styles['columns']}`} data-dense>
      <div className={`${panel['side']} ${styles['left']}`}>
        <div className={`${styles['inputs']} scroll`}>
          <ProbeStanding view={view} />
          {view.running ? (
            <Note tone="info" testid="probe-running">
              {t('probe.running')}
            </Note>
          ) : (
            <div className={styles['form']}>
              {fieldOf('card', t('probe.card'), t('probe.cardHint'))}
              {fieldOf('other', t('probe.otherCard'))}
              {fieldOf('password', t('probe.password', { user }), t('probe.passwordHint'))}
            </div>
          )}
        </div>
        <Press
          look="primary"
          size="large"
          shortcut="Enter"
          className={styles['go']}
          icon={<IconShieldCheck size={26} aria-hidden="true" />}
          busy={busy || view.running}
          disabled={input.card.trim() === ''}
          testid="probe-start"
          onClick={() => void start()}
        >
          {t('probe.start')}
        </Press>
      </div>
      <section className={`${panel['side']} ${panel['paper']} ${styles['right']} scroll`} aria-label={t('probe.title')}>
        {shown === null ? null : (
          <>
            <FailureNote failure={shown} />
            <p className={panel['hint']}>{t('probe.again')}</p>
          </>
        )}
        {view.running || view.record === null ? (
          shown === null && <p className={panel['hint']}>{t('probe.what')}</p>
        ) : (
          <ProbeResult view={view} />
        )}
        <ProbeSteps view={view} />
      </section>
      {approved.dialog}
    </div>
  );

  function fieldOf(name: Field, label: string, hint?: string) {
    return (
      <label className={panel['label']}>
        {label}
        <input
          className={`${panel['input']} ${styles['input']} number`}
          type={name === 'password' ? 'password' : 'text'}
          inputMode={name === 'password' ? 'text' : 'numeric'}
          value={input[name]}
          maxLength={name === 'password' ? 128 : 64}
          autoComplete="off"
          spellCheck={false}
          placeholder={name === 'password' ? hint : undefined}
          data-testid={`probe-${name}`}
          onFocus={() => {
            field.current = name;
          }}
          onChange={(event) => change(name, event.currentTarget.value)}
          onKeyDown={leaveOnEnter(() => void start())}
        />
        {name === 'password' || hint === undefined || input.card !== '' ? null : (
          <span className={styles['small']}>{hint}</span>
        )}
      </label>
    );
  }
}

/** The first empty card field; where none is empty, the one that was touched last. */
function fieldFor({ card, other }: typeof empty, touched: Field): Field {
  if (card === '') {
    return 'card';
  }
  return other === '' || touched === 'other' ? 'other' : 'card';
}
