/** Whether words tell of a lesion that was made. */

import type { Measure } from '../statements/measure.ts';
import { measuresOf } from '../statements/measures.ts';
import { isAtForTime, isOfMotion } from '../statements/number-context.ts';
import { assertionAt, type Span, type Statements, startingIn } from '../statements/statements.ts';

const COOLEST_LESION = 50;
const COLDEST_LESION = -20;
/** More milliliters are a fluid given for the blood pressure. */
export const MOST_OF_AGENT = 60;

/** A heat or a cold that destroys. */
export function isLesionAt(unit: Measure['unit'], value: number): boolean {
  return (unit === 'celsius' || unit === 'degrees') && (value >= COOLEST_LESION || value <= COLDEST_LESION);
}

/** A lesion by its measures or by its name. */
export function holdsLesion(text: Statements, { first, next }: Span): boolean {
  const { lesion } = text.terms;
  const terms = startingIn(lesion, first, next);
  const isAgent = terms.some((term) => term.key === 'agent' && assertionAt(text, term) === 'performed');
  const isLesion = startingIn(measuresOf(text), first, next).some(
    (measure) =>
      (isLesionAt(measure.unit, measure.value) && !(measure.unit === 'degrees' && isOfMotion(text, measure))) ||
      (measure.value >= COOLEST_LESION && isAtForTime(text, measure)) ||
      (isAgent && measure.unit === 'milliliters' && measure.value <= MOST_OF_AGENT),
  );
  return isLesion || terms.some(({ key }) => key === 'cycle');
}
