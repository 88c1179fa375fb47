/** Where the values of a service line stand (`2400[2]/SV104`), written once for each place that a line can have. */

import type { ClaimForm } from './loops-837.ts';

export interface LinePaths {
  /** `2400[2]` */
  readonly line: string;
  readonly service: string;
  readonly code: string;
  /** The four modifiers. */
  readonly modifiers: readonly string[];
  readonly description: string;
  readonly charge: string;
  readonly unitBasis: string;
  readonly units: string;
  readonly placeOfService: string;
  readonly diagnosisPointers: string;
  readonly serviceDate: string;
  readonly note: string;
}

const written: Readonly<Record<ClaimForm, LinePaths[]>> = { professional: [], institutional: [] };

/** Paths of the line at `occurrence`, counted from 1, whose service segment is SV1 (professional) or SV2. */
export function linePaths(form: ClaimForm, occurrence: number): LinePaths {
  const ready = written[form][occurrence];
  if (ready) return ready;
  const line = `2400[${occurrence}]`;
  const isProfessional = form === 'professional';
  const procedure = isProfessional ? `${line}/SV101` : `${line}/SV202`;
  const element = (professional: string, institutional: string): string =>
    `${line}/${isProfessional ? professional : institutional}`;
  const paths: LinePaths = {
    line,
    service: procedure,
    code: `${procedure}-2`,
    modifiers: [3, 4, 5, 6].map((component) => `${procedure}-${component}`),
    description: `${procedure}-7`,
    charge: element('SV102', 'SV203'),
    unitBasis: element('SV103', 'SV204'),
    units: element('SV104', 'SV205'),
    placeOfService: `${line}/SV105`,
    diagnosisPointers: element('SV107', 'SV207'),
    serviceDate: `${line}/DTP03`,
    note: `${line}/NTE02`,
  };
  written[form][occurrence] = paths;
  return paths;
}
