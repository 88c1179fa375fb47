/**
 * Stands in for the SDK's chain of credential providers in the bundles: Lambda gives a function its credentials in the
 * environment, and the other links of the chain (profiles, single sign-on, metadata services) are an eighth of a bundle.
 */

import { fromEnv } from '@aws-sdk/credential-provider-env';

export const defaultProvider = () => fromEnv();
