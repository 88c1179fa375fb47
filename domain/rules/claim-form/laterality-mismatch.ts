import type { Diagnosis, Location } from '../../claim/claim.ts';
import type { LineFacts } from '../../claim/line-facts.ts';
import type { TreatedNerve } from '../../documentation/nerves/nerve-fact.ts';
import { isSideInDoubt } from '../../documentation/nerves/nerve-sides.ts';
import { tellsSide } from '../../documentation/nerves/side-of-note.ts';
import type { OneSide } from '../../documentation/stated.ts';
import { type Citation, type DatedTable, inForce, isInForce } from '../../tables/dated-table.ts';
import type { DiagnosisSideValue, RuleTables, SideModifierValue } from '../../tables/rule-tables.ts';
import { sidePlace, sidesOf } from '../documented-nerves.ts';
import { SEND_THE_NERVES } from '../how-to-document.ts';
import { BOTH_SIDES } from '../modifiers.ts';
import { atRisk, defineRule, notApplicable, notCovered, notEvaluated, pass } from '../rule.ts';

/**
 * The side of the line must not contradict the side of its diagnoses or of the record. Several diagnoses of both
 * sides contradict neither, and one without a side says nothing.
 */
export const lateralityMismatch = defineRule({
  id: 'claim-form/laterality-mismatch',
  summary: 'The side of the line contradicts its diagnoses, its own modifiers or the record.',
  linesOfBusiness: 'all',
  tables: ['side-modifiers', 'diagnosis-sides'],
  messages: {
    modifiersDisagree: 'Modifiers {modifiers} name a digit of one side and the other side.',
    otherThanDiagnosis: 'Modifier {modifiers} says {side}; diagnosis {codes} says {otherSide}.',
    otherThanRecord: 'Modifier {modifiers} says {side}; the record says {otherSide} of {nerves}.',
    bilateralDiagnosisOneSided: 'Modifier {modifiers} says both sides; diagnosis {codes} says {otherSide} only.',
    bilateralRecordOneSided: 'Modifier {modifiers} says both sides; the record says {otherSide} only of {nerves}.',
    compareTheSide: 'Compare the side with the procedure note, and correct whichever of the two was entered wrongly.',
  },
  advice: ['compareTheSide'],

  evaluate(facts, tables) {
    if (!facts.isNerveDestruction) return notApplicable;
    const said = sideOfLine(facts, tables);
    if (said === 'uncovered') return notCovered('side-modifiers');
    if (!said) return notApplicable;
    if (said.isDigitOfOtherSide) {
      return atRisk({
        message: 'modifiersDisagree',
        values: ofModifiers(said),
        at: placesOf(said, facts),
        citations: citationsOf(said),
        suggest: ['compareTheSide'],
      });
    }
    const isBilateral = said.sides.length > 1;
    const diagnoses = sidedDiagnoses(facts, tables);
    if (diagnoses === 'uncovered') return notCovered('diagnosis-sides');
    const sidesOfDiagnoses = diagnoses.length === 0 ? NO_SIDES : diagnoses.flatMap(({ sides }) => sides);
    if (contradicts(said.sides, sidesOfDiagnoses) && !(isBilateral && hasOtherSide(facts, diagnoses, tables))) {
      return atRisk({
        message: isBilateral ? 'bilateralDiagnosisOneSided' : 'otherThanDiagnosis',
        values: {
          ...ofModifiers(said),
          codes: [...new Set(diagnoses.map(({ diagnosis }) => diagnosis.code))].join(', '),
          otherSide: spoken(sidesOfDiagnoses),
        },
        at: [...placesOf(said, facts), ...diagnoses.map(({ diagnosis }) => diagnosis.at)],
        citations: diagnoses.map(({ citation }) => citation),
        suggest: ['compareTheSide'],
      });
    }
    const recorded = recordedNerves(facts);
    const recordedSides = recorded.length === 0 ? NO_SIDES : recorded.flatMap(sidesOf);
    if (contradicts(said.sides, recordedSides)) {
      const { note } = facts.documented;
      const unsaid = said.sides.filter((side) => !recordedSides.includes(side));
      if (note && unsaid.every((side) => tellsSide(note, side) || isSideInDoubt(note, tables, recorded, side))) {
        return notEvaluated('the side on which each nerve was treated; the note tells of both', SEND_THE_NERVES);
      }
      const nerves = [...new Set(recorded.map(({ nerve, at }) => nerve ?? at.value))].join(', ');
      return atRisk({
        message: isBilateral ? 'bilateralRecordOneSided' : 'otherThanRecord',
        values: { ...ofModifiers(said), otherSide: spoken(recordedSides), nerves },
        at: [...placesOf(said, facts), ...recorded.map(sidePlace)],
        citations: citationsOf(said),
        suggest: ['compareTheSide'],
      });
    }
    return diagnoses.length === 0 && recordedSides.length === 0 ? notApplicable : pass;
  },
});

