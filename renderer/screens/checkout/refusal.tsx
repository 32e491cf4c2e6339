// Why the till did not take a sale; where another operation stands in its way, the way to that one.
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../shared/result.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useActions } from '../../store/till-context.tsx';

export function Refusal({ failure }: { readonly failure: Failure }) {
  const { t } = useTranslation();
  const { showOperation } = useActions();
  const serial = failure.parameters?.['serial'];
  const stands = failure.code === 'billPaid' || failure.code === 'billBusy';
  return (
    <>
      <FailureNote failure={failure} />
      {stands && typeof serial === 'string' ? (
        <Press testid="refusal-serial" onClick={() => showOperation(serial)}>
          {t('bills.toSerial')} <span className="number">{serial}</span>
        </Press>
      ) : null}
    </>
  );
}
