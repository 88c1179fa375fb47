/** What a procedure note may say of the technique, and of destruction, in words that were read as none. */

import type { LesionParameter } from '../../tables/rule-tables.ts';
import type { Measure } from '../statements/measure.ts';
import { assertionAt, foundOnce, type Span, type Statements, startingIn } from '../statements/statements.ts';
import { hasStart, isOneOf, startsWithin } from '../statements/word-starts.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { isTalk } from '../telling/talk.ts';
import { DENERVATIONS } from '../text/common-words.ts';
import { wordList, wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { isHeld } from './heats-elsewhere.ts';
import { isOfficialName } from './outright-destruction.ts';
import { mayStateParameter, states } from './parameters-elsewhere.ts';

/** A word is one of these when it starts so. */
const TECHNIQUES = wordList(`
rf,radiofreq,cryo,phenol,alcohol,ethanol,glycer,thermal,ablat,neuroly,chemoneuro,chemodenerv,rhizotom,neurotom,iovera,
cooled,laser,coagul,denervat
`);

/**
 * A technique and how it was applied: whoever gives both tells of something done. A heat with how long it was held is
 * that of no other technique than one, whether or not it is named.
 */
export function mayStateTechnique(text: Statements): boolean {
  if (mayGiveAgent(text)) return true;
  const isNamed = hasStart(text, TECHNIQUES) || ticksMode(text);
  return isNamed ? mayStateParameter(text, APPLIED) : states(text, (heat) => isHeld(text, heat));
}

const KINDS = wordSet('chemical neurolytic');
const OF_KIND = wordSet(`${DENERVATIONS} neurectomy rhizotomy ablation destruction block injection agent solution`);

/** Means that destroy by themselves and that no row of the techniques names. */
const OTHER_MEANS = wordList(`
microwave,laser,coblat,diatherm,fulgur,cauter,electrocaut,electrocoag,coagulated,bovie,excis,resect,transect,neurectom,crush,hifu,radiosurg,
cyberknife,irradiat,bipolar,charr
`);

/** "The stump was cauterized": a means that destroys and needs no strength. */
export function namesOtherMeans(text: Statements): boolean {
  return text.words.some(
    ({ text: word }, first) => isOneOf(word, OTHER_MEANS) && isOfDeed(text, { first, next: first + 1 }),
  );
}

function isOfDeed(text: Statements, span: Span): boolean {
  return isOfProcedure(text, span.first) && assertionAt(text, span) === 'performed' && !isTalk(text, span);
}

const OF_DESTRUCTION = wordSet('degeneration charring charred blanching carbonization necrosis');

/** "Charring of the nerve was seen": destruction in other words than those that are known. */
export function mayTellDestruction(text: Statements): boolean {
  return text.words.some(
    ({ text: word }, first) => OF_DESTRUCTION.has(word) && isOfDeed(text, { first, next: first + 1 }),
  );
}

/** "Chemical neurolysis", "neurolytic injection": a kind of technique, whatever the agent was. */
export function namesKind(text: Statements): boolean {
  return text.words.some(
    ({ text: word }, first) =>
      KINDS.has(word) &&
      OF_KIND.has(textAt(text.words, first + 1)) &&
      isOfDeed(text, { first, next: first + 2 }) &&
      !isOfficialName(text, { first, next: first + 1 }),
  );
}

const VOLUME_WITHIN = 4;
const LIKE_AGENTS = wordList('pheno,phena,phenl,alcoh,alcho,absolut,dehydr,ethyl,ethan,glycer');

/** "1.5 cc of phenal", "dehydrated alcoholic": the volume of an agent by a name that is spelled as none. */
export function mayGiveAgent(text: Statements): boolean {
  const { words, terms } = text;
  const isOfAgent = ({ unit, first }: Measure): boolean => {
    if (unit !== 'milliliters') return false;
    for (let at = Math.max(0, first - VOLUME_WITHIN); at <= first + VOLUME_WITHIN; at++) {
      const isOther = !isOneOf(textAt(words, at), LIKE_AGENTS) || startingIn(terms.lesion, at, at + 1).length > 0;
      if (!isOther && isOfDeed(text, { first: at, next: at + 1 })) return true;
    }
    return false;
  };
  return foundOnce(text, mayGiveAgent, () => states(text, isOfAgent));
}

const BESIDE = 4;
const OTHER_MODES = ['pulsed', 'cooled'];

/** "Mode [x] continuous [ ] pulsed": of a form that leaves the word for the energy out. */
function ticksMode(text: Statements): boolean {
  return text.words.some(
    ({ text: word, isUnchecked }, index) =>
      word === 'continuous' && !isUnchecked && startsWithin(text, index, BESIDE, OTHER_MODES),
  );
}

const APPLIED: readonly LesionParameter[] = [
  'temperatureCelsius',
  'concentrationPercent',
  'freezeCycles',
  'secondsPerLesion',
];
