import type { IssueCode } from '../issues.ts';
import type { ServiceLine } from './claim.ts';

/** The one procedure this service predicts. Other lines are context. */
const SCORED_PROCEDURE = '64640';
/** HCPCS, the qualifier under which CPT codes travel. */
const HCPCS = 'HC';

/** Qualifiers of codes that are none of HCPCS: jurisdiction, HIPPS, home infusion, advanced billing (SV101-1, SV202-1). */
const OTHER_CODES = new Set(['ER', 'HP', 'IV', 'WK']);

/** Whether the line bills nerve destruction: SV101-2 or SV202-2 with qualifier HC, and nowhere else. */
export function isScoredProcedure(line: Pick<ServiceLine, 'procedureCode' | 'procedureQualifier'>): boolean {
  return line.procedureCode === SCORED_PROCEDURE && line.procedureQualifier === HCPCS;
}

/**
 * Whether the line leaves open what it bills, which may be nerve destruction: no code stands on it, or the code without
 * a qualifier that exists. A revenue code of an 837I alone is not open.
 */
export function isOpenProcedure(line: Pick<ServiceLine, 'form' | 'procedureCode' | 'procedureQualifier'>): boolean {
  const { procedureQualifier: qualifier } = line;
  if (line.procedureCode === SCORED_PROCEDURE) return qualifier !== HCPCS && !OTHER_CODES.has(qualifier);
  return line.procedureCode === '' && (line.form === 'professional' || qualifier !== '');
}

/** What is wrong with such a line: a value that is not there, or a qualifier that no guide knows. */
export function openProcedureIssue({
  procedureCode,
  procedureQualifier,
}: Pick<ServiceLine, 'procedureCode' | 'procedureQualifier'>): IssueCode {
  return procedureCode === '' || procedureQualifier === '' ? 'value-missing' : 'procedure-qualifier-unknown';
}
