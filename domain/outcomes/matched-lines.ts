/** Remitted lines → the predictions made for them before the claim was sent. */

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
}

/**
 * The prediction for a remitted line, among those of its claim: by line item control number where the payer returns it
 * and it is known, else by code, day, charge and, where these leave several, modifiers. Undefined where no line, or more than
 * one, answers to the description: a wrong match would teach a falsehood.
 */
export function predictionOf(
  { patientControlNumber }: Pick<RemittedClaim, 'patientControlNumber'>,
  line: RemittedLine,
  ofClaim: readonly Prediction[],
): Prediction | undefined {
  const candidates = ofClaim.filter((prediction) => prediction.patientControlNumber === patientControlNumber);
  const number = line.lineItemControlNumber;
  const byNumber = number === undefined ? [] : candidates.filter((one) => numberOf(one) === number);
  if (byNumber.length > 0) return only(byNumber.filter((one) => isSameService(one, line))) ?? only(byNumber);
  const bySameService = candidates.filter((one) => isSameService(one, line));
  return only(bySameService) ?? only(bySameService.filter((one) => isSameModifiers(one, line)));
}

/** Payers return LX01 for lines that were sent without a number. */
function numberOf({ lineItemControlNumber, lineNumber }: Prediction): string {
  return lineItemControlNumber ?? String(lineNumber);
}

function isSameService(prediction: Prediction, line: RemittedLine): boolean {
  return (
    prediction.procedureCode === (line.billedProcedureCode ?? line.procedureCode) &&
    prediction.chargeCents === Math.abs(line.chargeCents) &&
    (line.serviceFrom === undefined || prediction.serviceFrom === line.serviceFrom)
  );
}

function isSameModifiers({ modifiers = [] }: Prediction, line: RemittedLine): boolean {
  return modifiers.toSorted().join() === line.modifiers.toSorted().join();
}

function only<Item>(items: readonly Item[]): Item | undefined {
  return items.length === 1 ? items[0] : undefined;
}
