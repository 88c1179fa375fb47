import type { Claim, Diagnosis } from '../../claim/claim.ts';
import type { LineFacts } from '../../claim/line-facts.ts';
import { counted, listed } from '../../counted.ts';
import { type Citation, inForce, isInForce } from '../../tables/dated-table.ts';
import type { RuleTables } from '../../tables/rule-tables.ts';
import { atRisk, defineRule, notApplicable, notCovered, type Outcome, pass, requiredRow } from '../rule.ts';

type Message = 'pointerMissing' | 'pointsNowhere' | 'claimWithout' | 'codeIncomplete' | 'codeMalformed';

/** A letter, a digit, and one to five more characters. */
const ICD_10_CM = /^[A-Z]\d[\dA-Z]{1,5}$/;
/** HI01-1 of the principal diagnosis; JSON may leave it out. */
const PRINCIPAL = new Set(['ABK', 'BK', '']);

/**
 * SV107 must point to diagnoses that are there, and those must be complete ICD-10-CM codes. Institutional lines have no
 * pointers: of their claims each diagnosis is asked (Pub. 100-04, chapter 25, form locator 67).
 */
export const diagnosisPointer = defineRule({
  id: 'claim-form/diagnosis-pointer',
  summary:
    'A diagnosis pointer is missing, points to no diagnosis, or points to an incomplete code; an institutional claim has no principal diagnosis, or an incomplete code.',
  linesOfBusiness: 'all',
  tables: ['diagnosis-categories', 'claim-form-requirements'],
  messages: {
    pointerMissing: 'The line points to no diagnosis; the claim has {count}.',
    pointsNowhere: 'No diagnosis stands behind {pointers}; the claim has {count}.',
    claimWithout: 'The claim states no principal diagnosis (HI*ABK).',
    codeIncomplete: 'Category that needs more characters to be a diagnosis code: {codes}.',
    codeMalformed: 'Not in the form of an ICD-10-CM code: {codes}.',
  },

  evaluate(facts, tables) {
    if (facts.claim.form === 'institutional') return ofClaim(facts, tables);
    const required = requiredRow(tables, 'claim-form-requirements', 'diagnosis-pointer', facts.serviceFrom);
    if (!isInForce(required)) return required;
    const at = [facts.line.diagnosisPointersAt];
    const citations = [required.citation];
    if (facts.pointedDiagnoses.length === 0) {
      return atRisk({ message: 'pointerMissing', values: { count: diagnosesOf(facts.claim) }, at, citations });
    }
    const dangling = facts.pointedDiagnoses.flatMap(({ pointer, diagnosis }) => (diagnosis ? [] : pointer));
    if (dangling.length > 0) {
      return atRisk({
        message: 'pointsNowhere',
        values: { pointers: listed(dangling, 'pointer', 'pointers'), count: diagnosesOf(facts.claim) },
        at,
        citations,
      });
    }
    const pointed = facts.pointedDiagnoses.flatMap(({ diagnosis }) => diagnosis ?? []);
    return ofCodes(pointed, facts, tables, required.citation);
  },
});

function ofClaim(facts: LineFacts, tables: RuleTables): Outcome<Message> {
  const required = inForce(tables['claim-form-requirements'], 'principal-diagnosis', facts.serviceFrom);
  if (required.kind === 'uncovered') return notCovered('claim-form-requirements');
  // Releases before 2026q4.7 ask nothing of these claims.
  if (!isInForce(required)) return notApplicable;
  const diagnoses = facts.claim.diagnoses.filter(({ code }) => code !== '');
  if (diagnoses.some(({ qualifier }) => PRINCIPAL.has(qualifier)))
    return ofCodes(diagnoses, facts, tables, required.citation);
  return atRisk({
    message: 'claimWithout',
    values: {},
    at: [{ path: '2300/HI01-2', value: '' }],
    citations: [required.citation],
  });
}

function ofCodes(
  diagnoses: readonly Diagnosis[],
  { serviceFrom }: LineFacts,
  tables: RuleTables,
  citation: Citation,
): Outcome<Message> {
  const malformed = diagnoses.filter(({ code }) => !ICD_10_CM.test(code));
  if (malformed.length > 0) {
    const codes = malformed.map(({ code }) => code).join(', ');
    return atRisk({
      message: 'codeMalformed',
      values: { codes },
      at: malformed.map(({ at }) => at),
      citations: [citation],
    });
  }
  const categories: { readonly diagnosis: Diagnosis; readonly citation: Citation }[] = [];
  for (const diagnosis of diagnoses) {
    const row = inForce(tables['diagnosis-categories'], diagnosis.code, serviceFrom);
    if (row.kind === 'uncovered') return notCovered('diagnosis-categories');
    if (isInForce(row)) categories.push({ diagnosis, citation: row.citation });
  }
  const [first] = categories;
  if (!first) return pass;
  return atRisk({
    message: 'codeIncomplete',
    values: { codes: categories.map(({ diagnosis }) => diagnosis.code).join(', ') },
    at: categories.map(({ diagnosis }) => diagnosis.at),
    citations: [first.citation],
  });
}

function diagnosesOf({ diagnoses }: Claim): string {
  const count = diagnoses.filter(({ code }) => code !== '').length;
  return count === 0 ? 'none' : counted(count, 'diagnosis', 'diagnoses');
}
