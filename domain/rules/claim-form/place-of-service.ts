import type { LineFacts } from '../../claim/line-facts.ts';
import { inForce, isInForce } from '../../tables/dated-table.ts';
import type { RuleTables } from '../../tables/rule-tables.ts';
import { atRisk, defineRule, notApplicable, notCovered, type Outcome, pass, requiredRow } from '../rule.ts';

/** Place of service of an ambulatory surgical center. */
const SURGERY_CENTER = '24';

type Message =
  | 'placeMissing'
  | 'placeUnknown'
  | 'placeRemote'
  | 'centerElsewhere'
  | 'billTypeMissing'
  | 'billTypeUnknown'
  | 'inpatientStay';

/**
 * Whether the code exists, and fits who bills. An office as the place on a claim that names a hospital as its facility
 * is not held against it: the line may have been given in the office all the same.
 */
export const placeOfService = defineRule({
  id: 'claim-form/place-of-service',
  summary:
    'The place of service or type of bill is missing, does not exist, or does not fit who bills or what is billed.',
  linesOfBusiness: 'all',
  tables: ['places-of-service', 'bill-types', 'claim-form-requirements'],
  messages: {
    placeMissing: 'The line states no place of service and the claim none either.',
    placeUnknown: 'Place of service {place} is not an assigned code on {day}.',
    placeRemote: 'Place of service {place} is for services at a distance; {code} is done by hand.',
    centerElsewhere:
      'An ambulatory surgical center bills its facility service, by taxonomy or modifier, at place of service {place} instead of its own ({center}).',
    billTypeMissing: 'The claim states no type of bill.',
    billTypeUnknown: 'Type of bill {place} does not exist.',
    inpatientStay:
      'Type of bill {place} is an inpatient stay. The procedure is part of the payment for the stay, so the line is not paid by itself; an outpatient procedure has an outpatient type of bill.',
  },
  notices: ['inpatientStay'],

  evaluate(facts, tables) {
    // A line of the other kind has neither: its claim says so as an issue of reading, and no payer takes it.
    if (facts.line.form !== facts.claim.form) return notApplicable;
    return facts.claim.form === 'institutional' ? billType(facts, tables) : place(facts, tables);
  },
});

function place(facts: LineFacts, tables: RuleTables): Outcome<Message> {
  const { line, claim, serviceFrom: day, procedureCode: code } = facts;
  const at = [line.placeOfServiceAt ?? claim.facilityCodeAt];
  const sent = line.placeOfService;
  const row = inForce(tables['places-of-service'], sent ?? '', day);
  if (row.kind === 'uncovered') return notCovered('places-of-service');
  const values = { place: sent ?? '', day, code, center: SURGERY_CENTER };
  if (row.kind === 'absent') {
    const required = requiredRow(tables, 'claim-form-requirements', 'place-of-service', day);
    if (!isInForce(required)) return required;
    const message = sent === undefined ? 'placeMissing' : 'placeUnknown';
    return atRisk({ message, values, at, citations: [required.citation] });
  }
  if (facts.saysAmbulatorySurgery && sent !== SURGERY_CENTER) {
    const required = requiredRow(tables, 'claim-form-requirements', 'surgery-center-place', day);
    if (!isInForce(required)) return required;
    return atRisk({ message: 'centerElsewhere', values, at, citations: [required.citation] });
  }
  if (row.value.kind === 'remote' && facts.isNerveDestruction) {
    return atRisk({ message: 'placeRemote', values, at, citations: [row.citation] });
  }
  return pass;
}

function billType({ claim, serviceFrom: day }: LineFacts, tables: RuleTables): Outcome<Message> {
  const sent = claim.facilityCode.trim();
  const row = inForce(tables['bill-types'], sent, day);
  if (row.kind === 'uncovered') return notCovered('bill-types');
  const values = { place: sent };
  if (isInForce(row)) {
    if (!row.value.isInpatientStay) return pass;
    return { ...pass, notices: [{ message: 'inpatientStay', values, citations: [row.citation] }] };
  }
  const required = requiredRow(tables, 'claim-form-requirements', 'bill-type', day);
  if (!isInForce(required)) return required;
  const message = sent === '' ? 'billTypeMissing' : 'billTypeUnknown';
  return atRisk({ message, values, at: [claim.facilityCodeAt], citations: [required.citation] });
}
