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
    documentSeparately:
      'If the guidance record shows it, send it; if it does not, do not bill the guidance as documented.',
  },
  advice: ['documentSeparately'],

  evaluate(facts, tables) {
    if (!facts.isNerveDestruction) return notApplicable;
    const { imaging, guidanceLines: billed } = facts.documented;
    if (billed.length === 0 && !imaging.isStated) return notApplicable;
    const missing = IMAGING_PARTS.filter((part) => imaging.lacking.has(part));
    if (missing.length === 0) {
      const isComplete = IMAGING_PARTS.every((part) => imaging.shown.has(part));
      return isComplete ? pass : notEvaluated('the record of the imaging guidance', DOCUMENT_THE_GUIDANCE);
    }
    const required = inForce(tables['documentation-requirements'], 'imaging-guidance', facts.serviceFrom);
    if (required.kind !== 'inForce') return notCovered('documentation-requirements');
    return atRisk({
      message: 'guidanceIncomplete',
      values: {
        how: billed.length > 0 ? `billed (${billed.map((line) => line.procedureCode).join(', ')})` : 'stated',
        missing: missing.map((part) => PART_NAMES[part]).join(', '),
      },
      at: [
        ...missing.flatMap((part) => imaging.lacking.get(part) ?? []),
        ...billed.map((line) => line.procedureCodeAt),
      ],
      citations: [required.citation],
      suggest: ['documentSeparately'],
    });
  },
});
