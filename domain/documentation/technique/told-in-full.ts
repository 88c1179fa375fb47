/** Lesions that are told with all their numbers: a sentence with these tells of a deed, whatever else it says. */

import { measuresOf } from '../statements/measures.ts';
import { hasWord, type Statements, sentenceAt, startingIn, type TermAt } from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { EARLIER } from '../text/common-words.ts';
import { isOfOrder } from '../text/sights.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt, wordAt } from '../text/words.ts';
import { isHeld } from './heats-elsewhere.ts';
import { besideAgent } from './lesion-agent.ts';

/** What puts a heat with its time off, or leaves it to others. */
const PUT_OFF = wordSet(`
${EARLIER} discussed offered declined considered refused plan planned planning next future previously if would could might may
should scheduled approved authorized booked consent option+ until unless had ago year+
`);

/** "Eighty degrees, ninety seconds, all of it on what I consider a single nerve": a heat with its time, whatever else is said of it. */
export function isHeldAsTold(text: Statements, start: number | undefined): boolean {
  if (start === undefined) return false;
  const first = wordAt(text.words, start);
  const [heat] = startingIn(measuresOf(text), first, first + 1);
  if (!heat || !isHeld(text, heat)) return false;
  const sentence = sentenceAt(text, heat);
  return !text.words
    .slice(sentence.first, sentence.next)
    .some((word, at) => PUT_OFF.has(word.text) && !isOfOrder(text.words, sentence.first + at));
}

const STRONGEST_WEAK = 30;
const WEAKEST_PHENOL = 3;
const SAID_WITHIN = 4;

/** "Once he could no longer feel the skin: dehydrated alcohol 98 %, 1.5 mL": an agent in its strength and volume. */
export function isGivenAsTold(text: Statements, agent: TermAt): boolean {
  const weakest = textAt(text.words, agent.next - 1) === 'phenol' ? WEAKEST_PHENOL : STRONGEST_WEAK;
  if (!isOfProcedure(text, agent.first) || (besideAgent(text, agent, 'percent')?.value ?? 0) < weakest) return false;
  if (besideAgent(text, agent, 'milliliters') === undefined) return false;
  return !hasWord(text.words, agent.first - SAID_WITHIN, sentenceAt(text, agent).next, PUT_OFF);
}
