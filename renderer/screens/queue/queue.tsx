// The queue and the desks beside it: what is open, everything, money at risk, what a person decides, refused sales, ghosts, health.
// ← and → change the desk, ↑ and ↓ the row, Enter acts on it, Esc goes one step back.
import IconSend from '@tabler/icons-react/dist/esm/icons/IconSend.mjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { zeroFen } from '../../../shared/money.ts';
import { ask } from '../../bridge.ts';
import { Money } from '../../components/money.tsx';
import { Press } from '../../components/press.tsx';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import { type DeskName, nextDesk } from './desk-name.ts';
import { DeskTabs } from './desk-tabs.tsx';
import { GhostDesk } from './ghost-desk.tsx';
import { HealthDesk } from './health-desk.tsx';
import { ListDesk, ManualDesk } from './list-desk.tsx';
import styles from './queue.module.css';
import { RefusalDesk } from './refusal-desk.tsx';
import { type RiskChoice, RiskDesk } from './risk-desk.tsx';

export function Queue() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { goTo, takeSerial } = useActions();
  const status = useTill((state) => state.status);
  const wanted = useTill((state) => state.wantedSerial);
  const [desk, setDesk] = useState<DeskName>(wanted === null ? 'open' : 'all');
  const [behind, setBehind] = useState<RiskChoice | null>(null);
  const [chosen, setChosen] = useState(wanted);
  const [sending, setSending] = useState(false);

  // Another screen has sent the cashier to one operation: this once.
  useEffect(() => takeSerial(), [takeSerial]);

  async function sendNow(): Promise<void> {
    setSending(true);
    await ask(bridge.sendNow(null));
    setSending(false);
  }

  function open(name: DeskName): void {
    setDesk(name);
    setBehind(null);
    setChosen(null);
  }

  /** One step: first away from the operation, then from the line of risk, then from the screen. */
  function back(): void {
    if (chosen !== null) {
      setChosen(null);
    } else if (behind !== null) {
      setBehind(null);
    } else {
      goTo('counter');
    }
  }

  useKeys(keyLevel.screen, (key) => {
    switch (key.name) {
      case 'Escape':
        back();
        return true;
      case 'ArrowLeft':
        open(nextDesk(desk, -1));
        return true;
      case 'ArrowRight':
        open(nextDesk(desk, 1));
        return true;
      default:
        return false;
    }
  });

  return (
    <ScreenFrame title={t('queue.title')} onBack={back} side={<Figures />}>
      <div className={styles['bar']}>
        <DeskTabs name={desk} onName={open} />
        <span className={styles['space']} />
        <Press
          look="primary"
          size="small"
          busy={sending}
          disabled={(status?.waiting ?? 0) === 0}
          testid="queue-send-now"
          icon={<IconSend size={22} aria-hidden="true" />}
          onClick={() => void sendNow()}
        >
          {sending ? t('queue.sending') : t('queue.sendNow')}
        </Press>
      </div>
      {deskNamed()}
    </ScreenFrame>
  );

  function deskNamed() {
    const given = { chosen, onChoose: setChosen };
    switch (desk) {
      case 'open':
      case 'all':
        return <ListDesk key={desk} filter={desk} {...given} />;
      case 'risk':
        return (
          <RiskDesk
            {...given}
            behind={behind}
            onBehind={(choice) => {
              setBehind(choice);
              setChosen(null);
            }}
          />
        );
      case 'manual':
        return <ManualDesk {...given} />;
      case 'refused':
        return <RefusalDesk {...given} />;
      case 'ghosts':
        return <GhostDesk {...given} />;
      case 'health':
        return <HealthDesk />;
    }
  }
}

function Figures() {
  const { t } = useTranslation();
  const status = useTill((state) => state.status);
  if (status === null) {
    return null;
  }
  // As the status bar says it: to be decided, to be settled with a guest, or only to be seen.
  const people = status.manual + status.refused + status.ghosts;
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
      <div data-alarm={people > 0 || undefined}>
        <dt>{t('queue.manual')}</dt>
        <dd className="number" data-testid="queue-people">
          {people}
        </dd>
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
