/**
 * Stands in for the check of entities that a document declares, in the bundles: a document with any declaration is
 * refused before it is parsed, and the check is a fiftieth of a bundle. Were it ever asked, everything is unsafe.
 */

export const HTML = 'HTML';
export const XML = 'XML';

export const isUnsafe = (): boolean => true;
