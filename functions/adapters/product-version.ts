import manifest from '../../package.json' with { type: 'json' };

/** The version of this code, as audit records name it. */
export const PRODUCT_VERSION: string = manifest.version;
