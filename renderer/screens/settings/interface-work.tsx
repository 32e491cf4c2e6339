// One interface at work: the request to edit and what the till understood above, the two raw texts side by side below.
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs';
import IconEye from '@tabler/icons-react/dist/esm/icons/IconEye.mjs';
import IconRestore from '@tabler/icons-react/dist/esm/icons/IconRestore.mjs';
import IconSend from '@tabler/icons-react/dist/esm/icons/IconSend.mjs';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type InterfaceExchange,
  type InterfaceFormat,
  type InterfaceSample,
  type InterfaceView,
  longestRequest,
  type ShownText,
} from '../../../shared/interfaces-console.ts';
import type { Failure } from '../../../shared/result.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { EffectBadge } from './effect-badge.tsx';
import { InterfacePane } from './interface-pane.tsx';
import { problemIn, spokenId } from './interface-text.ts';
import { InterfaceVerdict } from './interface-verdict.tsx';
import styles from './interfaces-panel.module.css';

export type InterfaceWorkProps = {
  readonly view: InterfaceView;
  readonly sample: InterfaceSample | null;
  readonly text: string;
  readonly format: InterfaceFormat;
  readonly exchange: InterfaceExchange | null;
  readonly problem: Failure | null;
  readonly busy: boolean;
  readonly practice: boolean;
  readonly editor: RefObject<HTMLTextAreaElement | null>;
  readonly onText: (text: string) => void;
  readonly onFormat: (format: InterfaceFormat) => void;
  readonly onSend: () => void;
  /** True where it is on the clipboard. */
  readonly onCopy: () => Promise<boolean>;
};

export function InterfaceWork(props: InterfaceWorkProps) {
  const { view, sample, text, format, exchange, problem, busy, practice, editor, onText, onFormat, onSend, onCopy } =
    props;
  const { t, i18n } = useTranslation();
  const [raw, setRaw] = useState(false);
  const [numbers, setNumbers] = useState(false);
  const [copied, setCopied] = useState<string | null>(null);
  // A question's parameters are JSON whatever the answer is.
  const broken = problemIn(text, view.sends === 'document' ? format : 'json');
  const shown = (of: ShownText) => (numbers ? of.whole : of.masked);

  return (
    <section className={styles['work']} aria-label={view.title} data-testid="interface-work" data-interface={view.id}>
      <header className={styles['head']}>
        <h2 className={styles['title']}>
          <span className="number">{view.section}</span> {i18n.language === 'en' ? spokenId(view.id) : view.title}
        </h2>
        <EffectBadge effect={view.effect} />
        {view.formats.length < 2
          ? null
          : view.formats.map((one) => (
              <Press
                key={one}
                size="small"
                aria-pressed={one === format}
                testid={`interface-format-${one}`}
                onClick={() => onFormat(one)}
              >
                {one.toUpperCase()}
              </Press>
            ))}
        <span className={`${styles['path']} selectable`}>
          {view.sends === 'browser' || view.sends === 'query' ? 'GET' : 'POST'} {view.path}
        </span>
      </header>
      <div className={styles['tools']}>
        <Press size="small" aria-pressed={raw} testid="interface-raw" onClick={() => setRaw(!raw)}>
          {t('interfaces.raw')}
        </Press>
        <Press
          size="small"
          aria-pressed={numbers}
          aria-label={t(numbers ? 'interfaces.hide' : 'interfaces.show')}
          icon={<IconEye size={22} aria-hidden="true" />}
          testid="interface-numbers"
          onClick={() => setNumbers(!numbers)}
        >
          {t('interfaces.numbers')}
        </Press>
        <Press
          size="small"
          aria-label={t('interfaces.sampleAgain')}
          icon={<IconRestore size={22} aria-hidden="true" />}
          disabled={sample === null || sample.body === text}
          testid="interface-sample"
          onClick={() => onText(sample?.body ?? '')}
        >
          {t('interfaces.sample')}
        </Press>
        <Press
          size="small"
          aria-label={t('interfaces.copy')}
          icon={<IconCopy size={22} aria-hidden="true" />}
          disabled={broken !== null}
          testid="interface-copy"
          onClick={() => void onCopy().then((done) => setCopied(done ? text : null))}
        >
          {copied === text ? t('interfaces.copied') : 'curl'}
        </Press>
        <Press
          look={view.effect === 'money' && !practice ? 'danger' : 'primary'}
          size="small"
          className={styles['send']}
          shortcut="Ctrl ↵"
          icon={<IconSend size={22} aria-hidden="true" />}
          busy={busy}
          disabled={broken !== null}
          testid="interface-send"
          onClick={onSend}
        >
          {t(view.sends === 'browser' ? 'interfaces.makeAddress' : 'interfaces.send')}
        </Press>
      </div>
      {problem === null ? null : <FailureNote failure={problem} />}
      <div className={styles['panes']} data-sent={exchange !== null || undefined}>
        <div className={styles['pane']}>
          <label className={styles['paneName']} htmlFor="interface-body">
            {t('interfaces.request')}
            <span className={styles['broken']} role="status" data-testid="interface-broken">
              {broken === null
                ? ''
                : broken.kind === 'tooLarge' || broken.kind === 'empty'
                  ? t(`interfaces.${broken.kind}`, { limit: longestRequest / 1024 })
                  : t('interfaces.at', { ...broken, reason: t(`interfaces.${broken.kind}`) })}
            </span>
          </label>
          <textarea
            ref={editor}
            id="interface-body"
            className={styles['text']}
            value={text}
            spellCheck={false}
            autoComplete="off"
            aria-invalid={broken !== null}
            data-testid="interface-body"
            onChange={(event) => onText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && event.ctrlKey && !event.nativeEvent.isComposing) {
                event.preventDefault();
                onSend();
              }
            }}
          />
        </div>
        {exchange === null ? (
          <InterfacePane
            name={t(sample?.printedAnswer == null ? 'interfaces.understood' : 'interfaces.printedAnswer')}
            side=""
            text={sample?.printedAnswer ?? null}
            raw={raw}
            none={t(view.effect === 'money' && practice ? 'interfaces.practiceMoney' : 'interfaces.notYet')}
            testid="interface-printed"
          />
        ) : (
          <>
            <InterfaceVerdict
              understood={exchange.understood}
              numbers={numbers}
              fen={view.sends !== 'query' && view.sends !== 'document'}
            />
            <InterfacePane
              name={t('interfaces.sent')}
              side={exchange.sent.line}
              text={shown(exchange.sent.body)}
              raw={raw}
              none={t('interfaces.nothingSent')}
              testid="interface-sent"
            />
            <InterfacePane
              name={t('interfaces.answer')}
              side={
                exchange.answer === null
                  ? t('interfaces.noStatus', { ms: exchange.ms })
                  : t('interfaces.status', { status: exchange.answer.status, ms: exchange.ms })
              }
              text={exchange.answer === null ? null : shown(exchange.answer.body)}
              raw={raw}
              none={t(exchange.answer === null ? 'interfaces.noAnswer' : 'interfaces.emptyAnswer')}
              note={exchange.answer?.cut === true ? t('interfaces.cut') : undefined}
              testid="interface-answer"
            />
          </>
        )}
      </div>
    </section>
  );
}
