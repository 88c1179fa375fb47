/** Notes of a block, or of another service that destroys nothing, which speak of a neurolysis before or to come. */

import type { NoteText } from '../evidence.ts';
import { measuresOf } from '../statements/measures.ts';
import {
  assertionAt,
  foundOnce,
  hasWord,
  type Span,
  type Statements,
  sectionOf,
  sentenceAt,
  startingIn,
  type TermAt,
} from '../statements/statements.ts';
import { isOfScar } from '../statements/term-sense.ts';
import { isBooked } from '../telling/booked.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { clauseAt, isRemark, isTalk } from '../telling/talk.ts';
import { isDeniedBefore, isOfDevice, isOfTitle, isPurpose } from '../telling/untold.ts';
import { AGENTS_GIVEN, BY_COLD, DENERVATIONS, DONE_WITH_NERVES, LESIONS_BY_HEAT } from '../text/common-words.ts';
import { GIVEN_UP, ONLY } from '../text/deeds.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt, wordAt } from '../text/words.ts';
import { ALCOHOL, isNeurolytic } from './lesion-agent.ts';
import { probeTemperatures } from './probe-temperatures.ts';
import { isForFinding, stimulatorLeads } from './stimulator-lead.ts';
import { COLD_DEVICES } from './technique-cold.ts';
import { isGivenAsTold, isHeldAsTold } from './told-in-full.ts';
import { isTimed, undelivered } from './undelivered.ts';

/**
 * Whether the note tells of such a service and of no destruction on that day. What is told decides here and not what is
 * named: beside a block a sentence that looks back, looks ahead or reports what others want tells of no lesion.
 */
export function tellsOnlyBlock(note: NoteText): boolean {
  const { statements: text } = note;
  return foundOnce(text, tellsOnlyBlock, () => {
    const services = servicesOf(text);
    // Most notes that name one numb the skin before a destruction, which is told soonest.
    const mayBe = services.length > 0 && (undelivered(note) !== undefined || !tellsDestruction(note));
    return mayBe && services.some((term) => isService(text, term));
  });
}

/** What may be such a service, in order. */
export function servicesOf(text: Statements): readonly TermAt[] {
  const leads = stimulatorLeads(text);
  const services = text.terms.modulation.filter((term) => !isForFinding(text, term));
  return leads.length === 0 ? services : [...services, ...leads].toSorted((a, b) => a.first - b.first);
}

/** A service by name, or a drug in a volume or weight that is not for the skin. */
function isService(text: Statements, term: TermAt): boolean {
  if (!isOfProcedure(text, term.first) || assertionAt(text, term) !== 'performed') return false;
  if (!isDrug(text, term)) return true;
  if (isOfSkin(text, term)) return false;
  const { first, next } = sentenceAt(text, term);
  // "Steroid given instead of the planned RF"
  if (hasWord(text.words, term.next, next, REPLACED)) return true;
  return startingIn(measuresOf(text), first, next).some((measure) => isAmount(text, measure.unit, measure.next));
}

function isAmount({ words }: Statements, unit: string, next: number): boolean {
  return unit === 'milliliters' || (unit === 'other' && /^(?:[\d.]+)?(?:mg|mcg)$/.test(textAt(words, next - 1)));
}

/** Drugs numb the skin before most procedures; "steroid injection" names the procedure itself. */
export function isDrug({ terms }: Statements, { first, next }: Span): boolean {
  const isOfTerm = (lesion: TermAt): boolean => lesion.key === 'localAnesthetic' && lesion.next === next;
  return startingIn(terms.lesion, first, next).some(isOfTerm);
}

/** "Lidocaine patch" is a medicine of the patient and no block, "lidocaine to skin" is none either. */
const SKIN = wordSet(`
patch patches cream gel spray skin sq subq subcut subcutaneous sc wheal+ intradermal dermal topical topically
locally entry tract track plaster+ ointment subcutaneously intradermally
`);

export function isOfSkin(text: Statements, span: Span): boolean {
  if (isOfLocal(text, span)) return true;
  const { first, next } = clauseAt(text, span);
  return hasWord(text.words, first, next, SKIN);
}

const LOCALS = wordSet('local la numbing anesthetic anesthesia');
const FARTHEST_LABEL = 5;

/** "Local   [x] lidocaine 2 % 2 mL": what a line is labelled numbs for the procedure and is none. */
function isOfLocal({ words }: Statements, { first }: Span): boolean {
  let opener = first;
  while (opener > 0 && first - opener < FARTHEST_LABEL && words[opener]?.opensLine === false) opener--;
  return words[opener]?.opensLine === true && LOCALS.has(textAt(words, opener));
}

