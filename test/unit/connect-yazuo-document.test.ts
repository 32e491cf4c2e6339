// docs/connect-yazuo.md says what the code assumes, interface by interface, and names every step of the live check.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connectionStepIds } from '../../shared/connect.ts';
import { en } from '../../shared/messages/en.ts';
import { assumedDocument, withAssumedPart } from '../docs/assumed-table.ts';

const document = readFileSync(join(import.meta.dirname, '../..', assumedDocument), 'utf8');

test('what is assumed stands in the document as the code has it; `npm run docs:assumed` writes it anew', () => {
  expect(document).toBe(withAssumedPart(document));
});

test('every step of the check is explained under its own name', () => {
  for (const id of connectionStepIds) expect(document).toContain(`| ${en.connect.steps[id]} |`);
});
