// The schema of head office's database as one text, for the chain's own IT to run: the till never makes or changes a table.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const parts = ['1-tables.sql', '2-functions.sql', '3-views.sql', '4-roles.sql'];

/** To be run by the database's owner, in one go, as often as one likes. */
export function schemaText(): string {
  const folder = join(import.meta.dirname, 'schema');
  return `BEGIN;\n${parts.map((part) => readFileSync(join(folder, part), 'utf8')).join('\n')}COMMIT;\n`;
}
