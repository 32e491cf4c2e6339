// `npm run docs:assumed`: writes what the product assumes of the platform into docs/connect-yazuo.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assumedDocument, withAssumedPart } from './assumed-table.ts';

const file = join(import.meta.dirname, '../..', assumedDocument);
const before = readFileSync(file, 'utf8');
const after = withAssumedPart(before);
writeFileSync(file, after);
console.log(after === before ? `${assumedDocument}: up to date` : `${assumedDocument}: written`);
