import type { Location } from '../../claim/claim.ts';
import { IMAGING_PARTS, type ImagingPart } from '../../documentation/imaging-facts.ts';
import { inForce } from '../../tables/dated-table.ts';
import { DOCUMENT_THE_GUIDANCE } from '../how-to-document.ts';
import { atRisk, defineRule, notApplicable, notCovered, notEvaluated, pass } from '../rule.ts';

const PART_NAMES: Readonly<Record<ImagingPart, string>> = {
  modality: 'the modality',
  realTimeSupervision: 'real-time use with who supervised it',
  imageArchival: 'that images were archived',
};

/** Guidance billed or claimed needs a record of its own: modality, real-time supervision and archived images. */
export const imagingGuidance = defineRule({
  id: 'documentation/imaging-guidance',
  summary: 'Imaging guidance is billed or stated, and its documentation is incomplete.',
  linesOfBusiness: 'all',
  tables: ['documentation-requirements', 'imaging-codes'],
  messages: {
    guidanceIncomplete: 'Imaging guidance is {how}, and its documentation does not show {missing}.',
    guidanceDenied: 'Imaging guidance is {how}, and its documentation denies {denied}{further}.',
    documentSeparately:
      'If the guidance record shows it, send it; if it does not, do not bill the guidance as documented.',
  },
  advice: ['documentSeparately'],

  evaluate(facts, tables) {
    if (!facts.isNerveDestruction) return notApplicable;
    const { imaging, guidanceLines: billed, record } = facts.documented;
    if (billed.length === 0 && !imaging.isStated) return notApplicable;
    // A procedure note is complete: what it leaves out is lacking. Elsewhere silence says nothing.
    const isComplete = record === 'procedureNote';
    const missing = IMAGING_PARTS.filter(
      (part) => imaging.lacking.has(part) || (isComplete && !imaging.shown.has(part)),
    );
    if (missing.length === 0) {
      const isShown = IMAGING_PARTS.every((part) => imaging.shown.has(part));
      return isShown ? pass : notEvaluated('the record of the imaging guidance', DOCUMENT_THE_GUIDANCE);
    }
    const isDenied = (at: Location | undefined): boolean => Boolean(at?.value.trim()) && at !== imaging.toldAt;
    const denied = missing.filter((part) => isDenied(imaging.lacking.get(part)));
    const silent = missing.filter((part) => !denied.includes(part));
    const required = inForce(tables['documentation-requirements'], 'imaging-guidance', facts.serviceFrom);
    if (required.kind !== 'inForce') return notCovered('documentation-requirements');
    return atRisk({
      message: denied.length > 0 ? 'guidanceDenied' : 'guidanceIncomplete',
      values: {
        how: billed.length > 0 ? `billed (${billed.map((line) => line.procedureCode).join(', ')})` : 'stated',
        missing: named(missing),
        denied: named(denied),
        further: silent.length > 0 && denied.length > 0 ? `; it does not show ${named(silent)}` : '',
      },
      at: [
        ...missing.flatMap((part) => imaging.lacking.get(part) ?? []),
        ...(billed.length > 0 ? billed : [facts.line]).map((line) => line.procedureCodeAt),
      ],
      citations: [required.citation],
      suggest: ['documentSeparately'],
    });
  },
});

function named(parts: readonly ImagingPart[]): string {
  return parts.map((part) => PART_NAMES[part]).join(', ');
}
