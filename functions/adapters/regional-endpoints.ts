/**
 * Stands in for what the SDK has for endpoints that are discovered or bear the number of an account in the bundles: the
 * clients go to the endpoint of their region, and no setting asks for another.
 */
const UNASKED = {
  environmentVariableSelector: (): undefined => undefined,
  configFileSelector: (): undefined => undefined,
  default: 'disabled',
};

export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = { ...UNASKED, default: false };
export const NODE_ACCOUNT_ID_ENDPOINT_MODE_CONFIG_OPTIONS = UNASKED;

export function resolveEndpointDiscoveryConfig<Config>(config: Config): Config {
  return config;
}

export const resolveAccountIdEndpointModeConfig = resolveEndpointDiscoveryConfig;
