/** Claim → LineFacts: everything that a rule may read of one line, and where each fact stands. */

import type { IsoDate } from '../calendar.ts';
import type { DocumentedFacts } from '../documentation/documented-facts.ts';
import { lineEvidence, ofLine } from '../documentation/evidence.ts';
import { imagingFact } from '../documentation/imaging/imaging-facts.ts';
import { necessityFacts } from '../documentation/necessity/necessity-facts.ts';
import { nerveFact } from '../documentation/nerves/nerve-facts.ts';
import { treatedNerves } from '../documentation/stated-documentation.ts';
import type { NotesRead } from '../documentation/statements/notes-read.ts';
import { lesionFacts } from '../documentation/technique/lesion-facts.ts';
import { pulsedNerves } from '../documentation/technique/pulsed-nerves.ts';
import { modulationFact } from '../documentation/technique/stated-modulation.ts';
import { techniqueFact } from '../documentation/technique/technique-facts.ts';
import { vocabularyOf } from '../documentation/terms/vocabulary.ts';
import { inForce, isInForce } from '../tables/dated-table.ts';
import type { ClaimAction, LineOfBusiness, RuleTables } from '../tables/rule-tables.ts';
import type { Claim, Diagnosis, ServiceLine } from './claim.ts';
import { type EarlierLines, lineKey } from './earlier-lines.ts';
import { sharesDay } from './line-days.ts';
import { lineOfBusiness } from './line-of-business.ts';
import { sharesProvider } from './line-provider.ts';
import { type MacFact, macFact } from './mac.ts';
import { isOpenProcedure, isScoredProcedure } from './scored-procedure.ts';

/** Which set of NCCI edits applies: practitioners and ASCs, or hospital outpatient departments. */
export type NcciSetting = 'practitioner' | 'hospital';

/** A diagnosis pointer and what it points to. */
export interface PointedDiagnosis {
  /** SV107 component as sent. */
  readonly pointer: string;
  /** Undefined when the claim has no diagnosis there. */
  readonly diagnosis: Diagnosis | undefined;
}

/**
 * `notCompared`: no earlier claim is at hand, or the claim replaces or voids one. `unidentified`: patient or provider is not
 * stated. `forgotten`: not found, among more lines than are kept.
 */
export type EarlierClaims = 'sameLine' | 'noSuchLine' | 'notCompared' | 'unidentified' | 'forgotten';

export interface LineFacts {
  readonly claim: Claim;
  readonly line: ServiceLine;
  /** The day the claim is judged on. */
  readonly asOf: IsoDate;
  readonly procedureCode: string;
  /** False while a correction to another code is tried out: rules about nerve destruction are then out of place. */
  readonly isNerveDestruction: boolean;
  readonly modifiers: readonly string[];
  readonly units: number;
  readonly serviceFrom: IsoDate;
  readonly serviceThrough: IsoDate;
  readonly lineOfBusiness: LineOfBusiness;
  readonly setting: NcciSetting;
  /** False for institutional claims that are no outpatient hospital claims, which NCCI edits do not reach. */
  readonly isUnderNcci: boolean;
  /** An ambulatory surgical center billing its facility service, as opposed to a physician who works there. */
  readonly isAmbulatorySurgeryFacility: boolean;
  /** A facility's own service: of a hospital or ambulatory surgical center, whoever rendered it. */
  readonly isFacilityService: boolean;
  /** The taxonomy or SG says that an ambulatory surgical center bills, whatever the place of service says. */
  readonly saysAmbulatorySurgery: boolean;
  /** What CLM05-3 does to a claim sent before; undefined for an original. */
  readonly claimAction: ClaimAction | undefined;
  /** Whether an earlier claim of the submission billed the same line. */
  readonly earlierClaims: EarlierClaims;
  /** By which later claims know the line again, or a void its original; undefined where they need not or cannot. */
  readonly lineKey: number | undefined;
  /** Undefined when neither a ZIP code nor the payer id tells it, or when no MAC decides the claim. */
  readonly mac: MacFact | undefined;
  /** Lines of this claim with the same code, a common day and the same provider, this one included. */
  readonly sameDayLines: readonly ServiceLine[];
  /** Lines of this claim with another code, a common day and the same provider. */
  readonly otherSameDayLines: readonly ServiceLine[];
  /** A line of the claim could not be read or leaves open what it bills: more may be billed than is known. */
  readonly hasGaps: boolean;
  /** Lines of a common day of which nobody can tell whether the same provider rendered them. */
  readonly linesOfUnknownProvider: readonly ServiceLine[];
  readonly pointedDiagnoses: readonly PointedDiagnosis[];
  readonly documented: DocumentedFacts;
}

