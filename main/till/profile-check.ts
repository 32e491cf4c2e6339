// The check of a connection profile: every finding in one list, each with its line, what is wrong, and a way out. Pure.
import type { z } from 'zod';
import {
  type FindingField,
  findingFields,
  neededByMemberService,
  neededByYazuo,
  type Profile,
  type ProfileFinding,
  profileSchema,
} from '../../shared/profile.ts';
import { readJsonPlaces } from '../protocol/json-places.ts';
import { yazuoInterfaceIds } from '../protocol/yazuo/catalogue.ts';

export type ProfileCheck =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly findings: readonly ProfileFinding[] };

/** Words in a key that show that a secret was put where it must not be. */
const secretKey = /secret|password|token$/i;

const codeLists = ['tokenRejectionCodes', 'refusalCodes', 'uncertainCodes'];

/** What should stand at the top of a path. */
function expectedAt(top: string): FindingField {
  if (codeLists.includes(top)) {
    return 'codes';
  }
  return findingFields.find((field) => field === top) ?? 'profile';
}

/** Checks the text of a profile file. All findings come at once; a syntax error hides the rest and comes alone. */
export function checkProfile(text: string): ProfileCheck {
  const clean = text.replace(/^\uFEFF/, '');
  const places = readJsonPlaces(clean);
  if (!places.ok) {
    const { line, column, expected, found } = places.failure;
    const detail = `column ${column}: ${expected} expected, found ${found === '' ? 'the end' : found}`;
    return { ok: false, findings: [{ path: '', line, problem: 'notJson', expected: null, detail }] };
  }
  const value: unknown = JSON.parse(clean);
  const { lines, duplicates } = places.value;
  const lineOf = (path: string) => nearestLine(path, lines);
  const parsed = profileSchema.safeParse(value);
  const findings: ProfileFinding[] = [
    ...duplicates.map(({ path, line }) => finding(path, line, 'twice')),
    ...(parsed.success ? [] : parsed.error.issues.flatMap((issue) => fromIssue(issue, lineOf))),
    ...unknownPaths(value, lineOf),
    ...(parsed.success ? sameCredentials(parsed.data, lineOf) : []),
  ];
  // Rules between fields are not looked at while a field is wrong by itself; the person should still see all at once.
  for (const field of missingFields(value)) {
    if (!findings.some(({ path }) => path === field)) {
      findings.push(finding(field, lineOf(field), 'missing', field));
    }
  }
  findings.sort((left, right) => (left.line ?? 0) - (right.line ?? 0));
  return parsed.success && findings.length === 0 ? { ok: true, profile: parsed.data } : { ok: false, findings };
}

function missingFields(value: unknown): readonly FindingField[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const backend: unknown = Reflect.get(value, 'backend');
  const needed = backend === 'yazuo' ? neededByYazuo : backend === 'unipos-member' ? neededByMemberService : [];
  return needed.filter((field) => Reflect.get(value, field) === undefined);
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
      return finding(here, lineOf(here), isSecretPlace(here, key) ? 'secretHere' : 'unknownName');
    });
  }
  const expected = expectedAt(String(issue.path[0] ?? ''));
  return [finding(path, lineOf(path), isMissing(issue) ? 'missing' : 'wrong', expected)];
}

/** A credential's value stands where only its name may. */
function isSecretPlace(path: string, key: string): boolean {
  return secretKey.test(key) || /\.credentials\.\d+\.value$/.test(path);
}

/** Zod tells a missing value by what it received, in words only; a rule of our own between fields says that something is needed. */
function isMissing(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'custom' ? issue.message.startsWith('is needed') : / received undefined$/.test(issue.message);
}

function finding(
  path: string,
  line: number | null,
  problem: ProfileFinding['problem'],
  expected: FindingField | null = null,
  detail: string | null = null,
): ProfileFinding {
  return { path, line, problem, expected, detail };
}

/** Two credentials of one name would be one secret. */
function sameCredentials(
  { gateway, memberService }: Profile,
  lineOf: (path: string) => number | null,
): readonly ProfileFinding[] {
  return Object.entries({ memberService, gateway }).flatMap(([section, settings]) =>
    (settings?.credentials ?? []).flatMap(({ name }, index, all) => {
      const path = `${section}.credentials.${index}`;
      const isSecond = all.findIndex((one) => one.name === name) < index;
      return isSecond ? [finding(path, lineOf(path), 'twice')] : [];
    }),
  );
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
      return finding(path, lineOf(path), 'unknownInterface', null, known.join(', '));
    });
}
