import { configDefaults, defineConfig } from 'vitest/config';
import { isInOwnNetwork } from './own-network.ts';

export default defineConfig({
  test: {
    include: ['test/deploy/**/*.deploy.ts'],
    // The deployed service calls public addresses alone, and only there a server of the test has one.
    exclude: [...configDefaults.exclude, ...(isInOwnNetwork() ? [] : ['test/deploy/callbacks.deploy.ts'])],
    globalSetup: 'test/deploy/deployment.ts',
    testTimeout: 120_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});