/** Place of service of an ambulatory surgical center. */
const AMBULATORY_SURGERY_PLACE = '24';
/** Health care provider taxonomy of an ambulatory surgical center. */
const AMBULATORY_SURGERY_TAXONOMY = '261QA1903X';
/** Modifier by which some payers still ask ASC facilities to mark their lines. */
const AMBULATORY_SURGERY_MODIFIER = 'SG';

/** What need not be found out again. */
export interface FactsAtHand {
  /** Notes that were read for other lines of the claim. */
  readonly notes?: NotesRead | undefined;
  /** Lines of the submission's earlier claims. */
  readonly earlierLines?: EarlierLines | undefined;
  /** Of the same line: trying out a correction changes the line's coding, not what was done. */
  readonly documented?: DocumentedFacts | undefined;
}

export function lineFacts(
  claim: Claim,
  line: ServiceLine,
  tables: RuleTables,
  asOf: IsoDate,
  { notes = new Map(), earlierLines, documented }: FactsAtHand = {},
): LineFacts {
  const day = line.serviceFrom;
  const isSurgeryCenter = isAmbulatorySurgeryFacility(claim, line);
  const isFacility = isFacilityService(claim, isSurgeryCenter);
  const { sameDayLines, otherLines } = linesOfDay(claim, line, isFacility);
  const hasGaps = claim.unreadLines > 0 || claim.serviceLines.some(isOpenProcedure);
  const business = lineOfBusiness(claim, tables, day);
  const frequency = inForce(tables['claim-frequencies'], claim.claimFrequencyCode, day);
  const claimAction = isInForce(frequency) ? frequency.value.action : undefined;
  const key = earlierLines && claimAction !== 'replaces' ? lineKey(claim, line, isFacility) : undefined;
  return {
    claim,
    line,
    asOf,
    procedureCode: line.procedureCode,
    isNerveDestruction: isScoredProcedure(line),
    modifiers: line.modifiers,
    units: line.units,
    serviceFrom: line.serviceFrom,
    serviceThrough: line.serviceThrough,
    lineOfBusiness: business,
    setting: claim.form === 'institutional' ? 'hospital' : 'practitioner',
    isUnderNcci:
      claim.form === 'professional' ||
      inForce(tables['outpatient-bill-types'], claim.facilityCode, day).kind === 'inForce',
    isAmbulatorySurgeryFacility: isSurgeryCenter,
    isFacilityService: isFacility,
    saysAmbulatorySurgery: claim.form === 'professional' && saysAmbulatorySurgery(claim, line),
    claimAction,
    earlierClaims: earlierLines && claimAction === undefined ? foundAmong(earlierLines, key) : 'notCompared',
    lineKey: key,
    mac: business === 'medicare' || business === 'unknown' ? macFact(claim, line, tables, day) : undefined,
    sameDayLines,
    otherSameDayLines: otherLines,
    hasGaps,
    linesOfUnknownProvider: isFacility ? NO_LINES : unknownProviders(claim, line),
    pointedDiagnoses: pointedDiagnoses(claim, line),
    documented: documented ?? documentedOf(claim, line, otherLines, tables, notes),
  };
}

function isFacilityService(claim: Claim, isSurgeryCenter: boolean): boolean {
  return claim.form === 'institutional' || isSurgeryCenter;
}

const NO_LINES: readonly ServiceLine[] = [];

function unknownProviders(claim: Claim, line: ServiceLine): readonly ServiceLine[] {
  const isUnknown = (other: ServiceLine): boolean =>
    sharesProvider(claim, line, other) === undefined && sharesDay(line, other);
  return claim.serviceLines.some(isUnknown) ? claim.serviceLines.filter(isUnknown) : NO_LINES;
}

/** Lines of a common day and the same provider, the line itself among them, by whether they have its code. */
function linesOfDay(claim: Claim, line: ServiceLine, isFacility: boolean) {
  const sameDayLines: ServiceLine[] = [];
  const otherLines: ServiceLine[] = [];
  for (const other of claim.serviceLines) {
    if (!sharesDay(line, other) || !(isFacility || sharesProvider(claim, line, other))) continue;
    if (isSameProcedure(other, line)) sameDayLines.push(other);
    else otherLines.push(other);
  }
  return { sameDayLines, otherLines };
}

/** `lineFacts(…).documented` alone. */
export function documentedOn(claim: Claim, line: ServiceLine, tables: RuleTables, notes: NotesRead): DocumentedFacts {
  const isFacility = isFacilityService(claim, isAmbulatorySurgeryFacility(claim, line));
  return documentedOf(claim, line, linesOfDay(claim, line, isFacility).otherLines, tables, notes);
}

/** Lines of which nothing is said all have the same facts. */
const nothingDocumented = new WeakMap<RuleTables, DocumentedFacts>();

