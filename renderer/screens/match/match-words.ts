// A row of the match in a few words. Pure, but for the language.
import type { TFunction } from 'i18next';
import type { MatchLogView, MatchOperationView, MatchRow } from '../../../shared/match.ts';

/** What it was and whose, by the journal, else by the log, else a bill by its number. */
export function nameOfRow({ journal, log, bills }: MatchRow, t: TFunction): string {
  const [operation] = journal;
  const [logged] = log;
  if (operation !== undefined) {
    const what = operation.service === null ? t(`kind.${operation.kind}`) : t(`service.${operation.service}`);
    return operation.memberName === null ? what : `${what} · ${operation.memberName}`;
  }
  return logged === undefined ? `${t('match.fact.bill')} ${bills[0]?.billNo ?? ''}` : nameOfLogged(logged, t);
}

/** The till's own word where it has one; else the platform's. */
export function nameOfLogged({ kind, name }: MatchLogView, t: TFunction): string {
  return kind === 'consumption' || kind === 'recharge' || kind === 'revocation'
    ? t(`kind.${kind}`)
    : (name ?? t('transactions.unnamed'));
}

/** The card, the voucher or the table that tells it from others. */
export function whatOfRow({ journal, log, bills }: MatchRow): string | null {
  const [operation]: readonly (MatchOperationView | undefined)[] = journal;
  return operation?.maskedCard ?? log[0]?.maskedCard ?? log[0]?.voucher ?? bills[0]?.table ?? null;
}
