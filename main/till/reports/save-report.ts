// A report as a file where the person wants it: all of its days, not only what is in sight.
import type { ChannelArgument } from '../../../shared/ipc.ts';
import type { Deed, ReportExported } from '../../../shared/reports.ts';
import { type Result, success } from '../../../shared/result.ts';
import { businessDay } from '../business-day.ts';
import type { TillDependencies } from '../dependencies.ts';
import { saveTable } from '../save-table.ts';
import { textsIn } from '../shift/report-texts.ts';
import { settingsView } from '../status.ts';
import { deedPage } from './deeds.ts';
import { reportSheets } from './export-report.ts';
import { type SalesReportParts, salesReport, spanOf } from './sales-report.ts';

export type SaveReportParts = SalesReportParts &
  Pick<TillDependencies, 'backend' | 'chooseFile' | 'journal' | 'profile' | 'version'>;

/** Deeds that are read at a time: few enough that a sale beside it does not wait. */
const deedsAtATime = 1_000;

/** Fails with `reportSpan`, and as saving does. */
export async function saveReport(
  { table, format, ...asked }: ChannelArgument<'exportReport'>,
  parts: SaveReportParts,
): Promise<Result<ReportExported>> {
  const { clock, journal } = parts;
  const span = spanOf(asked, businessDay(clock.wall()));
  if (!span.ok) {
    return span;
  }
  // Whoever saves a file wants all of it: what is not counted yet is counted now.
  while (!journal.reports.count(() => true)) {
    await new Promise(setImmediate);
  }
  const report = salesReport(asked, parts);
  if (!report.ok) {
    return report;
  }
  const { language } = settingsView(parts);
  const content = { report: report.value, deeds: await allDeeds(span.value, parts) };
  const sheets = reportSheets(content, table, format, language);
  const name = `${textsIn(language).reports.title}-${asked.from}${asked.to === asked.from ? '' : `-${asked.to}`}`;
  const saved = await saveTable({ name, format, language, sheets }, parts);
  return saved.ok ? success({ ...saved.value, rows: sheets[0]?.table.lines.length ?? 0 }) : saved;
}

async function allDeeds(
  span: { readonly from: number; readonly to: number },
  { journal }: SaveReportParts,
): Promise<readonly Deed[]> {
  const deeds: Deed[] = [];
  let before: number | null = null;
  do {
    const page = deedPage(span, { filter: 'all', before, size: deedsAtATime }, journal);
    deeds.push(...page.rows);
    before = page.nextBefore;
    await new Promise(setImmediate);
  } while (before !== null);
  return deeds;
}
