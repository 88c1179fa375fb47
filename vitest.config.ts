import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/own-temporary-folder.ts',
    // The first template synthesis and the first start of the local stack take seconds on a busy machine.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // The tests wait for servers and processes of their own more than they reckon, so no core is kept free.
    maxWorkers: '100%',
  },
});
