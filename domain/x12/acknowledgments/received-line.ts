/** The service lines of a claim as they are received, so that one that could not be read has its place in the answer. */

import { lineNumber, parseCents, parseQuantity } from '../../claim/amounts.ts';
import { MOST_LINES_OF_A_CLAIM } from '../../claim/claim.ts';
import { isOpenProcedure, isScoredProcedure } from '../../claim/scored-procedure.ts';
import type { InputIssue } from '../../issues.ts';
import { codedValue } from '../coded-value.ts';
import { dateRange, type ServiceDates } from '../loop-values.ts';
import type { Segment } from '../segment.ts';
import { notEvaluatedText } from './claim-status.ts';

export interface ReceivedLine {
  /** Of its first segment, in the submission. */
  readonly position: number;
  /** LX01, or its place in the claim. */
  readonly number: number;
  /** SV1 or SV2 */
  service: Segment | undefined;
  /** REF*6R */
  controlNumber: string;
  dates: ServiceDates | undefined;
  /** Why it could not be evaluated, in our words. */
  notEvaluated: string | undefined;
}

/** What SVC says of a line. */
export interface ServiceValues {
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly chargeCents: number;
  /** SV201 */
  readonly revenueCode: string;
  readonly units: number | null;
}

/** Takes a segment of the claim; true when it belongs to a line. */
export function addToLines(lines: ReceivedLine[], segment: Segment): boolean {
  const isService = segment.id === 'SV1' || segment.id === 'SV2';
  if (segment.id === 'LX' || (isService && (lines.length === 0 || lines.at(-1)?.service))) openLine(lines, segment);
  const line = lines.at(-1);
  if (!line) return false;
  if (isService) line.service ??= segment;
  else if (segment.id === 'REF' && segment.element(1) === '6R') line.controlNumber ||= segment.element(2);
  else if (segment.id === 'DTP' && segment.element(1) === '472') line.dates ??= dateRange(segment);
  return true;
}

function openLine(lines: ReceivedLine[], segment: Segment): void {
  // A claim with more lines is refused as a whole.
  if (lines.length > MOST_LINES_OF_A_CLAIM) return;
  const occurrence = lines.length + 1;
  lines.push({
    position: segment.position,
    number: segment.id === 'LX' ? lineNumber(segment.element(1), occurrence) : occurrence,
    service: undefined,
    controlNumber: '',
    dates: undefined,
    notEvaluated: undefined,
  });
}

/** Takes an issue of the claim, which comes when all of its segments have been taken. */
export function addIssue(lines: readonly ReceivedLine[], { code, path = '', segment = 0 }: InputIssue): void {
  const reason = notEvaluatedText(code, path);
  const line = reason === undefined ? undefined : lines.findLast(({ position }) => position <= segment);
  if (line) line.notEvaluated = reason;
}

/** Lines that were not evaluated and may be such as are: who reads the answer would take silence for a low risk. */
export function unevaluatedLines(lines: readonly ReceivedLine[]): readonly ReceivedLine[] {
  return lines.filter((line) => line.notEvaluated !== undefined && mayBeScored(line));
}

function mayBeScored({ service }: ReceivedLine): boolean {
  if (!service) return true;
  const [procedureQualifier = '', procedureCode = ''] = service.components(procedureOf(service)).map(codedValue);
  const form = service.id === 'SV1' ? 'professional' : 'institutional';
  const procedure = { form, procedureQualifier, procedureCode } as const;
  return isScoredProcedure(procedure) || isOpenProcedure(procedure);
}

function procedureOf({ id }: Segment): number {
  return id === 'SV1' ? 1 : 2;
}

export function serviceValues({ service }: ReceivedLine): ServiceValues {
  const procedure = service ? procedureOf(service) : 0;
  const [, code = '', ...modifiers] = service?.components(procedure).map(codedValue) ?? [];
  const cents = parseCents(service?.element(procedure === 1 ? 2 : 3) ?? '');
  const units = parseQuantity(service?.element(procedure === 1 ? 4 : 5) ?? '');
  return {
    code: code || 'UNKNOWN',
    modifiers: modifiers.slice(0, 4).filter((modifier) => modifier !== ''),
    chargeCents: Number.isNaN(cents) ? 0 : cents,
    revenueCode: procedure === 2 ? (service?.element(1) ?? '') : '',
    units: Number.isNaN(units) ? null : units,
  };
}
