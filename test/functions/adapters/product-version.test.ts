import { expect, it } from 'vitest';
import { PRODUCT_VERSION } from '../../../functions/adapters/product-version.ts';
import manifest from '../../../package.json' with { type: 'json' };

it('is the version of the package', () => {
  expect(PRODUCT_VERSION).toBe(manifest.version);
});
