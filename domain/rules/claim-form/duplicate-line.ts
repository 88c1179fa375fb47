import type { ServiceLine } from '../../claim/claim.ts';
import type { LineFacts } from '../../claim/line-facts.ts';
import { isInForce } from '../../tables/dated-table.ts';
import { openLines } from '../how-to-document.ts';
import { atRisk, defineRule, notEvaluated, pass, requiredRow } from '../rule.ts';

/**
 * A payer that has the same service of one patient, day, place and provider twice denies the second. Amounts are left
 * out: a line that was entered again with another charge is as much a second bill. Of two lines of a claim
 * it is the later one; of two claims of a submission the line of the later one, because the first was answered before
 * the second came. Claims of other submissions are not known.
 */
export const duplicateLine = defineRule({
  id: 'claim-form/duplicate-line',
  summary:
    'The same code, days, provider, patient and modifiers were billed before in this submission, and no modifier says that it was done again. A pass speaks of this submission.',
  linesOfBusiness: 'all',
  tables: ['claim-form-requirements', 'repeat-modifiers', 'claim-frequencies'],
  messages: {
    lineRepeated: '{code} on {day} with the same modifiers stands on line {otherLine} already.',
    claimRepeated:
      '{code} on {day} with the same modifiers, patient and provider stands on an earlier claim of this submission.',
    billOnce:
      'If it was entered twice, send it once. If the note shows another nerve, site or session, the line needs the modifier that says which.',
  },
  advice: ['billOnce'],

  evaluate(facts, tables) {
    const other = earlierLine(facts);
    if (other === undefined && facts.earlierClaims !== 'sameLine') {
      const open = openLines(facts, (line) => line.procedureCode === facts.procedureCode);
      if (open) return open;
      if (facts.earlierClaims === 'unidentified') {
        return notEvaluated(
          'who the patient and the provider are, to compare the line with earlier claims',
          'member id (2010BA NM109) and NPI (2310B or 2010AA NM109)',
        );
      }
      if (facts.earlierClaims === 'forgotten') {
        return notEvaluated(
          'all earlier lines of the submission; it holds more than are kept',
          'send the submission in parts',
        );
      }
      return pass;
    }
    const required = requiredRow(tables, 'claim-form-requirements', 'service-once', facts.serviceFrom);
    const repeats = requiredRow(tables, 'repeat-modifiers', 'all', facts.serviceFrom);
    if (!isInForce(required)) return required;
    if (!isInForce(repeats)) return repeats;
    if (facts.modifiers.some((modifier) => repeats.value.modifiers.includes(modifier))) return pass;
    return atRisk({
      message: other ? 'lineRepeated' : 'claimRepeated',
      values: { code: facts.procedureCode, day: facts.serviceFrom, otherLine: other?.lineNumber ?? 0 },
      at: [facts.line.procedureCodeAt, ...(other ? [other.procedureCodeAt] : [])],
      citations: [required.citation],
      suggest: ['billOnce'],
    });
  },
});

/** The first line of the claim before this one that says the same. */
function earlierLine({ line, sameDayLines }: LineFacts): ServiceLine | undefined {
  if (sameDayLines.length < 2) return undefined;
  for (const other of sameDayLines) {
    if (other.occurrence >= line.occurrence) return undefined;
    if (
      other.serviceFrom === line.serviceFrom &&
      other.serviceThrough === line.serviceThrough &&
      other.placeOfService === line.placeOfService &&
      hasSameModifiers(other.modifiers, line.modifiers)
    ) {
      return other;
    }
  }
  return undefined;
}

function hasSameModifiers(some: readonly string[], others: readonly string[]): boolean {
  return (
    some.length === others.length &&
    some.every((modifier) => others.includes(modifier)) &&
    others.every((modifier) => some.includes(modifier))
  );
}
