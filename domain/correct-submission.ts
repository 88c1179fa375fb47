/**
 * A submission and the corrections of it that somebody accepted → the corrected submission and its new score.
 *
 * A first reading makes the corrections claim by claim, a second one reads and scores what came of it, so that the new
 * score is that of the very bytes that leave.
 */

import type { Claim, ServiceLine } from './claim/claim.ts';
import { EarlierLines } from './claim/earlier-lines.ts';
import { isScoredProcedure } from './claim/scored-procedure.ts';
import {
  type AppliedCorrection,
  type CorrectedClaim,
  type CorrectionRefusalCode,
  correctClaim,
  documentOf,
  type Offer,
  offersOf,
} from './correct-claim.ts';
import { holdsFor } from './corrections/apply-patch.ts';
import type { PatchOperation } from './corrections/json-patch.ts';
import type { SegmentEdit } from './corrections/segment-edit.ts';
import { canonicalJson } from './json/canonical-json.ts';
import { addToSummary, emptySummary, summaryOf } from './response/running-summary.ts';
import type { ScoredClaim, ScoreSummary } from './response/score-response.ts';
import { type ScoringOptions, scoreClaim } from './score-claims.ts';
import type { RuleRelease } from './tables/rule-tables.ts';

/** A correction that somebody accepts, by its id; the claim is named where the submission has several. */
export interface Acceptance {
  readonly id: string;
  readonly patientControlNumber?: string | undefined;
  /** Segment that the correction changes; 837 only. */
  readonly segment?: number | undefined;
  /** What the answer said of it when it was accepted; where it is given and the claim says otherwise now, it is stale. */
  readonly patch?: readonly PatchOperation[] | undefined;
  readonly x12?: readonly SegmentEdit[] | undefined;
  readonly requires?: string | undefined;
}

/** A correction that was made, and where. */
export interface MadeCorrection extends AppliedCorrection {
  readonly patientControlNumber: string;
  /** Segment that it changes; 837 only. */
  readonly segment?: number | undefined;
}

/** What became of a line: one that was corrected, or whose risk another correction changed. */
export interface ChangedLine {
  readonly patientControlNumber: string;
  readonly lineNumber: number;
  /** Service segment of the line; 837 only. */
  readonly segment?: number | undefined;
  readonly riskBefore: number;
  readonly riskAfter: number;
  /** False after a change of code: `riskAfter` counts the checks that do not depend on 64640. */
  readonly isScored: boolean;
}

/** `ambiguous`: several claims answer to it. `raises-risk`: all together would raise the risk of a line. */
export type SubmissionRefusalCode = CorrectionRefusalCode | 'ambiguous' | 'raises-risk';

export interface AcceptanceRefusal {
  readonly code: SubmissionRefusalCode;
  /** Index of the acceptance; undefined where it is all of them together. */
  readonly acceptance: number | undefined;
}

export type Corrections =
  | {
      readonly kind: 'corrected';
      readonly made: readonly MadeCorrection[];
      readonly edits: readonly SegmentEdit[];
      /** The corrected claim object; JSON only. */
      readonly document: unknown;
      /** What was at stake before. */
      readonly summary: ScoreSummary;
    }
  | { readonly kind: 'refused'; readonly refusals: readonly AcceptanceRefusal[] };

/** Takes the claims of one submission in order, and then those of what came of it. */
export interface Corrector {
  claim(sent: Claim): void;
  corrections(): Corrections;
  /** A claim of the corrected submission; gives its score. */
  corrected(claim: Claim): ScoredClaim;
  /** What became of the lines. The refusal is `raises-risk`, and then nothing may leave. */
  changes(): { readonly lines: readonly ChangedLine[]; readonly refusal: AcceptanceRefusal | undefined };
}

