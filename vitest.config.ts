import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The first template synthesis and the first start of the local stack take seconds on a busy machine.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
