import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/own-temporary-folder.ts',
    // Only a test that hangs is to fail by this: the longest ones take ten seconds alone, and several times that on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // The tests wait for servers and processes of their own more than they reckon, so no core is kept free.
    maxWorkers: '100%',
  },
});