/** Whether what is said of sides elsewhere leaves out one that the line says; nothing said contradicts nothing. */
function contradicts(line: readonly OneSide[], elsewhere: readonly OneSide[]): boolean {
  return elsewhere.length > 0 && line.some((side) => !elsewhere.includes(side));
}

function spoken(sides: readonly OneSide[]): string {
  return BOTH_SIDES.filter((side) => sides.includes(side)).join(' and ');
}

/** A modifier of the line that says a side. */
interface SideModifier {
  readonly modifier: string;
  /** Its place among the modifiers. */
  readonly index: number;
  readonly value: SideModifierValue;
  readonly citation: Citation;
}

interface SaidByLine {
  readonly sides: readonly OneSide[];
  readonly found: readonly SideModifier[];
  readonly isDigitOfOtherSide: boolean;
}

function sideOfLine({ modifiers, serviceFrom }: LineFacts, tables: RuleTables): SaidByLine | undefined | 'uncovered' {
  if (modifiers.length === 0) return undefined;
  const found: SideModifier[] = [];
  for (let index = 0; index < modifiers.length; index++) {
    const modifier = modifiers[index] ?? '';
    const row = inForce(tables['side-modifiers'], modifier, serviceFrom);
    if (row.kind === 'uncovered') return row.kind;
    if (isInForce(row)) found.push({ modifier, index, value: row.value, citation: row.citation });
  }
  const [first, another] = found;
  if (!first) return undefined;
  if (!another) return { sides: SIDES[first.value.side], found, isDigitOfOtherSide: false };
  // Beside a side, a bilateral modifier is the conflict of another rule; the side is what can be compared.
  const oneSided = found.filter(({ value }) => value.side !== 'both');
  const sides =
    oneSided.length === 0 ? BOTH_SIDES : BOTH_SIDES.filter((side) => oneSided.some(({ value }) => value.side === side));
  const digits = found.filter(({ value }) => value.digit);
  const others = oneSided.filter(({ value }) => !value.digit);
  const isDigitOfOtherSide = digits.some(({ value }) => others.some((other) => other.value.side !== value.side));
  return { sides, found, isDigitOfOtherSide };
}

function ofModifiers({ sides, found }: SaidByLine) {
  return { modifiers: found.map(({ modifier }) => modifier).join(', '), side: spoken(sides) };
}

function placesOf({ found }: SaidByLine, { line }: LineFacts): Location[] {
  return found.flatMap(({ index }) => line.modifiersAt[index] ?? []);
}

function citationsOf({ found }: SaidByLine): Citation[] {
  return found.map(({ citation }) => citation);
}

interface SidedDiagnosis {
  readonly diagnosis: Diagnosis;
  readonly sides: readonly OneSide[];
  readonly citation: Citation;
}

/** An institutional line points to no diagnosis, so all of the claim stand for it. */
function sidedDiagnoses(facts: LineFacts, tables: RuleTables): readonly SidedDiagnosis[] | 'uncovered' {
  const table = tables['diagnosis-sides'];
  if (!table || inForce(table, ANY_FAMILY, facts.serviceFrom).kind === 'uncovered') return 'uncovered';
  const found: SidedDiagnosis[] = [];
  const add = (diagnosis: Diagnosis | undefined): void => {
    const sided = diagnosis && sidedDiagnosis(diagnosis, facts, table);
    if (sided) found.push(sided);
  };
  if (facts.claim.form === 'institutional') for (const diagnosis of facts.claim.diagnoses) add(diagnosis);
  else for (const { diagnosis } of facts.pointedDiagnoses) add(diagnosis);
  return found;
}

