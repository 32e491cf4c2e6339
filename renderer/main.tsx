// The entry of the page: builds the store, the texts and the keyboard's listener, and paints the application.
import './styles/mantine.ts';
import './styles/tokens.css';
import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createStore } from 'zustand/vanilla';
import { meaningOf } from '../shared/keys.ts';
import { App, fetchScreens } from './app.tsx';
import { ask, readBridge } from './bridge.ts';
import { Guard } from './components/guard.tsx';
import { createTexts, fetchCatalogue } from './i18n.ts';
import { createKeyLayers } from './keys/key-layers.ts';
import { listenToKeyboard } from './keys/keyboard.ts';
import { ShownKeys } from './keys/shown-keys.tsx';
import { KeyLayersContext } from './keys/use-keys.ts';
import { createScanDecoder } from './scan/decoder.ts';
import { readCode } from './scan/read-code.ts';
import { createRepeatGuard } from './scan/repeat-guard.ts';
import { createScanTap, type HeardScan, ScanTapContext } from './scan/scan-tap.ts';
import { createScanSound } from './scan/sound.ts';
import { followOnDisplay } from './store/tell-display.ts';
import { createTillActions } from './store/till-actions.ts';
import { TillProvider } from './store/till-context.tsx';
import { initialState, type TillState } from './store/till-state.ts';
import { Look, rememberedAppearance } from './styles/look.tsx';

/** The language of the last time, for what is shown before the till has told it. */
const languageKey = 'language';

const bridge = readBridge();
/** The first screen is painted: what comes after it may be fetched. */
const painted = new Promise<void>((resolve) => requestIdleCallback(() => resolve()));
const texts = createTexts(localStorage.getItem(languageKey) === 'en' ? 'en' : 'zh-CN', (language) =>
  painted.then(() => fetchCatalogue(language)),
);
const tones = createScanSound();
const store = createStore<TillState>(() => ({
  ...initialState,
  preferences: { ...initialState.preferences, appearance: rememberedAppearance() },
}));
const layers = createKeyLayers((pressed) => meaningOf(pressed, store.getState().preferences.keys));
const actions = createTillActions({
  store,
  bridge,
  sound: { good: () => sounds() && tones.good(), bad: () => sounds() && tones.bad() },
  speak: (language) => {
    document.documentElement.lang = language;
    localStorage.setItem(languageKey, language);
    void texts.changeLanguage(language);
  },
});

/** Whether this till may be heard. */
function sounds(): boolean {
  return store.getState().preferences.appearance.sounds;
}

/** As the scanner is set up now. */
let decoder = createScanDecoder(store.getState().preferences.scanner);
store.subscribe(({ preferences: { scanner } }, before) => {
  if (scanner !== before.preferences.scanner) {
    decoder = createScanDecoder(scanner);
  }
});

actions.listen();
followOnDisplay(store, bridge);
const tap = createScanTap();
const isRepeat = createRepeatGuard();
bridge.on('scanned', ({ text }) => {
  if (!isRepeat(text, performance.now())) {
    onScan({ text, keys: 0, keyTime: 0, source: 'serial' });
  }
});

function onScan(scan: HeardScan): void {
  tap.tell(scan);
  actions.scan(readCode(scan.text).text);
}

listenToKeyboard({
  decoder: () => decoder,
  layers,
  onScan: (reading) => onScan({ ...reading, source: 'keyboard' }),
  onPartialScan: actions.scanCutShort,
  onSpoiltScan: actions.scanSpoilt,
  taken: tap.press,
  deaf: () => store.getState().money === 'inFlight',
  // While the till is opened it answers nothing, and whoever types their name must not wait for that.
  caughtUp: () => (store.getState().startup === null ? Promise.resolve() : ask(bridge.getStartup(null))),
});
void actions.start();

const root = document.getElementById('root');
if (root === null) {
  throw new Error('the page has no root');
}
// At once: otherwise an empty frame is painted first, and the window is shown with nothing in it.
flushSync(() =>
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={texts}>
        <KeyLayersContext value={layers}>
          <ScanTapContext value={tap}>
            <TillProvider value={{ store, actions, bridge }}>
              <Look>
                <ShownKeys>
                  <Guard>
                    <App />
                  </Guard>
                </ShownKeys>
              </Look>
            </TillProvider>
          </ScanTapContext>
        </KeyLayersContext>
      </I18nextProvider>
    </StrictMode>,
  ),
);

// The screens behind the sign-in are fetched when the first is painted, so that none of them is waited for later.
void painted.then(fetchScreens).catch(console.error);
