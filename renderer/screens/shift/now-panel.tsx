// This shift, whichever of its pages is wanted: open it, see how it stands, count the drawer, close it. Esc goes one page back and loses nothing.
import { useState } from 'react';
import type { ShiftRecord } from '../../../shared/shift.ts';
import { ListNone } from '../../components/list-none.tsx';
import paper from '../../components/paper.module.css';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions } from '../../store/till-context.tsx';
import { ClosePanel } from './close-panel.tsx';
import { ClosedNote } from './closed-note.tsx';
import { CountPanel } from './count-panel.tsx';
import { OpeningPanel } from './opening-panel.tsx';
import styles from './shift.module.css';
import { StandingPanel } from './standing-panel.tsx';
import { useShift } from './use-shift.ts';

type Page = 'standing' | 'count' | 'close' | 'openByCount';

export function NowPanel() {
  const state = useShift();
  const { keepDraft } = useActions();
  const [page, setPage] = useState<Page>('standing');
  const [closed, setClosed] = useState<ShiftRecord | null>(null);
  const { view } = state;

  useKeys(keyLevel.panel, ({ name }) => {
    if (name !== 'Escape' || state.asking || (page === 'standing' && closed === null)) {
      return false;
    }
    state.clearProblem();
    setClosed(null);
    setPage(page === 'close' ? 'count' : 'standing');
    return true;
  });

  if (view === null) {
    return (
      <section className={`${paper['paper']} ${styles['paper']}`}>
        <ListNone known={false} empty="" problem={state.problem} onAgain={state.again} />
      </section>
    );
  }
  if (closed !== null) {
    return <ClosedNote record={closed} onGo={() => setClosed(null)} />;
  }
  const { open } = view;
  if (open === null) {
    return page === 'openByCount' ? (
      <CountPanel
        key="opening"
        keptAs="shift.opening"
        state={state}
        expected={view.carried}
        onCounted={async (coins) => {
          if (await state.open(coins)) {
            // The next opening counts a drawer of its own.
            keepDraft('shift.opening', '');
            setPage('standing');
          }
        }}
      />
    ) : (
      <OpeningPanel state={state} carried={view.carried} onCount={() => setPage('openByCount')} />
    );
  }
  if (page === 'count') {
    return (
      <CountPanel
        key="closing"
        keptAs={`shift.count.${open.shift}`}
        state={state}
        expected={null}
        onCounted={async (coins) => {
          if (await state.count(coins)) {
            setPage('close');
          }
        }}
      />
    );
  }
  if (page === 'close' && open.counted !== null) {
    return (
      <ClosePanel
        state={state}
        open={open}
        counted={open.counted}
        onCountAgain={() => setPage('count')}
        onClosed={(record) => {
          setPage('standing');
          setClosed(record);
        }}
      />
    );
  }
  return <StandingPanel state={state} view={view} open={open} onCount={() => setPage('count')} />;
}
