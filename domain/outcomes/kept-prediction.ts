/**
 * Predictions as they are kept until the payer decides. Nothing in them tells who the patient is: control numbers, days
 * of service and charges are keyed hashes, which find a line again and say nothing else.
 */

import { macOfLine } from '../response/line-mac.ts';
import type { Finding, ScoredClaim, ScoredLine } from '../response/score-response.ts';
import { riskPayer } from '../score/risk-payer.ts';
import { describedPrediction, hashedDescription, type LineDescription } from './matched-lines.ts';

/** Texts → their keyed hash, the same for the same texts of one partner, and not to be reversed without the key. */
export type Hash = (...parts: readonly string[]) => string;

export interface KeptLine {
  /** In hashes. */
  readonly description: LineDescription;
  /** `riskPayer` */
  readonly payer: string;
  readonly procedureCode: string;
  readonly placeOfService: string | null;
  readonly probability: number;
  /** Rule id, `#` and message of each finding, sorted by code unit, each once. */
  readonly findings: readonly string[];
  readonly baseRate: number;
  readonly expectedCents: number | null;
}

/** The 64640 lines of one claim as one call scored them. */
export interface KeptClaim {
  /** Hash of the patient control number. */
  readonly claim: string;
  /** Milliseconds since 1970; with the claim it names the prediction. */
  readonly scoredAt: number;
  /** Id of the rule release. */
  readonly release: string;
  /** Id of the state of learning; undefined where there was none. */
  readonly learned: string | undefined;
  readonly lines: readonly KeptLine[];
}

/** Names of payers and codes longer than any real one are somebody's prose, and prose may name a patient. */
const LONGEST_NAME = 100;
/** A place of service has two digits, a type of bill up to four. */
const LONGEST_PLACE = 4;
/** An institutional claim may have 999 lines; one with more 64640 lines than this is none that anybody sends. */
const MOST_LINES = 300;

export interface KeptClaims {
  readonly claims: readonly KeptClaim[];
  /** Scored lines that are not kept: of a claim without a number, or beyond what is kept of a claim. */
  readonly linesLeftOut: number;
}

/** What is kept of scored claims; those under one control number are one. */
export function keptClaims(
  scored: readonly ScoredClaim[],
  made: Pick<KeptClaim, 'scoredAt' | 'release' | 'learned'>,
  hash: Hash,
): KeptClaims {
  const byNumber = new Map<string, KeptLine[]>();
  let linesLeftOut = 0;
  for (const claim of scored) {
    if (claim.lines.length === 0) continue;
    const lines = byNumber.get(claim.patientControlNumber) ?? [];
    for (const line of claim.lines) {
      const kept = lines.length < MOST_LINES ? keptLine(claim, line, hash) : undefined;
      if (kept) lines.push(kept);
      else linesLeftOut++;
    }
    if (lines.length > 0) byNumber.set(claim.patientControlNumber, lines);
  }
  const claims = [...byNumber].map(([number, lines]) => ({ claim: hash('claim', number), ...made, lines }));
  return { claims, linesLeftOut };
}

function keptLine(claim: ScoredClaim, line: ScoredLine, hash: Hash): KeptLine | undefined {
  const { patientControlNumber } = claim;
  const payer = riskPayer(claim.payer.lineOfBusiness, macOfLine(claim, line)?.jurisdiction, claim.payer.id);
  const { procedureCode, placeOfService, denialRisk } = line;
  if (patientControlNumber === '' || payer.length > LONGEST_NAME) return undefined;
  const { lineNumber, lineItemControlNumber, modifiers, serviceFrom, chargeCents } = line;
  return {
    description: hashedDescription(
      describedPrediction({
        patientControlNumber,
        lineNumber,
        lineItemControlNumber,
        procedureCode,
        modifiers,
        serviceFrom,
        chargeCents,
      }),
      hash,
    ),
    payer,
    procedureCode,
    placeOfService: placeOfService !== null && placeOfService.length <= LONGEST_PLACE ? placeOfService : null,
    probability: denialRisk.probability,
    findings: findingsOf(line.findings),
    baseRate: denialRisk.baseRate,
    expectedCents: line.payment.expectedCents,
  };
}

/** What the findings of a line are counted under. */
export function findingsOf(findings: readonly Pick<Finding, 'ruleId' | 'message'>[]): string[] {
  return [...new Set(findings.map(({ ruleId, message }) => `${ruleId}#${message}`))].sort();
}
