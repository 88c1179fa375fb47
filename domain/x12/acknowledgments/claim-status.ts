/** Claim status codes (STC01) for what the reader could not read and what a rule found. */

import type { IssueCode } from '../../issues.ts';
import type { Finding, ScoredLine } from '../../response/score-response.ts';
import type { Segment } from '../segment.ts';
import { cleanValue } from './written-segment.ts';

/** Category, status and, where the status asks for one, entity: STC01-1 to STC01-3. */
export type ClaimStatus = readonly [category: ClaimCategory, status: string, entity?: string];

/** A1 received, A3 returned as unprocessable, A6 missing, A7 invalid. */
export type ClaimCategory = 'A1' | 'A3' | 'A6' | 'A7';

/** The submission and a provider's part of it have arrived; AY is the clearing house, as which we answer. */
export const ACKNOWLEDGED: ClaimStatus = ['A1', '19', 'AY'];

/** A claim is accepted for processing. */
export const ACCEPTED: ClaimStatus = ['A1', '20'];

/** Returned because a partner asked for it above a probability; 21 asks for another status beside it. */
export const RETURNED: ClaimStatus = ['A3', '21'];

/** Something of the claim is not as it must be, and no code says more. */
const UNREADABLE: ClaimStatus = ['A7', '21'];

/** Issues that leave nothing of a claim to score, by what they lack. */
const BY_ISSUE: ReadonlyMap<IssueCode, ClaimStatus> = new Map<IssueCode, ClaimStatus>([
  ['claim-without-billing-provider', ['A6', '26', '85']],
  ['claim-without-subscriber', ['A6', '33']],
  ['claim-without-lines', ['A6', '247']],
  ['line-without-service', ['A6', '454']],
  ['service-date-missing', ['A6', '187']],
  ['date-malformed', ['A7', '187']],
  ['claim-too-long', ['A7', '121']],
]);

const CONTROL_NUMBER_MISSING: ClaimStatus = ['A6', '478'];
const CHARGE_MISSING: ClaimStatus = ['A6', '178'];
const CHARGE_INVALID: ClaimStatus = ['A7', '178'];

/** What is wrong with the CLM itself, which nobody can answer for: no number to name it by, no amount to count. */
export function openingStatuses(clm: Segment, chargeCents: number | undefined): readonly ClaimStatus[] {
  const isNumbered = cleanValue(clm.element(1)) !== '';
  const charge = clm.element(2).trim() === '' ? CHARGE_MISSING : CHARGE_INVALID;
  return [...(isNumbered ? [] : [CONTROL_NUMBER_MISSING]), ...(chargeCents === undefined ? [charge] : [])];
}

/** Issues with which a claim is refused although its lines can be read: it belongs to nobody. */
export const REFUSING: ReadonlySet<IssueCode> = new Set(['claim-without-billing-provider', 'claim-without-subscriber']);

/** Statuses of a claim that could not be read, at most three: STC01, STC10, STC11. Those of its CLM come first. */
export function rejectedStatuses(
  opening: readonly ClaimStatus[],
  issues: ReadonlySet<IssueCode>,
): readonly ClaimStatus[] {
  const statuses = [
    ...opening,
    ...[...issues].flatMap((code) => {
      const status = BY_ISSUE.get(code);
      return status ? [status] : [];
    }),
  ];
  return statuses.length > 0 ? statuses.slice(0, 3) : [UNREADABLE];
}

/** Issues with which a line is not evaluated, in the words of its STC12. */
const LINE_ISSUES: ReadonlyMap<IssueCode, string> = new Map<IssueCode, string>([
  ['line-without-service', 'This line has no service segment'],
  ['service-date-missing', 'This line states no service date'],
  ['date-malformed', 'The service date of this line is not a date'],
]);
/** The code, or its qualifier. */
const PROCEDURE_CODE = /SV(?:101|202)-([12])$/;

/** Why a line with this issue is not evaluated; undefined when it is. */
export function notEvaluatedText(code: IssueCode, path: string): string | undefined {
  const missing = code === 'value-missing' && PROCEDURE_CODE.exec(path)?.[1];
  const reason = missing
    ? `This line states no ${missing === '1' ? 'qualifier of its ' : ''}procedure code`
    : LINE_ISSUES.get(code);
  return reason && `Not evaluated. ${reason}.`;
}

/** Element that a finding points at → the status code for it. */
const BY_ELEMENT: readonly (readonly [RegExp, string])[] = [
  [/SV10[34]|SV20[45]|serviceUnitCount|measurementUnit/, '476'],
  [/SV101-[3-6]|SV202-[3-6]|procedureModifiers/, '453'],
  [/HI\d\d|SV107|diagnosis/i, '255'],
  [/DTP|serviceDate/, '187'],
  [/SV105|CLM05|placeOfService/, '249'],
];
/** Procedure code for the service. */
const PROCEDURE = '454';

/** Status of a line that is returned for what its heaviest finding points at. */
export function returnedLineStatus(line: ScoredLine): ClaimStatus {
  const path = heaviestFirst(line)[0]?.at[0]?.path ?? '';
  return ['A3', BY_ELEMENT.find(([element]) => element.test(path))?.[1] ?? PROCEDURE];
}

/** STC12 takes this many characters. */
const LONGEST_TEXT = 264;

/** The prediction in one sentence a finding, heaviest first, cut at a word. */
export function predictionText(line: ScoredLine): string {
  const percent = Math.min(99, Math.round(line.denialRisk.probability * 100));
  const reasons = heaviestFirst(line).map(({ text }) => text);
  const text = inPlainSigns([`Predicted denial risk ${percent}%.`, ...reasons].join(' '));
  if (text.length <= LONGEST_TEXT) return text;
  const cut = text.slice(0, LONGEST_TEXT - 3);
  return `${cut.slice(0, cut.lastIndexOf(' '))}...`;
}

/** Signs of our texts that X12 does not have, as it has them: another would be written as a blank. */
function inPlainSigns(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/ ?°/g, ' degrees');
}

function heaviestFirst(line: ScoredLine): readonly Finding[] {
  const order = line.denialRisk.contributions.map(({ ruleId }) => ruleId);
  return line.findings.toSorted((a, b) => order.indexOf(a.ruleId) - order.indexOf(b.ruleId));
}
