// The sync: the file, how it stands and the one big step on the left; on the right what is new in it, or which of its lines are wrong.
import IconCloudUpload from '@tabler/icons-react/dist/esm/icons/IconCloudUpload.mjs';
import IconFileImport from '@tabler/icons-react/dist/esm/icons/IconFileImport.mjs';
import IconPlayerStop from '@tabler/icons-react/dist/esm/icons/IconPlayerStop.mjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MenuFilter, MenuView } from '../../../shared/menu.ts';
import { clockText } from '../../components/age-text.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { ListNone } from '../../components/list-none.tsx';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useTill } from '../../store/till-context.tsx';
import { ItemList } from './item-list.tsx';
import styles from './menu.module.css';
import { MenuCounts } from './menu-counts.tsx';
import { ProblemList } from './problem-list.tsx';
import { type MenuSync, useMenu } from './use-menu.ts';

export function SyncPanel() {
  const { t } = useTranslation();
  const sync = useMenu();
  const [filter, setFilter] = useState<MenuFilter>('all');
  const { view, problem, refused } = sync;

  useKeys(keyLevel.panel, ({ name }) => {
    if (name === 'Enter' && !sync.asking && view !== null) {
      void stepOf(view, sync)();
      return true;
    }
    return false;
  });

  if (view === null) {
    return (
      <section className={paper['paper']}>
        <ListNone known={false} empty="" problem={problem} onAgain={sync.again} />
      </section>
    );
  }
  return (
    <div className={styles['columns']}>
      <section className={paper['paper']} aria-label={t('menu.tabs.sync')}>
        <div className={`${styles['told']} scroll`}>
          {problem === null ? null : <FailureNote failure={problem} />}
          <Standing view={view} />
          {view.state === 'none' ? null : <MenuCounts view={view} />}
        </div>
        <Steps view={view} sync={sync} />
      </section>
      <section className={paper['paper']} aria-label={t('menu.title')}>
        {refused === null ? (
          <ItemList view={view} filter={filter} onFilter={setFilter} sync={sync} />
        ) : (
          <ProblemList refused={refused} />
        )}
      </section>
      {sync.dialog}
    </div>
  );
}

/** What Enter does now: a file first, then its sync; while it goes on, nothing. */
function stepOf({ state }: MenuView, sync: MenuSync): () => Promise<void> {
  if (opensNext(state, sync)) {
    return sync.open;
  }
  return state === 'running' || state === 'stopping' ? async () => undefined : sync.start;
}

/** While the wrong lines of a file are looked at, the next step is a better file: an older one is not sent by the way. */
function opensNext(state: MenuView['state'], { refused }: MenuSync): boolean {
  return state === 'none' || state === 'finished' || (refused !== null && state !== 'running' && state !== 'stopping');
}

function Standing({ view }: { readonly view: MenuView }) {
  const { t } = useTranslation();
  const offline = useTill((till) => till.status !== null && till.status.connection !== 'online');
  const { state, file, problem, others } = view;
  const failed = view.categories.failed + view.dishes.failed;
  const fresh = view.categories.new + view.categories.changed + view.dishes.new + view.dishes.changed;
  return (
    <div className={styles['standing']} data-testid="menu-state" data-state={state}>
      {file === null ? (
        <p className={styles['soft']}>{t('menu.none')}</p>
      ) : (
        <strong className={styles['file']}>
          {t('menu.file', { name: file.name, time: clockText(file.readAt, true) })}
        </strong>
      )}
      {offline ? <Note tone="warn">{t('menu.offline')}</Note> : null}
      {problem === null ? null : <FailureNote failure={problem} />}
      {state === 'running' ? <Note tone="info">{t('menu.running')}</Note> : null}
      {state === 'stopping' ? <Note tone="info">{t('menu.stopping')}</Note> : null}
      {state === 'stopped' ? <Note tone="warn">{t('menu.stopped')}</Note> : null}
      {state === 'ready' ? <Note tone="info">{t('menu.ready')}</Note> : null}
      {state === 'finished' && fresh === 0 ? <Note tone="good">{t('menu.nothingToSend')}</Note> : null}
      {state === 'finished' && fresh > 0 ? (
        <Note tone={failed === 0 ? 'good' : 'warn'}>
          {failed === 0 ? t('menu.finished') : t('menu.finishedFailed', { count: failed })}
        </Note>
      ) : null}
      {file === null ? null : (
        <p className={styles['soft']}>
          {t('menu.compared')} {others === 0 ? null : t('menu.others', { count: others })}
        </p>
      )}
    </div>
  );
}

function Steps({ view: { state }, sync }: { readonly view: MenuView; readonly sync: MenuSync }) {
  const { t } = useTranslation();
  const works = state === 'running' || state === 'stopping';
  const opens = opensNext(state, sync);
  const busy = sync.asking ? null : sync.busy;
  if (works) {
    return (
      <div className={styles['steps']}>
        <Press
          size="large"
          testid="menu-stop"
          busy={state === 'stopping'}
          icon={<IconPlayerStop size={26} aria-hidden="true" />}
          onClick={() => void sync.stop()}
        >
          {state === 'stopping' ? t('menu.stopping') : t('menu.stop')}
        </Press>
      </div>
    );
  }
  return (
    <div className={styles['steps']}>
      <Press
        size={opens ? 'large' : 'normal'}
        look={opens ? 'primary' : 'plain'}
        shortcut={opens ? 'Enter' : undefined}
        testid="menu-open"
        busy={busy === 'open'}
        icon={<IconFileImport size={26} aria-hidden="true" />}
        onClick={() => void sync.open()}
      >
        {busy === 'open' ? t('menu.opening') : t(state === 'none' ? 'menu.open' : 'menu.openAgain')}
      </Press>
      {opens ? null : (
        <Press
          look="primary"
          size="large"
          shortcut="Enter"
          testid="menu-start"
          busy={busy === 'start'}
          icon={<IconCloudUpload size={26} aria-hidden="true" />}
          onClick={() => void sync.start()}
        >
          {t(state === 'stopped' ? 'menu.goOn' : 'menu.start')}
        </Press>
      )}
    </div>
  );
}
