// The tests of the queue's core alone, for the mutation tester (.stryker.config.json): quick to load, and nothing but unit tests.
import { defineConfig } from 'vitest/config';

/** Only these (comma-separated): a quick look at one source file with the tests that are its own. */
const chosen = process.env['MUTATION_TESTS']?.split(',');

export default defineConfig({
  test: {
    include: chosen ?? ['test/unit/queue-*.test.ts', 'test/unit/limits.test.ts'],
    testTimeout: 10_000,
    watch: false,
    // One process for all files: what a mutant costs is mostly loading them.
    isolate: false,
  },
});
