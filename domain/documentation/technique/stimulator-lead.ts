/** What a stimulator was there for: one whose lead was left at the nerve, and one by which a nerve was found. */

import { measuresOf } from '../statements/measures.ts';
import {
  assertionAt,
  foundOnce,
  hasWord,
  type Statements,
  sentenceAt,
  startingIn,
  type TermAt,
} from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';

/** Key of `modulating-techniques`. */
const STIMULATION = 'nerve_stimulation';

const LEFT_THERE = wordSet(`
left placed taped secured deployed anchored implanted implant tunneled tunnelled inserted insertion advanced
delivered looped coiled glued positioned laid put attached fixed stays remains comes explant removal sutured
threaded dressed buried
`);
/** What tells the electrode of a stimulator from that of a lesion: it stays, or has contacts in a row. */
const STAYS = wordSet(`
array contact+ tunneled tunnelled implanted permanent stays temporary implantable buried
`);
/** What runs a lead, or says that it does; the generator of a lesion has none. */
const STIMULATES = wordSet(`
stimulator stimulation stim pns hz paced programmed programming program stimwave sprint nalu curonix epg ipg
pulse wearable worn battery comfortable transmitter receiver pacing
`);
/** "Lead apron", "EKG leads", "leads to" */
const OTHER_LEADS = wordSet(`
apron+ to ekg ecg pacemaker icd cardiac surgeon hook guide k cable+ rf grounding old shield+ glasses
defibrillator kirschner
`);

/** Where such a lead is told. */
export function stimulatorLeads(text: Statements): readonly TermAt[] {
  return foundOnce(text, stimulatorLeads, () => leadsIn(text));
}

function leadsIn(text: Statements): readonly TermAt[] {
  const { words, marks } = text;
  const found: TermAt[] = [];
  for (const { key, first } of [...marks.lead, ...marks.electrode]) {
    const term = { key: STIMULATION, first, next: first + 1 };
    if (hasWord(words, first - 1, first, OTHER_LEADS) || hasWord(words, first + 1, first + 2, OTHER_LEADS)) continue;
    const sentence = sentenceAt(text, term);
    const isLeft = hasWord(words, sentence.first, sentence.next, LEFT_THERE);
    if (!isLeft || (key === 'electrode' && !hasWord(words, sentence.first, sentence.next, STAYS))) continue;
    if (isOfProcedure(text, first) && assertionAt(text, term) === 'performed') found.push(term);
  }
  return found.length > 0 && hasWord(words, 0, words.length, STIMULATES) ? found : NONE;
}

const NONE: readonly TermAt[] = [];

const RUN = new Set(['programmed', 'programming', 'session', 'trial', ...LEFT_THERE]);
/** A nerve that answers to less is near enough to the needle. */
const HIGHEST_THRESHOLD = 1;
const CURRENT = /^(?:[\d.]+)?ma$/;

/** "PNS at 0.5 mA": the current by which a nerve is found, and no service of its own. */
export function isForFinding(text: Statements, term: TermAt): boolean {
  if (term.key !== STIMULATION) return false;
  const { words, marks } = text;
  const { first, next } = sentenceAt(text, term);
  if (hasWord(words, first, next, RUN) || startingIn(marks.lead, first, next).length > 0) return false;
  return startingIn(measuresOf(text), first, next).some(
    (current) => current.value <= HIGHEST_THRESHOLD && CURRENT.test(textAt(words, current.next - 1)),
  );
}
