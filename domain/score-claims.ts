/**
 * The whole product on one screen:
 *
 *     bytes → segments → claim → line facts → outcomes → score → response
 *
 * A score is a function of the claim, the rule release and the as-of date; whether a line was billed before, also of
 * the submission's claims before it. It depends on nothing else.
 */

import type { IsoDate } from './calendar.ts';
import type { Claim, ServiceLine } from './claim/claim.ts';
import type { EarlierLines } from './claim/earlier-lines.ts';
import { type LineFacts, lineFacts } from './claim/line-facts.ts';
import { lineOfBusiness } from './claim/line-of-business.ts';
import { isScoredProcedure } from './claim/scored-procedure.ts';
import { corrections, type Rescoring } from './corrections/correction.ts';
import { type AttachedNotes, attachmentUses, withAttachedNotes } from './documentation/attached-notes.ts';
import type { DocumentedFacts } from './documentation/documented-facts.ts';
import type { NotesRead } from './documentation/statements/notes-read.ts';
import { expectedLossCents } from './payment/expected-loss.ts';
import { expectedPayment } from './payment/expected-payment.ts';
import { finding, notice } from './response/finding.ts';
import type { Finding, Notice, ScoredClaim, ScoredLine, ScoredMac } from './response/score-response.ts';
import { evaluateRules, type RuleFaultSink, type RuleOutcome } from './rules/evaluate-rules.ts';
import { releaseRules } from './rules/release-rules.ts';
import type { Outcome } from './rules/rule.ts';
import { type BandThresholds, denialRisk, type WeighedRisk, weighedRisk } from './score/denial-risk.ts';
import type { LearnedRisk } from './score/learned-risk.ts';
import { riskPayer } from './score/risk-payer.ts';
import type { RuleRelease } from './tables/rule-tables.ts';

export interface ScoringOptions {
  readonly asOf: IsoDate;
  readonly bands?: BandThresholds;
  /** What outcomes taught; without it every chance is its prior. */
  readonly learned?: LearnedRisk | undefined;
  /** List the rules that do not apply, too. */
  readonly explainAll?: boolean;
  /** Notes that came apart from the claims; without it nobody has looked for them. */
  readonly attachments?: AttachedNotes;
  /** Lines of the submission's earlier claims, to which those of this claim are added. */
  readonly earlierLines?: EarlierLines;
  /** Score the line at this place of the claim alone; the others are context. */
  readonly onlyOccurrence?: number;
  /** Notes that were read already, where a claim is scored several times. */
  readonly notes?: NotesRead;
  /** What is documented for its lines, where that was read already. */
  readonly documented?: ReadonlyMap<ServiceLine, DocumentedFacts>;
  /** Told of each rule that threw. */
  readonly onRuleFault?: RuleFaultSink;
}

/** A note that came and was not read must not look like a note that was read and found in order. */
const UNREAD_NOTE: Notice = {
  ruleId: 'documentation/nerve-identified',
  text: 'A document came with this claim and could not be read; the issues say why. Nothing in this answer rests on it.',
  sources: [],
};

