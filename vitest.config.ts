// Three projects: unit (pure code), integration (real SQLite files, real HTTP on loopback), e2e (the real Electron).
// e2e stays with vitest and playwright's library instead of playwright's runner: one runner, one report, one leak check.
import { defineConfig } from 'vitest/config';

/**
 * Every file fails by name when it leaves something behind. Those of `integration` and `e2e` run in a process of their own; the pure code of
 * `unit` shares two processes, so that it is loaded twice and not once a file.
 */
function project(name: string, testTimeout: number, { oneAtATime = false, shared = false } = {}) {
  return {
    extends: true as const,
    test: {
      name,
      include: [`test/${name}/**/*.test.{ts,tsx}`],
      testTimeout,
      hookTimeout: testTimeout,
      isolate: !shared,
      ...(oneAtATime ? { maxWorkers: 1, fileParallelism: false } : {}),
    },
  };
}

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    teardownTimeout: 5_000,
    passWithNoTests: false,
    allowOnly: false,
    setupFiles: ['test/support/no-leaks.ts'],
    projects: [
      project('unit', 30_000, { shared: true }),
      project('integration', 90_000),
      project('e2e', 180_000, { oneAtATime: true }),
    ],
  },
});
