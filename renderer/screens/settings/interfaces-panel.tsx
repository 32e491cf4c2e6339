// The interface console for integrators: shut until a technician's or manager's PIN opens it, then the catalogue beside one interface at work.
import IconApi from '@tabler/icons-react/dist/esm/icons/IconApi.mjs';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  InterfaceList as Catalogue,
  InterfaceFormat,
  InterfaceSample,
} from '../../../shared/interfaces-console.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { copyText } from '../../components/copy-text.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useApproved } from '../../components/use-approved.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import { InterfaceConfirm } from './interface-confirm.tsx';
import { InterfaceList } from './interface-list.tsx';
import { InterfaceMoneyCalls } from './interface-money-calls.tsx';
import { matching, problemIn } from './interface-text.ts';
import { InterfaceWork } from './interface-work.tsx';
import styles from './interfaces-panel.module.css';
import panel from './panel.module.css';
import { useInterfaceCall } from './use-interface-call.ts';

const chosenDraft = 'interface';
const draftOf = (id: string, format: InterfaceFormat) => `interface:${id}:${format}`;
const formatDraft = 'interface.format';

export function InterfacesPanel() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const approved = useApproved();
  const { keepDraft, takeScannedText } = useActions();
  const scanned = useTill((state) => state.scannedText);
  const drafts = useTill((state) => state.drafts);
  const practice = useTill((state) => state.settings?.practice ?? false);
  const [catalogue, setCatalogue] = useState<Catalogue | null>(null);
  const [samples, setSamples] = useState<Readonly<Record<string, InterfaceSample>>>({});
  const [search, setSearch] = useState('');
  const [problem, setProblem] = useState<Failure | null>(null);
  const editor = useRef<HTMLTextAreaElement>(null);
  const call = useInterfaceCall(approved, (moneyCalls) =>
    setCatalogue((now) => (now === null ? null : { ...now, moneyCalls })),
  );

  const all = catalogue?.interfaces ?? [];
  const found = matching(all, search);
  const view = all.find(({ id }) => id === drafts[chosenDraft]) ?? null;
  const format = view?.formats.find((one) => one === drafts[formatDraft]) ?? view?.formats[0] ?? 'json';
  const sample = view === null ? null : (samples[draftOf(view.id, format)] ?? null);
  const text = view === null ? '' : (drafts[draftOf(view.id, format)] ?? sample?.body ?? '');
  const isDialogOpen = approved.dialog !== null || call.confirming !== null;

  async function open(): Promise<void> {
    setProblem(null);
    const answer = await approved.run((approval) => bridge.listInterfaces({ approval }), {
      right: 'useInterfaces',
      what: t('interfaces.opens'),
    });
    if (answer?.ok === true) {
      setCatalogue(answer.value);
    } else if (answer !== null) {
      setProblem(answer.failure);
    }
  }

  // The sample of what was chosen: here, or before the console was left and opened again.
  const wanted = view !== null && sample === null ? view.id : null;
  useEffect(() => {
    if (wanted !== null) {
      void ask(bridge.getInterface({ id: wanted, format })).then((answer) => {
        if (answer.ok) {
          setSamples((now) => ({ ...now, [draftOf(wanted, format)]: answer.value }));
        } else if (answer.failure.approvable === 'useInterfaces') {
          setCatalogue(null);
        } else {
          setProblem(answer.failure);
        }
      });
    }
  }, [bridge, format, wanted]);

  // What is scanned goes where the cursor stands in the request: a card, a coupon, a voucher.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scan is what it waits for
  useEffect(() => {
    if (scanned === null) {
      return;
    }
    takeScannedText();
    const field = editor.current;
    if (field !== null && view !== null) {
      const [start, end] = [field.selectionStart, field.selectionEnd];
      keepDraft(draftOf(view.id, format), text.slice(0, start) + scanned + text.slice(end));
    }
  }, [scanned]);

  function choose(id: string): void {
    setProblem(null);
    call.forget();
    keepDraft(chosenDraft, id);
  }

  function send(): void {
    if (view !== null && problemIn(text, view.sends === 'document' ? format : 'json') === null && !call.busy) {
      void call.send(view, text, format);
    }
  }

  useKeys(keyLevel.panel, (key) => {
    if (isDialogOpen) {
      return false;
    }
    if (catalogue === null) {
      if (key.name === 'Enter') {
        void open();
      }
      return key.name === 'Enter';
    }
    if (key.name === 'Escape' && (document.activeElement === editor.current || view !== null)) {
      leaveOneStep();
      return true;
    }
    // A text that is being read scrolls with the arrows.
    const isReading = document.activeElement?.matches('pre') ?? false;
    if (!isReading && (key.name === 'ArrowDown' || key.name === 'ArrowUp')) {
      const at = found.findIndex(({ id }) => id === view?.id);
      const next = found[key.name === 'ArrowDown' ? Math.min(at + 1, found.length - 1) : Math.max(at - 1, 0)];
      if (next !== undefined) {
        choose(next.id);
      }
      return true;
    }
    if (key.name === 'Enter') {
      send();
      return true;
    }
    return false;
  });

  /** Out of the request first, then back to the catalogue; what was typed stays. */
  function leaveOneStep(): void {
    if (document.activeElement === editor.current) {
      editor.current?.blur();
    } else {
      choose('');
    }
  }

  if (catalogue === null) {
    return (
      <section className={`${panel['paper']} ${styles['shut']}`} data-testid="interfaces-shut">
        <IconApi size={48} aria-hidden="true" className={styles['shutIcon']} />
        <h2 className={styles['title']}>{t('interfaces.openTitle')}</h2>
        <p className={styles['shutText']}>{t('interfaces.openText')}</p>
        {problem === null ? null : <FailureNote failure={problem} />}
        <Press look="primary" size="large" shortcut="Enter" testid="interfaces-open" onClick={() => void open()}>
          {t('interfaces.open')}
        </Press>
        {approved.dialog}
      </section>
    );
  }
  return (
    <div className={`${panel['columns']} ${styles['columns']}`} data-dense>
      <InterfaceList
        found={found}
        total={all.length}
        search={search}
        chosen={view?.id ?? null}
        onSearch={setSearch}
        onChoose={choose}
      />
      <div className={`${panel['side']} ${panel['paper']} ${styles['right']}`}>
        {view === null ? (
          <div className={`${styles['empty']} scroll`}>
            <div className={styles['lead']}>
              <span>{t('interfaces.choose')}</span>
              <span className="selectable">{t('interfaces.sendsTo', { platform: catalogue.platform })}</span>
            </div>
            {problem === null ? null : <FailureNote failure={problem} />}
            <InterfaceMoneyCalls calls={catalogue.moneyCalls} />
          </div>
        ) : (
          <InterfaceWork
            key={view.id}
            view={view}
            sample={sample}
            text={text}
            format={format}
            exchange={call.exchanges[view.id] ?? null}
            problem={call.problem ?? problem}
            busy={call.busy}
            practice={practice}
            editor={editor}
            onText={(next) => {
              call.forget();
              keepDraft(draftOf(view.id, format), next);
            }}
            onFormat={(next) => {
              call.forget();
              keepDraft(formatDraft, next);
            }}
            onSend={send}
            onCopy={async () => {
              const command = await call.command(view.id, text, format);
              return command !== null && copyText(command);
            }}
          />
        )}
      </div>
      {view === null || call.confirming === null ? null : (
        <InterfaceConfirm
          view={view}
          confirming={call.confirming}
          onCancel={call.cancel}
          onConfirm={() => void call.confirm(view, text, format)}
        />
      )}
      {approved.dialog}
    </div>
  );
}
