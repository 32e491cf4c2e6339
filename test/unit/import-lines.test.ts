// What the quick check keeps of a source for the import rules: nothing that imports may slip past it.
import { expect, test } from 'vitest';
import { importLines } from '../runner/import-lines.ts';

const body = "\nexport function told() {\n  return 'nothing';\n}\n";

test.each([
  ["import { a } from './a.ts';", "import { a } from './b.ts';"],
  ["import type { a } from './a.ts';", "import { a } from './a.ts';"],
  ["import {\n  type a,\n  b,\n} from './a.ts';", "import {\n  a,\n  b,\n} from './a.ts';"],
  ["export { a } from './a.ts';", "export { a } from './b.ts';"],
  ["import './a.ts';", "import './b.ts';"],
])('%s is not %s', (one, other) => {
  expect(importLines(one + body)).not.toBe(importLines(other + body));
});

test.each([
  "const late = () => import('./a.ts');",
  "const late = require('./a.ts');",
  "type Late = typeof import('./a.ts');",
])('%s counts wherever it stands', (line) => {
  expect(importLines(`${body}${line}\n`)).not.toBe(importLines(body));
});

test('what does not import may change', () => {
  const imports = "import { a } from './a.ts';\n";
  expect(importLines(`${imports}${body}`)).toBe(importLines(`${imports}\nexport const other = a;\n`));
});
