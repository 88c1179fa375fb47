/** Whether a part of a text tells that a nerve was treated, and not only of what would be done. */

const STEPS = /needle|cannula|probe|electrode|introducer|catheter|inject|instill|gauge|lesion|freez|froze/i;
/** Whether a text tells of a procedure by its steps. */
export function tellsSteps(text: string): boolean {
  return STEPS.test(text);
}

const LESION =
  /lesion(?:ed|s? (?:at|x|made|(?:was|were) made)\b)|ice ?ball|ablated|coagulated|[4-9]\d ?(?:°|deg|C\b)|froze|\d s cycle|\d cycle|\d freeze/i;
const INSTILLED = /(?:%|m?l|cc) (?:phenol|alcohol|ethanol|glycerol|dehyd|absol)/i;
const AGENT = /(?:phenol|alcohol|ethanol|glycerol),? \d/i;
/** How far a joint moves is given in degrees as well. */
const MOVEMENT = /plan\b|slr|rom\b|flex|abduct|exten|rotation|rais/i;
/** What disinfects the skin, and is drunk. */
const ELSEWHERE = /plan\b|wip|clean|prep|swab|drink/i;

/** Whether it tells of a lesion, or of an agent that was given: what a visit that plans one does without. */
export function isPerformed(told: string): boolean {
  return clausesOf(told).some(
    (clause) =>
      (LESION.test(clause) && !MOVEMENT.test(clause)) ||
      ((INSTILLED.test(clause) || AGENT.test(clause)) && !ELSEWHERE.test(clause)),
  );
}

function clausesOf(told: string): string[] {
  return told.split(/\n|\.(?!\d)/);
}

const VOLUME = /\d ?(?:m?l|cc)\b/i;
const DRUG = /caine|bupi|lido|ropi|dexa|triam|kenalog|depo|methylpred|d5w|dextrose/i;
const BLOCK = /\b(?:block|inj|test|hydro|spread|in.plane)|^proc(?:edure)?:/im;
/** What numbs for any procedure: "Anesthesia: lidocaine 1% 5 mL". */
const NUMBED = /\blocal|anesth|skin|sedat|\bmed|wheal|\bla\b/i;

/** Whether it tells of that or of a block or another injection with its volume. */
export function isTreatment(told: string): boolean {
  if (isPerformed(told)) return true;
  return (
    BLOCK.test(told) &&
    clausesOf(told).some((clause) => VOLUME.test(clause) && DRUG.test(clause) && !NUMBED.test(clause))
  );
}
