// The policy of both pages as they are packed: what the shell sends with every file, and what each page says itself.
import type { Item } from './subject.ts';

const pages = ['renderer/index.html', 'renderer/display.html'];
/** As main/electron/app-files.ts is bundled: a list of directives, joined; the bundler chooses how it quotes them. */
const headerList = /contentSecurityPolicy\s*=\s*\[([^\]]*)\]\.join\(["'`]; ["'`]\)/g;

export const pagePolicies: Item = {
  name: 'pages: content policy',
  check: ({ archive }) => {
    const scripts = [...archive].filter(([name]) => /^(main|parts\/[\w.-]+)\.js$/.test(name));
    const headers = scripts.flatMap(([, content]) =>
      [...content.toString('utf8').matchAll(headerList)].map((found) => found[1] ?? ''),
    );
    return {
      problems: [
        ...(headers.length === 1 ? [] : [`the shell sends ${headers.length} policies; one is due`]),
        ...headers.flatMap((list) => headerProblems(literalsIn(list).join('; '))),
        ...pages.flatMap((name) =>
          pageProblems(archive.get(name)?.toString('utf8')).map((problem) => `${name}: ${problem}`),
        ),
      ],
    };
  },
};

function literalsIn(list: string): readonly string[] {
  return [...list.matchAll(/"([^"]*)"|`([^`]*)`/g)].map((found) => found[1] ?? found[2] ?? '');
}

function headerProblems(policy: string): readonly string[] {
  const directives = read(policy);
  const shut = ['base-uri', 'form-action', 'frame-ancestors'].filter((name) => directives.get(name) !== "'none'");
  return [...policyProblems(policy), ...shut.map((name) => `${name} is not shut`)].map(
    (problem) => `the shell's policy: ${problem}`,
  );
}

/** What a policy must say, whether it is a page's or the shell's. */
function policyProblems(policy: string): readonly string[] {
  const directives = read(policy);
  const scripts = directives.get('script-src') ?? '';
  return [
    ...(directives.get('default-src') === "'none'" ? [] : ["default-src is not 'none'"]),
    ...(directives.get('connect-src') === "'none'" ? [] : ["connect-src is not 'none'"]),
    ...(/'unsafe-(inline|eval)'|\*|https?:|data:|blob:/.test(scripts) ? [`scripts may come from ${scripts}`] : []),
    ...[...directives.values()].flatMap((sources) =>
      /\*|https?:|wss?:/.test(sources) ? [`something may come from ${sources}`] : [],
    ),
  ];
}

function read(policy: string): ReadonlyMap<string, string> {
  const parts = policy.split(';').map((part) => part.trim().split(/\s+/));
  return new Map(parts.map(([name = '', ...sources]) => [name, sources.join(' ')]));
}

function pageProblems(page: string | undefined): readonly string[] {
  if (page === undefined) return ['is missing'];
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(page)?.[1];
  const inline = [...page.matchAll(/<script\b([^>]*)>([^<]*)/g)].filter(
    ([, attributes = '', text = '']) => !/\bsrc=/.test(attributes) || text.trim() !== '',
  );
  return [
    ...(policy === undefined ? ['has no policy'] : policyProblems(policy)),
    ...(inline.length > 0 ? ['has a script in the page itself'] : []),
    ...(/\son\w+=/.test(page) ? ['has a handler in the page itself'] : []),
    ...(/(?:src|href)="(?!\.\/)/.test(page) ? ['loads something from elsewhere'] : []),
  ];
}
