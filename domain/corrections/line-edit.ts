/** Changes to one service line, and the claim with them made. */

import type { Claim, Location, ServiceLine } from '../claim/claim.ts';

/** New values of a line; what is absent stays as sent. */
export interface LineEdit {
  readonly procedureCode?: string;
  readonly modifiers?: readonly string[];
  readonly description?: string;
  readonly unitBasis?: string;
  readonly units?: number;
  readonly diagnosisPointers?: readonly string[];
}

/** The claim with the edit made to the line at `occurrence`; the given claim stays as it is. */
export function editLine(claim: Claim, occurrence: number, edit: LineEdit): Claim {
  return {
    ...claim,
    serviceLines: claim.serviceLines.map((line) => (line.occurrence === occurrence ? edited(line, edit) : line)),
  };
}

function edited(line: ServiceLine, edit: LineEdit): ServiceLine {
  const relocated = (at: Location, value: string): Location => ({ ...at, value });
  return {
    ...line,
    ...(edit.procedureCode === undefined
      ? {}
      : {
          procedureCode: edit.procedureCode,
          procedureCodeAt: relocated(line.procedureCodeAt, edit.procedureCode),
        }),
    ...(edit.modifiers === undefined
      ? {}
      : {
          modifiers: edit.modifiers,
          modifiersAt: edit.modifiers.map((modifier, index) =>
            relocated(line.modifiersAt[index] ?? line.procedureCodeAt, modifier),
          ),
        }),
    ...(edit.description === undefined
      ? {}
      : { description: relocated(line.description ?? line.procedureCodeAt, edit.description) }),
    ...(edit.unitBasis === undefined
      ? {}
      : { unitBasis: edit.unitBasis, unitBasisAt: relocated(line.unitBasisAt, edit.unitBasis) }),
    ...(edit.units === undefined ? {} : { units: edit.units, unitsAt: relocated(line.unitsAt, String(edit.units)) }),
    ...(edit.diagnosisPointers === undefined
      ? {}
      : {
          diagnosisPointers: edit.diagnosisPointers,
          diagnosisPointersAt: relocated(line.diagnosisPointersAt, edit.diagnosisPointers.join(':')),
        }),
  };
}