/** Scores each 64640 line of the claim. */
export function scoreClaim(sent: Claim, release: RuleRelease, options: ScoringOptions): ScoredClaim {
  const claim = withAttachedNotes(sent, options.attachments);
  const { notes = new Map(), documented, onlyOccurrence } = options;
  const scoredLines = claim.serviceLines.filter(isScoredProcedure);
  const judged = (line: ServiceLine) =>
    judge(claim, line, release, options, { notes, documented: documented?.get(line) });
  const asked =
    onlyOccurrence === undefined ? scoredLines : scoredLines.filter(({ occurrence }) => occurrence === onlyOccurrence);
  const told = asked.map(judged);
  let others: readonly Judged[] | undefined;
  const ofClaim: JudgedClaim = {
    notes,
    scoredLines: scoredLines.length,
    // No correction of the one line may raise the risk of the others, which are judged once that is asked.
    judgedLines: () => {
      if (onlyOccurrence === undefined) return told;
      others ??= scoredLines.filter(({ occurrence }) => occurrence !== onlyOccurrence).map(judged);
      return others;
    },
  };
  const first = told[0]?.facts;
  const mac = first ? macOf(first) : null;
  const lines = told.map((judged) => {
    const own = judged.facts.mac === first?.mac ? mac : macOf(judged.facts);
    const isOfClaim = own?.contractor === mac?.contractor && own?.locality === mac?.locality;
    return scoredLine(judged, ofClaim, release, options, isOfClaim ? undefined : own);
  });
  // Only now: while a correction is tried out, a line must not meet itself among the earlier ones.
  if (options.earlierLines) for (const { facts } of told) remember(facts, options.earlierLines);
  const day = claim.serviceLines[0]?.serviceFrom ?? options.asOf;
  const business = first?.serviceFrom === day ? first.lineOfBusiness : lineOfBusiness(claim, release.tables, day);
  const { name, id, claimFilingIndicator } = claim.payer;
  return {
    patientControlNumber: claim.patientControlNumber,
    claimType: claim.form,
    interchangeControlNumber: claim.interchangeControlNumber || undefined,
    transactionSetControlNumber: claim.transactionSetControlNumber || undefined,
    payer: { name, id, claimFilingIndicator, lineOfBusiness: business },
    mac,
    lines,
    attachments: attachmentUses(sent, options.attachments),
    unreadLines: claim.unreadLines > 0 ? claim.unreadLines : undefined,
    otherLines: claim.serviceLines.length - lines.length,
  };
}

/** Remembers the lines of a claim that was scored before, so that later ones are compared with them. */
export function rememberClaim(claim: Claim, { tables }: RuleRelease, { asOf, earlierLines }: ScoringOptions): void {
  if (!earlierLines) return;
  const scored = claim.serviceLines.filter(isScoredProcedure);
  const facts = scored.map((line) => lineFacts(claim, line, tables, asOf, { earlierLines }));
  for (const line of facts) remember(line, earlierLines);
}

/** A void takes the line that it repeats back, so that a new claim may bill it. */
function remember({ lineKey, claimAction }: LineFacts, earlierLines: EarlierLines): void {
  if (lineKey === undefined) return;
  if (claimAction === 'voids') earlierLines.remove(lineKey);
  else earlierLines.add(lineKey);
}

function macOf({ mac }: LineFacts): ScoredMac | null {
  if (!mac) return null;
  return {
    jurisdiction: mac.jurisdiction,
    contractor: mac.contractor,
    name: mac.name,
    locality: mac.locality ?? null,
    resolvedBy: mac.resolvedBy,
    confidence: mac.citations.every(({ confidence }) => confidence === 'confirmed') ? 'confirmed' : 'probable',
  };
}

/** `mac` is given where it is not the claim's. */
function scoredLine(
  judged: Judged,
  ofClaim: JudgedClaim,
  release: RuleRelease,
  options: ScoringOptions,
  mac: ScoredMac | null | undefined,
): ScoredLine {
  const { facts, outcomes, risk } = judged;
  const { line } = facts;
  const payment = expectedPayment(facts, release.tables);
  const told = denialRisk(risk, options.bands);
  const { findings, notEvaluated, notices, passed } = reported(facts, outcomes, release, options.asOf);
  return {
    lineNumber: line.lineNumber,
    lineItemControlNumber: line.lineItemControlNumber || undefined,
    procedureCode: line.procedureCode,
    modifiers: line.modifiers,
    units: Number.isNaN(line.units) ? null : line.units,
    serviceFrom: line.serviceFrom,
    serviceThrough: line.serviceThrough,
    placeOfService: line.placeOfService ?? null,
    chargeCents: line.chargeCents,
    mac,
    denialRisk: told,
    payment: { ...payment, expectedLossCents: expectedLossCents(payment, outcomes, told) },
    findings,
    notEvaluated,
    notices: facts.documented.hasUnreadNote ? [UNREAD_NOTE, ...notices] : notices,
    passed,
    notApplicable: options.explainAll ? idsOf(outcomes, 'notApplicable') : undefined,
    corrections:
      findings.length === 0
        ? []
        : corrections(facts, outcomes, release.tables, risk.probability, rescoring(judged, ofClaim, release, options)),
  };
}

