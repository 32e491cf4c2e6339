// What became of a decision: recorded as decided, or overruled by the platform's proof.
import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../../shared/operation.ts';
import { Note } from '../../components/failure-note.tsx';
import { type Decided, resultOf } from './decision.ts';

const tones = { agreed: 'good', proven: 'warn', stays: 'warn' } as const;

export function DecidedNote({ decided, operation }: { readonly decided: Decided; readonly operation: OperationView }) {
  const { t } = useTranslation();
  const result = resultOf(decided);
  return (
    <Note tone={tones[result]} testid="queue-decided">
      <span data-result={result}>
        {t(`desk.decide.${result}`, {
          outcome: t(`desk.decide.outcome.${operation.kind}.${decided.outcome}`),
          state: t(`state.${decided.state}`),
        })}
      </span>
    </Note>
  );
}