const DESTROYS =
  wordSet(`${AGENTS_GIVEN} ${DONE_WITH_NERVES} ${DENERVATIONS} ${LESIONS_BY_HEAT} ${BY_COLD} ablate ablating
ablation+ neurolytic neurolysed neurolyzed rhizotomy cryoanalgesia cryoablated cryoprobe prf
thermocoagulation cooled n2o froze thaw+ thawed iceball+ cryoneedle iovera oxide ethanol glycerol burned burnt cooked bipolar cautery cauterized electrocautery diathermy
chemodenervation chemical coagulated carbolic destruction destructive ablative`);
/** "NEUROLYSIS, LEFT GON" above bupivacaine: what a title calls destruction without saying by what. */
const GENERAL = wordSet('neurolysis ablation destruction denervation neurolytic chemical');

/** Lidocaine alone may numb for what the title says; nobody gives what lasts longer, or a steroid, for that. */
function blocks(text: Statements): boolean {
  return servicesOf(text).some(({ first }) => !/^(?:lid|xyl)/.test(textAt(text.words, first)));
}

/** Whether any word tells of destruction. */
function tellsDestruction(note: NoteText): boolean {
  const { statements: text } = note;
  if (probeTemperatures(note).some(({ at }) => !isOfTalk(text, at.start) || isHeldAsTold(text, at.start))) return true;
  if (text.terms.lesion.some((term) => term.key === 'agent' && isGivenAsTold(text, term))) return true;
  let isTitled = false;
  for (const [first, word] of text.words.entries()) {
    // "Ice ball"
    const isIce = word.text === 'ice' && textAt(text.words, first + 1) === 'ball';
    const isCold = word.text === 'cold' && COLD_DEVICES.has(textAt(text.words, first + 1));
    if (
      !(isIce || isCold || DESTROYS.has(word.text)) ||
      isOfScar(text.words, first) ||
      !isTold(text, { first, next: first + 1 })
    )
      continue;
    const isTitle = isOfTitle(text, first) || isOnlyNamed(text, first);
    if (!isTitle && !isOfDevice(text, first)) return true;
    if (!isTitle || !GENERAL.has(word.text) || usesEquipment(text) || !blocks(text)) isTitled = true;
  }
  return (isTitled && !isReplaced(text)) || tellsTreatment(text);
}

/** "Neurolysis of the saphenous nerve", "sural nerve destruction": no word of by what. */
const NAMED_ALONE = wordSet('neurolysis destruction');
const BY_WHAT = wordSet('chemical surgical thermal laser electrical');

function isOnlyNamed({ words }: Statements, first: number): boolean {
  return NAMED_ALONE.has(textAt(words, first)) && !BY_WHAT.has(textAt(words, first - 1));
}

/** What became of a procedure that nothing but a title or a device names. */
const REPLACED = wordSet('instead rescheduled backorder backordered');

/** "TITLE: GON RFA … The GON was injected instead" */
function isReplaced(text: Statements): boolean {
  return text.words.some(
    ({ text: word }, index) =>
      (GIVEN_UP.has(word) || REPLACED.has(word) || isInstead(text, index) || isOnlyBlock(text, index)) &&
      isOfProcedure(text, index),
  );
}

/** "Rather than send her home with nothing I gave 5 mL of ropivacaine" */
function isInstead(text: Statements, index: number): boolean {
  if (textAt(text.words, index) !== 'rather' || textAt(text.words, index + 1) !== 'than') return false;
  const { next } = sentenceAt(text, { first: index, next: index + 2 });
  return (
    startingIn(text.terms.lesion, index, next).some(({ key }) => key === 'localAnesthetic') &&
    startingIn(measuresOf(text), index, next).some(({ unit }) => unit === 'milliliters')
  );
}

const GIVEN = wordSet('block steroid local injection');

/** "Block only", "only local and steroid were given"; local for the skin alone goes with what destroys. */
function isOnlyBlock(text: Statements, index: number): boolean {
  const { words } = text;
  if (!ONLY.has(textAt(words, index))) return false;
  const isBlock = GIVEN.has(textAt(words, index - 1)) || hasWord(words, index + 1, index + 3, GIVEN);
  const { first, next } = sentenceAt(text, { first: index, next: index + 1 });
  return isBlock && !hasWord(words, first, next, SKIN);
}

const DELIVERED = wordSet('delivered applied run started completed carried');
/** What treats a nerve and gives no drug. */
export const TOOLS = wordSet('probe electrode device handpiece tip machine');

/** "Treatment delivered": something was done to the nerve besides numbing it, whatever it was. */
export function tellsTreatment(text: Statements): boolean {
  return foundOnce(text, tellsTreatment, () =>
    text.marks.treatment.some(
      ({ first, next }) =>
        (hasWord(text.words, next, next + 2, DELIVERED) || isByTool(text, { first, next })) &&
        isOfProcedure(text, first) &&
        assertionAt(text, { first, next }) !== 'negated',
    ),
  );
}

