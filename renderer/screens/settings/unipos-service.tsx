// How the till is connected to UniPOS: entered, tried step by step, and saved for the next start beside the store's own profile.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { UniposSetupView } from '../../../shared/unipos-setup.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { useBridge } from '../../store/till-context.tsx';
import panel from './panel.module.css';
import { TrialFrame } from './trial-frame.tsx';
import { UniposForm } from './unipos-form.tsx';
import { emptyUnipos, type UniposInput, uniposDraftIn } from './unipos-input.ts';
import { UniposResult } from './unipos-result.tsx';
import { useTrial } from './use-trial.tsx';

const goodStates = ['ok'];

export function UniposService() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const trial = useTrial<UniposSetupView, UniposInput>({
    empty: emptyUnipos,
    listen: useCallback((take) => bridge.on('uniposSetup', take), [bridge]),
    read: useCallback(() => bridge.getUniposSetup(null), [bridge]),
    send: (call, { secret, ...input }, approval) => {
      const asked = { draft: uniposDraftIn({ ...input, secret }), secret, approval };
      return call === 'test' ? bridge.testUnipos(asked) : bridge.saveUnipos(asked);
    },
    asks: (call, view) =>
      call === 'test' ? t('uniposSetup.testAsks') : t('uniposSetup.saveAsks', { file: view.file ?? '' }),
    goodStates,
    mayTest: () => true,
  });
  const { view, input, problem, busy, isGood } = trial;
  if (view === null) {
    return problem === null ? null : <FailureNote failure={problem} />;
  }
  return (
    <TrialFrame
      trial={trial}
      maySave={isGood && view.file !== null && !view.saved}
      testid="unipos"
      words={{
        enter: t('uniposSetup.enter'),
        steps: t('uniposSetup.stepsTitle'),
        test: t('uniposSetup.test'),
        testing: t('uniposSetup.testing'),
        save: t('uniposSetup.save'),
      }}
      form={
        <>
          <UniposForm input={input} findings={view.findings} disabled={busy || view.testing} onChange={trial.change} />
          <p className={panel['hint']}>{t('uniposSetup.zone')}</p>
        </>
      }
      result={<UniposResult view={view} old={trial.isOld} onTake={() => trial.change(view.running ?? {})} />}
    />
  );
}
