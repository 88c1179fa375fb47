/** The claim as it would be with the assumptions. Only copies are changed. */

import type { Claim, ServiceLine } from '../claim/claim.ts';
import { editLine, type LineEdit } from '../corrections/line-edit.ts';
import type { Documentation, ImagingDocumentation } from '../documentation/documentation.ts';
import type { DocumentedFacts } from '../documentation/documented-facts.ts';
import { readNoteText } from '../documentation/note-reading.ts';
import type { Assumptions } from './assumptions.ts';

/**
 * Facts go to every line of `occurrences`, so that lines of one record keep one record; coding goes to `line` alone.
 * `told` is what the record of the line says as sent.
 */
export function assumedClaim(
  claim: Claim,
  line: ServiceLine,
  occurrences: ReadonlySet<number>,
  assumptions: Assumptions,
  told: DocumentedFacts,
  edit: LineEdit = {},
): Claim {
  const { units, modifiers, diagnosisPointers, placeOfService, payerClaimControlNumber, ...facts } = assumptions;
  const hasFacts = Object.keys(facts).length > 0;
  const documented: Claim = {
    ...claim,
    payerClaimControlNumber: payerClaimControlNumber ?? claim.payerClaimControlNumber,
    serviceLines: claim.serviceLines.map((other) => ({
      ...other,
      ...(hasFacts && occurrences.has(other.occurrence)
        ? { documentation: documentation(claim, other, facts, told) }
        : {}),
      ...(placeOfService !== undefined && other.occurrence === line.occurrence
        ? {
            placeOfService,
            placeOfServiceAt: { ...(other.placeOfServiceAt ?? claim.facilityCodeAt), value: placeOfService },
          }
        : {}),
    })),
  };
  const coded: LineEdit = {
    ...edit,
    ...(units === undefined ? {} : { units }),
    ...(modifiers === undefined ? {} : { modifiers: modifiers.map((modifier) => modifier.toUpperCase()) }),
    ...(diagnosisPointers === undefined ? {} : { diagnosisPointers }),
  };
  return Object.keys(coded).length === 0 ? documented : editLine(documented, line.occurrence, coded);
}

/** A note of the claim stays the claim's, because every line without one of its own is read with it. */
function documentation(
  claim: Claim,
  line: ServiceLine,
  { note, imaging, ...facts }: Omit<Assumptions, 'units' | 'modifiers' | 'diagnosisPointers' | 'placeOfService'>,
  told: DocumentedFacts,
): Documentation {
  const { note: _note, noteFrom: _from, hasUnreadableDocument: _unread, ...ofClaim } = claim.documentation ?? {};
  const base = line.documentation ?? ofClaim;
  const text = note === undefined ? undefined : readNoteText(note).text;
  return {
    ...base,
    ...facts,
    ...(imaging === undefined
      ? {}
      : { imaging: withShown(imaging, base.imaging ?? claim.documentation?.imaging, told) }),
    ...(text === undefined ? {} : { note: text, noteFrom: 'note' as const }),
  } as Documentation;
}

/** A structured record stands for all of the guidance, so what the record shows already goes into it. */
function withShown(
  assumed: NonNullable<Assumptions['imaging']>,
  stated: ImagingDocumentation | undefined,
  { imaging }: DocumentedFacts,
): ImagingDocumentation {
  const isRealTime = imaging.shown.has('realTimeSupervision');
  return {
    modality: assumed.modality ?? stated?.modality ?? imaging.shownAt?.get('modality')?.value ?? null,
    realTime: assumed.realTime ?? stated?.realTime ?? (isRealTime ? true : null),
    supervisedBy:
      assumed.supervisedBy ??
      stated?.supervisedBy ??
      imaging.supervisedBy?.value ??
      (isRealTime ? AS_THE_RECORD_SAYS : null),
    imagesArchived:
      assumed.imagesArchived ?? stated?.imagesArchived ?? (imaging.shown.has('imageArchival') ? true : null),
  };
}

const AS_THE_RECORD_SAYS = 'as the record says';
