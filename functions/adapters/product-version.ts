/** The version of this code, as audit records name it: that of `package.json`, which no bundle holds. */
export const PRODUCT_VERSION = '0.1.0';
