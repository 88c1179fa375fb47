import type { ServiceLine } from './claim.ts';

/** The one procedure this service predicts. Other lines are context. */
const SCORED_PROCEDURE = '64640';
/** HCPCS, the qualifier under which CPT codes travel. */
const HCPCS = 'HC';

/** Whether the line bills nerve destruction: SV101-2 or SV202-2 with qualifier HC, and nowhere else. */
export function isScoredProcedure(line: Pick<ServiceLine, 'procedureCode' | 'procedureQualifier'>): boolean {
  return line.procedureCode === SCORED_PROCEDURE && line.procedureQualifier === HCPCS;
}

/**
 * Whether the line leaves open what it bills, which may be nerve destruction: no code stands on it, or the code without
 * its qualifier. A revenue code of an 837I alone is not open.
 */
export function isOpenProcedure(line: Pick<ServiceLine, 'form' | 'procedureCode' | 'procedureQualifier'>): boolean {
  const isUnqualified = line.procedureQualifier === '';
  if (line.procedureCode === SCORED_PROCEDURE) return isUnqualified;
  return line.procedureCode === '' && (line.form === 'professional' || !isUnqualified);
}
