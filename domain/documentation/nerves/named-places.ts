/** Places that are called by the adjectives of nerves. */

import { foundOnce, hasWord, type Statements } from '../statements/statements.ts';
import { KNEE_PLACES } from '../terms/marked-words.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { isOfTissue } from './nerve-mentions.ts';

/** What a nerve's adjective says of a place: "the radial side", "the median plane". */
const OF_PLACES = wordSet(`
side+ aspect border surface head+ neck styloid deviation plane line crease crest notch groove canal tunnel foramen
gutter spine stem block component+ transposition nail stress lymph node+ space+ region area bypass popliteal temp crutch+ sheath
heel sole foot arch artery vein acetabulum acetabular ilium humerus humeral glenoid scapula tubercle tuberosity rim teardrop
catheter access approach entry portal+ corner pole hernia+ diaphysis shaft prosthesis osteotomy temperature
`);

/** What the nerves of a knee are told apart by; "superomedial to the spine" is a way. */
const OF_KNEE = new Set([...KNEE_PLACES, 'inferolateral']);
const KNEES = wordSet('knee+ genicular+ geniculate patella patellar tka gonarthrosis');

/** In a note of a knee; at the shoulder "the inferolateral tubercle" is bone. */
export function isOfKnee(text: Statements, word: string): boolean {
  return OF_KNEE.has(word) && foundOnce(text, isOfKnee, () => hasWord(text.words, 0, text.words.length, KNEES));
}

const TERRITORIES = wordSet('territory territories distribution+ dermatome+');
const NORMAL = wordSet('normal intact unremarkable');
const NORMAL_WITHIN = 8;
const AND = wordSet('and or');

const SITES = wordSet('site+ point+ location+');
const COUNTS = wordSet('one two three four 1 2 3 4');
const SITES_WITHIN = 6;
/** How many nerves a list of territories names. */
const LIST_WITHIN = 7;

/** Whether the word says where something lies: "the radial side", "two femoral sites". */
export function isOfPlace({ words }: Statements, index: number): boolean {
  // "Two femoral and one tibial site"
  if (COUNTS.has(textAt(words, index - 1)) && hasWord(words, index + 1, index + SITES_WITHIN, SITES)) return true;
  // "Sural, saphenous and deep peroneal territories all normal"
  if (
    hasWord(words, index + 1, index + LIST_WITHIN, TERRITORIES) &&
    hasWord(words, index, index + LIST_WITHIN + 4, NORMAL)
  )
    return true;
  // "Median and ulnar territories"
  const next = words[AND.has(textAt(words, index + 1)) ? index + 3 : index + 1];
  if (next === undefined || next.opensSentence) return false;
  if (next.text === 'to' && OF_KNEE.has(textAt(words, index))) return true;
  if (TERRITORIES.has(next.text) && hasWord(words, index, index + NORMAL_WITHIN, NORMAL)) return true;
  return OF_PLACES.has(next.text) || isOfTissue(words, index + 1);
}
