// An order or a reservation in words: its facts line by line, the same for the detail and for the comparison of two. Pure.
import type { TFunction } from 'i18next';
import { type FineMoney, fineMoney } from '../../../shared/fine-money.ts';
import { lineAmount } from '../../../shared/unipos-amounts.ts';
import type { UniposKind } from '../../../shared/unipos-orders.ts';
import { fineMoneyText } from '../bills/bill-words.ts';
import type { UniposContent } from './form-draft.ts';

export type Fact = { readonly name: string; readonly label: string; readonly text: string };

export function kindOf(content: UniposContent): UniposKind {
  return 'orderNo' in content ? 'order' : 'reservation';
}

/** `11-28 18:30`; of the day that is shown only `18:30`. */
export function whenText({ time }: UniposContent, day: string | null, t: TFunction): string {
  if (time === null || time === '') {
    return t(day === null ? 'uniposOrders.asap' : 'uniposOrders.asapShort');
  }
  const clock = time.slice(11, 16);
  const date = time.slice(0, 10);
  return date === day ? clock : day === null ? `${date} ${clock}` : `${date.slice(5)} ${clock}`;
}

/** What a row says beneath the name: how much, or what is reserved. */
export function whatText(content: UniposContent): string {
  return 'orderNo' in content
    ? content.lines.map(({ name, quantity }) => `${name}×${quantity}`).join(' · ')
    : content.lines
        .map(({ area, type, quantity }) => `${area === null ? '' : `${area} `}${type}×${quantity}`)
        .join(' · ');
}

/** Everything but the lines; what nobody told is left out. */
export function factsOf(content: UniposContent, t: TFunction): readonly Fact[] {
  const kind = kindOf(content);
  const told: readonly (readonly [name: string, label: string, text: string | null])[] = [
    ['time', t(`uniposOrders.times.${kind}`), whenText(content, null, t)],
    ['contact', t('uniposOrders.fields.contact'), content.contact],
    ['phone', t('uniposOrders.fields.phone'), content.phone],
    ['address', t(`uniposOrders.addressOf.${kind}`), content.address],
    ['memberNo', t('uniposOrders.fields.memberNo'), content.memberNo],
    ['payMode', t('uniposOrders.fields.payMode'), content.payMode === null ? null : payModeText(content.payMode, t)],
    ['payInfo', t('uniposOrders.fields.payInfo'), content.payInfo],
    ['notes', t('uniposOrders.fields.notes'), content.notes],
  ];
  return told.flatMap(([name, label, text]) => (text === null || text === '' ? [] : [{ name, label, text }]));
}

/** Each line as one text, for the comparison. */
export function lineTexts(content: UniposContent): string[] {
  const lines =
    'orderNo' in content
      ? content.lines.map(({ goodsNo, name, quantity, unit, price, notes }) => [
          `${goodsNo} ${name}`,
          `×${quantity}${unit ?? ''}`,
          fineMoneyText(price),
          notes,
        ])
      : content.lines.map(({ area, type, quantity, notes }) => [area, type, `×${quantity}`, notes]);
  return lines.map((parts) => parts.filter((part) => part !== null && part !== '').join(' '));
}

/** What the lines make, to be held against the total that the order tells. */
export function sumOf(content: UniposContent): FineMoney {
  const amounts = 'orderNo' in content ? content.lines.map(({ quantity, price }) => lineAmount(quantity, price)) : [];
  return fineMoney(amounts.reduce((sum: number, amount) => sum + (amount ?? 0), 0));
}

export function payModeText(mode: string, t: TFunction): string {
  return mode === '待结算' || mode === '已结算' ? t(`uniposOrders.payModes.${mode}`) : mode;
}
