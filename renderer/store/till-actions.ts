// What a person can do that is no money: start, sign in, lock, read a member, change the screen. Each action asks main and
// keeps the answer; the money dialogs ask main themselves and only mark here that they are in flight.
import type { StoreApi } from 'zustand/vanilla';
import type { Bridge, ChannelArgument } from '../../shared/ipc.ts';
import type { MemberView } from '../../shared/member.ts';
import type { OperationView } from '../../shared/operation.ts';
import type { PreferenceChange } from '../../shared/preferences.ts';
import type { Language } from '../../shared/profile.ts';
import type { Result } from '../../shared/result.ts';
import type { SessionView } from '../../shared/session.ts';
import { ask } from '../bridge.ts';
import type { ScanSound } from '../scan/sound.ts';
import type { Combination } from '../screens/checkout/combination.ts';
import { createBillActions, freshScreen, stepTo } from './bill-actions.ts';
import { createHeldActions } from './held-actions.ts';
import { mustBeSeen, withOperation } from './known-operations.ts';
import { createScanActions } from './scan-actions.ts';
import { initialState, type OverlayName, type ScreenName, type TillState } from './till-state.ts';

export type TillDependencies = {
  readonly store: StoreApi<TillState>;
  readonly bridge: Bridge;
  readonly sound: ScanSound;
  /** Puts the texts into another language. */
  readonly speak: (language: Language) => void;
};

export type TillActions = ReturnType<typeof createTillActions>;

