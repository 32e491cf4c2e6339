// What must not have slipped into a package: keys, words of the tests, and anything of the machine that made it.
import { homedir, hostname, userInfo } from 'node:os';
import type { Item } from './subject.ts';

/** A secret of the machine's environment is told by its name; what is shorter than this says nothing. */
const secretName = /SECRET|TOKEN|PASSWORD|PASSWD|PRIVATE|CSC_LINK|API_KEY/i;
const shortest = 6;

const keys = [
  '-----BEGIN PRIVATE KEY',
  '-----BEGIN RSA PRIVATE KEY',
  '-----BEGIN EC PRIVATE KEY',
  '-----BEGIN OPENSSH PRIVATE KEY',
];
/** Of our tests and tools: none of them is shipped. */
const workshop = [
  'test/support/',
  'test/vectors/',
  'test/fixtures/',
  'node_modules/vitest',
  '@playwright/test',
  'fast-check',
];

export interface Canary {
  readonly what: string;
  readonly text: string;
}

/** What to look for on this machine. `environment`: its variables; their values are never told, only their names. */
export function canariesOf(root: string, environment: Readonly<Record<string, string | undefined>>): readonly Canary[] {
  const secrets = Object.entries(environment).filter(([name]) => secretName.test(name));
  const all = [
    ...keys.map((text) => ({ what: 'a private key', text })),
    ...workshop.map((text) => ({ what: `of the tests: ${text}`, text })),
    { what: 'the path of the project', text: root },
    { what: 'the home folder of the machine', text: `${homedir()}/` },
    { what: 'the name of the machine', text: hostname() },
    { what: 'the name of its user', text: userName() },
    ...secrets.map(([name, value]) => ({ what: `the value of ${name}`, text: value ?? '' })),
  ];
  return all.filter(({ text }) => text.length >= shortest);
}

export const noCanary: Item = {
  name: 'canaries: no key, no test, no trace of the machine',
  check: ({ root, archive, beside }) => {
    const canaries = canariesOf(root, process.env);
    const files = [...archive, ...beside];
    return {
      problems: files.flatMap(([name, content]) =>
        canaries.filter(({ text }) => content.includes(text)).map(({ what }) => `${name} has ${what}`),
      ),
      note: `${canaries.length} of them in ${files.length} files`,
    };
  },
};

/** Where the system does not know it, nothing can have kept it. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
