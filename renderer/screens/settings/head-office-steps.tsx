// The steps of head office's check in words. The keys are put together from the contract's own names; a test holds one against the other.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type HeadOfficeFault, type HeadOfficeStep, headOfficeFaults } from '../../../shared/head-office.ts';
import { type ShownStep, TrialSteps } from './trial-steps.tsx';

export function HeadOfficeSteps({ steps }: { readonly steps: readonly HeadOfficeStep[] }) {
  const { t } = useTranslation();
  return (
    <TrialSteps
      label={t('headOffice.stepsTitle')}
      testid="head-office"
      steps={steps.map((step) => shownStep(t, step))}
    />
  );
}

function shownStep(t: TFunction, step: HeadOfficeStep): ShownStep {
  const words = step.state === 'failed' ? step.words : null;
  return {
    id: step.id,
    state: step.state,
    finding: 'finding' in step ? step.finding : undefined,
    name: t(`headOffice.steps.${step.id}`),
    says: says(t, step),
    ms: 'ms' in step ? step.ms : null,
    words: words === null || words === '' ? null : t('headOffice.words', { words }),
    asks: step.state === 'failed' ? asks(t, step) : null,
  };
}

type Found = Extract<HeadOfficeStep, { readonly state: 'ok' | 'failed' }>;

function says(t: TFunction, step: HeadOfficeStep): string {
  switch (step.state) {
    case 'waiting':
    case 'trying':
      return t(`connect.states.${step.state}`);
    case 'notTried':
      return t('headOffice.notTried');
    case 'ok':
      return step.id === 'reach' || step.id === 'tls' ? shared(t, step, 'findings') : t(`headOffice.done.${step.id}`);
    case 'failed':
      return isOwn(step.finding) && !isBelow(step)
        ? t(`headOffice.fault.${step.finding}`)
        : shared(t, step, 'findings');
  }
}

function asks(t: TFunction, step: Found): string {
  const ask = isOwn(step.finding) && !isBelow(step) ? t(`headOffice.asks.${step.finding}`) : shared(t, step, 'asks');
  return t('headOffice.ask', { ask });
}

/** Name, port and certificate are found as for any platform; their sentences are shared. */
function isBelow({ id }: Found): boolean {
  return id === 'reach' || id === 'tls';
}

function isOwn(finding: string): finding is HeadOfficeFault {
  return headOfficeFaults.some((name) => name === finding);
}

function shared(t: TFunction, { id, finding, values }: Found, kind: 'findings' | 'asks'): string {
  return t(`connect.${kind}.${id}.${finding}` as 'connect.findings.reach.connected', { ...values });
}
