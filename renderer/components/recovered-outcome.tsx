// The outcome of a payment whose dialog was lost when the page was loaded again: seen before anything is charged anew.
import { useEffect } from 'react';
import { isClosed, type OperationView } from '../../shared/operation.ts';
import { useActions, useTill } from '../store/till-context.tsx';
import { Outcome } from './outcome.tsx';

export function RecoveredOutcome({ operation }: { readonly operation: OperationView }) {
  const { closeRecovered, setMoneyPhase } = useActions();
  const newest = useTill((state) => state.operations[operation.serial] ?? operation);
  const over = isClosed(newest.state);
  useEffect(() => {
    setMoneyPhase(over ? 'over' : 'open');
    return () => setMoneyPhase('none');
  }, [over, setMoneyPhase]);
  return (
    <Outcome
      phase={{ kind: 'outcome', operation: newest }}
      before={null}
      recovered
      onClose={closeRecovered}
      onAskAgain={closeRecovered}
    />
  );
}
