// What is on screen: the start-up's failure, the sign-in, or the till with its status bar, its screen and its overlays.
import { useTranslation } from 'react-i18next';
import styles from './app.module.css';
import { LatePart, late, nothing } from './components/late.tsx';
import { StatusBar } from './components/status-bar.tsx';
import { useIdleLock } from './components/use-idle-lock.ts';
import { keyLevel } from './keys/key-layers.ts';
import { useKeys } from './keys/use-keys.ts';
import { fetchScreenParts, screenParts } from './screens/screen-parts.ts';
import { SignIn } from './screens/sign-in/sign-in.tsx';
import { isEarly } from './store/assistant-steps.ts';
import { selectedCard } from './store/chosen-card.ts';
import { useActions, useTill } from './store/till-context.tsx';

const keysSheet = late(async () => (await import('./screens/keys/keys-sheet.tsx')).KeysSheet);
const practiceMenu = late(async () => (await import('./screens/practice/practice-menu.tsx')).PracticeMenu);
const startupFailure = late(async () => (await import('./screens/startup/startup-failure.tsx')).StartupFailure);
const lockScreen = late(async () => (await import('./screens/lock/lock-screen.tsx')).LockScreen);
const assistant = late(async () => (await import('./screens/assistant/assistant-screen.tsx')).AssistantScreen);
const recoveredOutcome = late(async () => (await import('./components/recovered-outcome.tsx')).RecoveredOutcome);
const ghostAlarm = late(async () => (await import('./screens/queue/ghost-alarm.tsx')).GhostAlarm);

/** Fetches what lies behind the sign-in, the counter first, so that none of it is waited for when it is wanted. */
export async function fetchScreens(): Promise<void> {
  await fetchScreenParts();
  await lockScreen.fetch();
  await keysSheet.fetch();
}

export function App() {
  const startup = useTill((state) => state.startup);
  const session = useTill((state) => state.session);
  const settingUp = useTill((state) => state.assistant?.shown === true && isEarly(state.assistant));
  const { show } = useActions();
  useKeys(keyLevel.application, (key) => {
    if (key.name === 'F1') {
      show('keys');
    }
    return key.name === 'F1';
  });
  // While the till is still opening, the sign-in is there already: whatever is asked of main meanwhile waits for it.
  if (startup?.state === 'failed') {
    return <LatePart of={startupFailure} given={{ startup }} />;
  }
  return (
    <div className={styles['till']}>
      <StatusBar />
      <div className={styles['screen']}>
        <PracticeMark />
        {session === null || session.state === 'signedOut' ? (
          <div className={styles['scene']}>{settingUp ? <LatePart of={assistant} given={nothing} /> : <SignIn />}</div>
        ) : (
          <SignedIn />
        )}
      </div>
      <Overlays />
    </div>
  );
}

/** The training's watermark: on every screen, in nobody's way. */
function PracticeMark() {
  const { t } = useTranslation();
  const practice = useTill((state) => state.settings?.practice ?? false);
  return practice ? (
    <div className={styles['mark']} aria-hidden="true" data-practice-mark>
      <span data-words={t('status.practiceMark')} />
    </div>
  ) : null;
}

function SignedIn() {
  const { goTo, lock, readAgain, wantCoupons } = useActions();
  const screen = useTill((state) => state.screen);
  const money = useTill((state) => state.money);
  const usable = useTill((state) => selectedCard(state)?.status === 'active');
  const hasBills = useTill((state) => state.settings?.unipos ?? false);
  const recharges = useTill((state) => state.settings?.offers.includes('recharge') ?? true);
  const hasCoupons = useTill((state) => state.settings?.offers.includes('benefits') ?? true);
  const recovered = useTill((state) => state.recovered);
  const locked = useTill((state) => state.session?.state === 'locked');
  useIdleLock();
  /** A set-up that was begun stands in the counter's place until it is left or finished. */
  const settingUp = useTill((state) => state.assistant?.shown === true && state.screen === 'counter');

  useKeys(keyLevel.application, (key) => {
    const leaves = money === 'none';
    switch (key.name) {
      case 'F12':
        void lock();
        return true;
      case 'F2':
        return leaves && usable && go('checkout');
      case 'F3':
        return leaves && usable && recharges && go('recharge');
      case 'F4':
        if (leaves && usable && hasCoupons) {
          wantCoupons();
        }
        return true;
      case 'F5':
        void readAgain();
        return true;
      case 'F6':
        return leaves && go('more');
      case 'F7':
        return leaves && go('settings');
      case 'F8':
        return leaves && go('revoke');
      case 'F9':
        return leaves && go('counter');
      case 'F10':
        return leaves && go('queue');
      case 'F11':
        return leaves && hasBills && go('bills');
      default:
        return false;
    }
  });

  function go(name: Parameters<typeof goTo>[0]): boolean {
    goTo(name);
    return true;
  }

  return (
    <>
      <div className={styles['scene']}>
        <LatePart
          key={settingUp ? 'assistant' : screen}
          of={settingUp ? assistant : screenParts[screen]}
          given={nothing}
        />
      </div>
      {recovered === null ? null : <LatePart of={recoveredOutcome} given={{ operation: recovered }} />}
      <LatePart of={ghostAlarm} given={nothing} />
      {locked ? (
        <div className={styles['curtain']}>
          <LatePart of={lockScreen} given={nothing} />
        </div>
      ) : null}
    </>
  );
}

function Overlays() {
  const overlay = useTill((state) => state.overlay);
  if (overlay === null) {
    return null;
  }
  return overlay === 'keys' ? (
    <LatePart of={keysSheet} given={nothing} />
  ) : (
    <LatePart of={practiceMenu} given={nothing} />
  );
}
