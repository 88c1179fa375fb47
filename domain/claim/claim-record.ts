/** A claim as it is kept until its note comes: what scoring needs of it and nothing else. */

import type { Claim, ServiceLine } from './claim.ts';

/** Raised whenever a claim that was kept before would be read wrongly. */
const VERSION = 1;

/** A number that could not be read is kept as such; JSON knows none. */
const NOT_A_NUMBER = 'NaN';
const SOMEBODY = 'somebody';
const NUMBERS = new Set(['units', 'chargeCents']);

/**
 * Without the names, ids and addresses of people that a JSON claim brings along: of what was sent, only the
 * services of its lines stay, which corrections are written to.
 */
export function claimRecord(claim: Claim): string {
  const json = claim.serviceLines.find(({ source }) => source.json !== undefined)?.source.json;
  const serviceLines = claim.serviceLines.map((line) => ({ ...line, source: { ...line.source, json: undefined } }));
  // Who the patient is matters only beside other claims; that one is known matters here, too.
  const patientIdentity = claim.patientIdentity && SOMEBODY;
  const record = { version: VERSION, claim: { ...claim, patientIdentity, serviceLines }, json: sentLines(json) };
  return JSON.stringify(record, (key, value) => (NUMBERS.has(key) && Number.isNaN(value) ? NOT_A_NUMBER : value));
}

function sentLines(json: unknown): unknown {
  const lines = (json as { claimInformation?: { serviceLines?: readonly SentLine[] } } | undefined)?.claimInformation
    ?.serviceLines;
  if (!lines) return undefined;
  const serviceLines = lines.map((line) => ({
    professionalService: line?.professionalService,
    institutionalService: line?.institutionalService,
  }));
  return { claimInformation: { serviceLines } };
}

/** A line that is no object is sent now and then. */
type SentLine = { readonly professionalService?: unknown; readonly institutionalService?: unknown } | null | undefined;

/** Undefined for what another version of this service kept. */
export function claimOfRecord(record: string): Claim | undefined {
  const { version, claim, json } = JSON.parse(record, (key, value) =>
    NUMBERS.has(key) && value === NOT_A_NUMBER ? Number.NaN : value,
  ) as { version: number; claim: Claim; json: unknown };
  if (version !== VERSION) return undefined;
  const serviceLines = claim.serviceLines.map(
    (line): ServiceLine => (json === undefined ? line : { ...line, source: { ...line.source, json } }),
  );
  return { ...claim, serviceLines };
}
