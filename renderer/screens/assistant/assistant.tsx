// The set-up assistant: from a new till's first start to its first sale. Each step is one of the settings' own panels or a short choice; it can
// be left at any step and goes on there.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssistantPlace, AssistantStep, AssistantView } from '../../../shared/assistant.ts';
import { LatePart, late, nothing } from '../../components/late.tsx';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { nextOpen, steps } from '../../store/assistant-steps.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import styles from './assistant.module.css';
import { DevicesStep } from './devices-step.tsx';
import { LanguageStep } from './language-step.tsx';
import { PlaceStep } from './place-step.tsx';
import { ProfileStep } from './profile-step.tsx';
import { StepBar } from './step-bar.tsx';
import { SummaryStep } from './summary-step.tsx';

const peoplePanel = late(async () => (await import('../settings/people-panel.tsx')).PeoplePanel);
const limitsPanel = late(async () => (await import('../settings/limits-panel.tsx')).LimitsPanel);

/** Inside the settings and on its own alike. `onLeave`: the way out, where the caller has one of its own. */
export function Assistant({ onLeave }: { readonly onLeave?: () => void }) {
  const view = useTill((state) => state.assistant);
  return view === null ? null : <Steps view={view} onLeave={onLeave} />;
}

function Steps({ view, onLeave }: { readonly view: AssistantView; readonly onLeave: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { keepAssistant, readAssistant } = useActions();
  const signedIn = useTill((state) => state.session?.state === 'signedIn');
  const [step, setStep] = useState<AssistantStep>(() => nextOpen(view));
  const at = steps.indexOf(step);
  const following = steps[at + 1];
  const previous = steps[at - 1];
  const blocked = step === 'place' && view.place === null;

  // People are made and profiles saved in the panels: what the steps say of them is asked again where one is entered.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step is what it waits for
  useEffect(() => {
    void readAssistant();
  }, [step, readAssistant]);

  /** The later steps need somebody who is signed in: until then the sign-in stands in their place (app.tsx). */
  function reachable(name: AssistantStep): boolean {
    return signedIn || steps.indexOf(name) <= steps.indexOf('profile');
  }

  function next(): void {
    if (!blocked) {
      void keepAssistant({ seen: step });
      if (following !== undefined && reachable(following)) {
        setStep(following);
      }
    }
  }

  /** Practice has nothing to connect. */
  function afterPlace(place: AssistantPlace): AssistantStep {
    return place === 'practice' && reachable('people') ? 'people' : 'profile';
  }

  function leave(): void {
    // A set-up that was finished once stays so, however often it is looked at.
    if (view.state === 'begun') {
      void keepAssistant({ state: 'left' });
    }
    onLeave?.();
  }

  useKeys(keyLevel.panel, ({ name }) => {
    if (name === 'ArrowRight' || (name === 'Enter' && step !== 'summary')) {
      next();
      return true;
    }
    if ((name === 'Escape' || name === 'ArrowLeft') && previous !== undefined) {
      setStep(previous);
      return true;
    }
    return false;
  });

  return (
    <div className={styles['assistant']} data-testid="assistant" data-step={step}>
      <StepBar view={view} step={step} reachable={reachable} onStep={setStep} />
      <div className={styles['body']}>{body()}</div>
      {step === 'summary' ? null : (
        <div className={styles['foot']}>
          <Press
            shortcut="←"
            disabled={previous === undefined}
            testid="assistant-previous"
            onClick={() => previous && setStep(previous)}
          >
            {t('assistant.previous')}
          </Press>
          <Press look="ghost" testid="assistant-later" onClick={leave}>
            {t('assistant.later')}
          </Press>
          <Press look="primary" size="large" shortcut="→" disabled={blocked} testid="assistant-next" onClick={next}>
            {t('assistant.next')}
          </Press>
        </div>
      )}
    </div>
  );

  function body() {
    switch (step) {
      case 'language':
        return <LanguageStep />;
      case 'place':
        return <PlaceStep view={view} onChosen={(place) => setStep(afterPlace(place))} />;
      case 'profile':
        return <ProfileStep view={view} />;
      case 'people':
        return (
          <>
            <p className={styles['say']}>
              {view.manager ? t('assistant.people.ready', { count: view.people }) : t('assistant.people.text')}
            </p>
            <LatePart of={peoplePanel} given={nothing} />
          </>
        );
      case 'devices':
        return <DevicesStep />;
      case 'limits':
        return <LatePart of={limitsPanel} given={nothing} />;
      case 'summary':
        return <SummaryStep view={view} onStep={setStep} />;
    }
  }
}
