import type { Claim, Diagnosis } from '../../claim/claim.ts';
import { counted, listed } from '../../counted.ts';
import { type Citation, inForce, isInForce } from '../../tables/dated-table.ts';
import { atRisk, defineRule, notApplicable, notCovered, pass, requiredRow } from '../rule.ts';

/** A letter, a digit, and one to five more characters; the third may be a letter. */
const ICD_10_CM = /^[A-TV-Z]\d[\dA-Z][\dA-Z]{0,4}$/;

/** SV107 must point to diagnoses that are there, and those must be complete ICD-10-CM codes. */
export const diagnosisPointer = defineRule({
  id: 'claim-form/diagnosis-pointer',
  summary: 'A diagnosis pointer is missing, points to no diagnosis, or points to an incomplete code.',
  linesOfBusiness: 'all',
  tables: ['diagnosis-categories', 'claim-form-requirements'],
  messages: {
    pointerMissing: 'The line points to no diagnosis; the claim has {count}.',
    pointsNowhere: 'No diagnosis stands behind {pointers}; the claim has {count}.',
    codeIncomplete: 'Category that needs more characters to be a diagnosis code: {codes}.',
    codeMalformed: 'Not in the form of an ICD-10-CM code: {codes}.',
  },

  evaluate(facts, tables) {
    if (facts.claim.form === 'institutional') return notApplicable;
    const required = requiredRow(tables, 'claim-form-requirements', 'diagnosis-pointer', facts.serviceFrom);
    if (!isInForce(required)) return required;
    const at = [facts.line.diagnosisPointersAt];
    const citations = [required.citation];
    if (facts.pointedDiagnoses.length === 0) {
      return atRisk({ message: 'pointerMissing', values: { count: diagnosesOf(facts.claim) }, at, citations });
    }
    const dangling: string[] = [];
    const malformed: Diagnosis[] = [];
    const categories: { readonly diagnosis: Diagnosis; readonly citation: Citation }[] = [];
    let isCovered = true;
    for (const { pointer, diagnosis } of facts.pointedDiagnoses) {
      if (!diagnosis) dangling.push(pointer);
      else if (!ICD_10_CM.test(diagnosis.code)) malformed.push(diagnosis);
      else {
        const row = inForce(tables['diagnosis-categories'], diagnosis.code, facts.serviceFrom);
        if (row.kind === 'uncovered') isCovered = false;
        if (isInForce(row)) categories.push({ diagnosis, citation: row.citation });
      }
    }
    if (dangling.length > 0) {
      return atRisk({
        message: 'pointsNowhere',
        values: { pointers: listed(dangling, 'pointer', 'pointers'), count: diagnosesOf(facts.claim) },
        at,
        citations,
      });
    }
    if (malformed.length > 0) {
      const codes = malformed.map(({ code }) => code).join(', ');
      return atRisk({ message: 'codeMalformed', values: { codes }, at: malformed.map((found) => found.at), citations });
    }
    if (!isCovered) return notCovered('diagnosis-categories');
    const first = categories[0];
    if (!first) return pass;
    return atRisk({
      message: 'codeIncomplete',
      values: { codes: categories.map(({ diagnosis }) => diagnosis.code).join(', ') },
      at: categories.map(({ diagnosis }) => diagnosis.at),
      citations: [first.citation],
    });
  },
});

function diagnosesOf({ diagnoses }: Claim): string {
  const count = diagnoses.filter(({ code }) => code !== '').length;
  return count === 0 ? 'none' : counted(count, 'diagnosis', 'diagnoses');
}
