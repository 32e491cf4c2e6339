// The state of UniPOS's settings: what is typed, what main says of it, and the two calls that want a technician's PIN.
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../shared/result.ts';
import type { UniposSetupView } from '../../../shared/unipos-setup.ts';
import { ask } from '../../bridge.ts';
import { useApproved } from '../../components/use-approved.tsx';
import { useBridge } from '../../store/till-context.tsx';
import { emptyUnipos, type UniposInput, uniposDraftIn } from './unipos-input.ts';

export type UniposSetup = {
  readonly view: UniposSetupView | null;
  readonly input: UniposInput;
  readonly problem: Failure | null;
  readonly busy: boolean;
  /** Every step of what stands in the form now is green. */
  readonly isGood: boolean;
  /** The form was changed since the steps were tried. */
  readonly isOld: boolean;
  readonly dialog: ReactNode;
  readonly change: (change: Partial<UniposInput>) => void;
  readonly takeRunning: () => void;
  readonly run: (call: 'test' | 'save') => Promise<void>;
};

export function useUniposSetup(): UniposSetup {
  const { t } = useTranslation();
  const bridge = useBridge();
  const approved = useApproved();
  const [view, setView] = useState<UniposSetupView | null>(null);
  const [input, setInput] = useState(emptyUnipos);
  /** What the steps are about; another input makes them old. */
  const [tried, setTried] = useState<UniposInput | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    let current = true;
    const stop = bridge.on('uniposSetup', setView);
    void ask(bridge.getUniposSetup(null)).then((answer) => {
      if (current && answer.ok) {
        const { tried: last } = answer.value;
        setView((now) => now ?? answer.value);
        setInput((now) => (now === emptyUnipos && last !== null ? { ...emptyUnipos, ...last } : now));
      } else if (current && !answer.ok) {
        setProblem(answer.failure);
      }
    });
    return () => {
      current = false;
      stop();
    };
  }, [bridge]);

  const isGood =
    view !== null &&
    !view.testing &&
    view.steps.length > 0 &&
    tried === input &&
    view.steps.every(({ state }) => state === 'ok') &&
    view.findings.length === 0;

  async function run(call: 'test' | 'save'): Promise<void> {
    if (busy || view === null || view.testing || (call === 'save' && !isGood)) {
      return;
    }
    setBusy(true);
    setProblem(null);
    const draft = uniposDraftIn(input);
    const { secret } = input;
    const answer = await approved.run(
      (approval) =>
        call === 'test'
          ? bridge.testUnipos({ draft, secret, approval })
          : bridge.saveUnipos({ draft, secret, approval }),
      {
        right: 'connectStore',
        what: call === 'test' ? t('uniposSetup.testAsks') : t('uniposSetup.saveAsks', { file: view.file ?? '' }),
      },
    );
    setBusy(false);
    if (answer?.ok === true) {
      setTried(input);
      // A quick check may have told of its end before this answer came.
      const now = await ask(bridge.getUniposSetup(null));
      setView(now.ok ? now.value : answer.value);
    } else if (answer !== null) {
      setProblem(answer.failure);
    }
  }

  return {
    view,
    input,
    problem,
    busy,
    isGood,
    isOld: tried !== null && tried !== input,
    dialog: approved.dialog,
    change: (change) => {
      setProblem(null);
      setInput((now) => ({ ...now, ...change }));
    },
    takeRunning: () => {
      const running = view?.running ?? null;
      if (running !== null) {
        setInput((now) => ({ ...now, ...running }));
      }
    },
    run,
  };
}
