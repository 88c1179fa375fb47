/** Screens that were at hand, out of order or meant to treat, and by which nothing was guided. */

import { hasWord, type Span, type Statements, sentenceAt, startingIn, type TermAt } from '../statements/statements.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { breaksBetween } from './imaging-nearby.ts';

const THERAPEUTIC = wordSet('therapeutic focused');

/** "Therapeutic ultrasound" treats, and shows nothing. */
export function isTherapeutic({ words }: Statements, { first }: Span): boolean {
  return THERAPEUTIC.has(textAt(words, first - 1));
}

/** What joins a predicate to its subject over a comma. */
const JOINS = wordSet('was were is thus so but and therefore hence ultimately finally then');
const UNUSED = wordSet('employed used needed required utilized available necessary brought');
const SUBJECT_WITHIN = 3;
const STANDBY = wordSet('standby');

/** "The ultrasound machine was at another clinic, thus not employed": the predicate of the one modality of a sentence. */
export function isUnused(text: Statements, term: TermAt): boolean {
  const { words } = text;
  const { first, next } = sentenceAt(text, term);
  if (hasWord(words, term.next, next, STANDBY) || isOutOfOrder(text, term)) return true;
  if (term.first - first > SUBJECT_WITHIN) return false;
  for (let index = term.next; index < next - 1; index++) {
    if (words[index]?.text !== 'not' || !UNUSED.has(textAt(words, index + 1))) continue;
    let from = index;
    while (from > term.next && JOINS.has(textAt(words, from - 1))) from--;
    const isPredicate = from === term.next || breaksBetween(text, from, index);
    return isPredicate && !startingIn(text.terms.imaging, term.next, index).some(({ key }) => key === 'modality');
  }
  return false;
}

/** What stands between a screen and what is said of it. */
const OF_MACHINE = wordSet(
  'machine unit system scanner probe suite room cart is was being still currently today has had both',
);
const OUT_OF_ORDER = wordSet(
  'outage broken broke unavailable malfunction malfunctioned malfunctioning inoperable closed',
);
/** "Down for service"; "down to the nerve" is a way. */
const OUT = wordSet('down out under away awaiting');
const REPAIRS = wordSet('service order repair repairs maintenance commission servicing');
/** "In use in another room", "used by another provider" */
const ELSEWHERE =
  /^ (?:in use |used |busy )?(?:in|at|by|on|with) (?:an)?other (?:room|site|clinic|suite|case|team|provider)/;
const LONGEST_ELSEWHERE = 30;
const IN_REPAIR = wordSet('repair maintenance');
const MACHINE_WITHIN = 5;
/** "Time (sec): 0" */
const ASKS = new Set([':', ')']);
const OF_USE = wordSet('time used use secs sec seconds minutes min dose shots guidance guided needed');
const ZERO = wordSet('0 none no n false');

/** "The ultrasound machine was out of service", "given the C-arm outage": a screen that showed nothing. */
export function isOutOfOrder({ text, words }: Statements, { next }: Span): boolean {
  let index = next;
  // "Fluoro time: 0 s", "US used: N", "C-arm in room: yes"
  const asked = words[next + 1]?.text === 'sec' ? next + 1 : next;
  if (
    OF_USE.has(textAt(words, next)) &&
    ASKS.has(text[words[asked]?.end ?? 0] ?? '') &&
    ZERO.has(textAt(words, asked + 1))
  )
    return true;
  if (words[next + 1]?.text === 'room' && words[next + 2]?.text === 'yes') return true;
  while (index < next + MACHINE_WITHIN && OF_MACHINE.has(textAt(words, index))) index++;
  if (words[index]?.sentence !== words[next - 1]?.sentence) return false;
  const word = textAt(words, index);
  // "The C-arm stayed in the corridor"
  if (STAYED.has(word)) return hasWord(words, index + 1, index + MACHINE_WITHIN, ASIDE);
  if (ELSEWHERE.test(text.slice(words[index - 1]?.end, (words[index]?.end ?? 0) + LONGEST_ELSEWHERE))) return true;
  if (word === 'in') return IN_REPAIR.has(textAt(words, index + 1));
  return OUT_OF_ORDER.has(word) || (OUT.has(word) && hasWord(words, index + 1, index + 3, REPAIRS));
}

const STAYED = wordSet('stayed remained stood parked left kept');
const ASIDE = wordSet('corridor hall hallway corner outside off unused wall');
