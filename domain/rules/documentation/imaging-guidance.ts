import type { Location } from '../../claim/claim.ts';
import type { LineFacts } from '../../claim/line-facts.ts';
import { mayShowImaging, mayTellOfKind } from '../../documentation/imaging/imaging-elsewhere.ts';
import type { ImagingPart } from '../../documentation/imaging/imaging-fact.ts';
import { ULTRASOUND } from '../../documentation/imaging/imaging-facts.ts';
import { IMAGING_PARTS } from '../../documentation/imaging/imaging-record.ts';
import { inForce, isInForce } from '../../tables/dated-table.ts';
import type { RuleTables } from '../../tables/rule-tables.ts';
import { DOCUMENT_THE_GUIDANCE } from '../how-to-document.ts';
import { atRisk, defineRule, notApplicable, notEvaluated, pass, requiredRow } from '../rule.ts';

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
    otherModality: 'The guidance that is billed ({codes}) is {billed}; the record tells of {told} alone.',
    documentSeparately:
      'If the guidance record shows it, send it; if it does not, do not bill the guidance as documented.',
  },
  advice: ['documentSeparately'],

  evaluate(facts, tables) {
    if (!facts.isNerveDestruction) return notApplicable;
    const { imaging, guidanceLines: billed, record, note } = facts.documented;
    if (billed.length === 0 && !imaging.isStated) return notApplicable;
    // A procedure note is complete: what it leaves out is lacking. Elsewhere silence says nothing.
    const isComplete = record === 'procedureNote';
    const isDenied = (at: Location | undefined): boolean => Boolean(at?.value.trim()) && at !== imaging.toldAt;
    // What is silent of a part says nothing against it where other words of the note may show it.
    const isSilent = (part: ImagingPart): boolean => {
      const at = imaging.lacking.get(part);
      const isLeftOut = at ? at === imaging.toldAt : isComplete && !imaging.shown.has(part);
      if (!isLeftOut || (part === 'realTimeSupervision' && isLiveByNature(facts, tables))) return false;
      return !(note && mayShowImaging(note, part));
    };
    const missing = IMAGING_PARTS.filter((part) => {
      const at = imaging.lacking.get(part);
      return isSilent(part) || (at !== undefined && at !== imaging.toldAt);
    });
    if (missing.length === 0) {
      const other = guidanceOfAnotherKind(facts, tables);
      if (other) return other;
      const isShown = IMAGING_PARTS.every((part) => imaging.shown.has(part));
      return isShown ? pass : notEvaluated('the record of the imaging guidance', DOCUMENT_THE_GUIDANCE);
    }
    const denied = missing.filter((part) => isDenied(imaging.lacking.get(part)));
    const silent = missing.filter((part) => !denied.includes(part));
    const required = requiredRow(tables, 'documentation-requirements', 'imaging-guidance', facts.serviceFrom);
    if (!isInForce(required)) return required;
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

/** A guidance line of a kind that the record, which tells of guidance in full, does not tell of. */
function guidanceOfAnotherKind(facts: LineFacts, tables: RuleTables) {
  const { imaging, guidanceLines, note } = facts.documented;
  const told = [...(imaging.modalities ?? [])];
  if (told.length === 0) return undefined;
  const others = guidanceLines.flatMap((line) => {
    const code = inForce(tables['imaging-codes'], line.procedureCode, facts.serviceFrom);
    return isInForce(code) && !told.includes(code.value.modality) ? [{ line, code }] : [];
  });
  const required = inForce(tables['documentation-requirements'], 'imaging-guidance', facts.serviceFrom);
  if (others.length === 0 || !isInForce(required)) return undefined;
  // The note may tell of two procedures, and of the guidance of this one in other words.
  if (note && others.every(({ code }) => mayTellOfKind(note, code.value.modality)))
    return notEvaluated('the record of the imaging guidance', DOCUMENT_THE_GUIDANCE);
  const shownAt = imaging.shownAt?.get('modality');
  return atRisk({
    message: 'otherModality',
    values: {
      codes: others.map(({ line }) => line.procedureCode).join(', '),
      billed: [...new Set(others.map(({ code }) => code.value.modality))].join(' and '),
      told: told.join(' and '),
    },
    at: [...(shownAt ? [shownAt] : []), ...others.map(({ line }) => line.procedureCodeAt)],
    citations: [required.citation, ...others.map(({ code }) => code.citation)],
    suggest: ['documentSeparately'],
  });
}

/** Fluoroscopy is live by its name, and CT is not: only of ultrasound does a record have to say it. */
function isLiveByNature({ documented, serviceFrom }: LineFacts, tables: RuleTables): boolean {
  const billed = documented.guidanceLines.map(({ procedureCode }) => {
    const code = inForce(tables['imaging-codes'], procedureCode, serviceFrom);
    return isInForce(code) ? code.value.modality : ULTRASOUND;
  });
  const told = documented.imaging.modalities ?? [];
  // "Scouted with ultrasound, then under fluoroscopy": where both are told the one that is billed guided.
  const both = billed.filter((kind) => [...told].includes(kind));
  const kinds = both.length > 0 ? both : [...told];
  const guided = kinds.length > 0 ? kinds : billed;
  return guided.length > 0 && !guided.includes(ULTRASOUND);
}

function named(parts: readonly ImagingPart[]): string {
  return parts.map((part) => PART_NAMES[part]).join(', ');
}
