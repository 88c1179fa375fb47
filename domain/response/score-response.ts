/** The public answer: one shape for HTTP, the command line, batch results and callbacks. */

import type { Location } from '../claim/claim.ts';
import type { Correction } from '../corrections/correction.ts';
import type { AttachmentUse } from '../documentation/attached-notes.ts';
import type { InputIssue } from '../issues.ts';
import type { ExpectedPayment } from '../payment/payment.ts';
import type { DenialRisk } from '../score/denial-risk.ts';
import type { LearnedReference } from '../score/learned-risk.ts';
import type { LineOfBusiness } from '../tables/rule-tables.ts';

export interface ScoreResponse {
  readonly requestId: string;
  readonly asOf: string;
  readonly ruleRelease: ReleaseReference;
  /** What outcomes taught that the risks rest on; absent while nothing is learned. */
  readonly learned?: LearnedReference;
  readonly summary: ScoreSummary;
  /** Largest expected loss first, so that the first is worth looking at first; the lines of a claim keep its order. */
  readonly claims: readonly ScoredClaim[];
  readonly issues: readonly InputIssue[];
  /** Issues beyond those listed; absent when all are. */
  readonly issuesOmitted?: number;
}

export interface ReleaseReference {
  readonly id: string;
  readonly hash: string;
  /** Present when the store could not be asked, so that a newer release may exist. */
  readonly stale?: { readonly lastConfirmedAt: string; readonly reason: string };
}

export interface ScoreCounts {
  readonly claims: number;
  readonly serviceLines: number;
  readonly scoredLines: number;
  readonly high: number;
  readonly medium: number;
  readonly low: number;
  /** Sum over the lines whose payment is known. */
  readonly expectedPaymentCents: number;
  readonly expectedLossCents: number;
  /** Scored lines for which no schedule at hand states a payment. */
  readonly linesWithoutPayment: number;
}

export interface ScoreSummary extends ScoreCounts {
  readonly pareto: LossPareto;
}

/** Where the expected loss comes from, costliest first. */
export interface LossPareto {
  /** A line's loss is divided among its findings and the base rate; the parts add up to `expectedLossCents`. */
  readonly byRule: readonly {
    readonly ruleId: string;
    readonly lines: number;
    readonly expectedLossCents: number;
    /** Of the whole expected loss, 0 to 1. */
    readonly share: number;
  }[];
  /** What no finding accounts for. */
  readonly baseRate: { readonly expectedLossCents: number; readonly share: number };
  /** Each line once; null where no MAC decides it or none is known. */
  readonly byMac: readonly {
    readonly jurisdiction: string | null;
    readonly lines: number;
    readonly expectedLossCents: number;
  }[];
}

export interface ScoredClaim {
  readonly patientControlNumber: string;
  readonly claimType: 'professional' | 'institutional';
  readonly interchangeControlNumber?: string | undefined;
  readonly transactionSetControlNumber?: string | undefined;
  readonly payer: {
    readonly name: string;
    readonly id: string;
    readonly claimFilingIndicator: string;
    readonly lineOfBusiness: LineOfBusiness;
  };
  /** Of the first scored line; null when no MAC decides the claim or none is known. */
  readonly mac: ScoredMac | null;
  readonly lines: readonly ScoredLine[];
  /** Notes that the claim names by their control number; absent where it names none or nobody looked for them. */
  readonly attachments?: readonly AttachmentUse[] | undefined;
  /** Lines that are not 64640; they were read as context. */
  readonly otherLines: number;
  /** Lines that could not be read, each with an issue; absent when all could. */
  readonly unreadLines?: number | undefined;
}

export interface ScoredMac {
  readonly jurisdiction: string;
  readonly contractor: string;
  readonly name: string;
  readonly locality: string | null;
  readonly resolvedBy: string;
  /** That of the weakest row it rests on. */
  readonly confidence: 'confirmed' | 'probable';
}

export interface ScoredLine {
  readonly lineNumber: number;
  readonly lineItemControlNumber?: string | undefined;
  readonly procedureCode: string;
  readonly modifiers: readonly string[];
  /** null when the line states no number */
  readonly units: number | null;
  readonly serviceFrom: string;
  readonly serviceThrough: string;
  readonly placeOfService: string | null;
  readonly chargeCents: number;
  /** Only where it differs from the claim's, which is that of the first scored line. */
  readonly mac?: ScoredMac | null | undefined;
  readonly denialRisk: DenialRisk;
  readonly payment: ExpectedPayment & { readonly expectedLossCents: number | null };
  readonly findings: readonly Finding[];
  readonly notEvaluated: readonly { readonly ruleId: string; readonly needs: string; readonly how: string }[];
  readonly notices: readonly Notice[];
  readonly passed: readonly string[];
  /** Only with `explain=all`. */
  readonly notApplicable?: readonly string[] | undefined;
  readonly corrections: readonly Correction[];
}

export interface Finding {
  readonly ruleId: string;
  readonly message: string;
  readonly text: string;
  readonly advice: readonly string[];
  readonly at: readonly Location[];
  readonly carc: string | null;
  readonly rarc: readonly string[];
  readonly groupCode: string | null;
  readonly sources: readonly CitedSource[];
}

/** Something to know that moves no probability. */
export interface Notice {
  readonly ruleId: string;
  readonly text: string;
  readonly sources: readonly CitedSource[];
}

export interface CitedSource {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly locator?: string;
  readonly published: string;
  readonly effectiveFrom: string;
  readonly confidence: 'confirmed' | 'probable';
}
