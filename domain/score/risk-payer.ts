/** Whose habits a risk rests on: outcomes of one payer teach nothing about another. */

import type { LineOfBusiness } from '../tables/rule-tables.ts';

/**
 * `medicare/JE` where a MAC decides the claim, else line of business and payer id, such as `commercial/60054`. It names a
 * payer and never a patient.
 */
export function riskPayer(lineOfBusiness: LineOfBusiness, jurisdiction: string | undefined, payerId: string): string {
  return `${lineOfBusiness}/${jurisdiction ?? payerId.trim().toUpperCase()}`;
}
