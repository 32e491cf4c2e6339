// The Electron under the till: its version, its fuses as they stand in the binary, and what the packaged till refuses when it is really started.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fuseDifferences, readFuses, wantedFuses } from '../package/fuses.ts';
import { quietly } from '../setup/child.mjs';
import { whyNoSandbox } from '../setup/sandbox.mjs';
import type { Item } from './subject.ts';

export const declaredElectron: Item = {
  name: 'Electron: the declared one',
  check: ({ electron: { version, kind }, strict }) => {
    if (kind === 'declared') return { problems: [], note: version };
    const note = `${version}, the fallback: this package is for trying, a release is made where the declared one can be had`;
    return { problems: strict ? [note] : [], note };
  },
};

export const fuses: Item = {
  name: 'Electron: fuses',
  check: async ({ packaged, platform }) => {
    const found = await readFuses(packaged.executable);
    const others = Object.entries(found).filter(([, state]) => typeof state !== 'boolean');
    return {
      problems: fuseDifferences(found, wantedFuses(platform)),
      note: [
        `${Object.keys(found).length - others.length} as wanted`,
        ...others.map(([name, state]) => `${name} ${state}`),
      ].join(', '),
    };
  },
};

/** One of each kind that must not be taken: looking in, driving, code from elsewhere, a weaker page, a weaker line. */
const attempts: readonly {
  readonly switches: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
}[] = [
  { switches: ['--inspect=0'] },
  { switches: ['--remote-debugging-port=0'] },
  { switches: ['--js-flags=--expose-gc'] },
  { switches: ['--load-extension=/nowhere'] },
  { switches: ['--disable-web-security'] },
  { switches: [], variables: { YATAI_SQLITE_BINDING: '/nowhere', NODE_TLS_REJECT_UNAUTHORIZED: '0' } },
];

/** The packaged till's own code for it (main/electron/debugging-switches.ts). */
const refused = 4;
const patience = 60_000;

export const debuggingRefused: Item = {
  name: 'Electron: debugging switches are refused',
  check: async ({ packaged }) => {
    const folder = mkdtempSync(join(tmpdir(), 'yatai-release-'));
    // Chromium does not come as far as our code without it, as root.
    const base = [`--user-data-dir=${folder}`, ...(whyNoSandbox() === null ? [] : ['--no-sandbox'])];
    const problems: string[] = [];
    try {
      for (const { switches, variables = {} } of attempts) {
        const { NODE_OPTIONS: _, ...inherited } = process.env;
        const env = { ...inherited, ...variables };
        const { code } = await quietly(packaged.executable, [...base, ...switches], { env, timeoutMs: patience });
        const name = [...switches, ...Object.keys(variables)].join(', ');
        if (code !== refused) problems.push(`started with ${name} it ended with ${code} and not with ${refused}`);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    return { problems, note: `${attempts.length} starts` };
  },
};
