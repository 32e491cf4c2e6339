// Money at risk by card and by cashier; a press on a line opens what is behind it.
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RiskLineView } from '../../../shared/desks.ts';
import type { OperationView } from '../../../shared/operation.ts';
import { success } from '../../../shared/result.ts';
import { ageText } from '../../components/age-text.ts';
import { ListNone } from '../../components/list-none.tsx';
import { Money } from '../../components/money.tsx';
import { Press } from '../../components/press.tsx';
import { RowPress } from '../../components/row-press.tsx';
import { useNow } from '../../components/use-now.ts';
import { useRowKeys } from '../../components/use-row-keys.ts';
import { useBridge } from '../../store/till-context.tsx';
import styles from './desk.module.css';
import type { DeskProps } from './desk-frame.tsx';
import { OperationsDesk } from './operations-desk.tsx';
import { type PageOf, type ReadPage, usePages } from './use-pages.ts';
import { useRisk } from './use-risk.ts';

/** The line that is open: `by` says in which of the two lists it stands. */
export type RiskChoice = { readonly by: 'card' | 'cashier'; readonly key: string; readonly label: string };

export type RiskDeskProps = DeskProps & {
  readonly behind: RiskChoice | null;
  readonly onBehind: (choice: RiskChoice | null) => void;
};

export function RiskDesk({ behind, onBehind, chosen, onChoose }: RiskDeskProps) {
  return behind === null ? (
    <RiskLines onBehind={onBehind} />
  ) : (
    <RiskBehind behind={behind} onBack={() => onBehind(null)} chosen={chosen} onChoose={onChoose} />
  );
}

function RiskLines({ onBehind }: { readonly onBehind: (choice: RiskChoice) => void }) {
  const { t } = useTranslation();
  const { risk, problem, again } = useRisk();
  const [marked, setMarked] = useState<string | null>(null);
  const choices: readonly RiskChoice[] =
    risk === null
      ? []
      : [
          ...risk.cards.map(({ key, label }) => ({ by: 'card' as const, key, label })),
          ...risk.cashiers.map(({ key, label }) => ({ by: 'cashier' as const, key, label })),
        ];
  const nameOf = ({ by, key }: Pick<RiskChoice, 'by' | 'key'>) => `${by} ${key}`;
  useRowKeys(choices.map(nameOf), marked, setMarked, () => {
    const choice = choices.find((each) => nameOf(each) === marked);
    if (choice !== undefined) {
      onBehind(choice);
    }
    return choice !== undefined;
  });
  if (risk === null || risk.cards.length + risk.cashiers.length === 0) {
    return (
      <section className={styles['alone']}>
        <ListNone
          good
          known={risk !== null}
          empty={t('desk.risk.none')}
          problem={problem}
          onAgain={again}
          testid="risk-empty"
        />
      </section>
    );
  }
  const column = (by: RiskChoice['by'], lines: readonly RiskLineView[]) => (
    <section className={styles['column']} aria-label={t(`desk.risk.${by}s`)}>
      <h2 className={styles['columnTitle']}>{t(`desk.risk.${by}s`)}</h2>
      <div className={`${styles['lines']} scroll`}>
        {lines.map((line) => (
          <RiskRow
            key={line.key}
            line={line}
            marked={marked === nameOf({ by, key: line.key })}
            onOpen={() => onBehind({ by, key: line.key, label: line.label })}
            testid={`risk-${by}`}
          />
        ))}
      </div>
    </section>
  );
  return (
    <>
      <p className={styles['hint']}>{t('desk.risk.choose')}</p>
      <div className={styles['halves']}>
        {column('card', risk.cards)}
        {column('cashier', risk.cashiers)}
      </div>
    </>
  );
}

type RiskRowProps = {
  readonly line: RiskLineView;
  readonly marked: boolean;
  readonly onOpen: () => void;
  readonly testid: string;
};

function RiskRow({ line, marked, onOpen, testid }: RiskRowProps) {
  const { t } = useTranslation();
  const now = useNow(10_000);
  const states = Object.entries(line.states).filter(([, count]) => count > 0);
  return (
    <RowPress
      className={styles['line']}
      chosen={marked}
      onChoose={onOpen}
      testid={testid}
      data={{ 'data-fen': line.held }}
    >
      <span className={styles['lineMain']}>
        <strong className="number">{line.label}</strong>
        {line.memberName === null ? null : <span>{line.memberName}</span>}
        <span className={styles['soft']}>
          {t('desk.risk.count', { value: line.count })} ·{' '}
          {t('desk.risk.oldest', { age: ageText(t, 'queue.age', now - line.oldest) })}
        </span>
        <span className={styles['soft']}>
          {states.map(([state, count]) => `${t(`state.${state as 'pending'}`)} ${count}`).join(' · ')}
        </span>
      </span>
      <Money amount={line.held} size="row" />
      <IconChevronRight size={24} aria-hidden="true" />
    </RowPress>
  );
}

type BehindProps = DeskProps & { readonly behind: RiskChoice; readonly onBack: () => void };

function RiskBehind({ behind, onBack, chosen, onChoose }: BehindProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { by, key, label } = behind;
  const read = useCallback<ReadPage<OperationView, PageOf<OperationView>>>(
    async (before, size) => {
      const answer = await bridge.listRisk({ by, key, before, size });
      return answer.ok ? success({ rows: answer.value.operations, nextBefore: answer.value.nextBefore }) : answer;
    },
    [bridge, by, key],
  );
  const list = usePages(read);
  return (
    <>
      <div className={styles['crumb']}>
        <Press size="small" testid="risk-back" onClick={onBack}>
          {t('desk.risk.allCards')}
        </Press>
        <strong data-testid="risk-of">{t('desk.risk.of', { value: label })}</strong>
      </div>
      <OperationsDesk
        list={list}
        chosen={chosen}
        onChoose={onChoose}
        label={t('desk.risk.of', { value: label })}
        empty={t('desk.risk.noneBehind')}
        emptyTestid="risk-behind-empty"
        hint={t('queue.choose')}
      />
    </>
  );
}
