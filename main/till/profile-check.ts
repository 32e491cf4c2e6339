// The check of a connection profile: every finding in one list, each with its line, what is wrong, and a way out. Pure.
import type { z } from 'zod';
import { neededByYazuo, type Profile, type ProfileFinding, profileSchema } from '../../shared/profile.ts';
import { yazuoInterfaceIds } from '../protocol/yazuo/catalogue.ts';
import { readJsonPlaces } from './json-places.ts';

export type ProfileCheck =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly findings: readonly ProfileFinding[] };

/** Words in a key that show that a secret was put where it must not be. */
const secretKey = /secret|password|token$/i;

const hints: Readonly<Record<string, string>> = {
  backend: 'write "practice" for training or "yazuo" for a real store',
  baseUrl: 'write the platform\'s address as it was given to you, such as "https://api.example.com"',
  appId: 'write the AppID that the platform gave to this application',
  brandId: 'write the brand\'s number in quotes, such as "15"',
  merchantNo: 'write the store\'s merchant number in quotes, such as "666660000277610"',
  terminalNo: 'write a number for this till, 1 to 16 letters or digits, different on every till of the store',
  language: 'write "zh-CN" or "en"',
  limits: 'amounts are whole fen (20000 is 200.00 yuan), times are milliseconds',
  paymentMethods: 'write at least one, such as {"id": "1", "name": "现金", "englishName": "Cash"}',
  paths: 'write each as "interface": "/path"; the interfaces are listed in main/protocol',
  codeMeanings: 'write lists of codes, such as {"memberNotFound": [20001]}',
};

/** Checks the text of a profile file. All findings come at once; a syntax error hides the rest and comes alone. */
export function checkProfile(text: string): ProfileCheck {
  const clean = text.replace(/^\uFEFF/, '');
  const places = readJsonPlaces(clean);
  if (!places.ok) {
    const { line, message } = places.failure;
    const wayOut = 'mend the JSON here and check again: nothing behind this place could be read';
    return { ok: false, findings: [{ path: '', line, message: `not JSON: ${message}; ${wayOut}` }] };
  }
  const value: unknown = JSON.parse(clean);
  const { lines, duplicates } = places.value;
  const lineOf = (path: string) => nearestLine(path, lines);
  const parsed = profileSchema.safeParse(value);
  const findings: ProfileFinding[] = [
    ...duplicates.map(({ path, line }) => ({ path, line, message: 'is given twice; delete one of the two' })),
    ...(parsed.success ? [] : parsed.error.issues.flatMap((issue) => fromIssue(issue, lineOf))),
    ...unknownPaths(value, lineOf),
  ];
  // Rules between fields are not looked at while a field is wrong by itself; the person should still see all at once.
  for (const field of missingFields(value)) {
    if (!findings.some((finding) => finding.path === field)) {
      findings.push({
        path: field,
        line: lineOf(field),
        message: `is needed for the backend yazuo; ${hints[field] ?? ''}`,
      });
    }
  }
  findings.sort((left, right) => (left.line ?? 0) - (right.line ?? 0));
  return parsed.success && findings.length === 0 ? { ok: true, profile: parsed.data } : { ok: false, findings };
}

function missingFields(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null || Reflect.get(value, 'backend') !== 'yazuo') {
    return [];
  }
  return neededByYazuo.filter((field) => Reflect.get(value, field) === undefined);
}

/** The line of the value, or of what it should stand in. */
function nearestLine(path: string, lines: ReadonlyMap<string, number>): number | null {
  for (let here = path; here !== ''; here = here.split('.').slice(0, -1).join('.')) {
    const line = lines.get(here);
    if (line !== undefined) {
      return line;
    }
  }
  return lines.get('') ?? null;
}

function fromIssue(issue: z.core.$ZodIssue, lineOf: (path: string) => number | null): readonly ProfileFinding[] {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const here = path === '' ? key : `${path}.${key}`;
      const message = secretKey.test(key)
        ? 'a secret must not stand in the profile; delete it here (and change it, if the file was passed on) and give it to the till as YATAI_APP_SECRET'
        : 'is not a name of the profile; delete it or mend its spelling';
      return { path: here, line: lineOf(here), message };
    });
  }
  const top = String(issue.path[0] ?? '');
  const hint = hints[top];
  return [{ path, line: lineOf(path), message: hint === undefined ? issue.message : `${issue.message}; ${hint}` }];
}

function unknownPaths(value: unknown, lineOf: (path: string) => number | null): readonly ProfileFinding[] {
  const paths: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'paths') : null;
  if (typeof paths !== 'object' || paths === null) {
    return [];
  }
  const known: readonly string[] = yazuoInterfaceIds;
  return Object.keys(paths)
    .filter((id) => !known.includes(id))
    .map((id) => {
      const path = `paths.${id}`;
      return { path, line: lineOf(path), message: `is no interface that this till knows; one of ${known.join(', ')}` };
    });
}
