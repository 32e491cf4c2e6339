// The check of numbers: what stands on which side, what of it does not agree, and who mends it.
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CodeCheckView, type CodeFinding, codeKinds } from '../../../shared/match.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { ListNone } from '../../components/list-none.tsx';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useBridge } from '../../store/till-context.tsx';
import styles from './match.module.css';

export function CodesPanel() {
  const { t } = useTranslation();
  const { view, problem, busy, again } = useCodes();
  useKeys(keyLevel.panel, ({ name }) => {
    if (name === 'Enter') {
      again();
    }
    return name === 'Enter';
  });
  if (view === null) {
    return (
      <section className={paper['paper']}>
        {busy ? (
          <p className={styles['waiting']} role="status">
            {t('match.codes.reading')}
          </p>
        ) : (
          <ListNone known={false} empty="" problem={problem} onAgain={again} />
        )}
      </section>
    );
  }
  return (
    <section className={paper['paper']} aria-label={t('match.codes.title')}>
      <div className={styles['top']}>
        <p className={styles['soft']}>
          {t('match.codes.explain', { from: view.from, to: view.to, bills: view.bills })}
        </p>
        <Press size="small" shortcut="Enter" busy={busy} testid="codes-again" onClick={again}>
          {t('match.codes.again')}
        </Press>
      </div>
      <div className={`${styles['told']} scroll`} data-testid="codes" data-findings={view.findings.length}>
        {problem === null ? null : <FailureNote failure={problem} />}
        <Checked view={view} />
        {view.findings.length === 0 ? (
          <Note tone="good" testid="codes-none">
            {t('match.codes.none')}
          </Note>
        ) : (
          view.findings.map((finding) => (
            <Finding key={`${finding.kind} ${finding.number} ${finding.problem}`} finding={finding} />
          ))
        )}
      </div>
    </section>
  );
}

/** What could be held against the other side, and what not and why. */
function Checked({ view: { kinds } }: { readonly view: CodeCheckView }) {
  const { t } = useTranslation();
  return (
    <ul className={styles['checked']}>
      {codeKinds.map((kind) => {
        const { checked, failure } = kinds[kind];
        const name = t(`match.codes.kind.${kind}`);
        return (
          <li key={kind} data-testid={`codes-kind-${kind}`} data-checked={checked ?? 'no'}>
            {checked !== null
              ? t('match.codes.checked', { name, count: checked })
              : failure === null
                ? t('match.codes.uncheckedGoods')
                : t('match.codes.unchecked', { name })}
            {failure === null ? null : <FailureNote failure={failure} />}
          </li>
        );
      })}
    </ul>
  );
}

function Finding({ finding: { kind, problem, number, unipos, here, used } }: { readonly finding: CodeFinding }) {
  const { t } = useTranslation();
  const nothing = t('match.codes.nothing');
  return (
    <article className={styles['finding']} data-testid={`code-${kind}-${number}`} data-problem={problem}>
      <div className={styles['findingHead']}>
        <strong className="number selectable">
          {t(`match.codes.kind.${kind}`)} {number}
        </strong>
        <span className={styles['mark']} data-weight="bad">
          {t(`match.codes.problem.${problem}`)}
        </span>
      </div>
      <div className={styles['findingSides']}>
        <span>
          <span className={styles['label']}>{t('match.codes.uniposName')}</span>
          <span className={styles['value']}>
            {unipos ?? nothing}
            {used === 0 ? null : <span className={styles['soft']}> · {t('match.codes.used', { count: used })}</span>}
          </span>
        </span>
        <span>
          <span className={styles['label']}>{t('match.codes.hereName')}</span>
          <span className={styles['value']}>{here ?? nothing}</span>
        </span>
      </div>
      <p className={styles['soft']}>{t(`match.codes.action.${kind}.${problem}`)}</p>
    </article>
  );
}

function useCodes() {
  const bridge = useBridge();
  const [view, setView] = useState<CodeCheckView | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(true);
  const read = useCallback(() => {
    setBusy(true);
    void ask(bridge.getCodeCheck(null)).then((answer) => {
      setBusy(false);
      setView((old) => (answer.ok ? answer.value : old));
      setProblem(answer.ok ? null : answer.failure);
    });
  }, [bridge]);
  useEffect(read, [read]);
  return { view, problem, busy, again: read };
}
