/**
 * Stands in for how the SDK finds its settings in the bundles: in the environment, which is where Lambda and the stack
 * put them. No folder of settings is looked for and no instance is asked for its region, which a cold start would wait
 * for.
 */
type Environment = Readonly<Record<string, string | undefined>>;
type Provided<Value> = Value | (() => Promise<Value>);

interface Setting<Value> {
  readonly environmentVariableSelector: (environment: Environment, options?: object) => Value | undefined;
  readonly default?: Provided<Value>;
}

function provided<Value>(value: Provided<Value>): () => Promise<Value> {
  return async () => (typeof value === 'function' ? (value as () => Promise<Value>)() : value);
}

/** What the SDK throws where a setting is not stated. */
export class ProviderError extends Error {}
export class CredentialsProviderError extends ProviderError {}

/** A setting as the environment states it, or what it is where nothing does; one that makes no sense is an error. */
export function loadConfig<Value>(setting: Setting<Value>, options?: object): () => Promise<Value | undefined> {
  const stated = (): Value | undefined => {
    try {
      return setting.environmentVariableSelector(process.env, options);
    } catch (error) {
      if (error instanceof ProviderError) return undefined;
      throw error;
    }
  };
  return async () => stated() ?? (await provided(setting.default)());
}

export const REGION_ENV_NAME = 'AWS_REGION';
export const REGION_INI_NAME = 'region';
export const NODE_REGION_CONFIG_OPTIONS: Setting<string> = {
  environmentVariableSelector: (environment) => environment[REGION_ENV_NAME],
  default: () => Promise.reject(new Error('AWS_REGION is not set')),
};
export const NODE_REGION_CONFIG_FILE_OPTIONS = {};

const flag = (name: string): Setting<boolean> => ({
  environmentVariableSelector: (environment) => booleanSelector(environment, name, SelectorType.ENV),
  default: false,
});
export const NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS = flag('AWS_USE_DUALSTACK_ENDPOINT');
export const NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS = flag('AWS_USE_FIPS_ENDPOINT');

interface Regional {
  readonly region: Provided<string>;
  readonly useFipsEndpoint?: Provided<boolean>;
}

export function resolveRegionConfig<Config extends Regional>(config: Config) {
  const { region, useFipsEndpoint = false } = config;
  return Object.assign(config, { region: provided(region), useFipsEndpoint: provided(useFipsEndpoint) });
}

const DEFAULTS_MODE = 'AWS_DEFAULTS_MODE';

/** Every client of a function is one of its own region. */
export function resolveDefaultsModeConfig({ defaultsMode }: { defaultsMode?: Provided<string> } = {}) {
  const stated = loadConfig<string>({ environmentVariableSelector: (environment) => environment[DEFAULTS_MODE] });
  return async (): Promise<string> => {
    const mode = (await provided(defaultsMode)()) ?? (await stated()) ?? 'legacy';
    return mode === 'auto' ? 'in-region' : mode;
  };
}

export const SelectorType = { ENV: 'env', CONFIG: 'shared config entry' } as const;
export const CONFIG_PREFIX_SEPARATOR = '.';

export function booleanSelector(from: Environment, key: string, type: string): boolean | undefined {
  const value = from[key];
  if (value === undefined) return undefined;
  if (value !== 'true' && value !== 'false') throw new Error(`${key} of the ${type} is neither true nor false`);
  return value === 'true';
}
