/** One claim and the corrections of it that somebody accepted → the corrected claim, scored anew after every step. */

import type { Claim } from './claim/claim.ts';
import { patched } from './corrections/apply-patch.ts';
import type { Correction } from './corrections/correction.ts';
import { lineEditOf } from './corrections/json-patch.ts';
import { editLine, type LineEdit } from './corrections/line-edit.ts';
import type { CorrectionKind } from './corrections/proposals/proposal.ts';
import type { SegmentEdit } from './corrections/segment-edit.ts';
import { claimJson } from './json/claim-json.ts';
import type { ScoredClaim, ScoredLine } from './response/score-response.ts';

/** A correction at its turn: beside those that were made before it. */
export interface AppliedCorrection {
  readonly correction: Correction;
  /** Place of the line in the claim, counted from 1. */
  readonly occurrence: number;
  readonly lineNumber: number;
  /** Of the line when the turn came; `correction.riskAfter` is the risk afterwards. */
  readonly riskBefore: number;
}

/**
 * `stale`: the claim as sent does not offer it. `conflict`: another accepted correction sets the same value otherwise, or
 * leaves nothing to correct. `not-writable`: the segment is broken over lines.
 */
export type CorrectionRefusalCode = 'stale' | 'conflict' | 'not-writable';

export type CorrectedClaim =
  | {
      readonly kind: 'corrected';
      readonly claim: Claim;
      readonly applied: readonly AppliedCorrection[];
      /** One edit a segment, from the text as sent to the text as corrected; empty for a JSON claim. */
      readonly edits: readonly SegmentEdit[];
    }
  | { readonly kind: 'refused'; readonly code: CorrectionRefusalCode; readonly id: string };

/**
 * The order in which corrections are made, whatever the order in which they were accepted: what the others are judged
 * by comes first, and the code last, because a line of another code is not scored.
 */
const TURNS: readonly CorrectionKind[] = [
  'set-unit-basis',
  'set-diagnosis-pointers',
  'remove-modifier',
  'replace-modifiers',
  'set-units',
  'change-procedure-code',
];

/**
 * Makes corrections by their ids, one after the other; each must be offered for the claim as it was sent, and again at
 * its turn for the claim as corrected so far. So no step raises a risk, and what nobody offered is never made.
 * `score` judges a claim without remembering it. The same ids in any order give the same claim.
 */
export function correctClaim(
  sent: Claim,
  ids: readonly string[],
  score: (claim: Claim) => ScoredClaim,
): CorrectedClaim {
  const offered = offersOf(score(sent));
  const wanted: Offer[] = [];
  for (const id of new Set(ids)) {
    const offer = offered.get(id);
    if (!offer) return { kind: 'refused', code: 'stale', id };
    if (sent.origin === 'x12' && !offer.correction.x12) return { kind: 'refused', code: 'not-writable', id };
    wanted.push(offer);
  }
  const contradiction = wanted.find((offer) => wanted.some((other) => other !== offer && contradict(offer, other)));
  if (contradiction) return { kind: 'refused', code: 'conflict', id: contradiction.correction.id };

  let claim = sent;
  const applied: AppliedCorrection[] = [];
  const edits = new Map<number, SegmentEdit>();
  for (const { correction } of wanted.toSorted(byTurn)) {
    const { id } = correction;
    const offer = applied.length === 0 ? offered.get(id) : offersOf(score(claim)).get(id);
    const next = offer && corrected(claim, offer);
    if (!offer || !next) return { kind: 'refused', code: 'conflict', id };
    claim = next;
    applied.push({
      correction: offer.correction,
      occurrence: offer.occurrence,
      lineNumber: offer.line.lineNumber,
      riskBefore: offer.line.denialRisk.probability,
    });
    for (const edit of offer.correction.x12 ?? []) {
      edits.set(edit.segment, { ...edit, before: edits.get(edit.segment)?.before ?? edit.before });
    }
  }
  return { kind: 'corrected', claim, applied, edits: [...edits.values()] };
}

/** What the answer for a claim offers, by id. */
export function offersOf({ lines }: ScoredClaim): Map<string, Offer> {
  return new Map(
    lines.flatMap((line) =>
      line.corrections.map((correction): [string, Offer] => [
        correction.id,
        { correction, line, occurrence: occurrenceOf(correction.id) },
      ]),
    ),
  );
}

export interface Offer {
  readonly correction: Correction;
  readonly line: ScoredLine;
  readonly occurrence: number;
}

function occurrenceOf(id: string): number {
  return Number(/^line-(\d+)-/.exec(id)?.[1]);
}

function byTurn(a: Offer, b: Offer): number {
  return (
    TURNS.indexOf(a.correction.kind) - TURNS.indexOf(b.correction.kind) ||
    a.occurrence - b.occurrence ||
    (a.correction.id < b.correction.id ? -1 : 1)
  );
}

/** Modifiers are a list that several corrections may change in turn; every other value is one thing or another. */
function contradict(one: Offer, other: Offer): boolean {
  if (one.occurrence !== other.occurrence) return false;
  const [edit, otherEdit] = [lineEditOf(one.correction.patch), lineEditOf(other.correction.patch)];
  return (Object.keys(edit) as (keyof LineEdit)[]).some(
    (field) =>
      field !== 'modifiers' &&
      otherEdit[field] !== undefined &&
      JSON.stringify(edit[field]) !== JSON.stringify(otherEdit[field]),
  );
}

/** A JSON claim is read again from the patched object; a line of an 837 takes the segment as it will be written. */
function corrected(claim: Claim, { correction, occurrence }: Offer): Claim | undefined {
  if (claim.origin === 'json') {
    const document = patched(documentOf(claim), correction.patch);
    return document === undefined ? undefined : claimJson(document, '', () => undefined);
  }
  const edited = editLine(claim, occurrence, lineEditOf(correction.patch));
  const after = correction.x12?.[0]?.after;
  return {
    ...edited,
    serviceLines: edited.serviceLines.map((line) => {
      const { serviceSegment } = line.source;
      if (line.occurrence !== occurrence || !serviceSegment || after === undefined) return line;
      return { ...line, source: { ...line.source, serviceSegment: { ...serviceSegment, text: after } } };
    }),
  };
}

/** The claim object that the claim was read from; JSON only. */
export function documentOf(claim: Claim): unknown {
  return claim.serviceLines[0]?.source.json;
}
