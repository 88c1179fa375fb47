/** Remitted lines → the predictions made for them before the claim was sent. */

import type { AnsweredLine } from '../calibration/calibration-cell.ts';
import type { RemittedClaim, RemittedLine } from './remittance.ts';

/** What is remembered of a scored line, to find it again and to compare. */
export interface Prediction {
  readonly patientControlNumber: string;
  readonly lineNumber: number;
  /** REF*6R as the claim gave it */
  readonly lineItemControlNumber: string | undefined;
  readonly procedureCode: string;
  /** As billed; a right and a left line of one claim may differ in nothing else. */
  readonly modifiers?: readonly string[];
  readonly serviceFrom: string;
  readonly chargeCents: number;
  readonly probability: number;
  /** Rules that found something. */
  readonly ruleIds: readonly string[];
  /** What its outcome is counted under. */
  readonly answered?: AnsweredLine;
}

/**
 * What a line is found by. The texts are plain, or each is the keyed hash of the plain one: matching asks only whether
 * two of them are equal.
 */
export interface LineDescription {
  /** Patient control number. */
  readonly claim: string;
  /** Line item control number, else line number; undefined where the payer returns none. */
  readonly number: string | undefined;
  /** Code, charge and day of service; undefined where the payer states no day. */
  readonly service: string | undefined;
  /** Code and charge. */
  readonly charged: string;
  /** Day of service; undefined where the payer states none of the line. */
  readonly day: string | undefined;
  readonly modifiers: string;
}

/**
 * The line that a remitted one is about, among those of its claim: by line item control number where the payer returns it
 * and it is known, else by code, day, charge and, where these leave several, modifiers. Undefined where no line, or more than
 * one, answers to the description: a wrong match would teach a falsehood.
 */
export function matchingLine<Line>(
  remitted: LineDescription,
  lines: readonly Line[],
  describe: (line: Line) => LineDescription,
): Line | undefined {
  const candidates = lines
    .map((line) => ({ line, description: describe(line) }))
    .filter(({ description }) => description.claim === remitted.claim);
  const ofService = (among: typeof candidates) => among.filter((one) => isSameService(one.description, remitted));
  const byNumber = candidates.filter(
    ({ description }) =>
      description.number !== undefined && description.number === remitted.number && mayBeSame(description, remitted),
  );
  if (byNumber.length > 0) return (only(ofService(byNumber)) ?? only(byNumber))?.line;
  const bySameService = ofService(candidates);
  const found =
    only(bySameService) ??
    only(bySameService.filter(({ description }) => description.modifiers === remitted.modifiers));
  return found?.line;
}

/** The prediction for a remitted line, among those of its claim. */
export function predictionOf(
  claim: Pick<RemittedClaim, 'patientControlNumber'>,
  line: RemittedLine,
  ofClaim: readonly Prediction[],
): Prediction | undefined {
  return matchingLine(describedRemittance(claim, line), ofClaim, describedPrediction);
}

/** Payers return LX01 for lines that were sent without a number. */
export function describedPrediction(prediction: Omit<Prediction, 'probability' | 'ruleIds'>): LineDescription {
  const { patientControlNumber, lineItemControlNumber, lineNumber, procedureCode, chargeCents } = prediction;
  const charged = `${procedureCode} ${chargeCents}`;
  return {
    claim: patientControlNumber,
    number: lineItemControlNumber ?? String(lineNumber),
    service: `${charged} ${prediction.serviceFrom}`,
    charged,
    day: prediction.serviceFrom,
    modifiers: sorted(prediction.modifiers ?? []),
  };
}

export function describedRemittance(
  { patientControlNumber }: Pick<RemittedClaim, 'patientControlNumber'>,
  line: RemittedLine,
): LineDescription {
  const charged = `${line.billedProcedureCode ?? line.procedureCode} ${Math.abs(line.chargeCents)}`;
  return {
    claim: patientControlNumber,
    number: line.lineItemControlNumber,
    service: line.serviceFrom === undefined ? undefined : `${charged} ${line.serviceFrom}`,
    charged,
    day: line.isDatedByClaim ? undefined : line.serviceFrom,
    modifiers: sorted(line.modifiers),
  };
}

/**
 * The same description in hashes. Each is of the claim as well, so that what two claims have in common, such as a day
 * and a code, does not show.
 */
export function hashedDescription(
  { claim, number, service, charged, day, modifiers }: LineDescription,
  hash: (...parts: readonly string[]) => string,
): LineDescription {
  return {
    claim: hash('claim', claim),
    number: number === undefined ? undefined : hash('number', claim, number),
    service: service === undefined ? undefined : hash('service', claim, service),
    charged: hash('charged', claim, charged),
    day: day === undefined ? undefined : hash('day', claim, day),
    modifiers: hash('modifiers', claim, modifiers),
  };
}

/** Code, charge and, where it is stated, day are those of the line. */
export function isSameService(line: LineDescription, remitted: LineDescription): boolean {
  return remitted.service === undefined ? line.charged === remitted.charged : line.service === remitted.service;
}

/**
 * A payer that splits a line changes the charge of its parts and not their day. On another day the number is that of
 * another visit: many lines are numbered 1, and many providers number patients, not claims.
 */
function mayBeSame(line: LineDescription, remitted: LineDescription): boolean {
  return remitted.day === undefined || line.day === remitted.day;
}

function sorted(modifiers: readonly string[]): string {
  return modifiers.toSorted().join();
}

function only<Item>(items: readonly Item[]): Item | undefined {
  return items.length === 1 ? items[0] : undefined;
}
