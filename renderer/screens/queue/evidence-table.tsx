// The evidence of one event as small tables: the facts by name, and the rows that the platform's log showed.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { PersonName } from '../../../shared/desks.ts';
import type { Fen } from '../../../shared/money.ts';
import { moneyText } from '../../components/money-text.ts';
import { reasonText } from '../../components/reason-text.ts';
import type { Evidence, EvidenceRow, Fact } from './evidence.ts';
import styles from './timeline.module.css';

export type EvidenceTableProps = { readonly evidence: Evidence; readonly persons: readonly PersonName[] };

export function EvidenceTable({ evidence, persons }: EvidenceTableProps) {
  const { t } = useTranslation();
  // How many rows there are is seen where they are shown.
  const facts = evidence.facts.filter(({ name }) => name !== 'rows' || evidence.rows === null);
  return (
    <span className={styles['evidence']} data-testid="event-facts">
      {facts.length === 0 ? null : (
        <dl className={styles['facts']}>
          {facts.map((fact) => (
            <div key={fact.name}>
              <dt>{t(`desk.fact.${fact.name}`)}</dt>
              <dd className="number selectable">{factText(fact, persons, t)}</dd>
            </div>
          ))}
        </dl>
      )}
      {evidence.rows === null ? null : (
        <span className={styles['log']}>
          <strong>{evidence.rows.length === 0 ? t('desk.event.noRows') : t('desk.event.rows')}</strong>
          {evidence.rows.map((row, index) => (
            <dl key={`${row.voucher ?? ''}-${index.toString()}`} className={styles['facts']} data-testid="event-row">
              {rowFacts(row, t).map(({ name, value }) => (
                <div key={name} data-wide={name === 'serial' || name === 'at' || undefined}>
                  <dt>{t(`desk.event.row.${name}`)}</dt>
                  <dd className="number selectable">{value}</dd>
                </div>
              ))}
            </dl>
          ))}
        </span>
      )}
    </span>
  );
}

/** A fact in the person's language where it is a word of ours, else as it stands. */
function factText({ name, value }: Fact, persons: readonly PersonName[], t: TFunction): string {
  switch (name) {
    case 'finding':
      return wordOf(t, 'desk.finding', value);
    case 'outcome':
      return wordOf(t, 'desk.outcome', value);
    case 'why':
      return wordOf(t, 'desk.why', value);
    case 'reason':
      return reasonText(value, t);
    case 'known':
    case 'random': {
      const [passed = '', serial = ''] = value.split(' ');
      return `${wordOf(t, 'desk.fact', passed)} ${serial}`.trim();
    }
    case 'decidedBy':
    case 'secondPerson':
    case 'approvedBy':
      return persons.find(({ id }) => id === value)?.name ?? value;
    case 'lifted':
      return firstSentence(t(`failure.${value}` as 'failure.offlineAboveSale', { defaultValue: value }));
    case 'ms':
      return `${value} ms`;
    case 'answers':
      return t('desk.fact.answersValue', { value });
    case 'repeated':
      return t('desk.event.yes');
    default:
      return value;
  }
}

/** What a limit's failure says of the limit; what to do about it is no evidence. */
function firstSentence(text: string): string {
  return text.split(/(?<=[。.:])\s*/)[0] ?? text;
}

/** A key that the catalogue does not know is shown as it is: evidence must never be hidden. */
function wordOf(t: TFunction, tree: 'desk.finding' | 'desk.outcome' | 'desk.why' | 'desk.fact', value: string): string {
  return t(`${tree}.${value}` as 'desk.finding.applied', { defaultValue: value });
}

type RowName = 'serial' | 'cardNo' | 'voucher' | 'kind' | 'amount' | 'revoked' | 'at' | 'storeBalance';

function rowFacts(row: EvidenceRow, t: TFunction): { readonly name: RowName; readonly value: string }[] {
  const missing = t('desk.event.missing');
  const money = (amount: number | null) => (amount === null ? missing : moneyText(amount as Fen));
  const kind = row.kind === null ? missing : t(`kind.${row.kind}` as 'kind.consumption', { defaultValue: row.kind });
  return [
    { name: 'serial', value: row.serial ?? missing },
    { name: 'amount', value: money(row.amount) },
    { name: 'cardNo', value: row.cardNo ?? missing },
    { name: 'kind', value: kind },
    { name: 'voucher', value: row.voucher ?? missing },
    { name: 'revoked', value: row.revoked === null ? missing : t(row.revoked ? 'desk.event.yes' : 'desk.event.no') },
    ...(row.at === null ? [] : [{ name: 'at' as const, value: row.at }]),
    ...(row.storeBalance === null ? [] : [{ name: 'storeBalance' as const, value: money(row.storeBalance) }]),
  ];
}