/** Whether the claim has the same diagnosis of the other side, to which a line of both sides only fails to point. */
function hasOtherSide(facts: LineFacts, pointed: readonly SidedDiagnosis[], tables: RuleTables): boolean {
  const table = tables['diagnosis-sides'];
  if (!table) return false;
  return facts.claim.diagnoses.some((diagnosis) => {
    const sides = sidedDiagnosis(diagnosis, facts, table)?.sides ?? NO_SIDES;
    return pointed.some(
      (own) => isTwin(diagnosis.code, own.diagnosis.code) && sides.some((side) => !own.sides.includes(side)),
    );
  });
}

/** Two codes that differ in one character. */
function isTwin(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let differing = 0;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) differing++;
  return differing === 1;
}

/** No family; whether the table vouches for the day does not depend on one. */
const ANY_FAMILY = '';
const LONGEST_FAMILY = 6;
const SHORTEST_FAMILY = 3;

/** The sides that the row of the longest family says of which the code is; undefined where it says none. */
function sidedDiagnosis(
  diagnosis: Diagnosis,
  { serviceFrom }: LineFacts,
  table: DatedTable<DiagnosisSideValue>,
): SidedDiagnosis | undefined {
  const { code } = diagnosis;
  for (const family of familiesOf(code, table)) {
    const row = inForce(table, family, serviceFrom);
    if (!isInForce(row)) continue;
    const { position, right, left, both } = row.value;
    const character = position === 0 ? '' : code[position - 1];
    if (character === undefined) return undefined;
    const { citation } = row;
    if (position === 0 || both.includes(character)) return { diagnosis, sides: SIDES.both, citation };
    if (right.includes(character)) return { diagnosis, sides: SIDES.right, citation };
    return left.includes(character) ? { diagnosis, sides: SIDES.left, citation } : undefined;
  }
  return undefined;
}

const familiesByCode = new WeakMap<object, Map<string, readonly string[]>>();
/** Enough for the diagnoses of one file; more are found again. */
const MOST_CODES_KEPT = 1_024;
const LONGEST_CODE = 7;

/** Families of the table that the code begins with, longest first: the same codes come line after line. */
function familiesOf(code: string, table: DatedTable<unknown>): readonly string[] {
  const known = familiesByCode.get(table) ?? new Map<string, readonly string[]>();
  familiesByCode.set(table, known);
  const ready = known.get(code);
  if (ready) return ready;
  const families: string[] = [];
  for (let length = Math.min(LONGEST_FAMILY, code.length); length >= SHORTEST_FAMILY; length--) {
    const family = code.slice(0, length);
    if (table.records.has(family)) families.push(family);
  }
  if (known.size >= MOST_CODES_KEPT) known.clear();
  // Only what has families is kept, and so nothing that is no code.
  if (families.length > 0 && code.length <= LONGEST_CODE) known.set(code, families);
  return families;
}

const SIDES: Readonly<Record<SideModifierValue['side'], readonly OneSide[]>> = {
  both: BOTH_SIDES,
  right: ['right'],
  left: ['left'],
};
const NO_SIDES: readonly OneSide[] = [];

/** Loop of what is said of the whole claim. */
const CLAIM_NOTE = '2300/';
const NO_NERVES: readonly TreatedNerve[] = [];

/**
 * The nerves of the record, where it says a side for each. A short text of the claim may speak of another line that
 * bills the side it says.
 */
function recordedNerves(facts: LineFacts): readonly TreatedNerve[] {
  const { treated, record } = facts.documented;
  if (treated.length === 0 || treated.some(({ side }) => !side)) return NO_NERVES;
  const isOfAnotherLine =
    record !== 'procedureNote' &&
    facts.sameDayLines.length > 1 &&
    treated.some(({ at }) => at.path.startsWith(CLAIM_NOTE));
  return isOfAnotherLine ? NO_NERVES : treated;
}