/** Judges the claim again with a line edited. */
function rescoring(
  own: Judged,
  { judgedLines, scoredLines, notes }: JudgedClaim,
  release: RuleRelease,
  options: ScoringOptions,
): Rescoring {
  const riskIn = (edited: Claim, sent: ServiceLine, documented?: DocumentedFacts): number => {
    const editedLine = edited.serviceLines.find(({ occurrence }) => occurrence === sent.occurrence) ?? sent;
    return judge(edited, editedLine, release, options, documented ? { documented } : { notes }).risk.probability;
  };
  return {
    ofLine: (edited) => riskIn(edited, own.facts.line, own.facts.documented),
    // What a note says of the claim is said of fewer lines when one takes another code, so it is read again.
    raisesAnother: (edited) =>
      judgedLines().some((other) => other !== own && riskIn(edited, other.facts.line) > other.risk.probability),
    otherLines: scoredLines - 1,
  };
}

function idsOf(outcomes: readonly RuleOutcome[], kind: Outcome['kind']): string[] {
  return outcomes.filter(({ outcome }) => outcome.kind === kind).map(({ rule }) => rule.id);
}

/** Every rule that applies in the place of its outcome. */
function reported(facts: LineFacts, outcomes: readonly RuleOutcome[], release: RuleRelease, asOf: IsoDate) {
  const findings: Finding[] = [];
  const notEvaluated: { ruleId: string; needs: string; how: string }[] = [];
  const notices: Notice[] = [];
  const passed: string[] = [];
  for (const { rule, outcome } of outcomes) {
    if (outcome.notices) for (const told of outcome.notices) notices.push(notice(rule, told, release));
    switch (outcome.kind) {
      case 'atRisk':
        findings.push(finding(rule, outcome, release, asOf, facts));
        break;
      case 'notEvaluated':
        notEvaluated.push({ ruleId: rule.id, needs: outcome.needs, how: outcome.how });
        break;
      case 'pass':
        passed.push(rule.id);
        break;
    }
  }
  return { findings, notEvaluated, notices, passed };
}

/** Every scored line of one claim, and the notes that were read for them. */
interface JudgedClaim {
  readonly scoredLines: number;
  readonly judgedLines: () => readonly Judged[];
  readonly notes: NotesRead;
}

/** One line under every rule. */
export interface Judged {
  readonly facts: LineFacts;
  readonly outcomes: readonly RuleOutcome[];
  readonly risk: WeighedRisk;
}

/** Without payment and corrections. `atHand` spares reading the notes of the claim again. */
export function judge(
  claim: Claim,
  line: ServiceLine,
  release: RuleRelease,
  options: ScoringOptions,
  atHand: { readonly notes?: NotesRead; readonly documented?: DocumentedFacts | undefined },
): Judged {
  const { tables } = release;
  const { notes, documented } = atHand;
  const facts = lineFacts(claim, line, tables, options.asOf, {
    notes,
    documented,
    earlierLines: options.earlierLines,
  });
  const outcomes = evaluateRules(releaseRules(tables), facts, tables, options.onRuleFault ?? IGNORED);
  return { facts, outcomes, risk: risk(facts, outcomes, release, options) };
}

function risk(facts: LineFacts, outcomes: readonly RuleOutcome[], { tables }: RuleRelease, options: ScoringOptions) {
  const { procedureCode, lineOfBusiness, mac, claim } = facts;
  const rated = { procedureCode, lineOfBusiness, mac, placeOfService: facts.line.placeOfService };
  const { learned, asOf } = options;
  const ofPayer = learned?.payers.get(riskPayer(lineOfBusiness, mac?.jurisdiction, claim.payer.id));
  return weighedRisk(outcomes, rated, tables, asOf, ofPayer);
}

const IGNORED: RuleFaultSink = () => undefined;
