// A report as a file where the person wants it: all of its days, not only what is in sight.
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ChannelArgument } from '../../../shared/ipc.ts';
import type { ReportExported } from '../../../shared/reports.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { businessDay } from '../business-day.ts';
import type { TillDependencies } from '../dependencies.ts';
import { settingsView } from '../status.ts';
import { deedPage } from './deeds.ts';
import { reportBytes, reportTable } from './export-report.ts';
import { type SalesReportParts, salesReport, spanOf } from './sales-report.ts';

export type SaveReportParts = SalesReportParts &
  Pick<TillDependencies, 'backend' | 'chooseFile' | 'journal' | 'profile' | 'version'>;

/** So many deeds stand in a file; who wants more takes fewer days. */
const mostDeeds = 5_000;

/** Fails with `reportSpan`, and with `exportFailed` {detail} where the disk refuses. */
export async function saveReport(
  { table, format, ...asked }: ChannelArgument<'exportReport'>,
  parts: SaveReportParts,
): Promise<Result<ReportExported>> {
  const { chooseFile, clock, journal } = parts;
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
  const { rows: deeds } = deedPage(span.value, { filter: 'all', before: null, size: mostDeeds }, journal);
  const content = { report: report.value, deeds };
  const { language } = settingsView(parts);
  const rows = reportTable(content, table, language).lines.length;
  const name = `${language === 'en' ? 'report' : '报表'}-${asked.from}${asked.to === asked.from ? '' : `-${asked.to}`}.${format}`;
  const path = (await chooseFile?.saveTable?.(name, format, language)) ?? null;
  if (path === null) {
    return success({ fileName: null, rows });
  }
  try {
    await writeFile(path, await reportBytes(content, table, format, language));
  } catch (error) {
    const code = error instanceof Error ? Reflect.get(error, 'code') : null;
    if (typeof code !== 'string') {
      throw error;
    }
    return failure('exportFailed', { detail: code });
  }
  return success({ fileName: basename(path), rows });
}
