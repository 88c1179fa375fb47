/** Sections of operative and procedure notes by their LOINC code. */

interface KnownSection {
  readonly heading: string;
  /**
   * Sections that do not tell what was done this time. Their titles often hide that ("Procedures" for the history of
   * procedures), so such a section goes by this heading unless its title says as much itself.
   */
  readonly isElsewhen?: boolean;
}

const SECTIONS: ReadonlyMap<string, KnownSection> = new Map([
  ['10219-4', { heading: 'PREOPERATIVE DIAGNOSIS' }],
  ['10218-6', { heading: 'POSTOPERATIVE DIAGNOSIS' }],
  ['59769-0', { heading: 'POSTPROCEDURE DIAGNOSIS' }],
  ['59768-2', { heading: 'INDICATIONS' }],
  ['10223-6', { heading: 'PROCEDURE' }],
  ['29554-3', { heading: 'PROCEDURE DESCRIPTION' }],
  ['59776-5', { heading: 'FINDINGS' }],
  ['59774-0', { heading: 'ANESTHESIA' }],
  ['29549-3', { heading: 'MEDICATIONS ADMINISTERED' }],
  ['55109-3', { heading: 'COMPLICATIONS' }],
  ['59770-8', { heading: 'ESTIMATED BLOOD LOSS' }],
  ['59773-2', { heading: 'SPECIMENS' }],
  ['59771-6', { heading: 'IMPLANTS' }],
  ['59775-7', { heading: 'DISPOSITION' }],
  ['10216-0', { heading: 'FLUIDS' }],
  ['11537-8', { heading: 'DRAINS' }],
  ['29545-1', { heading: 'PHYSICAL EXAMINATION' }],
  ['51848-0', { heading: 'ASSESSMENT' }],
  ['51847-2', { heading: 'ASSESSMENT AND PLAN' }],
  ['10154-3', { heading: 'CHIEF COMPLAINT' }],
  ['46239-0', { heading: 'CHIEF COMPLAINT' }],
  ['29299-5', { heading: 'REASON FOR VISIT' }],
  ['10164-2', { heading: 'HISTORY OF PRESENT ILLNESS' }],
  ['59772-4', { heading: 'PLANNED PROCEDURE', isElsewhen: true }],
  ['18776-5', { heading: 'PLAN', isElsewhen: true }],
  ['47519-4', { heading: 'PAST PROCEDURES', isElsewhen: true }],
  ['46240-8', { heading: 'PAST ENCOUNTERS', isElsewhen: true }],
  ['11348-0', { heading: 'PAST MEDICAL HISTORY', isElsewhen: true }],
  ['11329-0', { heading: 'HISTORY', isElsewhen: true }],
  ['29762-2', { heading: 'SOCIAL HISTORY', isElsewhen: true }],
  ['10157-6', { heading: 'FAMILY HISTORY', isElsewhen: true }],
  ['10160-0', { heading: 'HOME MEDICATIONS', isElsewhen: true }],
  ['48765-2', { heading: 'ALLERGIES', isElsewhen: true }],
]);

const SAYS_ELSEWHEN = /histor|past|prior|previous|plan|home|family|social|allerg/i;

/** The section that describes what was done; a document of another type that holds one is read. */
export const PROCEDURE_DESCRIPTION = '29554-3';

export function isElsewhen(code: string | undefined): boolean {
  return SECTIONS.get(code ?? '')?.isElsewhen === true;
}

/** Heading of a section without its colon; empty where neither its title nor its code says one. */
export function sectionHeading(code: string | undefined, title: string): string {
  const known = SECTIONS.get(code ?? '');
  const said = title.replace(/\s+/g, ' ').trim().replace(/:$/, '').toUpperCase();
  if (known?.isElsewhen && !SAYS_ELSEWHEN.test(said)) return known.heading;
  return said || (known?.heading ?? '');
}
