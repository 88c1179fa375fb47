import type { Diagnosis, Location } from '../../claim/claim.ts';
import type { LineFacts } from '../../claim/line-facts.ts';
import { tellsSide } from '../../documentation/told-sides.ts';
import { type Citation, type DatedTable, inForce } from '../../tables/dated-table.ts';
import type { RuleTables, SideModifierValue } from '../../tables/rule-tables.ts';
import { type OneSide, sidePlace, sidesOf } from '../documented-nerves.ts';
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
    const base = { modifiers: said.modifiers.join(', '), side: spoken(said.sides) };
    if (said.isDigitOfOtherSide) {
      return atRisk({
        message: 'modifiersDisagree',
        values: base,
        at: said.at,
        citations: said.citations,
        suggest: ['compareTheSide'],
      });
    }
    const isBilateral = said.sides.length > 1;
    const diagnoses = sidedDiagnoses(facts, tables);
    if (diagnoses === 'uncovered') return notCovered('diagnosis-sides');
    if (
      contradicts(
        said.sides,
        diagnoses.flatMap(({ sides }) => sides),
      )
    ) {
      return atRisk({
        message: isBilateral ? 'bilateralDiagnosisOneSided' : 'otherThanDiagnosis',
        values: {
          ...base,
          codes: [...new Set(diagnoses.map(({ diagnosis }) => diagnosis.code))].join(', '),
          otherSide: spoken(diagnoses.flatMap(({ sides }) => sides)),
        },
        at: [...said.at, ...diagnoses.map(({ diagnosis }) => diagnosis.at)],
        citations: diagnoses.map(({ citation }) => citation),
        suggest: ['compareTheSide'],
      });
    }
    const recorded = recordedSides(facts);
    if (contradicts(said.sides, recorded.sides)) {
      const { note } = facts.documented;
      const unsaid = said.sides.filter((side) => !recorded.sides.includes(side));
      if (note && unsaid.every((side) => tellsSide(note, side))) {
        return notEvaluated('the side on which each nerve was treated; the note tells of both', SEND_THE_NERVES);
      }
      return atRisk({
        message: isBilateral ? 'bilateralRecordOneSided' : 'otherThanRecord',
        values: { ...base, otherSide: spoken(recorded.sides), nerves: recorded.nerves },
        at: [...said.at, ...recorded.at],
        citations: said.citations,
        suggest: ['compareTheSide'],
      });
    }
    return diagnoses.length === 0 && recorded.sides.length === 0 ? notApplicable : pass;
  },
});

/** Whether what is said of sides elsewhere leaves out one that the line says; nothing said contradicts nothing. */
function contradicts(line: readonly OneSide[], elsewhere: readonly OneSide[]): boolean {
  return elsewhere.length > 0 && line.some((side) => !elsewhere.includes(side));
}

function spoken(sides: readonly OneSide[]): string {
  return BOTH_SIDES.filter((side) => sides.includes(side)).join(' and ');
}

interface SaidByLine {
  readonly sides: readonly OneSide[];
  readonly modifiers: readonly string[];
  readonly at: readonly Location[];
  readonly citations: readonly Citation[];
  readonly isDigitOfOtherSide: boolean;
}

function sideOfLine(
  { line, modifiers, serviceFrom }: LineFacts,
  tables: RuleTables,
): SaidByLine | undefined | 'uncovered' {
  if (modifiers.length === 0) return undefined;
  const found: { modifier: string; value: SideModifierValue; citation: Citation; at: Location | undefined }[] = [];
  for (const [index, modifier] of modifiers.entries()) {
    const row = inForce(tables['side-modifiers'], modifier, serviceFrom);
    if (row.kind === 'uncovered') return row.kind;
    if (row.kind === 'absent') continue;
    found.push({ modifier, value: row.value, citation: row.citation, at: line.modifiersAt[index] });
  }
  if (found.length === 0) return undefined;
  // Beside a side, a bilateral modifier is the conflict of another rule; the side is what can be compared.
  const oneSided = found.filter(({ value }) => value.side !== 'both');
  const sides =
    oneSided.length === 0 ? BOTH_SIDES : BOTH_SIDES.filter((side) => oneSided.some(({ value }) => value.side === side));
  const digits = found.filter(({ value }) => value.digit);
  const others = oneSided.filter(({ value }) => !value.digit);
  return {
    sides,
    modifiers: found.map(({ modifier }) => modifier),
    at: found.flatMap(({ at }) => at ?? []),
    citations: found.map(({ citation }) => citation),
    isDigitOfOtherSide: digits.some(({ value }) => others.some((other) => other.value.side !== value.side)),
  };
}

interface SidedDiagnosis {
  readonly diagnosis: Diagnosis;
  readonly sides: readonly OneSide[];
  readonly citation: Citation;
}

/** An institutional line points to no diagnosis, so all of the claim stand for it. */
function sidedDiagnoses(facts: LineFacts, tables: RuleTables): readonly SidedDiagnosis[] | 'uncovered' {
  const diagnoses =
    facts.claim.form === 'institutional'
      ? facts.claim.diagnoses
      : facts.pointedDiagnoses.flatMap(({ diagnosis }) => diagnosis ?? []);
  if (inForce(tables['diagnosis-sides'], ANY_FAMILY, facts.serviceFrom).kind === 'uncovered') return 'uncovered';
  const found: SidedDiagnosis[] = [];
  for (const diagnosis of diagnoses) {
    const row = sideRow(diagnosis.code, facts, tables);
    if (row && row.sides.length > 0) found.push({ diagnosis, ...row });
  }
  return found;
}

/** No family; whether the table vouches for the day does not depend on one. */
const ANY_FAMILY = '';
const LONGEST_FAMILY = 6;
const SHORTEST_FAMILY = 3;

/** The row of the longest family that the code begins with. */
function sideRow(code: string, { serviceFrom }: LineFacts, tables: RuleTables) {
  const table = tables['diagnosis-sides'];
  if (!table) return undefined;
  for (const family of familiesOf(code, table)) {
    const row = inForce(table, family, serviceFrom);
    if (row.kind !== 'inForce') continue;
    const { position, right, left, both } = row.value;
    const character = position === 0 ? '' : code[position - 1];
    if (character === undefined) return undefined;
    const isBoth = position === 0 || both.includes(character);
    const sides = isBoth
      ? BOTH_SIDES
      : right.includes(character)
        ? RIGHT_ONLY
        : left.includes(character)
          ? LEFT_ONLY
          : [];
    return { sides, citation: row.citation };
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

const RIGHT_ONLY: readonly OneSide[] = ['right'];
const LEFT_ONLY: readonly OneSide[] = ['left'];

/** Loop of what is said of the whole claim. */
const CLAIM_NOTE = '2300/';

/**
 * Sides of the nerves of the record, where it says one for each. A short text of the claim may speak of another line
 * that bills the side it says.
 */
function recordedSides(facts: LineFacts): { sides: readonly OneSide[]; at: readonly Location[]; nerves: string } {
  const { treated, record } = facts.documented;
  const nothing = { sides: [], at: [], nerves: '' };
  if (treated.length === 0 || treated.some(({ side }) => !side)) return nothing;
  const sides = treated.flatMap(sidesOf);
  const isOfAnotherLine =
    record !== 'procedureNote' &&
    facts.sameDayLines.length > 1 &&
    treated.some(({ at }) => at.path.startsWith(CLAIM_NOTE));
  if (isOfAnotherLine) return nothing;
  return {
    sides,
    at: treated.map(sidePlace),
    nerves: [...new Set(treated.map(({ nerve, at }) => nerve ?? at.value))].join(', '),
  };
}
