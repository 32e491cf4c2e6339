// Handing open work to another till and taking it over: this till's code and state on the left, what can be done on the right.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandOverView } from '../../../shared/hand-over.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask, askWhileShown } from '../../bridge.ts';
import { clockText } from '../../components/age-text.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { moneyText } from '../../components/money-text.ts';
import { Press } from '../../components/press.tsx';
import { useApproved } from '../../components/use-approved.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useBridge, useTill } from '../../store/till-context.tsx';
import { HandOverForm } from './hand-over-form.tsx';
import styles from './hand-over-panel.module.css';
import type { HandOverInput, HandOverStep } from './hand-over-step.ts';
import { InstallCode } from './install-code.tsx';
import panel from './panel.module.css';

const empty: HandOverInput = { code: '', passphrase: '' };

/** What was done, told in the language that is chosen when it is read. */
type Done = {
  readonly key: 'handOver.doneWrite' | 'handOver.doneTake' | 'handOver.doneBack';
  readonly values: Readonly<Record<string, string | number>>;
};

export function HandOverPanel() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const approved = useApproved();
  /** Open work changes while the panel is shown. */
  const status = useTill((state) => state.status);
  const [view, setView] = useState<HandOverView | null>(null);
  const [chosen, setChosen] = useState<HandOverStep | null>(null);
  const [input, setInput] = useState(empty);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [busy, setBusy] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new status means that the count of open work may be another
  useEffect(
    () =>
      askWhileShown(bridge.getHandOver(null), (answer) => {
        if (answer.ok) {
          setView(answer.value);
        } else {
          setProblem(answer.failure);
        }
      }),
    [bridge, status],
  );

  const given = view?.handedOver ?? null;
  const steps: readonly HandOverStep[] = given === null ? ['write', 'take'] : ['again', 'back'];
  const step = chosen !== null && steps.includes(chosen) ? chosen : (steps[0] ?? 'write');
  const code = step === 'again' && input.code === '' ? (given?.code ?? '') : input.code;

  function choose(next: HandOverStep): void {
    setChosen(next);
    setInput(empty);
    setProblem(null);
    setDone(null);
  }

  function change(next: HandOverInput): void {
    setInput(next);
    setProblem(null);
  }

  async function go(): Promise<void> {
    if (busy || view === null || (step === 'write' && view.open.count === 0)) {
      return;
    }
    setBusy(true);
    setProblem(null);
    setDone(null);
    const answer = await run(view);
    setBusy(false);
    if (answer === null) {
      return;
    }
    if (!answer.ok) {
      setProblem(answer.failure);
      const now = await ask(bridge.getHandOver(null));
      setView(now.ok ? now.value : view);
      return;
    }
    setView(answer.value.view);
    if (answer.value.done !== null) {
      setInput(empty);
      setDone(answer.value.done);
    }
  }

  async function run(now: HandOverView) {
    const { passphrase } = input;
    const sums = { count: now.open.count, amount: moneyText(now.open.amount) };
    switch (step) {
      case 'write':
      case 'again': {
        const again = step === 'again';
        const answer = await approved.run((approval) => bridge.writeHandOver({ code, passphrase, again, approval }), {
          what: t('handOver.what.write', sums),
        });
        return answer?.ok === true
          ? { ...answer, value: { view: answer.value.view, done: writtenText(answer.value) } }
          : answer;
      }
      case 'take': {
        const answer = await approved.run((approval) => bridge.takeOver({ passphrase, approval }), {
          what: t('handOver.what.take'),
        });
        return answer?.ok === true
          ? { ...answer, value: { view: answer.value.view, done: takenText(answer.value.taken) } }
          : answer;
      }
      case 'back': {
        const answer = await approved.run((approval) => bridge.takeBackHandOver({ approval }), {
          what: t('handOver.what.back', sums),
        });
        return answer?.ok === true
          ? { ...answer, value: { view: answer.value, done: { key: 'handOver.doneBack' as const, values: sums } } }
          : answer;
      }
    }
  }

  useKeys(keyLevel.panel, (key) => {
    if (key.name === 'Enter' && approved.dialog === null) {
      void go();
      return true;
    }
    return false;
  });

  if (view === null) {
    return problem === null ? null : <FailureNote failure={problem} />;
  }
  return (
    <div className={`${panel['columns']} ${styles['columns']}`}>
      <div className={`${panel['side']} ${styles['left']}`}>
        <StateOf view={view} />
        <InstallCode code={view.installCode} />
      </div>
      <section
        className={`${panel['side']} ${panel['paper']} ${styles['right']}`}
        aria-label={t('settings.tabs.handOver.name')}
      >
        <div className={styles['steps']} role="radiogroup" aria-label={t('handOver.step')}>
          {steps.map((name) => (
            <Press
              key={name}
              role="radio"
              aria-checked={step === name}
              className={styles['step']}
              testid={`hand-over-${name}`}
              onClick={() => choose(name)}
            >
              {t(`handOver.steps.${name}`)}
            </Press>
          ))}
        </div>
        {problem === null ? null : <FailureNote failure={problem} />}
        {done === null ? null : (
          <Note tone="good" testid="hand-over-done">
            {t(done.key, done.values)}
          </Note>
        )}
        <HandOverForm
          key={step}
          step={step}
          input={{ ...input, code }}
          nothing={step === 'write' && view.open.count === 0}
          busy={busy}
          onChange={change}
          onGo={() => void go()}
        />
      </section>
      {approved.dialog}
    </div>
  );

  function writtenText({
    view: after,
    fileName,
  }: {
    readonly view: HandOverView;
    readonly fileName: string | null;
  }): Done | null {
    return fileName === null || after.handedOver === null
      ? null
      : { key: 'handOver.doneWrite', values: { file: fileName, code: after.handedOver.code } };
  }

  function takenText(
    taken: { readonly code: string; readonly count: number; readonly amount: number; readonly asked: number } | null,
  ): Done | null {
    return taken === null
      ? null
      : {
          key: 'handOver.doneTake',
          values: {
            code: taken.code,
            count: taken.count,
            amount: moneyText(taken.amount as HandOverView['open']['amount']),
            asked: taken.asked,
          },
        };
  }
}

/** Whether this till works, and what it has handed over. */
function StateOf({ view: { handedOver, open } }: { readonly view: HandOverView }) {
  const { t } = useTranslation();
  if (handedOver === null) {
    return (
      <Note tone={open.count === 0 ? 'good' : 'info'} testid="hand-over-state">
        <strong>{t('handOver.works')}</strong>
        <div>
          {open.count === 0
            ? t('handOver.openNone')
            : t('handOver.open', { count: open.count, amount: moneyText(open.amount) })}
        </div>
      </Note>
    );
  }
  return (
    <Note tone={handedOver.finished ? 'warn' : 'bad'} testid="hand-over-state">
      <strong>{t('handOver.given', { at: clockText(handedOver.at, true) })}</strong>
      <div>
        {t('handOver.givenTo', {
          code: handedOver.code,
          count: handedOver.count,
          amount: moneyText(handedOver.amount),
        })}
      </div>
      <div>{t(handedOver.finished ? 'handOver.givenStops' : 'handOver.givenUnfinished')}</div>
    </Note>
  );
}
