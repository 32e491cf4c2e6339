// The steps of a store's live check in words. The keys are put together from the contract's own names; a test holds one against the other.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type ConnectionStep, findingGroup } from '../../../shared/connect.ts';
import { type ShownStep, TrialSteps } from './trial-steps.tsx';

export function ConnectSteps({ steps }: { readonly steps: readonly ConnectionStep[] }) {
  const { t } = useTranslation();
  return (
    <TrialSteps label={t('connect.stepsTitle')} testid="connect" steps={steps.map((step) => shownStep(t, step))} />
  );
}

function shownStep(t: TFunction, step: ConnectionStep): ShownStep {
  const words = step.state === 'failed' && step.words !== '' ? step.words : null;
  return {
    id: step.id,
    state: step.state,
    finding: 'finding' in step ? step.finding : undefined,
    name: t(`connect.steps.${step.id}`),
    says: says(t, step),
    ms: 'ms' in step ? step.ms : null,
    words: words === null ? null : t('connect.words', { words }),
    asks: step.state === 'failed' ? asks(t, step) : null,
  };
}

function says(t: TFunction, step: ConnectionStep): string {
  switch (step.state) {
    case 'waiting':
    case 'trying':
      return t(`connect.states.${step.state}`);
    case 'notTried':
      return t(`connect.states.${step.finding}`);
    case 'ok':
    case 'failed': {
      const key = `connect.findings.${findingGroup(step.id, step.finding)}.${step.finding}`;
      return t(key as 'connect.findings.token.granted', { ...step.values });
    }
  }
}

function asks(t: TFunction, { id, finding }: Extract<ConnectionStep, { readonly state: 'failed' }>): string {
  const key = `connect.asks.${findingGroup(id, finding)}.${finding}`;
  return t('connect.ask', { ask: t(key as 'connect.asks.token.wrongSecret') });
}
