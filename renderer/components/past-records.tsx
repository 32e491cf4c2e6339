// What was closed and kept, newest first and read page by page: a list at the left, the chosen record at the right.
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { Fen } from '../../shared/money.ts';
import type { Failure, Result } from '../../shared/result.ts';
import { keyLevel } from '../keys/key-layers.ts';
import { useKeys } from '../keys/use-keys.ts';
import { shortClockText } from './age-text.ts';
import { ListHint, ListNone } from './list-none.tsx';
import { Money } from './money.tsx';
import paper from './paper.module.css';
import styles from './past-records.module.css';
import { Press } from './press.tsx';
import { RowPress } from './row-press.tsx';
import { useRowKeys } from './use-row-keys.ts';

/** A record in the list. `at`: ms UTC. `mark` says in words whether all was well; `bad` colours it. */
export type PastRow = {
  readonly name: string;
  readonly testid: string;
  readonly data?: Readonly<Record<`data-${string}`, string | number>>;
  readonly title: string;
  readonly at: number;
  readonly person: string | null;
  readonly amount: Fen;
  readonly mark: string;
  readonly bad: boolean;
};

type PastPage<Each> = { readonly records: readonly Each[]; readonly nextBefore: number | null };

type PastRecordsProps<Each> = {
  /** How wide list and record are. */
  readonly className: string | undefined;
  readonly testid: string;
  readonly words: { readonly list: string; readonly none: string; readonly choose: string; readonly more: string };
  /** Reads a page; the same function from one painting to the next. */
  readonly read: (before: number | null) => Promise<Result<PastPage<Each>>>;
  readonly rowOf: (record: Each) => PastRow;
  readonly labelOf: (record: Each) => string;
  readonly children: (record: Each) => ReactNode;
};

export function PastRecords<Each>(props: PastRecordsProps<Each>) {
  const { className, testid, words, read, rowOf, labelOf, children } = props;
  const { records, more, problem, readPage } = useRecords(read);
  const [chosen, setChosen] = useState<string | null>(null);
  const rows = records?.map(rowOf) ?? [];
  useRowKeys(
    rows.map(({ name }) => name),
    chosen,
    setChosen,
  );
  useKeys(keyLevel.panel, ({ name }) => {
    if (name === 'Escape' && chosen !== null) {
      setChosen(null);
      return true;
    }
    return false;
  });
  const record = records?.find((each) => rowOf(each).name === chosen) ?? null;
  return (
    <div className={`${styles['columns']} ${className}`}>
      <section className={paper['paper']} aria-label={words.list}>
        {rows.length === 0 ? (
          <ListNone
            known={records !== null}
            empty={words.none}
            problem={problem}
            onAgain={() => readPage(null)}
            testid={`${testid}-none`}
          />
        ) : (
          <div className={`${styles['rows']} scroll`}>
            {rows.map((row) => (
              <Row key={row.name} row={row} chosen={row.name === chosen} onChoose={() => setChosen(row.name)} />
            ))}
            {more === null ? null : (
              <Press look="ghost" className={styles['more']} testid={`${testid}-more`} onClick={() => readPage(more)}>
                {words.more}
              </Press>
            )}
          </div>
        )}
      </section>
      <section className={paper['paper']} aria-label={record === null ? words.choose : labelOf(record)}>
        {record === null ? <ListHint of={rows.length}>{words.choose}</ListHint> : children(record)}
      </section>
    </div>
  );
}

function useRecords<Each>(read: PastRecordsProps<Each>['read']) {
  const [records, setRecords] = useState<readonly Each[] | null>(null);
  const [more, setMore] = useState<number | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const readPage = useCallback(
    (before: number | null) => {
      void read(before).then((answer) => {
        if (answer.ok) {
          setRecords((old) => (before === null ? answer.value.records : [...(old ?? []), ...answer.value.records]));
          setMore(answer.value.nextBefore);
        }
        setProblem(answer.ok ? null : answer.failure);
      });
    },
    [read],
  );
  useEffect(() => readPage(null), [readPage]);
  return { records, more, problem, readPage };
}

type RowProps = { readonly row: PastRow; readonly chosen: boolean; readonly onChoose: () => void };

function Row({ row, chosen, onChoose }: RowProps) {
  return (
    <RowPress
      className={styles['row']}
      chosen={chosen}
      onChoose={onChoose}
      testid={row.testid}
      {...(row.data === undefined ? {} : { data: row.data })}
    >
      <span className={styles['main']}>
        <strong className="number">{row.title}</strong>
        <span className={`number ${styles['soft']}`}>
          {shortClockText(row.at)} · {row.person}
        </span>
      </span>
      <span className={styles['side']}>
        <Money amount={row.amount} size="row" />
        <span className={styles['mark']} data-bad={row.bad}>
          {row.mark}
        </span>
      </span>
    </RowPress>
  );
}
