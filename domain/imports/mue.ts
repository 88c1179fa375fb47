/** Medically unlikely edits: the practitioner and the outpatient hospital table (CSV or spreadsheet). */

import { parseIsoDate } from '../calendar.ts';
import { createHeadedRows, createKeyCheck } from './headed-rows.ts';
import type { Statement } from './merge-table.ts';
import { count, isProcedureCode, quoted, squashed } from './published-values.ts';
import { type KindReader, type Reading, refusing } from './reading.ts';

interface MueKind {
  readonly table: 'ncci-mue-practitioner' | 'ncci-mue-hospital';
  readonly says: RegExp;
  readonly heading: string;
}

const PRACTITIONER: MueKind = {
  table: 'ncci-mue-practitioner',
  says: /practitioner/,
  heading: 'Practitioner Services MUE Values',
};
const HOSPITAL: MueKind = {
  table: 'ncci-mue-hospital',
  says: /hospital/,
  heading: 'Outpatient Hospital Services MUE Values',
};

/** How the heading of each table of this family calls its values. */
const FAMILIES: readonly { readonly says: RegExp; readonly name: string }[] = [
  { says: /hospital/, name: 'the outpatient hospital table (mue-hospital)' },
  { says: /dme|supplier/, name: 'the table of DME suppliers, which is not used here' },
  { says: /practitioner/, name: 'the practitioner table (mue-practitioner)' },
];

export const readPractitionerMue = (reading: Reading): KindReader => readMue(PRACTITIONER, reading);
export const readHospitalMue = (reading: Reading): KindReader => readMue(HOSPITAL, reading);

function readMue(kind: MueKind, reading: Reading): KindReader {
  const statements: Statement[] = [];
  return {
    file(name) {
      const refuse = refusing(reading, name);
      const isNew = createKeyCheck(refuse);
      refuseOtherDate(name, reading);
      return createHeadedRows({
        refuse,
        columns: [
          { name: 'HCPCS/CPT Code', is: /^hcpcs\/?cptcode$/ },
          { name: kind.heading, is: kind.says },
          { name: 'MUE Adjudication Indicator', is: /^mueadjudicationindicator$/ },
          { name: 'MUE Rationale', is: /^muerationale$/ },
        ],
        heading({ cells }) {
          const family = FAMILIES.find(({ says }) => says.test(squashed(cells[1] ?? '')));
          if (!family || kind.says.test(squashed(cells[1] ?? ''))) return undefined;
          return { column: 2, reason: `this is ${family.name}` };
        },
        row(row) {
          const [code = '', limit = '', indicator = '', rationale = ''] = row.cells;
          const units = count(limit);
          const mai = /^([123])(?![^ ])/.exec(indicator)?.[1];
          if (!isProcedureCode(code)) return refuse(row.line, 1, `${quoted(code)} is no procedure code`);
          if (units === undefined) return refuse(row.line, 2, `${quoted(limit)} is no number of units`);
          if (!mai) return refuse(row.line, 3, `${quoted(indicator)} is no MUE adjudication indicator (1, 2 or 3)`);
          if (rationale === '') return refuse(row.line, 4, 'the rationale is empty');
          if (!isNew(code, row) || !reading.keptCodes.has(code)) return;
          const value = { units, mai: Number(mai), rationale };
          statements.push({ key: code, from: reading.effective, through: null, value, locator: `row ${code}` });
        },
      });
    },
    end: () => [{ table: kind.table, statements, isOpenEnded: true, hasOwnDates: false, isWhole: !reading.isExcerpt }],
  };
}

/** CMS names the files by their first day: `…_Eff_10-01-2026.csv`. */
function refuseOtherDate(name: string, reading: Reading): void {
  const [, month, day, year] = /_Eff_(\d{2})-(\d{2})-(\d{4})/i.exec(name) ?? [];
  const named = year && parseIsoDate(`${year}-${month}-${day}`);
  if (named && named !== reading.effective) {
    refusing(reading, name)(0, 0, `the file is named for ${named}, not for ${reading.effective}`);
  }
}
