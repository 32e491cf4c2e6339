// The tests of the queue's core alone, for the mutation tester (stryker.config.json): quick to load, and nothing but unit tests.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/queue-*.test.ts', 'test/unit/limits.test.ts'],
    testTimeout: 10_000,
    watch: false,
    // One process for all files: what a mutant costs is mostly loading them.
    isolate: false,
  },
});
