// What the till did about a ghost, in words: by what became of the revocation that it made.
import { useTranslation } from 'react-i18next';
import type { GhostView } from '../../../shared/desks.ts';

type Outcome = 'revoked' | 'revoking' | 'revokedFailed' | 'none2' | 'byHand';

/** `none2`: it needed no revocation of the till's own. `byHand`: nothing but a person can undo it. */
export function ghostOutcome({ operation, revocation }: Pick<GhostView, 'operation' | 'revocation'>): Outcome {
  if (operation.state === 'reverted' || revocation?.state === 'applied') {
    return 'revoked';
  }
  if (revocation === null) {
    return operation.kind === 'service' ? 'byHand' : 'none2';
  }
  return ['rejected', 'cancelled', 'manual'].includes(revocation.state) ? 'revokedFailed' : 'revoking';
}

export function ghostTone(ghost: Pick<GhostView, 'operation' | 'revocation'>): 'good' | 'warn' | 'bad' {
  const outcome = ghostOutcome(ghost);
  return outcome === 'revoked' ? 'good' : outcome === 'revokedFailed' || outcome === 'byHand' ? 'bad' : 'warn';
}

export function useGhostWords(): (ghost: Pick<GhostView, 'operation' | 'revocation'>) => string {
  const { t } = useTranslation();
  return (ghost) => {
    const { revocation } = ghost;
    return t(`desk.ghost.${ghostOutcome(ghost)}`, {
      state: revocation === null ? '' : t(`state.${revocation.state}`),
    });
  };
}
