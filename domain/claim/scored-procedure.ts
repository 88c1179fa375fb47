import type { ServiceLine } from './claim.ts';

/** The one procedure this service predicts. Other lines are context. */
const SCORED_PROCEDURE = '64640';
/** HCPCS, the qualifier under which CPT codes travel. */
const HCPCS = 'HC';

/** Whether the line bills nerve destruction: SV101-2 or SV202-2 with qualifier HC, and nowhere else. */
export function isScoredProcedure(line: Pick<ServiceLine, 'procedureCode' | 'procedureQualifier'>): boolean {
  return line.procedureCode === SCORED_PROCEDURE && line.procedureQualifier === HCPCS;
}
