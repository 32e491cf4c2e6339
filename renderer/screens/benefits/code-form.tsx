// A form of one code: the scanner fills it, the pad and the keys too; Enter acts. What is found is shown on the left.
import { type ReactNode, useState } from 'react';
import type { Failure } from '../../../shared/result.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Pad } from '../../components/pad.tsx';
import { pressPad } from '../../components/pad-text.ts';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useFreshness } from '../../store/money-dialog.ts';
import { useScannedText } from '../../store/use-scanned-text.ts';
import work from '../checkout/checkout.module.css';
import styles from './benefits.module.css';
import { TypedText } from './typed-text.tsx';
import type { Code } from './use-code.ts';

export type CodeFormProps = {
  /** Begins the test ids: `<name>-code`, `<name>-act`. */
  readonly name: string;
  readonly code: Code;
  readonly label: string;
  readonly empty: string;
  readonly help: string;
  readonly missing: string;
  readonly act: string;
  readonly busy: boolean;
  readonly problem: Failure | null;
  readonly onChange: () => void;
  readonly onAct: () => void;
  readonly children?: ReactNode;
};

export function CodeForm(props: CodeFormProps) {
  const { name, code, label, empty, help, missing, act, busy, problem, onChange, onAct, children } = props;
  const [isMissing, setMissing] = useState(false);
  const fresh = useFreshness(`${name} ${busy}`);

  function change(text: string): void {
    if (!busy) {
      setMissing(false);
      onChange();
      code.set(text);
    }
  }

  function start(): void {
    setMissing(code.text === '');
    if (code.text !== '' && !busy) {
      onAct();
    }
  }

  useScannedText(change, !busy);
  useKeys(keyLevel.panel, (key) => {
    if (key.name === 'Enter') {
      if (fresh(key.timeMs)) {
        start();
      }
      return true;
    }
    if (/^[0-9]$|^Backspace$|^Delete$/.test(key.name)) {
      change(pressPad(code.text, key.name, 'password'));
      return true;
    }
    if (/^[A-Za-z]$/.test(key.name)) {
      change(code.text + key.name);
      return true;
    }
    return false;
  });

  return (
    <div className={work['work']}>
      <section className={`${paper['paper']} ${styles['codePaper']}`} aria-label={label}>
        <div className={`${styles['told']} scroll`}>
          <p className={styles['help']}>{help}</p>
          {problem === null ? null : <FailureNote failure={problem} />}
          {isMissing ? (
            <Note tone="bad" testid={`${name}-missing`}>
              {missing}
            </Note>
          ) : null}
          {children}
        </div>
      </section>
      <aside className={work['right']}>
        <TypedText label={label} text={code.text} empty={empty} testid={`${name}-code`} />
        <Pad onKey={(key) => change(pressPad(code.text, key, 'password'))} decimals={false} disabled={busy} />
        <Press
          look="primary"
          size="large"
          shortcut="Enter"
          className={work['confirm']}
          busy={busy}
          testid={`${name}-act`}
          onClick={start}
        >
          {act}
        </Press>
      </aside>
    </div>
  );
}
