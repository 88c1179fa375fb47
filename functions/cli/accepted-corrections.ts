/** Which corrections of a submission the caller accepts: `CLAIM:ID` on the command line → corrections with their lines. */

import type { Correction } from '../../domain/corrections/correction.ts';
import type { ScoredClaim } from '../../domain/response/score-response.ts';

/** One correction that the caller names. */
export interface Acceptance {
  /** Patient control number, or `NUMBER@SEGMENT` where the number is not unique in the file. */
  readonly claim: string;
  readonly correctionId: string;
}

/** A correction with what a person needs to recognise it. */
export interface AcceptedCorrection {
  readonly patientControlNumber: string;
  readonly lineNumber: number;
  readonly risk: number;
  readonly correction: Correction;
}

export interface AcceptedCorrections {
  readonly found: readonly AcceptedCorrection[];
  /** What is wrong with acceptances that name no correction, or more than one; for the caller to read. */
  readonly problems: readonly string[];
}

/** An id begins with `line-`, so that a control number may hold commas and colons. */
const ACCEPTANCE = /\s*(.+?):(line-\d+-[^,]+?)\s*(?:,|$)/y;

/** `CLAIM:ID[,CLAIM:ID…]`; undefined when the text has another form. */
export function parseAcceptances(text: string): Acceptance[] | undefined {
  const acceptances: Acceptance[] = [];
  ACCEPTANCE.lastIndex = 0;
  while (ACCEPTANCE.lastIndex < text.length) {
    const [, claim, correctionId] = ACCEPTANCE.exec(text) ?? [];
    if (claim === undefined || correctionId === undefined) return undefined;
    acceptances.push({ claim, correctionId });
  }
  return acceptances;
}

/** Looks at each scored claim as it goes by and keeps only what may be meant. */
export function createAcceptedCorrections(acceptances: readonly Acceptance[]) {
  const named = acceptances.filter(
    (acceptance, index) =>
      index ===
      acceptances.findIndex(
        ({ claim, correctionId }) => claim === acceptance.claim && correctionId === acceptance.correctionId,
      ),
  );
  /** Claims under a control number that is named. */
  const claims = new Map<string, number>();
  const candidates: AcceptedCorrection[] = [];

  function isNamed(controlNumber: string): boolean {
    return named.some(({ claim }) => claim === controlNumber || withoutSegment(claim) === controlNumber);
  }

  return {
    claim({ patientControlNumber, lines }: ScoredClaim): void {
      if (!isNamed(patientControlNumber)) return;
      claims.set(patientControlNumber, (claims.get(patientControlNumber) ?? 0) + 1);
      for (const { lineNumber, denialRisk, corrections } of lines) {
        for (const correction of corrections) {
          if (!named.some(({ correctionId }) => correctionId === correction.id)) continue;
          candidates.push({ patientControlNumber, lineNumber, risk: denialRisk.probability, correction });
        }
      }
    },

    end(): AcceptedCorrections {
      const found: AcceptedCorrection[] = [];
      const problems: string[] = [];
      for (const { claim, correctionId } of named) {
        const same = candidates.filter(({ correction }) => correction.id === correctionId);
        const exact = same.find((candidate) => `${candidate.patientControlNumber}@${segmentOf(candidate)}` === claim);
        const ofNumber = same.filter((candidate) => candidate.patientControlNumber === claim);
        const only = exact ?? ofNumber[0];
        if (exact && ofNumber.length > 0) {
          problems.push(
            `${claim} is the number of one claim and names another by its segment; which is meant cannot be told.`,
          );
        } else if (!only) {
          problems.push(`${claim}:${correctionId} names no correction of this file.`);
        } else if (!exact && (claims.get(claim) ?? 0) > 1) {
          const choices = ofNumber.map((candidate) => `${claim}@${segmentOf(candidate)}:${correctionId}`).join(', ');
          problems.push(`Several claims of this file are numbered ${claim}; name one: ${choices}.`);
        } else if (!only.correction.x12) {
          problems.push(`${claim}:${correctionId} is on a segment broken over lines, which cannot be replaced alone.`);
        } else if (!found.includes(only)) {
          found.push(only);
        }
      }
      return { found, problems };
    },
  };
}

/** `A1@31` → `A1`. */
function withoutSegment(claim: string): string {
  return claim.replace(/@\d+$/, '');
}

function segmentOf({ correction }: AcceptedCorrection): number | undefined {
  return correction.x12?.[0]?.segment;
}
