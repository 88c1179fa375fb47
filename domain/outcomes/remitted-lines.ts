/** Remitted claims, as they come → one settled outcome a 64640 line, with its prediction where one is at hand. */

import { isScoredProcedure } from '../claim/scored-procedure.ts';
import { type AdjustmentKinds, remittedOutcome } from './line-outcome.ts';
import { type Prediction, predictionOf } from './matched-lines.ts';
import type { RemittedClaim, RemittedLine } from './remittance.ts';
import { type RemittedEvent, type SettledOutcome, settledOutcome } from './settled-outcome.ts';

export interface OutcomeOfLine {
  readonly patientControlNumber: string;
  /** REF*6R as the payer returned it */
  readonly lineItemControlNumber: string | undefined;
  readonly serviceFrom: string | undefined;
  readonly prediction: Prediction | undefined;
  readonly outcome: SettledOutcome;
}

export interface RemittedLineEvent {
  readonly line: RemittedLine;
  readonly event: RemittedEvent;
}

/** `predictions` by patient control number. A claim that is added twice counts once. */
export function createRemittedLines(predictions: ReadonlyMap<string, readonly Prediction[]>, kinds: AdjustmentKinds) {
  const lines = new Map<string, { of: Omit<OutcomeOfLine, 'outcome'>; events: RemittedEvent[] }>();

  function addLine(claim: RemittedClaim, { line, event }: RemittedLineEvent, described: Map<string, number>): void {
    const { patientControlNumber } = claim;
    const { lineItemControlNumber, serviceFrom } = line;
    const prediction = predictionOf(claim, line, predictions.get(patientControlNumber) ?? []);
    const identity = prediction
      ? [patientControlNumber, prediction.lineNumber]
      : [patientControlNumber, lineItemControlNumber, serviceFrom, Math.abs(line.chargeCents), line.modifiers.join()];
    // Two lines of one claim stay two, also where the payer tells nothing to tell them apart by.
    const description = identity.join('\n');
    const before = prediction ? 0 : (described.get(description) ?? 0);
    described.set(description, before + 1);
    const key = `${description}\n${before}`;
    const known = lines.get(key) ?? {
      of: { patientControlNumber, lineItemControlNumber, serviceFrom, prediction },
      events: [],
    };
    known.events.push(event);
    lines.set(key, known);
  }

  return {
    add(claim: RemittedClaim): void {
      const described = new Map<string, number>();
      for (const told of remittedEvents(claim, kinds)) addLine(claim, told, described);
    },
    outcomes(): OutcomeOfLine[] {
      return [...lines.values()].map(({ of, events }) => ({ ...of, outcome: settledOutcome(events) }));
    },
  };
}

/** What the payer says of the 64640 lines of one claim, each in the place it stands in. */
export function remittedEvents(claim: RemittedClaim, kinds: AdjustmentKinds): RemittedLineEvent[] {
  return claim.lines.flatMap((line, index) =>
    isOfScoredCode(line)
      ? [{ line, event: { ...remittedOutcome(claim, line, kinds), id: placeOf(claim, line, index) } }]
      : [],
  );
}

/** What was billed counts, also where the payer judged another code. */
function isOfScoredCode({ billedProcedureCode, procedureCode, procedureQualifier }: RemittedLine): boolean {
  return isScoredProcedure({ procedureCode: billedProcedureCode ?? procedureCode, procedureQualifier });
}

/**
 * The same for the same statement, in whichever copy of the file it stands: clearing houses deliver a remittance again in
 * another interchange, or cut it into sets anew, so their numbers count only where payment or claim have none.
 */
function placeOf({ payment, payerClaimControlNumber, statusCode }: RemittedClaim, line: RemittedLine, index: number) {
  const { payerId, interchangeControlNumber, transactionSetControlNumber, traceNumber, paidOn } = payment;
  const isNamed = traceNumber !== '' && payerClaimControlNumber !== '';
  return [
    payerId,
    ...(isNamed ? [] : [interchangeControlNumber, transactionSetControlNumber]),
    traceNumber,
    payerClaimControlNumber,
    statusCode,
    index,
    // Two statements that payers number alike are still two.
    `${line.chargeCents} ${line.paidCents} ${paidOn}`,
  ].join('\n');
}