export function createTillActions({ store, bridge, sound, speak }: TillDependencies) {
  const { getState: state, setState: set } = store;
  const { lookup, scan, scanCutShort, scanSpoilt } = createScanActions({ store, bridge, sound });

  async function start(): Promise<void> {
    const startup = await ask(bridge.getStartup(null));
    if (!startup.ok) {
      set({ startup: { state: 'failed', failure: startup.failure, findings: [], language: 'zh-CN' } });
      return;
    }
    if (startup.value.state === 'failed') {
      speak(startup.value.language);
      set({ startup: startup.value });
      return;
    }
    const [settings, preferences, session, status, assistant, printing] = await Promise.all([
      ask(bridge.getSettings(null)),
      ask(bridge.getPreferences(null)),
      ask(bridge.getSession(null)),
      ask(bridge.getStatus(null)),
      ask(bridge.getAssistant(null)),
      ask(bridge.getPrinting(null)),
    ]);
    if (settings.ok) {
      speak(settings.value.language);
    }
    set({
      startup: startup.value,
      settings: settings.ok ? settings.value : null,
      ...(preferences.ok ? { preferences: preferences.value } : {}),
      ...(printing.ok ? { printing: printing.value } : {}),
      // Somebody may have signed in while these answers were on their way.
      session:
        state().session ??
        (session.ok ? session.value : { state: 'signedOut', user: null, displayName: null, offline: false }),
      status: status.ok ? status.value : null,
      assistant: assistant.ok ? assistant.value : null,
    });
    if (session.ok && session.value.state !== 'signedOut') {
      await recover();
    }
    if (settings.ok && settings.value.practice) {
      await readPractice();
    }
  }

  /** A page that is loaded again in the middle of a payment has lost its dialog, but the payment goes on: show it. */
  async function recover(): Promise<void> {
    const answer = await ask(bridge.listOperations({ filter: 'all', before: null, size: 1 }));
    const last = answer.ok ? answer.value.operations[0] : undefined;
    if (last !== undefined && mustBeSeen(last, Date.now())) {
      keepOperation(last);
      set({ recovered: last });
    }
  }

  /** Listens to main until what comes back is called. */
  function listen(): () => void {
    const stops = [
      bridge.on('status', (status) => set({ status })),
      bridge.on('probe', ({ due }) =>
        set(({ status }) => ({ status: status === null ? null : { ...status, probeDue: due } })),
      ),
      bridge.on('session', (session) => keepSession(session)),
      bridge.on('preferences', (preferences) => set({ preferences })),
      bridge.on('printing', (printing) => set({ printing })),
      bridge.on('operation', (operation) => keepOperation(operation)),
      bridge.on('member', (member) => keepMember(member)),
    ];
    return () => {
      for (const stop of stops) {
        stop();
      }
    };
  }

  function keepSession(session: SessionView): void {
    const { settings, preferences, printing, startup, status, practice, assistant, session: before } = state();
    // Whoever goes on at a locked till goes on with what is being worked on: the guest is still there.
    const takesOver = before?.state === 'locked' && session.state === 'signedIn';
    const other = !takesOver && before !== null && before.user !== null && before.user !== session.user;
    if (session.state === 'signedOut' || other) {
      set({ ...initialState, startup, settings, preferences, printing, status, practice, assistant, session });
    } else {
      set({ session });
    }
  }

  function keepOperation(operation: OperationView): void {
    set((now) => ({
      operations: withOperation(now.operations, operation),
      operationTick: now.operationTick + 1,
    }));
  }

  function keepMember(member: MemberView): void {
    const { found } = state();
    if (found?.member?.memberId === member.memberId) {
      set({ found: { ...found, member } });
    }
  }

  async function session(call: Promise<Result<SessionView>>): Promise<Result<SessionView>> {
    const answer = await ask(call);
    if (answer.ok) {
      keepSession(answer.value);
      const [settings, status] = await Promise.all([ask(bridge.getSettings(null)), ask(bridge.getStatus(null))]);
      set({
        ...(settings.ok ? { settings: settings.value } : {}),
        ...(status.ok ? { status: status.value } : {}),
      });
    }
    return answer;
  }

  async function readPractice(): Promise<void> {
    const practice = await ask(bridge.getPractice(null));
    if (practice.ok) {
      set({ practice: practice.value });
    }
  }

  return {
    start,
    listen,
    lookup,
    scan,
    scanCutShort,
    scanSpoilt,
    readAgain: async () => {
      const { lastLookup } = state();
      if (lastLookup !== null) {
        await lookup(lastLookup);
      }
    },
    signIn: (user: string, password: string) => session(bridge.signIn({ user, password })),
    signOut: () => session(bridge.signOut(null)),
    lock: () => session(bridge.lock(null)),
    unlock: (password: string) => session(bridge.unlock({ password })),
    setLanguage: async (language: Language) => {
      speak(language);
      const { settings } = state();
      set({ settings: settings === null ? null : { ...settings, language } });
      const answer = await ask(bridge.setLanguage({ language }));
      if (answer.ok) {
        set({ settings: answer.value });
      }
    },
    changePreference: async (change: PreferenceChange) => {
      const answer = await ask(bridge.changePreference(change));
      if (answer.ok) {
        set({ preferences: answer.value });
      }
      return answer;
    },
    readPractice,
    readAssistant: async () => {
      const assistant = await ask(bridge.getAssistant(null));
      if (assistant.ok) {
        set({ assistant: assistant.value });
      }
    },
    keepAssistant: async (change: ChannelArgument<'keepAssistant'>) => {
      const assistant = await ask(bridge.keepAssistant(change));
      if (assistant.ok) {
        set({ assistant: assistant.value });
      }
      return assistant;
    },
    setFault: async (fault: ChannelArgument<'setPracticeFault'>['fault']) => {
      const practice = await ask(bridge.setPracticeFault({ fault }));
      if (practice.ok) {
        set({ practice: practice.value });
      }
    },
    keepOperation,
    closeRecovered: () => set({ recovered: null }),
    ...createBillActions(store),
    ...createHeldActions(store, bridge),
    goTo: (screen: ScreenName) => set((now) => stepTo(now, screen)),
    /** To the queue, with this operation chosen. */
    showOperation: (serial: string) => set((now) => ({ ...stepTo(now, 'queue'), wantedSerial: serial })),
    takeSerial: () => set({ wantedSerial: null }),
    /** To the transactions with a voucher or serial, as if it had been scanned there. */
    findTransaction: (text: string) => set((now) => ({ ...stepTo(now, 'transactions'), scannedText: text })),
    /** To the revoke screen with a voucher, as if it had been scanned there. */
    revokeThis: (voucher: string) => set((now) => ({ ...stepTo(now, 'revoke'), scannedVoucher: voucher })),
    beginSale: (draft: string, digit: string) =>
      set((now) => ({
        ...freshScreen,
        drafts: { ...now.drafts, [draft]: digit },
        screen: 'checkout',
        begun: true,
      })),
    wantCoupons: () => set({ screen: 'checkout', overlay: null, couponsWanted: true, begun: false }),
    show: (overlay: OverlayName | null) => set({ overlay }),
    setScanText: (scanText: string) => set({ scanText }),
    clearNote: () => set({ scanNote: null }),
    selectCard: (selectedCardId: string) => set({ selectedCardId }),
    takeVoucher: () => set({ scannedVoucher: null }),
    takeScannedText: () => set({ scannedText: null }),
    wantScan: (wantsScan: boolean) => set({ wantsScan, scannedText: null }),
    keepDraft: (name: string, text: string) => set((now) => ({ drafts: { ...now.drafts, [name]: text } })),
    keepCombination: (cardId: string, combination: Combination | undefined) =>
      set((now) => ({ combinations: { ...now.combinations, [cardId]: combination } })),
    setMoneyPhase: (money: TillState['money']) => set({ money }),
  };
}
