// The steps of UniPOS's check in words. The keys are put together from the contract's own names; a test holds one against the other.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type UniposStep, uniposFindingGroup } from '../../../shared/unipos-setup.ts';
import { type ShownStep, TrialSteps } from './trial-steps.tsx';

export function UniposSteps({ steps }: { readonly steps: readonly UniposStep[] }) {
  const { t } = useTranslation();
  return (
    <TrialSteps label={t('uniposSetup.stepsTitle')} testid="unipos" steps={steps.map((step) => shownStep(t, step))} />
  );
}

function shownStep(t: TFunction, step: UniposStep): ShownStep {
  const words = step.state === 'failed' && step.words !== '' ? step.words : null;
  return {
    id: step.id,
    state: step.state,
    finding: 'finding' in step ? step.finding : undefined,
    name: t(`uniposSetup.steps.${step.id}`),
    says: says(t, step),
    ms: 'ms' in step ? step.ms : null,
    words: words === null ? null : t('uniposSetup.words', { words }),
    asks: step.state === 'failed' ? asks(t, step) : null,
  };
}

function says(t: TFunction, step: UniposStep): string {
  switch (step.state) {
    case 'waiting':
    case 'trying':
      return t(`connect.states.${step.state}`);
    case 'notTried':
      return t('uniposSetup.notTried');
    case 'ok':
    case 'failed':
      return t(placeOf(step, 'findings') as 'uniposSetup.findings.token.granted', { ...step.values });
  }
}

type Found = Extract<UniposStep, { readonly state: 'ok' | 'failed' }>;

function asks(t: TFunction, step: Found): string {
  return t('uniposSetup.ask', { ask: t(placeOf(step, 'asks') as 'uniposSetup.asks.call.noRight') });
}

/** Name, port and certificate are found as for any platform; their sentences are shared. */
function placeOf({ id, finding }: Found, kind: 'findings' | 'asks'): string {
  return id === 'reach' || id === 'tls'
    ? `connect.${kind}.${id}.${finding}`
    : `uniposSetup.${kind}.${uniposFindingGroup(id, finding)}.${finding}`;
}
