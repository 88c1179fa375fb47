/** Nerves that the table does not know, told by how anatomical names are made. */

import { hasWord, type Statements, startingIn, type TermAt } from '../statements/statements.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { nounsOf } from './foreign-names.ts';
import { nervesOfMuscles, nervesToMuscles } from './muscle-nerves.ts';
import type { NerveGroup, NerveMention } from './nerve-mention.ts';
import { sideAfter, sideBefore } from './sides-beside.ts';

/** How anatomical adjectives end; a nerve that the table does not list still has such a name. */
const ANATOMICAL = /^\p{L}{3,20}(?:al|ar|ary|eal|ic|or|ous|ian|ine)$/u;
/** Adjectives that say where a nerve lies or what it does, and name none. */
const POSITIONAL = wordSet(`
superior inferior lateral medial anterior posterior dorsal ventral distal proximal cutaneous terminal digital
muscular cranial spinal individual additional symptomatic neuropathic articular motor collateral appropriate
major minor superolateral superomedial inferomedial autonomic sympathetic recurrent chronic local external
internal accessory genital genicular occipital peroneal proper common hallucal lat med ant post sup inf cut
neurovascular periosteal respective
`);

/** Adjectives of what is done to nerves, or of what they are like. */
const NO_NAMES = wordSet(`
chemical thermal electrical surgical medical diagnostic therapeutic interventional regional focal general
normal abnormal typical original initial final total partial usual actual identical anatomical clinical
residual prior nociceptive specific optimal ideal several culprit superficial visual traumatic neuropathic
transcutaneous subcutaneous critical principal causal anatomic ultrasonic sonographic fluoroscopic hypertrophic neurogenic
arthritic hypoechoic hyperechoic echogenic anechoic
`);
const DIGITS = wordSet('hallux toe+ finger+ thumb digit+ hallucis');
const OF_DIGIT_WITHIN = 5;

/** How many words before the noun may belong to a name. */
const LONGEST_NAME = 3;
const ORDINALS = wordSet('first 1st second');
/** What a place alone does not name it does with these: "posterior cutaneous nerve of the forearm". */
const KINDS = wordSet('cutaneous digital');

/** The short forms. */
const BRANCHES = wordSet('br brs');

/** Names that the table does not know: anatomical adjectives right before the noun. */
export function unknownNames(
  text: Statements,
  isGeneral: (word: string) => boolean,
  isRecord: boolean,
): readonly NerveMention[] {
  const { words } = text;
  const found: NerveMention[] = [];
  for (const { key, first: index } of isRecord ? nounsOf(text) : text.marks.nerveNoun) {
    if (key === 'shortNoun' && !isShortNoun(text, index)) continue;
    const ofMuscles = isRecord ? [...nervesToMuscles(text, index), ...nervesOfMuscles(text, index)] : [];
    found.push(...ofMuscles);
    // "Articular br." is a part of whatever nerve stands beside it.
    if (ofMuscles.length > 0 || BRANCHES.has(textAt(words, index))) continue;
    if (words[index]?.opensSentence || (isRecord && isOfTerm(text, index, index + 1))) continue;
    const first = isRecord ? nameBefore(text, index, isGeneral) : lastWordOfName(text, index, isGeneral);
    if (first === index || (isRecord && isOfTerm(text, first, index + 1))) continue;
    if (isRecord && isBranchBesideNerve(text, first, index)) continue;
    const span = { first, next: index + 1 };
    const name = words
      .slice(first, index)
      .map((word) => word.text)
      .join(' ');
    const side = sideBefore(text, Math.max(0, first - 4), { nerve: undefined, name, ...span });
    found.push({ nerve: undefined, name: `${name} nerve`, side: side ?? sideAfter(text, index + 1), ...span });
  }
  return found;
}

/** Each nerve of the table that a note names. */
export function namesOfTable(groups: readonly NerveGroup[]): ReadonlySet<string> {
  const mentions = groups.flatMap((group) => group.mentions);
  return new Set(mentions.flatMap(({ nerve, name }) => (nerve === name ? name : [])));
}

