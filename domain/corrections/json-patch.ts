/** A line edit as an RFC 6902 patch of the JSON claim. */

import type { ServiceLine } from '../claim/claim.ts';
import type { LineEdit } from './line-edit.ts';

export type PatchOperation =
  | { readonly op: 'test' | 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };

/** Field of the line edit → field of professionalService or institutionalService. */
const FIELDS = {
  procedureCode: 'procedureCode',
  modifiers: 'procedureModifiers',
  description: 'description',
  unitBasis: 'measurementUnit',
  units: 'serviceUnitCount',
  diagnosisPointers: 'compositeDiagnosisCodePointers/diagnosisCodePointers',
} as const;

/**
 * Paths count from the claim object. Each changed value is first tested, and so is the procedure code, so that a
 * patch made for an older version of the claim fails instead of correcting the wrong line. That a value is absent no
 * RFC 6902 test can say; whoever applies a correction later has it scored again, as POST /v1/corrections does. A claim
 * that came as an 837 is patched as the JSON claim that says the same.
 */
export function jsonPatch(line: ServiceLine, edit: LineEdit): PatchOperation[] {
  const service = line.form === 'institutional' ? 'institutionalService' : 'professionalService';
  const base = `/claimInformation/serviceLines/${line.occurrence - 1}/${service}`;
  const sentAt = (field: string): unknown =>
    line.source.json === undefined ? canonical(line, field) : valueAt(line.source.json, `${base}/${field}`);

  const tests: PatchOperation[] = [{ op: 'test', path: `${base}/procedureCode`, value: sentAt('procedureCode') }];
  const changes: PatchOperation[] = [];
  for (const key of Object.keys(FIELDS) as (keyof typeof FIELDS)[]) {
    const value = edit[key];
    if (value === undefined) continue;
    const field = FIELDS[key];
    const path = `${base}/${field}`;
    const sent = sentAt(field);
    if (sent !== undefined && key !== 'procedureCode') tests.push({ op: 'test', path, value: sent });
    if (key === 'diagnosisPointers' && sentAt('compositeDiagnosisCodePointers') == null) {
      changes.push({
        op: 'add',
        path: `${base}/compositeDiagnosisCodePointers`,
        value: { diagnosisCodePointers: value },
      });
    } else {
      changes.push({ op: sent === undefined ? 'add' : 'replace', path, value: alike(value, sent) });
    }
  }
  return [...tests, ...changes];
}

/** What a patch of `jsonPatch` changes of its line. */
export function lineEditOf(patch: readonly PatchOperation[]): LineEdit {
  const edit: Record<string, unknown> = {};
  for (const operation of patch) {
    if (operation.op !== 'add' && operation.op !== 'replace') continue;
    const { path, value } = operation;
    const field = path.split('/').slice(FIRST_OF_SERVICE).join('/');
    if (field === 'compositeDiagnosisCodePointers') {
      edit.diagnosisPointers = (value as { diagnosisCodePointers: readonly string[] }).diagnosisCodePointers;
      continue;
    }
    const key = (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).find((name) => FIELDS[name] === field);
    if (key === 'units') edit.units = Number(value);
    else if (key !== undefined) edit[key] = Array.isArray(value) ? value.map(String) : value;
  }
  return edit;
}

/** Of `/claimInformation/serviceLines/0/professionalService/…`. */
const FIRST_OF_SERVICE = 5;

/** Numbers stay numbers and strings strings, as the caller wrote them. */
function alike(value: string | number | readonly string[], sent: unknown): unknown {
  if (typeof value === 'number') return typeof sent === 'number' ? value : String(value);
  if (
    Array.isArray(value) &&
    Array.isArray(sent) &&
    sent.length > 0 &&
    sent.every((item) => typeof item === 'number')
  ) {
    return value.map(Number);
  }
  return value;
}

/** The value that the JSON form of an 837 line has. */
function canonical(line: ServiceLine, field: string): unknown {
  switch (field) {
    case 'procedureCode':
      return line.procedureCodeAt.value;
    case 'procedureModifiers':
      return line.modifiersAt.length > 0 ? line.modifiersAt.map((modifier) => modifier.value) : undefined;
    case 'description':
      return line.description?.value;
    case 'measurementUnit':
      return line.unitBasisAt.value || undefined;
    case 'serviceUnitCount':
      return line.unitsAt.value || undefined;
    default:
      return line.diagnosisPointers.length > 0 ? line.diagnosisPointers : undefined;
  }
}

function valueAt(root: unknown, path: string): unknown {
  let value = root;
  for (const key of path.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}
