// The set-up assistant: what Yazuo's technician gave is entered, tried step by step, and saved for the next start.
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectView } from '../../../shared/connect.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import { ConnectForm } from './connect-form.tsx';
import { type ConnectInput, draftIn, emptyInput } from './connect-input.ts';
import { ConnectResult } from './connect-result.tsx';
import { TrialFrame } from './trial-frame.tsx';
import { useTrial } from './use-trial.tsx';

const goodStates = ['ok', 'notTried'];

export function ConnectPanel() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { takeScannedText } = useActions();
  const scanned = useTill((state) => state.scannedText);
  const free = useTill((state) => state.assistant?.free ?? false);
  const trial = useTrial<ConnectView, ConnectInput>({
    free,
    empty: emptyInput,
    listen: useCallback((take) => bridge.on('connect', take), [bridge]),
    read: useCallback(() => bridge.getConnect(null), [bridge]),
    send: (call, input, approval) => {
      const { appSecret, user, password, card } = input;
      const asked = { draft: draftIn(input), appSecret, approval };
      const cardNo = card.trim() === '' ? null : card.trim();
      return call === 'test'
        ? bridge.testConnection({ ...asked, user, password, cardNo })
        : bridge.saveConnection(asked);
    },
    asks: (call, view) => (call === 'test' ? t('connect.testAsks') : t('connect.saveAsks', { file: view.file })),
    goodStates,
    mayTest: ({ user, password }) => user.trim() !== '' && password !== '',
  });
  const { view, input, problem, busy, isGood } = trial;
  const stands = useRef(false);

  // A scanned card is the test card; what was scanned before this panel stood here is not meant.
  useEffect(() => {
    if (scanned !== null) {
      takeScannedText();
      if (stands.current) {
        trial.change({ card: scanned });
      }
    }
    stands.current = true;
  });

  if (view === null) {
    return problem === null ? null : <FailureNote failure={problem} />;
  }
  return (
    <TrialFrame
      trial={trial}
      maySave={isGood && !view.saved}
      testid="connect"
      words={{
        enter: t('connect.enter'),
        steps: t('connect.stepsTitle'),
        test: t('connect.test'),
        testing: t('connect.testing'),
        save: t('connect.save'),
      }}
      form={
        <ConnectForm
          input={input}
          findings={view.findings}
          disabled={busy || view.testing}
          onChange={(field, text) => trial.change({ [field]: text })}
        />
      }
      result={
        <ConnectResult view={view} old={trial.isOld} onTake={() => trial.change(withoutPractice(view.running))} />
      }
    />
  );
}

function withoutPractice({ practice: _, ...running }: ConnectView['running']) {
  return running;
}
