// What an approval lifts, in words and figures: the limit that stands in the way, or what it is about.
import { useTranslation } from 'react-i18next';
import { approval } from '../../shared/messages/zh-CN/people.ts';
import type { Failure } from '../../shared/result.ts';
import { FailureNote, Note } from './failure-note.tsx';

type Lifted = keyof typeof approval.lifts;

export type WhatIsLiftedProps = {
  /** Null where nothing was refused yet. */
  readonly asked: Failure | null;
  readonly what: string | undefined;
};

export function WhatIsLifted({ asked, what }: WhatIsLiftedProps) {
  const { t } = useTranslation();
  // "Somebody has to approve" is what the dialog says anyway: what it is about says more.
  const plain = asked?.code === 'approvalNeeded' && what !== undefined;
  return (
    <>
      {asked === null || plain ? null : isLifted(asked.code) ? (
        <Note tone="warn" testid="approval-why">
          {t(`approval.lifts.${asked.code}`, { ...asked.parameters })}
        </Note>
      ) : (
        <FailureNote failure={asked} />
      )}
      {what === undefined ? null : <Note tone="info">{what}</Note>}
    </>
  );
}

function isLifted(code: string): code is Lifted {
  return Object.hasOwn(approval.lifts, code);
}
