/** Whose habits a risk rests on: outcomes of one payer teach nothing about another. */

import type { DecidingPayer } from '../tables/payer-row.ts';
import { LINES_OF_BUSINESS, type LineOfBusiness } from '../tables/values/payer-values.ts';

/**
 * `medicare/JE` where a MAC decides the claim, else line of business and payer id, such as `commercial/60054`. It names a
 * payer and never a patient. A MAC is found for a payer that nobody knows, too; it decides nothing there.
 */
export function riskPayer(lineOfBusiness: LineOfBusiness, jurisdiction: string | undefined, payerId: string): string {
  const decides = lineOfBusiness === 'medicare' ? jurisdiction : undefined;
  return `${lineOfBusiness}/${decides ?? payerId.trim().toUpperCase()}`;
}

/** Who decides, of a `riskPayer`, as far as priors depend on it. A payer of no known kind is taken as unknown. */
export function payerOf(riskPayer: string): DecidingPayer {
  const at = riskPayer.indexOf('/');
  const kind = riskPayer.slice(0, at);
  const lineOfBusiness = LINES_OF_BUSINESS.find((one) => one === kind) ?? 'unknown';
  return { lineOfBusiness, mac: { jurisdiction: riskPayer.slice(at + 1) } };
}