/** Of the claims only what was accepted and the risk of each scored line is kept. */
export function createCorrector(
  acceptances: readonly Acceptance[],
  release: RuleRelease,
  options: ScoringOptions,
): Corrector {
  const before = { ...options, earlierLines: new EarlierLines() };
  const between = { ...options, earlierLines: new EarlierLines() };
  const after = { ...options, earlierLines: new EarlierLines() };
  const refusals: AcceptanceRefusal[] = [];
  const found = new Set<number>();
  const made: MadeCorrection[] = [];
  const edits: SegmentEdit[] = [];
  const risks = new Map<number, number>();
  const lines: ChangedLine[] = [];
  const summary = emptySummary();
  let document: unknown;

  /** Indexes of the acceptances that mean this claim. */
  function meant(claim: Claim, offers: ReadonlyMap<string, Offer>): number[] {
    return acceptances.flatMap(({ id, patientControlNumber, segment }, index) => {
      if (patientControlNumber !== undefined && patientControlNumber !== claim.patientControlNumber) return [];
      const offer = offers.get(id);
      if (!offer || (segment !== undefined && segment !== offer.correction.x12?.[0]?.segment)) return [];
      return [index];
    });
  }

  function refuse(code: SubmissionRefusalCode, acceptance: number): void {
    if (!refusals.some((refusal) => refusal.acceptance === acceptance)) refusals.push({ code, acceptance });
  }

  return {
    claim(sent) {
      const scored = scoreClaim(sent, release, before);
      addToSummary(summary, scored);
      for (const { key, risk } of risksOf(sent, scored)) risks.set(key, risk);
      const offers = offersOf(scored);
      const own = meant(sent, offers);
      for (const index of own) {
        if (found.has(index)) refuse('ambiguous', index);
        found.add(index);
        if (!isAsAccepted(acceptances[index], offers, sent)) refuse('stale', index);
      }
      document ??= documentOf(sent);
      let claim = sent;
      if (own.length > 0) {
        const trial = (candidate: Claim) =>
          scoreClaim(candidate, release, { ...between, earlierLines: between.earlierLines.copy() });
        const ids = own.map((index) => acceptances[index]?.id ?? '');
        const outcome = correctClaim(sent, ids, trial);
        if (outcome.kind === 'corrected') {
          claim = outcome.claim;
          keep(outcome, sent);
        } else refuse(outcome.code, own[ids.indexOf(outcome.id)] ?? 0);
      }
      // Lines of this claim, as corrected, are earlier lines to the next.
      scoreClaim(claim, release, between);
    },

    corrections() {
      acceptances.forEach((_acceptance, index) => {
        if (!found.has(index)) refuse('stale', index);
      });
      if (refusals.length > 0) {
        return { kind: 'refused', refusals: refusals.toSorted((a, b) => (a.acceptance ?? 0) - (b.acceptance ?? 0)) };
      }
      return { kind: 'corrected', made, edits, document, summary: summaryOf(summary) };
    },

    corrected(claim) {
      const scored = scoreClaim(claim, release, after);
      const nowScored = new Map(risksOf(claim, scored).map(({ key, risk }) => [key, risk]));
      for (const line of claim.serviceLines) {
        const key = keyOf(line);
        const riskBefore = risks.get(key);
        if (riskBefore === undefined) continue;
        const own = made.filter((correction) => (correction.segment ?? correction.occurrence) === key);
        const riskAfter = nowScored.get(key) ?? own.at(-1)?.correction.riskAfter ?? riskBefore;
        if (own.length === 0 && riskAfter === riskBefore) continue;
        lines.push({
          patientControlNumber: claim.patientControlNumber,
          lineNumber: line.lineNumber,
          segment: line.source.serviceSegment?.position,
          riskBefore,
          riskAfter,
          isScored: nowScored.has(key),
        });
      }
      return scored;
    },

    changes() {
      const isRaised = lines.some(({ riskBefore, riskAfter }) => riskAfter > riskBefore);
      return { lines, refusal: isRaised ? { code: 'raises-risk', acceptance: undefined } : undefined };
    },
  };

  function keep(outcome: CorrectedClaim & { kind: 'corrected' }, sent: Claim): void {
    const { patientControlNumber } = sent;
    for (const applied of outcome.applied) {
      made.push({ ...applied, patientControlNumber, segment: applied.correction.x12?.[0]?.segment });
    }
    edits.push(...outcome.edits);
    document = documentOf(outcome.claim);
  }
}

/** Scored lines of a claim with what names them in the submission. */
function risksOf(claim: Claim, { lines }: ScoredClaim): { key: number; risk: number }[] {
  return claim.serviceLines.filter(isScoredProcedure).map((line, index) => ({
    key: keyOf(line),
    risk: lines[index]?.denialRisk.probability ?? 0,
  }));
}

/** The service segment of an 837 is never another line's; of JSON claims there is one. */
function keyOf({ source, occurrence }: ServiceLine): number {
  return source.serviceSegment?.position ?? occurrence;
}

function isAsAccepted(acceptance: Acceptance | undefined, offers: ReadonlyMap<string, Offer>, sent: Claim): boolean {
  if (!acceptance) return false;
  const offered = offers.get(acceptance.id)?.correction;
  const document = documentOf(sent);
  if (acceptance.patch && document !== undefined && !holdsFor(document, acceptance.patch)) return false;
  return (['patch', 'x12', 'requires'] as const).every(
    (field) => acceptance[field] === undefined || canonicalJson(acceptance[field]) === canonicalJson(offered?.[field]),
  );
}