function documentedOf(
  claim: Claim,
  line: ServiceLine,
  otherLines: readonly ServiceLine[],
  tables: RuleTables,
  notes: NotesRead,
): DocumentedFacts {
  // Other lines of the day say something, too: by supplies and by guidance that they bill.
  if (otherLines.length > 0 || saysSomething(line) || saysSomething(claim)) {
    return documentedFacts(claim, line, otherLines, tables, notes);
  }
  const nothing = nothingDocumented.get(tables) ?? documentedFacts(claim, line, otherLines, tables, notes);
  nothingDocumented.set(tables, nothing);
  return nothing;
}

function saysSomething(
  said: Pick<Claim, 'notes' | 'documentation'> & Partial<Pick<ServiceLine, 'description'>>,
): boolean {
  return said.notes.length > 0 || said.documentation !== undefined || said.description !== undefined;
}

function documentedFacts(
  claim: Claim,
  line: ServiceLine,
  otherLines: readonly ServiceLine[],
  tables: RuleTables,
  notes: NotesRead,
): DocumentedFacts {
  const day = line.serviceFrom;
  const vocabulary = vocabularyOf(tables);
  const evidence = lineEvidence(claim, line, notes, vocabulary);
  const guidanceLines = otherLines.filter((other) => isGuidance(other, tables, day));
  const { documentation } = line.documentation ? line : claim;
  const record = evidence.line.record ?? evidence.claim.record;
  const hasText = evidence.line.texts.length + evidence.claim.texts.length > 0;
  const technique = techniqueFact(evidence, { line, ofClaim: claim.serviceLines, ofDay: otherLines }, tables, day);
  const nerves = nerveFact(evidence, tables, day);
  return {
    record: record ? 'procedureNote' : hasText || documentation ? 'claimText' : 'none',
    note: record?.statements,
    technique,
    lesion: lesionFacts(documentation, record),
    nerves,
    guidanceLines,
    imaging: imagingFact([
      evidence.line,
      ...guidanceLines.map((guidance) => ofLine(guidance, notes, vocabulary)),
      evidence.claim,
    ]),
    necessity: necessityFacts(documentation, record),
    hasUnreadNote: evidence.hasUnreadNote,
    treated: treatedNerves(nerves, evidence),
    modulation: modulationFact([line.documentation, claim.documentation], record, technique, tables, day),
    onlyPulsed: pulsedNerves(evidence, technique, nerves, vocabulary),
  };
}

function isSameProcedure(a: ServiceLine, b: ServiceLine): boolean {
  return a.procedureCode === b.procedureCode && a.procedureQualifier === b.procedureQualifier;
}

function isGuidance(line: ServiceLine, tables: RuleTables, day: IsoDate): boolean {
  return inForce(tables['imaging-codes'], line.procedureCode, day).kind === 'inForce';
}

/**
 * A physician's claim for work in an ASC also says place of service 24, so that alone decides nothing. The facility
 * says so by taxonomy or SG, or bills as an organization without naming anybody who rendered the service.
 */
function isAmbulatorySurgeryFacility(claim: Claim, line: ServiceLine): boolean {
  if (claim.form !== 'professional' || line.placeOfService !== AMBULATORY_SURGERY_PLACE) return false;
  return (
    saysAmbulatorySurgery(claim, line) || (claim.billingProvider.isOrganization && line.renderingProvider === undefined)
  );
}

function saysAmbulatorySurgery(claim: Claim, line: ServiceLine): boolean {
  return (
    claim.billingProvider.taxonomyCode === AMBULATORY_SURGERY_TAXONOMY ||
    line.modifiers.includes(AMBULATORY_SURGERY_MODIFIER)
  );
}

function foundAmong(earlierLines: EarlierLines, key: number | undefined): EarlierClaims {
  if (key === undefined) return earlierLines.isEmpty ? 'noSuchLine' : 'unidentified';
  if (earlierLines.has(key)) return 'sameLine';
  return earlierLines.isComplete ? 'noSuchLine' : 'forgotten';
}

const POINTER = /^\s*\d{1,2}\s*$/;

/** Nearly all are one digit. */
function isPointer(sent: string): boolean {
  const digit = sent.length === 1 ? sent.charCodeAt(0) - 48 : -1;
  return (digit >= 0 && digit <= 9) || POINTER.test(sent);
}

/** Pointers count the HI elements in the order sent, from 1 to 12. */
function pointedDiagnoses(claim: Claim, line: ServiceLine): PointedDiagnosis[] {
  return line.diagnosisPointers.map((pointer) => {
    const diagnosis = isPointer(pointer) ? claim.diagnoses[Number(pointer) - 1] : undefined;
    return { pointer, diagnosis: diagnosis?.code ? diagnosis : undefined };
  });
}
