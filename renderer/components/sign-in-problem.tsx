// Why somebody was not let in; a lock-out with the minutes that are left, counted down, and gone when it is over.
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../shared/result.ts';
import { FailureNote, Note } from './failure-note.tsx';
import { isLockOut, useLockedOut } from './use-locked-out.ts';

export function SignInProblem({ problem }: { readonly problem: Failure | null }) {
  const { t } = useTranslation();
  const left = useLockedOut(problem);
  if (left !== null) {
    return (
      <Note tone="bad" testid="lock-left">
        {t('roles.lockedOutLeft', { count: left })}
      </Note>
    );
  }
  return problem === null || isLockOut(problem) ? null : <FailureNote failure={problem} />;
}
