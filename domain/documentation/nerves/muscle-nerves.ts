/** Nerves that are named for the muscle that they move: "the nerve to soleus", "motor branches to biceps and brachialis". */

import { type Statements, startingIn } from '../statements/statements.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import type { NerveMention } from './nerve-mention.ts';
import { sideAfter, sideBefore } from './sides-beside.ts';

/** How muscles are called that a nerve may be named for. */
const MUSCLE = /^\p{L}{4,20}(?:alis|aris|oris|ialis|inus|atus|ius|eus|imus)$/u;
/** Muscles that are called in another way. */
const MUSCLES = wordSet(`
soleus gastroc+ gastrocnemii biceps triceps deltoid psoas pronator supinator flexor extensor
adductor abductor vastus rectus teres hamstrings fcr fcu fds fdp fpl ehl fhl fdl ecr ecu
`);
/** Which head of a muscle, or which of two muscles, is meant. */
const HEADS = wordSet('the medial lateral long short deep superficial head of posterior anterior med lat');
const MOST_HEADS = 5;
/** What tells a muscle from others that are called as it is. */
const TAILS = wordSet('anterior posterior longus brevis magnus major minor femoris hallucis digitorum pollicis carpi');
const UNSAID = wordSet('the of head');
const JOINING = wordSet('and plus to the');

/** Words of that make that are none. */
const NO_MUSCLES = wordSet('celsius radius status apparatus calcaneus humerus hiatus');

/** Whether a word is made as names of muscles are. */
export function isMuscle(word: string): boolean {
  return MUSCLE.test(word) && !NO_MUSCLES.has(word);
}

/** Whether a word is what clinicians call a muscle. */
export function isMuscleName(word: string): boolean {
  return MUSCLES.has(word) || isMuscle(word);
}

/** The nerves that a noun with the muscles behind it names, as many as muscles are listed. */
export function nervesToMuscles(text: Statements, noun: number): readonly NerveMention[] {
  const { words, terms } = text;
  const found: NerveMention[] = [];
  if (words[noun + 1]?.text !== 'to' || isOfBareNerve(words, noun)) return found;
  for (let first = noun + 2, next = endOfMuscle(words, first); next !== undefined; next = endOfMuscle(words, first)) {
    const from = found.length === 0 ? noun : first;
    if (startingIn(terms.nerve, from - LONGEST_NAME, next).some((term) => term.next > from)) break;
    const said = words.slice(first, next).flatMap((word) => (UNSAID.has(word.text) ? [] : word.text));
    const mention = { nerve: undefined, name: `nerve to ${said.join(' ')}`, first: from, next };
    const side = sideBefore(text, Math.max(0, noun - 4), mention);
    found.push({ ...mention, side: side ?? sideAfter(text, next) });
    first = next;
    const isListed =
      words[first]?.opensClause === true || words[first]?.text === 'and' || words[first]?.text === 'plus';
    if (!isListed || words[first]?.opensSentence) break;
    while (JOINING.has(textAt(words, first))) first++;
  }
  return found;
}

const MOTOR = wordSet('motor nerve');

/** "Ulnar motor br to FCU" is the nerve by its own name. */
function isOfBareNerve(words: Statements['words'], noun: number): boolean {
  let at = noun - 1;
  while (MOTOR.has(textAt(words, at)) && words[at + 1]?.opensClause === false) at--;
  return words[at + 1]?.opensClause === false && NERVE.test(textAt(words, at));
}

const WHICH = wordSet('medial lateral long short deep superficial med lat');

/** "Medial gastrocnemius branch", "medial and lateral gastrocnemius motor branches": the muscle before the noun. */
export function nervesOfMuscles(text: Statements, noun: number): readonly NerveMention[] {
  const { words, terms } = text;
  let muscle = noun - 1;
  while (MOTOR.has(textAt(words, muscle)) && words[muscle + 1]?.opensClause === false) muscle--;
  const name = textAt(words, muscle);
  if (words[muscle + 1]?.opensClause !== false || !isMuscleName(name)) return [];
  const first = isHead(words, muscle - 1) ? muscle - 1 : muscle;
  const isPair = first < muscle && textAt(words, first - 1) === 'and' && isHead(words, first - 2);
  const starts = isPair ? [first - 2, first] : [first];
  if (startingIn(terms.nerve, first, noun + 1).length > 0) return [];
  // "Tibial, soleus branch", "biceps branch of the musculocutaneous nerve": the nerve itself is named beside it.
  if (textAt(words, noun + 1) === 'of' || isOfNerveBefore(text, first)) return [];
  return starts.map((at) => {
    const said = at < muscle ? `${textAt(words, at)} ${name}` : name;
    const mention = { nerve: undefined, name: `nerve to ${said}`, first: at, next: noun + 1 };
    return { ...mention, side: sideBefore(text, Math.max(0, at - 4), mention) ?? sideAfter(text, noun + 1) };
  });
}

/** Whether the nerve that the branch is of stands right before it, in the clause before or before a parenthesis. */
function isOfNerveBefore({ text, words, terms }: Statements, first: number): boolean {
  const word = words[first];
  if (!word || word.opensSentence || !(word.opensClause || text[word.start - 1] === '(')) return false;
  return (
    startingIn(terms.nerve, first - LONGEST_NAME, first).some(({ next }) => next >= first - 1) ||
    NERVE.test(textAt(words, first - 1))
  );
}

const NERVE = /^(?:tibial|median|ulnar|radial|femoral|obturator|musculocutaneous|sciatic|axillary|peroneal|fibular)$/;

/** "Medial", right before its muscle. */
function isHead(words: Statements['words'], index: number): boolean {
  return WHICH.has(textAt(words, index)) && words[index + 1]?.opensClause === false;
}

const LONGEST_NAME = 8;

/** Past the muscle that starts at a word; undefined where none does. */
function endOfMuscle(words: Statements['words'], first: number): number | undefined {
  let at = first;
  while (HEADS.has(textAt(words, at)) && at < first + MOST_HEADS && !(at > first && words[at]?.opensClause)) at++;
  const muscle = words[at];
  if (!muscle || (at > first && muscle.opensClause) || !isMuscleName(muscle.text)) return undefined;
  do at++;
  while (words[at]?.opensClause === false && (TAILS.has(textAt(words, at)) || isMuscle(textAt(words, at))));
  return at;
}
