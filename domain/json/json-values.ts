/** Values that several places of the JSON claim hold in the same form. */

import { type IsoDate, parseIsoDate, parseX12Date } from '../calendar.ts';
import type { Provider } from '../claim/claim.ts';
import type { Documentation } from '../documentation/documentation.ts';
import { readCcdaText, readNoteText } from '../documentation/note-reading.ts';
import { type InputIssue, type IssueCode, inputIssue } from '../issues.ts';
import { documentationFields, type JsonProvider } from './claim-schema.ts';

/** Path of a schema error as a JSON pointer. */
export function pointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

export function provider(json: JsonProvider, at: string, loop: string): Provider {
  const postalCode = json.address?.postalCode.trim() ?? '';
  return {
    npi: json.npi.trim() || undefined,
    isOrganization: json.lastName === '',
    taxonomyCode: json.taxonomyCode || undefined,
    postalCode:
      postalCode === '' ? undefined : { path: `${loop}/N403`, pointer: `${at}/address/postalCode`, value: postalCode },
  };
}

/** A facility, where the object that came for it says anything of one. */
export function facility(json: JsonProvider | null | undefined, at: string, loop: string): Provider | undefined {
  if (!json) return undefined;
  const said = [json.organizationName, json.npi, ...Object.values(json.address ?? {})];
  return said.some(Boolean) ? provider(json, `${at}/serviceFacilityLocation`, loop) : undefined;
}

/**
 * `documentation` of a claim or line. Absent and `null` both mean that nothing was said; a field of the wrong shape is
 * reported and left out, and the others stay.
 */
export function documented(sent: unknown, at: string, report: (issue: InputIssue) => void): Documentation | undefined {
  if (sent === undefined || sent === null) return undefined;
  if (typeof sent !== 'object' || Array.isArray(sent)) {
    report(inputIssue('json-value-invalid', 'element', { path: at }));
    return undefined;
  }
  const read: Record<string, unknown> = {};
  for (const [field, schema] of Object.entries(documentationFields)) {
    const value = (sent as Record<string, unknown>)[field];
    if (value === undefined || value === null) continue;
    const parsed = schema.safeParse(value);
    if (parsed.success) read[field] = parsed.data;
    else report(inputIssue('json-value-invalid', 'element', { path: `${at}/${field}` }));
  }
  const { note, ccda, ...stated } = read as { note?: string; ccda?: string };
  return { ...stated, ...noteOf(note, ccda, at, report) };
}

/** The one text of `note` and `ccda`. */
function noteOf(
  note: string | undefined,
  ccda: string | undefined,
  at: string,
  report: (issue: InputIssue) => void,
): Documentation {
  const isNote = Boolean(note?.trim());
  const isCcda = Boolean(ccda?.trim());
  const tell = (field: string, codes: readonly IssueCode[]): void => {
    for (const code of codes) report(inputIssue(code, 'element', { path: `${at}/${field}` }));
  };
  if (isNote && isCcda) tell('ccda', ['document-superseded']);
  if (!isNote && !isCcda) return {};
  const noteFrom = isNote ? 'note' : 'ccda';
  const { text, issues } = isNote ? readNoteText(note ?? '') : readCcdaText(ccda ?? '');
  tell(noteFrom, issues);
  return text === undefined ? { hasUnreadableDocument: true } : { note: text, noteFrom };
}

/** The API asks for `CCYYMMDD`; ISO dates are understood as well. */
export function claimDate(text: string): IsoDate | undefined {
  return parseX12Date(text.trim()) ?? parseIsoDate(text.trim());
}
