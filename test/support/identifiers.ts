/** What of a claim, note or remittance names somebody, or could: none of it may be in a log or a metric. */

/** Of the synthetic people of all tests; whatever a test calls SECRET… is to stay out of logs as well. */
export const KNOWN_IDENTIFIERS =
  /SECRET|TESTPATIENT|1TE0TE|AVERY|SAMPLE PAIN CLINIC|SAMPLE STREET|\b1950-?01-?01\b|\b1234567893\b/i;

/** Entities that a name segment may name without naming the payer, whose name is no secret of a patient. */
const PERSONS = new Set([
  'IL',
  'QC',
  '74',
  '85',
  '87',
  '77',
  '82',
  'DN',
  'P3',
  'DK',
  'DQ',
  '71',
  '72',
  'ZZ',
  'PE',
  'OP',
]);

/** Elements by segment that identify a claim, a patient or a provider. */
const ELEMENTS: Readonly<Record<string, readonly number[]>> = {
  CLM: [1],
  CLP: [1, 7],
  REF: [2],
  N3: [1, 2],
  DMG: [2],
  PWK: [6],
  NTE: [2],
  TRN: [2],
  SBR: [3],
};

/** Too short, or too common, to be told from what a log may say. */
const LEAST_LENGTH = 5;

/** Identifiers in an X12 file with the usual separators, or those that its ISA has. */
export function identifiersInX12(text: string): string[] {
  const element = text.charAt(text.indexOf('ISA') + 3) || '*';
  return text
    .split(/[~\r\n]+/)
    .map((segment) => segment.split(element))
    .flatMap(([id = '', ...values]) => {
      const at = (number: number): string => values[number - 1] ?? '';
      if (id === 'NM1') return PERSONS.has(at(1)) ? [at(3), at(4), at(9)] : [];
      return (ELEMENTS[id] ?? []).map(at);
    })
    .map((value) => value.trim())
    .filter((value) => value.length >= LEAST_LENGTH);
}

/** Texts of a JSON claim that name somebody. */
export function identifiersInJson(claim: unknown): string[] {
  const names = new Set([
    'memberId',
    'firstName',
    'lastName',
    'dateOfBirth',
    'patientControlNumber',
    'providerControlNumber',
    'npi',
    'address1',
    'attachmentControlNumber',
    'additionalInformation',
    'note',
  ]);
  const found: string[] = [];
  JSON.stringify(claim, (name, value: unknown) => {
    if (names.has(name) && typeof value === 'string' && value.length >= LEAST_LENGTH) found.push(value);
    return value;
  });
  return found;
}

/** Sentences of a note: what stands between full stops and ends of lines, where it is long enough to be the note's own. */
export function sentencesIn(note: string): string[] {
  return note
    .split(/[.\r\n]+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length >= 20);
}
