/** What cold says of the technique: freezing that a note tells, whatever it calls it. */

import type { IsoDate } from '../../calendar.ts';
import { inForce, isInForce } from '../../tables/dated-table.ts';
import type { RuleTables } from '../../tables/rule-tables.ts';
import { type NoteText, quotedWords } from '../evidence.ts';
import { measuresOf } from '../statements/measures.ts';
import { assertionAt, foundOnce, hasWord, type Span, type Statements, sentenceAt } from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { isTalk } from '../telling/talk.ts';
import { DENERVATIONS, OF_ABLATIONS } from '../text/common-words.ts';
import { FULL_NERVE_NOUNS } from '../text/nerve-nouns.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import type { TechniqueStatement } from './technique-fact.ts';
import { isTimed } from './undelivered.ts';

/** Keys of `techniques` for freezing by a probe and by a handheld device. */
const BY_PROBE = 'cryo_image';
const BY_HAND = 'cryo_iovera';

const FREEZES = wordSet(
  'freeze+ freezing frozen froze frost+ thaw thawed thawing cryoneedle nitrous n2o argon iceball cryosurgery',
);
const COLD = wordSet('cold freezing ice');
const DESTRUCTION = wordSet(`${DENERVATIONS} ${OF_ABLATIONS} lesion+ lesioning`);
/** "Freeze spray" numbs the skin, a shoulder is frozen, and a section. */
const OTHER_COLD = wordSet('spray sprayed skin ethyl chloride shoulder+ section+');
const TOOLS = wordSet('probe handheld handpiece device thaw+ thawed thawing cycle+ tip+');
/** "Handheld cold device" */
export const COLD_DEVICES = wordSet('device probe needle+ stick+');
const HELD_WITHIN = 5;
const HAND = wordSet('handheld handpiece hand');
const SHORTEST_FREEZE = 10;

/** Freezing of a nerve in a record that names no technique: "freeze 3 min, thaw 1 min", "cold neurolysis". */
export function byColdAlone(text: NoteText, { techniques }: RuleTables, day: IsoDate): readonly TechniqueStatement[] {
  const told = techniques && freezing(text.statements);
  if (!told) return NONE;
  const { words } = text.statements;
  const technique = hasWord(words, 0, words.length, HAND) ? BY_HAND : BY_PROBE;
  const row = inForce(techniques, technique, day);
  if (!isInForce(row)) return NONE;
  const { value, citation } = row;
  return [{ technique, value, citation, at: quotedWords(text, told), deniesNonDestructive: false }];
}

const NONE: readonly TechniqueStatement[] = [];

function freezing(text: Statements): Span | undefined {
  const { words } = text;
  for (let first = 0; first < words.length; first++) {
    const word = textAt(words, first);
    const isNamed =
      COLD.has(word) && (DESTRUCTION.has(textAt(words, first + 1)) || COLD_DEVICES.has(textAt(words, first + 1)));
    // "Cold for three minutes, warm for thirty seconds, cold again"
    const isHeld =
      word === 'cold' && textAt(words, first + 1) === 'for' && isTimed(text, { first, next: first + HELD_WITHIN });
    if (!isNamed && !isHeld && !FREEZES.has(word)) continue;
    const span = { first, next: isNamed ? first + 2 : first + 1 };
    if (!isOfProcedure(text, first) || assertionAt(text, span) !== 'performed') continue;
    if (isTalk(text, span) && !isTimed(text, sentenceAt(text, span)) && !tellsCycles(text)) continue;
    if (isNamed || isOfNerve(text, span) || tellsCycles(text)) return span;
  }
  return undefined;
}

/** A freeze with its time, its number or its tool: nobody gives these of the cold that numbs the skin. */
function isOfNerve(text: Statements, span: Span): boolean {
  const { first, next } = sentenceAt(text, span);
  if (hasWord(text.words, span.first - 1, span.next + 2, OTHER_COLD)) return false;
  if (hasWord(text.words, first, next, TOOLS) || hasWord(text.words, first, next, FULL_NERVE_NOUNS)) return true;
  // "Its three needles went in … the skin dimpled and frost stood around the posts", of a handheld device
  if (FROST.has(textAt(text.words, span.first)) && hasWord(text.words, 0, text.words.length, HAND)) return true;
  return isTimed(text, { first, next });
}

const FROST = wordSet('frost');

const CYCLES = wordSet('cycle+ freezes thaw+ thawed thawing');

/** "We froze it … three cycles of two minutes each": what was frozen is said once, and how in another sentence. */
function tellsCycles(text: Statements): boolean {
  return foundOnce(text, tellsCycles, () =>
    measuresOf(text).some((measure) => {
      if (measure.unit !== 'seconds' || measure.value < SHORTEST_FREEZE || !isOfProcedure(text, measure.first))
        return false;
      const { first, next } = sentenceAt(text, measure);
      // "Cycle 1: 106 s"
      return hasWord(text.words, Math.min(first, measure.first - 2), next, CYCLES);
    }),
  );
}

const COOLED_SKIN = wordSet('skin spray ice pack+ area');

/** "Skin cooled with freeze spray" */
export function isOfCooledSkin({ words }: Statements, { first, next }: Span): boolean {
  return next === first + 1 && words[first]?.text === 'cooled' && hasWord(words, first - 2, next + 3, COOLED_SKIN);
}