/**
 * "The plantar nerve" where one nerve of the table is named whose name ends so, the third common digital plantar nerve;
 * "the obturator branch" where its articular branch is; "the axillary articular branch" beside the axillary nerve.
 */
export function inFull(mention: NerveMention, names: ReadonlySet<string>): NerveMention {
  const whole = mention.name.replace(' articular nerve', ' nerve');
  const [name, other] = [...names].filter(
    (longer) =>
      longer.endsWith(` ${mention.name}`) ||
      longer.startsWith(`${whole} `) ||
      (longer === whole && whole !== mention.name),
  );
  return name === undefined || other !== undefined ? mention : { ...mention, nerve: name, name };
}

/** "Subcostal n.", "supraorbital and supratrochlear nn"; "Clinician: N. Standin" is a name. */
function isShortNoun({ text, words }: Statements, index: number): boolean {
  const word = words[index];
  return (
    word !== undefined &&
    (word.text === 'nn' ||
      word.text.startsWith('nerv') ||
      (BRANCHES.has(word.text) && words[index + 1]?.text === 'to') ||
      (text[word.end] === '.' && !INITIAL.test(text.slice(word.start - 2, word.end)))) &&
    (!word.opensClause || BRANCHES.has(word.text))
  );
}

const INITIAL = /[^A-Z] N/;

/** Short texts name with one word; `noun` where it is none. */
function lastWordOfName({ words }: Statements, noun: number, isGeneral: (word: string) => boolean): number {
  const name = textAt(words, noun - 1);
  return isGeneral(name) || NO_NAMES.has(name) || !ANATOMICAL.test(name) ? noun : noun - 1;
}

/** The first word of the name before a noun; `noun` where the words before it name nothing. */
function nameBefore({ words }: Statements, noun: number, isGeneral: (word: string) => boolean): number {
  // "Plantar first branch"
  const last = ORDINALS.has(textAt(words, noun - 1)) ? noun - 1 : noun;
  let first = last;
  let names = false;
  let places = 0;
  let hasKind = false;
  while (first > 0 && noun - first < LONGEST_NAME && !words[first]?.opensClause) {
    const word = textAt(words, first - 1);
    if (POSITIONAL.has(word)) {
      places++;
      if (KINDS.has(word)) hasKind = true;
    } else if (!isGeneral(word) && !NO_NAMES.has(word) && ANATOMICAL.test(word)) names = true;
    else break;
    first--;
  }
  return names || (hasKind && (places > 1 || isOfDigit(words, noun))) ? first : noun;
}

/** "The digital nerve of the great toe": the place completes what the kind leaves open. */
function isOfDigit(words: Statements['words'], noun: number): boolean {
  if (words[noun + 1]?.text !== 'of' && words[noun + 1]?.text !== 'to') return false;
  return hasWord(words, noun + 2, noun + 2 + OF_DIGIT_WITHIN, DIGITS);
}

/** "… of the radial nerve, volar branch": a branch beside a nerve that is named is part of it. */
function isBranchBesideNerve({ words, terms }: Statements, first: number, noun: number): boolean {
  if (words[noun]?.text !== 'branch' && words[noun]?.text !== 'branches') return false;
  return startingIn(terms.nerve, first - 6, noun + 5).some(
    (term) => words[term.first]?.sentence === words[noun]?.sentence,
  );
}

/** Whether the words belong to a nerve of the table, or to a technique such as electrical nerve stimulation. */
function isOfTerm({ terms }: Statements, first: number, next: number): boolean {
  return overlaps(terms.nerve, first, next) || overlaps(terms.modulation, first, next);
}

function overlaps(terms: readonly TermAt[], first: number, next: number): boolean {
  return startingIn(terms, first - 8, next).some((term) => term.next > first);
}

