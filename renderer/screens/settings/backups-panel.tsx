// The backups: what is there on the left with one more at a press, on the right the second place and what the chosen one is good for.
import IconDatabaseExport from '@tabler/icons-react/dist/esm/icons/IconDatabaseExport.mjs';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupName, BackupsView } from '../../../shared/backups.ts';
import type { Failure, Result } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { ListHint } from '../../components/list-none.tsx';
import { Press } from '../../components/press.tsx';
import { useApproved } from '../../components/use-approved.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useBridge } from '../../store/till-context.tsx';
import { BackupDetail } from './backups-detail.tsx';
import { BackupList, backupKey } from './backups-list.tsx';
import styles from './backups-panel.module.css';
import { SecondPlace } from './backups-second.tsx';
import panel from './panel.module.css';

export function BackupsPanel() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const approved = useApproved();
  const [view, setView] = useState<BackupsView | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState(false);

  const take = useCallback((answer: Result<BackupsView> | null) => {
    if (answer?.ok === true) {
      setView(answer.value);
    }
    setProblem(answer?.ok === false ? answer.failure : null);
  }, []);

  useEffect(() => {
    void ask(bridge.getBackups(null)).then(take);
  }, [bridge, take]);

  const backups = view?.backups ?? [];
  const backup = backups.find((one) => backupKey(one) === chosen) ?? null;

  /** True where it was done. */
  async function during(work: Promise<Result<BackupsView> | null>): Promise<boolean> {
    setBusy(true);
    setMade(false);
    const answer = await work;
    setBusy(false);
    take(answer);
    if (answer?.ok !== true) {
      const now = await ask(bridge.getBackups(null));
      setView((before) => (now.ok ? now.value : before));
    }
    return answer?.ok === true;
  }

  async function make(): Promise<void> {
    if (!busy) {
      setMade(await during(ask(bridge.makeBackup(null))));
    }
  }

  function choosePlace(): void {
    void during(
      approved.run((approval) => bridge.chooseBackupFolder({ approval }), {
        right: 'changeSettings',
        what: t('backups.chooseAsks'),
      }),
    );
  }

  function forgetPlace(): void {
    void during(
      approved.run((approval) => bridge.forgetBackupFolder({ approval }), {
        right: 'changeSettings',
        what: t('backups.forgetAsks'),
      }),
    );
  }

  function restore(named: BackupName, time: string) {
    return approved.run((approval) => bridge.restoreBackup({ place: named.place, name: named.name, approval }), {
      right: 'restoreJournal',
      what: t('backups.restoreAsks', { time }),
    });
  }

  useKeys(keyLevel.panel, ({ name }) => {
    if (name === 'Enter' && backup === null && approved.dialog === null) {
      void make();
      return true;
    }
    if (name !== 'ArrowDown' && name !== 'ArrowUp') {
      return false;
    }
    const at = backups.findIndex((one) => backupKey(one) === chosen);
    const next = backups[name === 'ArrowDown' ? Math.min(at + 1, backups.length - 1) : Math.max(at - 1, 0)];
    if (next !== undefined) {
      setChosen(backupKey(next));
    }
    return true;
  });

  if (view === null) {
    return problem === null ? <ListHint>{t('desk.loading')}</ListHint> : <FailureNote failure={problem} />;
  }
  const ahead = view.events - (backups.find(({ place }) => place === 'own')?.events ?? 0);
  return (
    <div className={`${panel['columns']} ${styles['columns']}`}>
      <section className={`${panel['side']} ${styles['left']}`} aria-label={t('backups.list')}>
        {backups.length === 0 ? null : (
          <Note tone={ahead <= 0 ? 'good' : 'info'} testid="backups-state">
            {ahead <= 0 ? t(made ? 'backups.made' : 'backups.newest') : t('backups.behind', { count: ahead })}
          </Note>
        )}
        <BackupList backups={backups} chosen={chosen} onChoose={setChosen} />
        <Press
          look="primary"
          size="large"
          busy={busy || view.making}
          shortcut={backup === null ? 'Enter' : undefined}
          testid="backups-make"
          icon={<IconDatabaseExport size={24} aria-hidden="true" />}
          onClick={() => void make()}
        >
          {t(busy || view.making ? 'backups.making' : 'backups.make')}
        </Press>
      </section>
      <section className={`${panel['side']} ${panel['paper']} ${styles['right']}`} aria-label={t('backups.detail')}>
        {problem === null ? null : <FailureNote failure={problem} />}
        {view.notRestored === null ? null : (
          <Note tone="warn" testid="backups-not-restored">
            {t('backups.notRestored', { why: view.notRestored })}
          </Note>
        )}
        {backup === null ? (
          <>
            <SecondPlace second={view.second} busy={busy} onChoose={choosePlace} onForget={forgetPlace} />
            {backups.length === 0 ? null : <p className={styles['none']}>{t('backups.pick')}</p>}
          </>
        ) : (
          <BackupDetail
            key={backupKey(backup)}
            backup={backup}
            onBack={() => setChosen(null)}
            onProven={() => void ask(bridge.getBackups(null)).then(take)}
            onRestore={restore}
          />
        )}
      </section>
      {approved.dialog}
    </div>
  );
}
