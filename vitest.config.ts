// Three projects: unit (pure code), integration (real SQLite files, real HTTP on loopback), e2e (the real Electron).
// e2e stays with vitest and playwright's library instead of playwright's runner: one runner, one report, one leak check.
import { defineConfig } from 'vitest/config';

/** Every file runs in a process of its own, and fails by name when it leaves something behind. */
function project(name: string, testTimeout: number, oneAtATime: boolean) {
  return {
    extends: true as const,
    test: {
      name,
      include: [`test/${name}/**/*.test.{ts,tsx}`],
      testTimeout,
      hookTimeout: testTimeout,
      ...(oneAtATime ? { maxWorkers: 1, fileParallelism: false } : {}),
    },
  };
}

export default defineConfig({
  test: {
    pool: 'forks',
    isolate: true,
    maxWorkers: 2,
    teardownTimeout: 5_000,
    passWithNoTests: false,
    allowOnly: false,
    setupFiles: ['test/support/no-leaks.ts'],
    projects: [project('unit', 30_000, false), project('integration', 90_000, false), project('e2e', 180_000, true)],
  },
});
