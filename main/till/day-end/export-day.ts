// A business day as tables: its figures on both sides, what is open, and what came after the seal. Headings in the till's language.
import { type DayEndView, dayItems } from '../../../shared/day-end.ts';
import { saidByPlatform } from '../../../shared/day-totals.ts';
import { type Fen, subtractFen } from '../../../shared/money.ts';
import type { Language } from '../../../shared/profile.ts';
import type { Result } from '../../../shared/result.ts';
import type { TillDependencies } from '../dependencies.ts';
import type { Cell, Table } from '../match/export-table.ts';
import { saveTable, type TableFile } from '../save-table.ts';
import { openTable } from '../shift/export-shift.ts';
import { textsIn } from '../shift/report-texts.ts';
import { settingsView } from '../status.ts';

type ExportParts = Parameters<typeof settingsView>[0] & Pick<TillDependencies, 'chooseFile' | 'journal'>;

/** Fails as saving does. */
export async function exportDay(
  view: DayEndView,
  format: 'csv' | 'xlsx',
  parts: ExportParts,
): Promise<Result<{ readonly fileName: string | null }>> {
  const { language } = settingsView(parts);
  const name = `${textsIn(language).dayEnd.title}-${view.day}`;
  return saveTable({ name, format, language, sheets: daySheets(view, language) }, parts);
}

/** A sealed day by its seal, any other as it stands. */
function daySheets(view: DayEndView, language: Language): TableFile['sheets'] {
  const { dayEnd: texts } = textsIn(language);
  const open = view.seal?.open.operations ?? view.open.operations;
  return [
    { name: view.day, table: figures(view, language) },
    { name: texts.open, table: openTable(open, language) },
    { name: texts.late, table: lateTable(view, language) },
    ...lateLogSheet(view, language),
  ];
}

function figures({ day, seal, settling, services, takenOver, totals }: DayEndView, language: Language): Table {
  const { dayEnd: texts } = textsIn(language);
  const settled = saidByPlatform(settling);
  const untold = settling.by === 'till' ? texts.alone.untold : null;
  const own = seal?.totals ?? totals;
  const amount = (value: Fen): Cell => ({ fen: value });
  const beside = (name: string, sum: DayEndView['services']): readonly Cell[] => [
    name,
    sum.count,
    amount(sum.amount),
    null,
    null,
    null,
  ];
  return {
    headings: [
      texts.item,
      `${texts.till} ${texts.count}`,
      `${texts.till} ${texts.amount}`,
      `${texts.platform} ${texts.count}`,
      `${texts.platform} ${texts.amount}`,
      texts.difference,
    ],
    lines: [
      ...dayItems.map((item): readonly Cell[] => {
        const their = settled?.platform[item];
        return [
          texts.items[item],
          own[item].count,
          amount(own[item].amount),
          their?.count ?? untold,
          their === undefined ? untold : amount(their.amount),
          their === undefined ? null : amount(subtractFen(their.amount, own[item].amount)),
        ];
      }),
      beside(texts.servicesRow, seal?.services ?? services),
      beside(texts.takenOverRow, seal?.takenOver ?? takenOver),
      [texts.day, { day }],
      [
        seal === null ? texts.sealNone : texts.sealKind[seal.kind],
        seal === null ? null : { moment: seal.at },
        seal === null ? null : (seal.person ?? seal.operator),
      ],
    ],
  };
}

function lateTable({ late, seal }: DayEndView, language: Language): Table {
  const { dayEnd: texts } = textsIn(language);
  const counted = seal?.late ?? [];
  const all = [...counted, ...late];
  const { headings, lines } = openTable(all, language);
  return {
    headings: [...headings, texts.lateCause, texts.lateWhere],
    lines: lines.map((line, index) => {
      const cause = all[index]?.cause;
      const where = index < counted.length ? texts.lateIn : texts.lateBeside;
      return [...line, cause === undefined ? null : texts.lateCauses[cause], where];
    }),
  };
}

/** The platform's rows since the seal; no sheet where there are none. */
function lateLogSheet({ lateLog }: DayEndView, language: Language): TableFile['sheets'] {
  const texts = textsIn(language);
  const { lateLogTitle, lateLogOther, item, amount } = texts.dayEnd;
  const { at, card, terminal, serial, voucher } = texts.receipts;
  const rows = lateLog?.rows ?? [];
  const line = (row: (typeof rows)[number]): readonly Cell[] => [
    row.at === null ? null : { moment: row.at },
    row.kind === null || row.kind === 'other' ? (row.name ?? lateLogOther) : texts.kind[row.kind],
    row.amount === null ? null : { fen: row.amount },
    row.maskedCard,
    row.terminalNo,
    row.serial,
    row.voucher,
  ];
  const table = { headings: [at, item, amount, card, terminal, serial, voucher], lines: rows.map(line) };
  return rows.length === 0 ? [] : [{ name: lateLogTitle, table }];
}
