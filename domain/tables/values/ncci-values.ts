/** Tables of the National Correct Coding Initiative. */

import type { IsoDate } from '../../calendar.ts';
import type { ModifierListValue, RequirementValue } from './claim-form-values.ts';

export interface MueValue {
  readonly units: number;
  /** MUE adjudication indicator: 1 a line, 2 and 3 a day. */
  readonly mai: 1 | 2 | 3;
  readonly rationale: string;
}

export interface PtpValue {
  /** 0 never together, 1 together with an NCCI-associated modifier, 9 edit not in use. */
  readonly modifierIndicator: 0 | 1 | 9;
  readonly rationale: string;
}

export interface GlobalPeriodValue {
  /** GLOB DAYS of the physician fee schedule. */
  readonly indicator: string;
  /** Days after the day of service that belong to the surgical package; null where the idea does not apply. */
  readonly days: number | null;
}

/**
 * An edit that the source lists as deleted. It holds on no day that the tables of active edits cover, and the source
 * does not say when it began.
 */
export interface DeletedPtpValue extends PtpValue {
  readonly setting: 'practitioner' | 'hospital';
  /** Last day of the edit, as the source states it. */
  readonly deletionDate: IsoDate;
}

/** Table name → type of its values. The comment says what its keys are. */
export interface NcciTables {
  /** Procedure code. */
  'ncci-mue-practitioner': MueValue;
  /** Procedure code. */
  'ncci-mue-hospital': MueValue;
  /** `columnOne|columnTwo`, ordered. */
  'ncci-ptp-practitioner': PtpValue;
  /** `columnOne|columnTwo`, ordered. */
  'ncci-ptp-hospital': PtpValue;
  /**
   * `columnOne|columnTwo|setting|deletionDate`. The date from which a row holds is the day of the table that says so;
   * no rule reads it.
   */
  'ncci-ptp-deleted': DeletedPtpValue;
  /** `anywhere`, `visit`, `anatomic`: how a modifier on the list sets an edit aside. */
  'ncci-ptp-modifiers': ModifierListValue;
  /** First characters of the codes of visits (evaluation and management). */
  'visit-codes': RequirementValue;
  /** Procedure code. */
  'global-periods': GlobalPeriodValue;
  /** `visit`, `procedure`: modifiers that set a global period aside; `startsNone`: those of services that begin none. */
  'global-period-modifiers': ModifierListValue;
  /** First two digits of the bill type of an outpatient hospital claim. */
  'outpatient-bill-types': RequirementValue;
}
