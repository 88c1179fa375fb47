/** Whose habits a risk rests on: outcomes of one payer teach nothing about another. */

import type { LineOfBusiness } from '../tables/rule-tables.ts';

/**
 * `medicare/JE` where a MAC decides the claim, else line of business and payer id, such as `commercial/60054`. It names a
 * payer and never a patient. A MAC is found for a payer that nobody knows, too; it decides nothing there.
 */
export function riskPayer(lineOfBusiness: LineOfBusiness, jurisdiction: string | undefined, payerId: string): string {
  const decides = lineOfBusiness === 'medicare' ? jurisdiction : undefined;
  return `${lineOfBusiness}/${decides ?? payerId.trim().toUpperCase()}`;
}
