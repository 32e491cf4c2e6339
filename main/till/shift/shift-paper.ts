// A closed shift as it is printed: the drawer, the count, the business, what is carried on by name. Pure.

import { denominations } from '../../../shared/coins.ts';
import type { Catalogue } from '../../../shared/messages/zh-CN.ts';
import { type Fen, fen, formatFen, subtractFen } from '../../../shared/money.ts';
import { type OpenItem, type Waiting, waitingThings } from '../../../shared/open-things.ts';
import type { FigureRow, FigureSection, ShiftReceiptInput } from '../../../shared/printing.ts';
import type { Language, Profile } from '../../../shared/profile.ts';
import { cashLines, type ShiftRecord } from '../../../shared/shift.ts';
import { methodName, textsIn } from './report-texts.ts';

/** What stands on the paper of a shift, in the till's language. */
export function shiftInput(
  record: ShiftRecord,
  { paymentMethods }: Pick<Profile, 'paymentMethods'>,
  language: Language,
): ShiftReceiptInput {
  const texts = textsIn(language);
  const { shift: words, kind } = texts;
  const { cash, turnover } = record;
  const sum = (label: string, amount: Fen, more: Partial<FigureRow> = {}): FigureRow => ({ label, amount, ...more });
  return {
    number: String(record.shift),
    cashier: record.cashiers.join(', '),
    from: record.openedAt,
    to: record.closedAt,
    provisional: false,
    sections: [
      {
        heading: words.cash,
        rows: [
          ...cashLines
            .filter((line) => line === 'float' || cash[line] !== 0)
            .map((line) => sum(words.lines[line], cash[line])),
          sum(words.expected, record.expected, { strong: true }),
          sum(words.facts.counted, record.counted, { strong: true }),
          sum(words.difference, record.difference, { strong: record.difference !== 0 }),
          sum(words.facts.left, record.left),
          sum(words.removed, subtractFen(record.counted, record.left)),
        ],
      },
      {
        heading: words.countTitle,
        rows: coinLines(record, words).map(({ name, pieces, amount }) => ({ label: `${name} × ${pieces}`, amount })),
      },
      {
        heading: words.turnover,
        rows: [
          ...(['consumption', 'recharge', 'revocation'] as const).map((name) => ({
            label: kind[name],
            ...turnover[name],
          })),
          ...(turnover.services.count === 0 ? [] : [{ label: words.otherServices, ...turnover.services }]),
          ...turnover.methods.map(({ method, count, amount }) => ({
            label: methodName(method, paymentMethods, language),
            count,
            amount,
          })),
          ...(['storePay', 'pointsPay', 'coupons'] as const)
            .filter((name) => turnover[name] !== 0)
            .map((name) => sum(words[name], turnover[name])),
        ],
      },
      ...openSections(record.open, texts),
    ],
    notes: [
      ...(record.note === '' ? [] : [`${words.note} ${record.note}`]),
      ...(record.person === null ? [] : [words.allowedBy.replace('{{person}}', record.person)]),
      ...(record.handOver === null ? [] : [words.handedTo.replace('{{who}}', record.handOver)]),
    ],
    fingerprint: record.fingerprint,
  };
}

type CoinLine = { readonly name: string; readonly pieces: number; readonly amount: Fen };

/** The notes and coins that were there, the largest first. */
export function coinLines({ coins }: Pick<ShiftRecord, 'coins'>, words: Catalogue['shift']): readonly CoinLine[] {
  return denominations.flatMap((value, index) => {
    const pieces = coins[index] ?? 0;
    const name =
      value >= 100
        ? words.yuan.replace('{{value}}', String(value / 100))
        : words.jiao.replace('{{value}}', String(value / 10));
    return pieces === 0 ? [] : [{ name, pieces, amount: fen(value * pieces) }];
  });
}

/** What is carried on: each operation by name, everything else by count; no section where there is nothing. */
export function openSections(
  { operations, waiting }: { readonly operations: readonly Omit<OpenItem, 'cash'>[]; readonly waiting: Waiting },
  { shift: words, kind, state }: Catalogue,
): readonly FigureSection[] {
  const rows = [
    ...operations.map((each) => ({
      label: `${kind[each.kind]} ${each.memberName ?? each.maskedCard} ${state[each.state]}`,
      text: formatFen(each.amount),
    })),
    ...waitingThings
      .filter((name) => waiting[name] > 0)
      .map((name) => ({ label: words.things[name].replace('{{count}}', String(waiting[name])), text: '' })),
  ];
  return rows.length === 0 ? [] : [{ heading: words.waiting, rows }];
}
