// The queue: what is not settled, or everything; beside it the history and the evidence of the one that is chosen.
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconSend from '@tabler/icons-react/dist/esm/icons/IconSend.mjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { zeroFen } from '../../../shared/money.ts';
import { ask } from '../../bridge.ts';
import { Money } from '../../components/money.tsx';
import { Press } from '../../components/press.tsx';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useOperationList } from '../../store/operation-list.ts';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import { OperationDetailPanel } from './operation-detail.tsx';
import { OperationRows } from './operation-rows.tsx';
import styles from './queue.module.css';

export function Queue() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { goTo } = useActions();
  const status = useTill((state) => state.status);
  const [filter, setFilter] = useState<'open' | 'all'>('open');
  const [chosen, setChosen] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const list = useOperationList(filter);

  async function sendNow(): Promise<void> {
    setSending(true);
    await ask(bridge.sendNow(null));
    setSending(false);
  }

  /** One step: first away from the operation, then from the screen. */
  function back(): void {
    if (chosen === null) {
      goTo('counter');
    } else {
      setChosen(null);
    }
  }

  useKeys(keyLevel.screen, (key) => {
    const rows = list.rows ?? [];
    const at = rows.findIndex((row) => row.serial === chosen);
    switch (key.name) {
      case 'Escape':
        back();
        return true;
      case 'ArrowDown':
        setChosen(rows[Math.min(at + 1, rows.length - 1)]?.serial ?? null);
        return true;
      case 'ArrowUp':
        setChosen(rows[Math.max(at - 1, 0)]?.serial ?? null);
        return true;
      default:
        return false;
    }
  });

  return (
    <ScreenFrame title={t('queue.title')} onBack={back} side={<Figures />}>
      <div className={styles['bar']}>
        {(['open', 'all'] as const).map((each) => (
          <Press
            key={each}
            aria-pressed={filter === each}
            testid={`queue-filter-${each}`}
            onClick={() => {
              setFilter(each);
              setChosen(null);
            }}
          >
            {t(`queue.${each}`)}
          </Press>
        ))}
        <span className={styles['space']} />
        <Press
          look="primary"
          busy={sending}
          disabled={(status?.waiting ?? 0) === 0}
          testid="queue-send-now"
          icon={<IconSend size={22} aria-hidden="true" />}
          onClick={() => void sendNow()}
        >
          {sending ? t('queue.sending') : t('queue.sendNow')}
        </Press>
      </div>
      <div className={styles['columns']}>
        <section className={styles['list']} aria-label={t('queue.title')}>
          {list.rows === null ? null : list.rows.length === 0 ? (
            <p className={styles['none']} data-testid="queue-empty">
              <span>
                <IconCircleCheck size={64} stroke={1.4} aria-hidden="true" className={styles['settled']} />
                <br />
                {filter === 'open' ? t('queue.noneOpen') : t('queue.none')}
              </span>
            </p>
          ) : (
            <OperationRows
              rows={list.rows}
              chosen={chosen}
              more={list.more}
              onMore={list.loadMore}
              onChoose={setChosen}
            />
          )}
        </section>
        <section className={`${styles['detail']} scroll`}>
          {chosen === null ? (
            <p className={styles['none']}>{t('queue.choose')}</p>
          ) : (
            <OperationDetailPanel key={chosen} serial={chosen} />
          )}
        </section>
      </div>
    </ScreenFrame>
  );
}

function Figures() {
  const { t } = useTranslation();
  const status = useTill((state) => state.status);
  if (status === null) {
    return null;
  }
  return (
    <dl className={styles['figures']}>
      <div>
        <dt>{t('queue.waiting')}</dt>
        <dd className="number" data-testid="queue-waiting">
          {status.waiting}
        </dd>
      </div>
      <div>
        <dt>{t('queue.unknown')}</dt>
        <dd className="number">{status.unknown}</dd>
      </div>
      <div data-alarm={status.manual > 0 || undefined}>
        <dt>{t('queue.manual')}</dt>
        <dd className="number">{status.manual}</dd>
      </div>
      <div data-alarm={status.atRisk > zeroFen || undefined}>
        <dt>{t('queue.risk')}</dt>
        <dd data-testid="queue-risk">
          <Money amount={status.atRisk} size="row" />
        </dd>
      </div>
    </dl>
  );
}