/** "The nerve was treated with the probe", "treated for 2 minutes" */
function isByTool(text: Statements, span: Span): boolean {
  const { first, next } = sentenceAt(text, span);
  if (startingIn(text.terms.lesion, first, next).some(({ key }) => key === 'localAnesthetic')) return false;
  return isTimed(text, { first: span.next, next }) || hasWord(text.words, span.next, next, TOOLS);
}

function isOfTalk(text: Statements, start: number | undefined): boolean {
  if (start === undefined) return false;
  const first = wordAt(text.words, start);
  const span = { first, next: first + 1 };
  return isTalk(text, span) || isBooked(text, span);
}

function isTold(text: Statements, span: Span): boolean {
  const { first, next } = span;
  if (!isOfProcedure(text, first) || assertionAt(text, span) !== 'performed') return false;
  if (textAt(text.words, first) === ALCOHOL && !isNeurolytic(text, { key: 'agent', first, next })) return false;
  if (isDeniedBefore(text, first) || isOfForm(text, first)) return false;
  if (isBooked(text, span)) return usesEquipment(text);
  if (isOfTitle(text, first) && sectionOf(text, first)?.kind === 'title') return true;
  if (isPurpose(text, first) || isIdleDevice(text, span) || isTalk(text, span) || isEmptyField(text, span))
    return false;
  return !isRemark(text, span);
}

const FORMS = wordSet('slip form sheet checklist template');
const NAMED_WITHIN = 3;

/** "INJECTION / ABLATION SLIP": a form for either. */
function isOfForm({ words }: Statements, first: number): boolean {
  return (
    hasWord(words, first + 1, first + 1 + NAMED_WITHIN, FORMS) &&
    hasWord(words, Math.max(0, first - NAMED_WITHIN), first + NAMED_WITHIN, GIVEN)
  );
}

const EQUIPMENT = wordSet(`
generator electrode+ cannula+ cannulae cryoprobe handpiece impedance grounding dispersive cartridge iceball agent
lesion+ cycle+
`);

/** Whether the telling has the tools of what was booked, whatever it calls that. */
function usesEquipment(text: Statements): boolean {
  return foundOnce(text, usesEquipment, () =>
    text.words.some((word, first) => {
      if (
        !EQUIPMENT.has(word.text) ||
        // "Agent: bupivacaine 0.5 %"
        (word.text === 'agent' && word.opensSentence) ||
        !isOfProcedure(text, first) ||
        isDeniedBefore(text, first)
      )
        return false;
      const span = { first, next: first + 1 };
      return assertionAt(text, span) === 'performed' && !isIdle(text, span) && !isBooked(text, span);
    }),
  );
}

const IDLE = wordSet('not unused standby available room returned off failed shut closed sealed');

/** "The RFA kit was opened": whatever became of it. */
const PACKAGES = wordSet('kit tray');

/** "RF generator in room, not used" */
function isIdleDevice(text: Statements, span: Span): boolean {
  if (!isOfDevice(text, span.first)) return false;
  if (PACKAGES.has(textAt(text.words, span.next))) return true;
  return isIdle(text, span);
}

function isIdle(text: Statements, span: Span): boolean {
  const { first, next } = sentenceAt(text, span);
  return hasWord(text.words, first, next, IDLE);
}

const FIELDS = wordSet('parameters setting+ mode log time temp');
const FIELD_WITHIN = 8;

/** "RF settings: Temp ___ Time ___": asked by a form, and answered with no number. */
function isEmptyField(text: Statements, span: Span): boolean {
  if (!FIELDS.has(textAt(text.words, span.next))) return false;
  const next = Math.min(sentenceAt(text, span).next, span.next + FIELD_WITHIN);
  return startingIn(measuresOf(text), span.next, next).length === 0;
}

const AGENTS_OF_STRENGTH = wordSet(`${AGENTS_GIVEN} ethanol glycerol`);
/** Parts that are of another day, whatever they say was applied. */
const OTHER_DAYS = wordSet('history plan indication conservativeCare');
/** How far from its technique a heat or a strength may stand, over the cells of a table too. */
const NEAR = 12;

/** A technique with its heat or strength, in words that were read as no fact: such a note may tell of more than a block. */
export function leavesTechniqueOpen(text: Statements): boolean {
  return foundOnce(text, leavesTechniqueOpen, () => mayDestroy(text));
}

function mayDestroy(text: Statements): boolean {
  return text.words.some(({ text: word }, first) => {
    if (!DESTROYS.has(word) || OTHER_DAYS.has(sectionOf(text, first)?.kind ?? 'narrative')) return false;
    const span = { first, next: first + 1 };
    if (assertionAt(text, span) !== 'performed') return false;
    return startingIn(measuresOf(text), first - NEAR, first + NEAR).some(({ unit, value }) => {
      if (unit === 'percent') return AGENTS_OF_STRENGTH.has(word) && isNeurolytic(text, { key: word, ...span });
      return (unit === 'celsius' || unit === 'degrees') && value >= 60 && value <= 95;
    });
  });
}
