/** Whether words tell of a lesion that was made. */

import { measuresOf } from '../statements/measures.ts';
import { assertionAt, type Span, type Statements, startingIn } from '../statements/statements.ts';

const LESION_HEAT = 45;
const LESION_COLD = -20;
/** More milliliters are a fluid given for the blood pressure. */
const MOST_OF_AGENT = 60;

/** A lesion by its measures or by its name. */
export function holdsLesion(text: Statements, { first, next }: Span): boolean {
  const { lesion } = text.terms;
  const terms = startingIn(lesion, first, next);
  const isAgent = terms.some((term) => term.key === 'agent' && assertionAt(text, term) === 'performed');
  const isLesion = startingIn(measuresOf(text), first, next).some(
    ({ unit, value }) =>
      ((unit === 'celsius' || unit === 'degrees') && (value >= LESION_HEAT || value <= LESION_COLD)) ||
      (isAgent && unit === 'milliliters' && value <= MOST_OF_AGENT),
  );
  return isLesion || terms.some(({ key }) => key === 'cycle');
}
