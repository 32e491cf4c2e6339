// Head office: how its database is reached, tried step by step before it is saved, and how the shipping of the journal stands.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeadOfficeView } from '../../../shared/head-office.ts';
import { failure } from '../../../shared/result.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { useBridge } from '../../store/till-context.tsx';
import { HeadOfficeForm } from './head-office-form.tsx';
import { emptyHeadOffice, type HeadOfficeInput, headOfficeDraftIn, headOfficeInputOf } from './head-office-input.ts';
import { HeadOfficeStanding } from './head-office-standing.tsx';
import { HeadOfficeSteps } from './head-office-steps.tsx';
import { TrialFrame } from './trial-frame.tsx';
import { useHeadOfficeStop } from './use-head-office-stop.ts';
import { useTrial } from './use-trial.tsx';

const goodStates = ['ok'];

/** The form's own view: what was tried, as it stands in the fields. */
type ShownView = Omit<HeadOfficeView, 'tried'> & { readonly tried: Partial<HeadOfficeInput> | null };

function shown(view: HeadOfficeView): ShownView {
  return { ...view, tried: view.tried === null ? null : headOfficeInputOf(view.tried) };
}

export function HeadOfficePanel() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const trial = useTrial<ShownView, HeadOfficeInput>({
    empty: emptyHeadOffice,
    listen: useCallback((take) => bridge.on('headOffice', (view) => take(shown(view))), [bridge]),
    read: useCallback(async () => {
      const answer = await bridge.getHeadOffice(null);
      return answer.ok ? { ok: true, value: shown(answer.value) } : answer;
    }, [bridge]),
    send: async (call, { password, cardKey, ...input }, approval) => {
      const draft = headOfficeDraftIn({ ...input, password, cardKey });
      if (draft === null) {
        return failure('badArguments');
      }
      const asked = { draft, password, cardKey, approval };
      const answer = await (call === 'test' ? bridge.testHeadOffice(asked) : bridge.saveHeadOffice(asked));
      return answer.ok ? { ok: true, value: shown(answer.value) } : answer;
    },
    asks: (call) => t(call === 'test' ? 'headOffice.testAsks' : 'headOffice.saveAsks'),
    goodStates,
    mayTest: (input) => headOfficeDraftIn(input) !== null,
  });
  const stop = useHeadOfficeStop();
  const { view, input, problem, busy, isGood } = trial;
  if (view === null) {
    return problem === null ? null : <FailureNote failure={problem} />;
  }
  const failed = view.steps.some(({ state }) => state === 'failed');
  const showsSteps = view.steps.length > 0 && !trial.isOld && !view.saved;
  return (
    <TrialFrame
      trial={{ ...trial, dialog: trial.dialog ?? stop.dialog }}
      maySave={isGood && !view.saved && !view.practice}
      testid="head-office"
      words={{
        enter: t('headOffice.enter'),
        steps: t('headOffice.stepsTitle'),
        test: t('headOffice.test'),
        testing: t('headOffice.testing'),
        save: t('headOffice.save'),
      }}
      form={
        <HeadOfficeForm
          input={input}
          findings={view.findings}
          kept={{ password: view.passwordKept, cardKey: view.cardKeyKept }}
          disabled={busy || view.testing}
          onChange={trial.change}
        />
      }
      result={
        <>
          {view.findings.length === 0 ? null : (
            <Note tone="warn" testid="head-office-findings">
              {t('headOffice.mend')}
            </Note>
          )}
          {stop.problem === null ? null : <FailureNote failure={stop.problem} />}
          {showsSteps && !view.testing ? (
            <Note tone={failed ? 'bad' : 'good'} testid="head-office-verdict">
              {t(failed ? 'headOffice.notGood' : view.practice ? 'headOffice.goodPractice' : 'headOffice.allGood')}
            </Note>
          ) : null}
          {showsSteps ? (
            <HeadOfficeSteps steps={view.steps} />
          ) : (
            <HeadOfficeStanding
              view={{ ...view, tried: null }}
              busy={stop.busy}
              onStop={() => void stop.run(t('headOffice.stopAsks'))}
            />
          )}
        </>
      }
    />
  );
}
