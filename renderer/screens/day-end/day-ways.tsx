// What can be done with a day beside settling it: sealed as it stands or for good, printed, exported. Each has its key.
import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs';
import { useTranslation } from 'react-i18next';
import type { DayEndView } from '../../../shared/day-end.ts';
import { type DayStep, maySealForGood } from '../../../shared/day-totals.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useBridge } from '../../store/till-context.tsx';
import { usePaper } from '../shift/use-paper.ts';
import styles from './day-end.module.css';
import type { DayEndState } from './use-day-end.ts';

type DayWaysProps = {
  readonly view: DayEndView;
  readonly state: DayEndState;
  /** The big step beneath: what it does needs no second press. */
  readonly step: DayStep;
  readonly held: boolean;
};

export function DayWays({ view, state, step, held }: DayWaysProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { day } = view;
  const paper = usePaper({
    print: () => bridge.printDay({ day }),
    save: (format) => bridge.exportDay({ day, format }),
  });
  const isSealed = view.seal?.kind === 'final';
  // Where the member service settles no days, the big step seals for good.
  const final = view.settling.by === 'platform' && maySealForGood(view);

  useKeys(keyLevel.panel, ({ name }) => {
    if (held || state.asking) {
      return false;
    }
    switch (name) {
      case 's':
        if (!isSealed) {
          void state.seal(final);
        }
        return true;
      case 'p':
        paper.print();
        return true;
      case 'x':
        paper.save('xlsx');
        return true;
      case 'c':
        paper.save('csv');
        return true;
      default:
        return false;
    }
  });

  return (
    <>
      {paper.problem === null ? null : <FailureNote failure={paper.problem} />}
      {paper.printed ? <Note tone="good">{t('dayEnd.printed')}</Note> : null}
      {paper.written === null ? null : <Note tone="good">{t('dayEnd.written', { name: paper.written })}</Note>}
      <div className={styles['ways']}>
        {isSealed || step === 'sealNow' ? null : (
          <Press
            size="small"
            shortcut="S"
            icon={<IconLock size={22} aria-hidden="true" />}
            testid={final ? 'day-seal-final' : 'day-seal-now'}
            onClick={() => void state.seal(final)}
          >
            {t(final ? 'dayEnd.sealFinal' : 'dayEnd.sealNow')}
          </Press>
        )}
        <Press size="small" shortcut="P" testid="day-print" onClick={paper.print}>
          {t('dayEnd.print')}
        </Press>
        <Press size="small" shortcut="X" testid="day-export-xlsx" onClick={() => paper.save('xlsx')}>
          Excel
        </Press>
        <Press size="small" shortcut="C" testid="day-export-csv" onClick={() => paper.save('csv')}>
          CSV
        </Press>
      </div>
    </>
  );
}
