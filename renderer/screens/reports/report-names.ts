// What rows of the reports are called, and how shares are written. Pure.
import type { TFunction } from 'i18next';
import { fen } from '../../../shared/money.ts';
import type { MethodRow } from '../../../shared/reports.ts';
import { countText } from '../../components/count-text.ts';
import { moneyText } from '../../components/money-text.ts';

/** `11:00–12:00` */
export function hourName(t: TFunction, hour: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return t('salesReport.hour', { from: two(hour), to: two(hour + 1) });
}

/** The platform writes `14~18岁` and `其他`; other words of its stay as they are. */
export function ageName(t: TFunction, name: string): string {
  if (name === '其他') {
    return t('reports.ageOther');
  }
  const [, from, to] = /^(\d{1,3})\s*[~～-]\s*(\d{1,3})\s*岁$/.exec(name) ?? [];
  return from === undefined || to === undefined ? name : t('reports.ageBand', { from, to });
}

/** In the language of `i18n.language`. */
export function methodName(t: TFunction, language: string, { method, name, englishName }: MethodRow): string {
  if (method === 'stored' || method === 'points' || method === 'coupons') {
    return t(`salesReport.method.${method}`);
  }
  return (
    (language === 'en' ? englishName : name) ?? t('salesReport.methodUnknown', { id: method.replace('other:', '') })
  );
}

/** `12.5%`; a dash where there is no whole. */
export function shareText(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;
}

/** Whole yuan for an axis; fen in. */
export function axisMoney(value: number): string {
  return countText(value / 100);
}

/** `¥88.50`; fen in. */
export function exactMoney(value: number): string {
  return moneyText(fen(value));
}
