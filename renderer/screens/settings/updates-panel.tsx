// Updates: what runs, what is offered and what it brings, how far it is, and the one press that installs it while nothing is open.
import IconDownload from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs';
import IconRefresh from '@tabler/icons-react/dist/esm/icons/IconRefresh.mjs';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure, Result } from '../../../shared/result.ts';
import type { UpdatesView } from '../../../shared/updates.ts';
import { ask } from '../../bridge.ts';
import { clockText } from '../../components/age-text.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { sizeText } from '../../components/size-text.ts';
import { useApproved } from '../../components/use-approved.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useBridge, useTill } from '../../store/till-context.tsx';
import panel from './panel.module.css';
import { UpdateOpen } from './updates-open.tsx';
import styles from './updates-panel.module.css';
import { UpdateStanding } from './updates-standing.tsx';

export function UpdatesPanel() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const approved = useApproved();
  const tick = useTill((state) => state.operationTick);
  const [view, setView] = useState<UpdatesView | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  const take = useCallback((answer: Result<UpdatesView> | null) => {
    if (answer?.ok === true) {
      setView(answer.value);
    }
    setProblem(answer?.ok === false ? answer.failure : null);
  }, []);

  useEffect(() => bridge.on('updates', setView), [bridge]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is open changes with every operation
  useEffect(() => {
    void ask(bridge.getUpdates(null)).then((answer) =>
      answer.ok ? setView(answer.value) : setProblem(answer.failure),
    );
  }, [bridge, tick]);

  const mayInstall = view?.state === 'ready' && view.waiting.operations === 0 && !busy;

  async function install(): Promise<void> {
    if (!mayInstall || view?.offer == null) {
      return;
    }
    setBusy(true);
    const answer = await approved.run((approval) => bridge.installUpdate({ approval }), {
      right: 'installUpdate',
      what: t('updates.installAsks', { version: view.offer.version }),
    });
    setBusy(false);
    if (answer !== null) {
      take(answer);
    }
  }

  async function check(): Promise<void> {
    take(await ask(bridge.checkUpdates(null)));
  }

  useKeys(keyLevel.panel, ({ name }) => {
    if (name !== 'Enter' || approved.dialog !== null) {
      return false;
    }
    void (mayInstall ? install() : undefined);
    return true;
  });

  if (view === null) {
    return problem === null ? null : <FailureNote failure={problem} />;
  }
  const { offer, state } = view;
  const own = state !== 'absent' && state !== 'elsewhere';
  const asking = state === 'checking' || state === 'downloading' || state === 'installing';
  return (
    <section
      className={`${panel['side']} ${panel['paper']} ${styles['paper']}`}
      aria-label={t('settings.tabs.updates.name')}
      data-testid="updates"
      data-state={state}
    >
      <h2 className={`number ${styles['title']}`} data-testid="updates-version">
        {t('updates.running', { version: view.version })}
      </h2>
      {problem === null ? null : <FailureNote failure={problem} />}
      <UpdateStanding view={view} />
      {offer === null ? (
        <p className={panel['hint']}>{t(own ? 'updates.how' : 'updates.howElse')}</p>
      ) : (
        <section className={styles['offer']} aria-label={t('updates.whatIsNew', { version: offer.version })}>
          <h3 className={styles['heading']}>{t('updates.whatIsNew', { version: offer.version })}</h3>
          <p className={`number ${panel['hint']}`}>
            {[offer.releasedAt === null ? null : clockText(offer.releasedAt, true), sizeText(offer.bytes)]
              .filter((text) => text !== null)
              .join(' · ')}
          </p>
          <div className={`${styles['notes']} scroll selectable`} data-testid="updates-notes">
            {offer.notes ?? t('updates.notesNone')}
          </div>
        </section>
      )}
      {state === 'ready' ? <UpdateOpen waiting={view.waiting} /> : null}
      {own ? (
        <div className={styles['presses']}>
          {offer === null ? null : (
            <Press
              look="primary"
              size="large"
              shortcut="Enter"
              busy={state === 'installing' || busy}
              disabled={!mayInstall}
              testid="updates-install"
              icon={<IconDownload size={24} aria-hidden="true" />}
              onClick={() => void install()}
            >
              {t(state === 'installing' ? 'updates.installing' : 'updates.install')}
            </Press>
          )}
          <Press
            look="quiet"
            size="large"
            disabled={asking}
            testid="updates-check"
            icon={<IconRefresh size={24} aria-hidden="true" />}
            onClick={() => void check()}
          >
            {t(state === 'checking' ? 'updates.checking' : 'updates.check')}
          </Press>
        </div>
      ) : null}
      {approved.dialog}
    </section>
  );
}
