import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  booleanSelector,
  loadConfig,
  NODE_REGION_CONFIG_OPTIONS,
  NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS,
  ProviderError,
  resolveDefaultsModeConfig,
  resolveRegionConfig,
} from '../../../functions/adapters/environment-config.ts';

afterEach(() => vi.unstubAllEnvs());

describe('a setting of the SDK', () => {
  it('is what the environment states', async () => {
    vi.stubEnv('AWS_REGION', 'eu-test-1');
    expect(await loadConfig(NODE_REGION_CONFIG_OPTIONS)()).toBe('eu-test-1');
  });

  it('is its default where the environment states none, or its selector finds none', async () => {
    vi.stubEnv('AWS_USE_FIPS_ENDPOINT', undefined);
    expect(await loadConfig(NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS)()).toBe(false);
    const unstated = (): never => {
      throw new ProviderError('not stated');
    };
    expect(await loadConfig({ environmentVariableSelector: unstated, default: async () => 3 })()).toBe(3);
  });

  it.each(['yes', ''])('is an error that names it where it makes no sense: "%s"', async (value) => {
    vi.stubEnv('AWS_USE_FIPS_ENDPOINT', value);
    await expect(loadConfig(NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS)()).rejects.toThrow('AWS_USE_FIPS_ENDPOINT');
    expect(() => booleanSelector({ key: value }, 'key', 'env')).toThrow('key of the env is neither true nor false');
  });

  it('is missed where there is no region', async () => {
    vi.stubEnv('AWS_REGION', undefined);
    await expect(loadConfig(NODE_REGION_CONFIG_OPTIONS)()).rejects.toThrow('AWS_REGION is not set');
  });
});

it('a client has the region that it is given, or that it asks for', async () => {
  expect(await resolveRegionConfig({ region: 'eu-test-1' }).region()).toBe('eu-test-1');
  const asked = resolveRegionConfig({ region: async () => 'eu-test-2', useFipsEndpoint: async () => true });
  expect([await asked.region(), await asked.useFipsEndpoint()]).toEqual(['eu-test-2', true]);
});

it.each([
  [undefined, 'legacy'],
  ['standard', 'standard'],
  ['auto', 'in-region'],
])('the mode of defaults %s is %s', async (stated, mode) => {
  vi.stubEnv('AWS_DEFAULTS_MODE', stated);
  expect(await resolveDefaultsModeConfig()()).toBe(mode);
});
