/** What a template set and the same note takes back: "please ignore the pre-set mode/temp/time". */

import { blank } from './form-answers.ts';

const TAKES_BACK = /[Dd]isregard|[Ii]gnore/;
/** The paragraph says of what, and that it was not made. */
const OF_TEMPLATE = /template|pre-?set|(?:line|values|settings) above/i;
const NOT_MADE = /pulsed|never|not deliver|no (?:thermal )?lesion/i;
const SETTING = /\b[6-9]\d ?(?:°|c\b|deg)|^ ?(?:mode|temp)\b/i;
const CLAUSES = /(\n|[.,] )/;

/** The text without what it takes back; every character keeps its place. */
export function withoutTakenBack(text: string): string {
  const at = text.search(TAKES_BACK);
  if (at < 0) return text;
  const from = text.lastIndexOf('\n', at) + 1;
  const told = text.slice(from);
  const [paragraph = ''] = told.split('\n', 1);
  if (!OF_TEMPLATE.test(paragraph) || !NOT_MADE.test(paragraph)) return text;
  const clauses = text.slice(0, from).split(CLAUSES);
  return clauses.map((said) => (SETTING.test(said) ? blank(said) : said)).join('') + told;
}