/** A short form of a nerve, as it is written: "AxN", "PCBMN". */
const SHORT_FORM = /^[A-Z][A-Za-z]{0,4}Ns?$/;
/** What is written so and is none. */
const NO_SHORT_FORMS = wordSet(`
lesion avn rn prn lpn evn htn mrn pcn ptn asn dn wn en pen on in an aprn lvn ann jan jun john dan ben dean sean
ryan erin when then down open plan pain skin an en clean seen ten oxygen groin brain ortho can gin been than
even given taken rfn abn attn son mon sun min rightn don van pin gen con crn bun ln fn dawn ken jon ian men
main chin shin spin thin ran own gown vein bin wnn sedan lyn nan pan fan tan hen
`);

/** Whether a word is written as short forms of nerves are: in capitals, with the noun as its last letter. */
export function isShortForm(written: string, word: string): boolean {
  return SHORT_FORM.test(written) && !NO_SHORT_FORMS.has(word);
}

/** Whether a word is made as adjectives of anatomy are, and says more than a place. */
export function isAnatomical(word: string): boolean {
  return ANATOMICAL.test(word) && !POSITIONAL.has(word) && !NO_NAMES.has(word);
}

const JOINED = /^\.?[,+/&]/;

/** No short form has more words. */
const LONGEST_SHORT = 3;
/** How far behind a nerve the next item of its list may open. */
const ITEM_WITHIN = 12;

/** "SSN at the notch, AxN behind the humeral neck": a short form that opens the next item of such a list. */
function nextItem(
  { text, words, terms }: Statements,
  next: number,
  starts: ReadonlySet<number>,
): NerveMention | undefined {
  // In a line of capitals any word looks like a short form.
  const isShort = startingIn(terms.nerveShort, next - LONGEST_SHORT, next).some((term) => term.next === next);
  const after = words[next];
  if (!isShort || !after || /^[A-Z]{2}/.test(text.slice(after.start, after.end))) return undefined;
  for (let index = next + 1; index < next + ITEM_WITHIN; index++) {
    const word = words[index];
    if (!word || word.opensSentence) return undefined;
    if (!word.opensClause && words[index - 1]?.text !== 'and') continue;
    const written = text.slice(word.start, word.end);
    if (starts.has(index + 1) || !SHORT_FORM.test(written) || NO_SHORT_FORMS.has(word.text)) continue;
    return { nerve: undefined, name: word.text, side: undefined, first: index, next: index + 1 };
  }
  return undefined;
}

/** The nerve of the note whose name starts as a short form does: "AxN" for the axillary nerve. */
export function shortOf<Named extends { readonly name: string }>(
  short: string,
  named: readonly Named[],
): Named | undefined {
  const stem = short.replace(NOUN, '');
  return named.find(({ name }) => stem.length > 1 && name.startsWith(stem));
}

const NOUN = /ns?$/;

/** Short forms that nobody listed, right behind a nerve in a list of them: "SSN + LPN + AxN". */
export function unknownShortForms(statements: Statements, groups: readonly NerveGroup[]): readonly NerveMention[] {
  const { text, words } = statements;
  // Each name once: a long note names the same few.
  const named = [
    ...new Map(groups.flatMap(({ mentions }) => mentions.map((own) => [own.name, own] as const))).values(),
  ];
  const starts = new Set(groups.map(({ next }) => next));
  return groups.flatMap(({ next }) => {
    const found: NerveMention[] = [];
    for (let end = next; ; ) {
      const isAnd = words[end]?.text === 'and' || words[end]?.text === 'plus';
      const first = isAnd ? end + 1 : end;
      const word = words[first];
      if (!word || word.opensSentence) break;
      if (!isAnd && !JOINED.test(text.slice(words[end - 1]?.end ?? 0, word.start).trim())) break;
      const written = text.slice(word.start, word.end);
      if (starts.has(first + 1) || !SHORT_FORM.test(written) || NO_SHORT_FORMS.has(word.text)) break;
      found.push({ nerve: undefined, name: word.text, side: undefined, first, next: first + 1 });
      end = first + 1;
    }
    const item = found.length === 0 ? nextItem(statements, next, starts) : undefined;
    return (item ? [item] : found).map((mention) => {
      const { nerve, name } = shortOf(mention.name, named) ?? mention;
      return { ...mention, nerve, name };
    });
  });
}
