import { type Citation, inForce } from '../../tables/dated-table.ts';
import { atRisk, defineRule, notApplicable, notCovered, pass } from '../rule.ts';

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
    pointsNowhere: 'Pointer {pointers} has no diagnosis behind it; the claim has {count}.',
    codeIncomplete: 'Diagnosis {codes} is a category that needs more characters.',
    codeMalformed: 'Diagnosis {codes} does not have the form of an ICD-10-CM code.',
  },

  evaluate(facts, tables) {
    if (facts.claim.form === 'institutional') return notApplicable;
    const required = inForce(tables['claim-form-requirements'], 'diagnosis-pointer', facts.serviceFrom);
    if (required.kind !== 'inForce') return notCovered('claim-form-requirements');
    const count = facts.claim.diagnoses.filter(({ code }) => code !== '').length;
    const at = [facts.line.diagnosisPointersAt];
    const citations = [required.citation];
    if (facts.pointedDiagnoses.length === 0) {
      return atRisk({ message: 'pointerMissing', values: { count }, at, citations });
    }
    const dangling = facts.pointedDiagnoses.filter(({ diagnosis }) => !diagnosis);
    if (dangling.length > 0) {
      const pointers = dangling.map(({ pointer }) => pointer).join(', ');
      return atRisk({ message: 'pointsNowhere', values: { pointers, count }, at, citations });
    }
    const malformed = facts.pointedDiagnoses.flatMap(({ diagnosis }) =>
      diagnosis && !ICD_10_CM.test(diagnosis.code) ? [diagnosis] : [],
    );
    if (malformed.length > 0) {
      const codes = malformed.map(({ code }) => code).join(', ');
      return atRisk({ message: 'codeMalformed', values: { codes }, at: malformed.map((found) => found.at), citations });
    }
    const incomplete = facts.pointedDiagnoses
      .flatMap(({ diagnosis }) => diagnosis ?? [])
      .map((diagnosis) => ({
        diagnosis,
        row: inForce(tables['diagnosis-categories'], diagnosis.code, facts.serviceFrom),
      }));
    if (incomplete.some(({ row }) => row.kind === 'uncovered')) return notCovered('diagnosis-categories');
    const categories = incomplete.flatMap(
      ({ diagnosis, row }): { code: string; citation: Citation; at: typeof diagnosis.at }[] =>
        row.kind === 'inForce' ? [{ code: diagnosis.code, citation: row.citation, at: diagnosis.at }] : [],
    );
    const first = categories[0];
    if (!first) return pass;
    return atRisk({
      message: 'codeIncomplete',
      values: { codes: categories.map(({ code }) => code).join(', ') },
      at: categories.map((category) => category.at),
      citations: [first.citation],
    });
  },
});
