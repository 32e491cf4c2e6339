// Saving a table where the person wants it: one way for all that is exported.
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Language } from '../../shared/profile.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { TillDependencies } from './dependencies.ts';
import { csvBytes, type Sheet, workbookBytes } from './match/export-file.ts';
import type { Table } from './match/export-table.ts';

export type TableFile = {
  /** Without an ending. */
  readonly name: string;
  readonly format: 'csv' | 'xlsx';
  readonly language: Language;
  /** A sheet each in a workbook; of a CSV file they follow each other. */
  readonly sheets: readonly Sheet[];
};

/** `fileName` null: no place was chosen. Fails with `exportFailed` where it cannot be written there. */
export async function saveTable(
  { name, format, language, sheets }: TableFile,
  { chooseFile }: Pick<TillDependencies, 'chooseFile'>,
): Promise<Result<{ readonly fileName: string | null }>> {
  const path = (await chooseFile?.saveTable?.(`${name}.${format}`, format, language)) ?? null;
  if (path === null) {
    return success({ fileName: null });
  }
  const bytes = format === 'xlsx' ? await workbookBytes(sheets) : await csvBytes(under(sheets));
  try {
    await writeFile(path, bytes);
  } catch (error) {
    const code = error instanceof Error ? Reflect.get(error, 'code') : null;
    if (typeof code !== 'string') {
      throw error;
    }
    return failure('exportFailed', { detail: code });
  }
  return success({ fileName: basename(path) });
}

/** The tables one under the other, an empty line and its own headings before each but the first. */
function under([first, ...others]: TableFile['sheets']): Table {
  const rest = others.flatMap(({ name, table: { headings, lines } }) => [[], [name], headings, ...lines]);
  return { headings: first?.table.headings ?? [], lines: [...(first?.table.lines ?? []), ...rest] };
}
