// What may lie in the archive, and what may not.
import type { Item, Subject } from './subject.ts';

/** Everything that belongs there. What matches none of these was packed by mistake. */
const allowed = [
  /^package\.json$/,
  /^product\.json$/,
  /^(main|[a-z-]*worker)\.js$/,
  /^(display-)?preload\.cjs$/,
  /^parts\/[\w.-]+\.js$/,
  /^renderer\/(index|display)\.html$/,
  /^renderer\/(assets|display)\/[\w.-]+\.(js|css|woff2|wasm|png|svg)$/,
  /^node_modules\/better-sqlite3\/(LICENSE|package\.json|lib\/[\w/-]+\.js)$/,
  /^node_modules\/better-sqlite3\/prebuilds\/(linux|darwin|win32)-(x64|arm64)\.node$/,
];
/** Only on the fallback Electron, whose addon is another. */
const fallbackAddon = /^better_sqlite3\.node\/(package\.json|index\.js|addon\.node)$/;

const needed = [
  'package.json',
  'product.json',
  'main.js',
  'preload.cjs',
  'display-preload.cjs',
  'proof-worker.js',
  'renderer/index.html',
  'renderer/display.html',
  'node_modules/better-sqlite3/package.json',
];

export const contents: Item = {
  name: 'archive: only what is needed',
  check: ({ archive, electron }) => {
    const patterns = electron.kind === 'fallback' ? [...allowed, fallbackAddon] : allowed;
    const names = [...archive.keys()];
    return {
      problems: [
        ...names
          .filter((name) => !patterns.some((pattern) => pattern.test(name)))
          .map((name) => `${name} does not belong there`),
        ...needed.filter((name) => !archive.has(name)).map((name) => `${name} is missing`),
      ],
      note: `${names.length} files`,
    };
  },
};

export const noSources: Item = {
  name: 'archive: no sources and no source maps',
  check: ({ archive }) => ({
    problems: [...archive].flatMap(([name, content]) => {
      if (/\.(map|tsx?|mts|cts)$/.test(name)) return [`${name} is a source or a map`];
      return /\.c?js$/.test(name) && content.includes('sourceMappingURL=') ? [`${name} names a source map`] : [];
    }),
  }),
};

/** How machine code begins: ELF, Mach-O in its three kinds, Windows. */
const machineCode = ['7f454c46', 'cffaedfe', 'cefaedfe', 'cafebabe', '4d5a'];

/** One for each Electron: its own prebuilt addon, or the fallback's. */
export const oneAddon: Item = {
  name: 'archive: one native addon',
  check: ({ archive, beside }) => {
    const native = [...archive, ...beside].filter(
      ([name, content]) => name.endsWith('.node') || isMachineCode(content),
    );
    const names = native.map(([name]) => name);
    const hollow = native
      .filter(([, content]) => !isMachineCode(content))
      .map(([name]) => `${name} is no machine code`);
    return {
      problems: names.length === 1 ? hollow : [`${names.length} of them: ${names.join(', ')}`],
      note: names.join(', '),
    };
  },
};

function isMachineCode(content: Buffer): boolean {
  const start = content.subarray(0, 4).toString('hex');
  return machineCode.some((sign) => start.startsWith(sign));
}

/** A rehearsal can be held by a driver; Electron's own loader starts any folder. */
export const noBackDoor: Item = {
  name: 'archive: no rehearsal, no loader',
  check: ({ archive, beside }: Subject) => ({
    problems: [
      ...(archive.has('rehearsal') ? ['this is a rehearsal and no release'] : []),
      ...[...beside.keys()]
        .filter((name) => /^(default_app\.asar|app\/)/.test(name))
        .map((name) => `${name} would start another application`),
    ],
  }),
};
