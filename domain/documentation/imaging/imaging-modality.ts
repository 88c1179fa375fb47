/** Which kinds of imaging the words of a record name, as the table of guidance codes calls them. */

const KINDS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  [
    'ultrasound',
    /\b(?:ultra ?so|ech?ograph|hockey|butterfly|lumify|vscan|clarius|linear|curvilinear|high frequency|transducer|sono|usg?\b|u s\b)/,
  ],
  ['fluoroscopy', /\b(?:fluoro|intensif|carm|c[ -]arm|arm in c|x[ -]?rays?\b|xr\b)/],
  ['CT', /\b(?:ct|computed tomography|cone beam)\b/],
  ['MRI', /\bmri?\b/],
];

/** The kinds that a few words name, in no order that matters. "CT fluoroscopy" is both. */
export function modalitiesIn(said: string): readonly string[] {
  const text = said.toLowerCase();
  return KINDS.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind);
}
