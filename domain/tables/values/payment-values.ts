/** Tables of what payers pay. */

import type { RequirementValue } from './claim-form-values.ts';

export interface PaymentValue {
  readonly cents: number;
}

/** Table name → type of its values. The comment says what its keys are. */
export interface PaymentTables {
  /** Place of service that is paid at the facility rate of the physician fee schedule. */
  'facility-places': RequirementValue;
  /** `pfs-nonfacility`, `pfs-facility`, `opps`, `asc`, then `|` and the procedure code. */
  'national-payments': PaymentValue;
}
