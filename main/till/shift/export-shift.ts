// A closed shift as tables: its figures, what was put in and taken out, and what it left open. Headings in the till's language.
import type { ChannelArgument } from '../../../shared/ipc.ts';
import { type Fen, subtractFen } from '../../../shared/money.ts';
import type { OpenItem } from '../../../shared/open-things.ts';
import type { Language, Profile } from '../../../shared/profile.ts';
import { failure, type Result } from '../../../shared/result.ts';
import { cashLines, type ShiftExported, type ShiftRecord } from '../../../shared/shift.ts';
import type { TillDependencies } from '../dependencies.ts';
import type { Cell, Table } from '../match/export-table.ts';
import { saveTable, type TableFile } from '../save-table.ts';
import { settingsView } from '../status.ts';
import { recordOf } from './records.ts';
import { methodName, textsIn } from './report-texts.ts';
import { coinLines } from './shift-paper.ts';

type ExportParts = Parameters<typeof settingsView>[0] & Pick<TillDependencies, 'chooseFile' | 'journal'>;

/** Fails with `badArguments` for a shift that is not closed, and as saving does. */
export async function exportShift(
  { shift, format }: ChannelArgument<'exportShift'>,
  parts: ExportParts,
): Promise<Result<ShiftExported>> {
  const record = recordOf(shift, parts);
  if (record === null) {
    return failure('badArguments', { field: 'shift' });
  }
  const { language } = settingsView(parts);
  const name = `${textsIn(language).shift.title}-${shift}`;
  return saveTable({ name, format, language, sheets: shiftSheets(record, parts.profile, language) }, parts);
}

/** The sheets of one shift. */
function shiftSheets(
  record: ShiftRecord,
  { paymentMethods }: Pick<Profile, 'paymentMethods'>,
  language: Language,
): TableFile['sheets'] {
  const { shift: texts } = textsIn(language);
  return [
    { name: texts.sheet.shift, table: figures(record, paymentMethods, language) },
    { name: texts.sheet.moves, table: moves(record, language) },
    { name: texts.sheet.open, table: openTable(record.open.operations, language) },
  ];
}

function figures(record: ShiftRecord, methods: Profile['paymentMethods'], language: Language): Table {
  const { shift: texts, kind } = textsIn(language);
  const { facts, column, lines: cashNames } = texts;
  const { turnover, cash } = record;
  const fact = (name: string, value: Cell): readonly Cell[] => [name, value, null, null];
  const sum = (name: string, amount: Fen, count: number | null = null): readonly Cell[] => [
    name,
    null,
    count,
    { fen: amount },
  ];
  const kinds = ['consumption', 'recharge', 'revocation'] as const;
  return {
    headings: [column.item, column.value, column.count, column.amount],
    lines: [
      fact(facts.shift, record.shift),
      fact(facts.opened, { moment: record.openedAt }),
      fact(facts.openedBy, record.openedBy),
      fact(facts.closed, { moment: record.closedAt }),
      fact(facts.closedBy, record.closedBy),
      fact(facts.cashiers, record.cashiers.join(', ')),
      ...cashLines.map((line) => sum(cashNames[line], cash[line])),
      sum(facts.expected, record.expected),
      sum(facts.counted, record.counted, record.counts),
      ...coinLines(record, texts).map(({ name, pieces, amount }) => sum(name, amount, pieces)),
      sum(facts.difference, record.difference),
      sum(facts.left, record.left),
      sum(facts.removed, subtractFen(record.counted, record.left)),
      fact(facts.person, record.person),
      fact(facts.note, record.note),
      fact(facts.handOver, record.handOver),
      ...kinds.map((name) => sum(kind[name], turnover[name].amount, turnover[name].count)),
      sum(texts.otherServices, turnover.services.amount, turnover.services.count),
      ...turnover.methods.map(({ method, count, amount }) => sum(methodName(method, methods, language), amount, count)),
      sum(texts.storePay, turnover.storePay),
      sum(texts.pointsPay, turnover.pointsPay),
      sum(texts.coupons, turnover.coupons),
    ],
  };
}

function moves(record: ShiftRecord, language: Language): Table {
  const { shift: texts } = textsIn(language);
  const { column, direction } = texts;
  return {
    headings: [column.time, column.item, column.amount, column.reason, column.operator, texts.facts.person],
    lines: record.moves.map((move) => [
      { moment: move.at },
      direction[move.direction],
      { fen: move.amount },
      move.reason,
      move.operator,
      move.person,
    ]),
  };
}

/** What was not settled, by name. */
export function openTable(operations: readonly Omit<OpenItem, 'cash'>[], language: Language): Table {
  const { shift: texts, kind, state } = textsIn(language);
  const { column } = texts;
  return {
    headings: [
      column.time,
      column.serial,
      column.kind,
      column.state,
      column.member,
      column.card,
      column.operator,
      column.amount,
    ],
    lines: operations.map((each) => [
      { moment: each.createdAt },
      each.serial,
      kind[each.kind],
      state[each.state],
      each.memberName,
      each.maskedCard,
      each.operator,
      { fen: each.amount },
    ]),
  };
}
