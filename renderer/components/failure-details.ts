// The lines beneath a failure's sentence: numbers and names that help, the platform's own words last.
import type { TFunction } from 'i18next';
import type { Fen } from '../../shared/money.ts';
import type { Failure } from '../../shared/result.ts';
import { couponReasonText } from './coupon-texts.ts';
import { moneyText } from './money-text.ts';

const amounts = ['limit', 'amount', 'available', 'bill', 'paid'] as const;
const counts = ['hours', 'minutes', 'seconds', 'left', 'count', 'quota', 'name', 'file'] as const;

/** Lines for the parameters that a person understands; whatever else main passed stays in the log. */
export function failureDetails(problem: Failure, t: TFunction): string[] {
  const lines: string[] = [];
  for (const name of amounts) {
    const value = problem.parameters?.[name];
    if (value !== undefined) {
      const text = typeof value === 'number' ? moneyText(value as Fen) : value;
      lines.push(t(`failureDetail.${name}`, { value: text }));
    }
  }
  for (const name of counts) {
    const value = problem.parameters?.[name];
    if (value !== undefined) {
      lines.push(t(`failureDetail.${name}`, { value }));
    }
  }
  const reason = problem.parameters?.['reason'];
  if (typeof reason === 'string' && reason !== '') {
    lines.push(couponReasonText(reason, t, problem.parameters));
  }
  if (problem.platformMessage !== undefined && problem.platformMessage !== '') {
    lines.push(t('failureDetail.platform', { value: problem.platformMessage }));
  }
  return lines;
}
