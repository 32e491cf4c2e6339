// Linking the store: what it is in two sentences and one button; then what the browser is waited for, and the store that was linked.
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs';
import IconLink from '@tabler/icons-react/dist/esm/icons/IconLink.mjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkView } from '../../../shared/connect.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { clockText } from '../../components/age-text.ts';
import { copyText } from '../../components/copy-text.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useApproved } from '../../components/use-approved.tsx';
import { useNow } from '../../components/use-now.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useBridge } from '../../store/till-context.tsx';
import styles from './link-panel.module.css';
import panel from './panel.module.css';

export function LinkPanel() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const approved = useApproved();
  const [view, setView] = useState<LinkView | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    let current = true;
    const stop = bridge.on('link', setView);
    void ask(bridge.getLink(null)).then((answer) => {
      if (current && answer.ok) {
        setView((now) => now ?? answer.value);
      } else if (current && !answer.ok) {
        setProblem(answer.failure);
      }
    });
    return () => {
      current = false;
      stop();
    };
  }, [bridge]);

  async function start(): Promise<void> {
    if (busy || view === null || view.state === 'exchanging') {
      return;
    }
    setBusy(true);
    setProblem(null);
    const answer = await approved.run((approval) => bridge.startLink({ approval }), {
      right: 'connectStore',
      what: t('link.asks'),
    });
    setBusy(false);
    if (answer?.ok === true) {
      setView(answer.value);
    } else if (answer !== null) {
      setProblem(answer.failure);
    }
  }

  async function cancel(): Promise<void> {
    const answer = await ask(bridge.cancelLink(null));
    if (answer.ok) {
      setView(answer.value);
    }
  }

  useKeys(keyLevel.panel, (key) => {
    if (key.name === 'Enter' && approved.dialog === null && view?.state === 'idle') {
      void start();
      return true;
    }
    return false;
  });

  if (view === null) {
    return problem === null ? null : <FailureNote failure={problem} />;
  }
  const shown = problem ?? view.failure;
  const isWaiting = view.state === 'waiting';
  return (
    <div className={`${panel['columns']} ${styles['columns']}`}>
      <section className={`${panel['side']} ${styles['left']}`} aria-label={t('settings.tabs.link.name')}>
        <div className={styles['words']}>
          <p className={styles['what']}>{t('link.what')}</p>
          <p className={styles['what']}>{t('link.where')}</p>
        </div>
        {shown === null ? null : <FailureNote failure={shown} />}
        {isWaiting ? <Waiting view={view} /> : null}
        {view.state === 'exchanging' ? <Note tone="info">{t('link.exchanging')}</Note> : null}
        <div className={styles['presses']}>
          <Press
            look={isWaiting ? 'plain' : 'primary'}
            size="large"
            shortcut={isWaiting ? undefined : 'Enter'}
            icon={<IconLink size={24} aria-hidden="true" />}
            busy={busy || view.state === 'exchanging'}
            testid="link-start"
            onClick={() => void start()}
          >
            {t(isWaiting ? 'link.again' : 'link.start')}
          </Press>
          {isWaiting ? (
            <Press size="large" testid="link-cancel" onClick={() => void cancel()}>
              {t('link.cancel')}
            </Press>
          ) : null}
        </div>
      </section>
      <section className={`${panel['side']} ${panel['paper']} ${styles['right']}`} aria-label={t('link.registerTitle')}>
        <Linked view={view} />
        <h2 className={styles['title']}>{t('link.registerTitle')}</h2>
        <p className={panel['hint']}>
          {view.redirect === null
            ? t('link.register', { address: 'http://127.0.0.1/yatai/' })
            : t('link.registerFixed', { address: view.redirect })}
        </p>
      </section>
      {approved.dialog}
    </div>
  );
}

/** The store that was linked, or that none was. */
function Linked({ view: { store } }: { readonly view: LinkView }) {
  const { t } = useTranslation();
  if (store === null) {
    return (
      <Note tone="info" testid="link-store">
        {t('link.never')}
      </Note>
    );
  }
  const { brandId, merchantNo, merchantName, at } = store;
  return (
    <Note tone="good" testid="link-store">
      <strong>{t('link.linked', { store: merchantName ?? merchantNo ?? '' })}</strong>
      <div className="number">{t('link.numbers', { brand: brandId ?? '–', merchant: merchantNo ?? '–' })}</div>
      <div>{t('link.linkedAt', { at: clockText(at, true) })}</div>
    </Note>
  );
}

/** For whom the browser did not open by itself, the address stands here. */
function Waiting({ view: { address, endsAt } }: { readonly view: LinkView }) {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const [copied, setCopied] = useState(false);
  const minutes = Math.max(1, Math.ceil(((endsAt ?? now) - now) / 60_000));
  return (
    <Note tone="info" testid="link-waiting">
      {t(address === null ? 'link.waiting' : 'link.waitingByHand', { minutes })}
      {address === null ? null : (
        <>
          <output className={`${styles['address']} number selectable`} data-testid="link-address">
            {address}
          </output>
          <Press
            size="small"
            testid="link-copy"
            icon={copied ? <IconCheck size={20} aria-hidden="true" /> : <IconCopy size={20} aria-hidden="true" />}
            onClick={() => setCopied(copyText(address))}
          >
            {t(copied ? 'link.copied' : 'link.copy')}
          </Press>
        </>
      )}
    </Note>
  );
}
