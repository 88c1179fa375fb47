/** OPPS Addendum B: what a hospital outpatient service is paid. */

import { createHeadedRows, createKeyCheck } from './headed-rows.ts';
import type { Statement } from './merge-table.ts';
import { decimal, dollarsInCents, isProcedureCode, monthNamed, quoted } from './published-values.ts';
import { type KindReader, type Reading, type Refuse, refusing, type SourceRow } from './reading.ts';

const WEIGHT_DIGITS = 4;

/** The columns that are read, by heading: the notes behind them differ from quarter to quarter. */
const COLUMNS = [
  { name: 'HCPCS Code', is: /^hcpcscode$/ },
  { name: 'Short Descriptor', is: /^shortdescriptor$/ },
  { name: 'SI', is: /^si$/ },
  { name: 'APC', is: /^apc$/ },
  { name: 'Relative Weight', is: /^relativeweight$/ },
  { name: 'Payment Rate', is: /^paymentrate$/ },
  { name: 'National Unadjusted Copayment', is: /^nationalunadjustedcopayment$/ },
  { name: 'Minimum Unadjusted Copayment', is: /^minimumunadjustedcopayment$/ },
];
const LATER_COLUMNS = /note|pass-?through|change|drugcost|ipay|asterisk|expiration/;

export function readAddendumB(reading: Reading): KindReader {
  const statements: Statement[] = [];
  return {
    file(name) {
      const refuse = refusing(reading, name);
      const isNew = createKeyCheck(refuse);
      const named = otherPeriod(name, reading);
      if (named) refuse(0, 0, named);
      return createHeadedRows({
        refuse,
        columns: COLUMNS,
        laterColumns: LATER_COLUMNS,
        preamble(text, { line }) {
          const reason = otherPeriod(text, reading);
          if (reason) refuse(line, 1, reason);
        },
        row: (row) => takeRow(row, refuse, reading, isNew, statements),
      });
    },
    end: () => [
      { table: 'opps-rates', statements, isOpenEnded: false, hasOwnDates: false, isWhole: !reading.isExcerpt },
    ],
  };
}

/** A title or file name that names another quarter or year. */
function otherPeriod(text: string, { effective }: Reading): string | undefined {
  const [, name = '', inYear = ''] =
    /\b(January|April|July|October)[ _](20\d{2})\b/i.exec(text) ??
    /\b()(?:CY|Calendar Year)[ _]?(20\d{2})\b/i.exec(text) ??
    [];
  if (inYear === '') return undefined;
  const month = monthNamed(name, inYear) ?? inYear;
  return effective.startsWith(month) ? undefined : `the rates are those of ${month}, not of ${effective}`;
}

function takeRow(
  row: SourceRow,
  refuse: Refuse,
  reading: Reading,
  isNew: (key: string, row: SourceRow) => boolean,
  statements: Statement[],
): undefined {
  const [code = '', , indicator = '', apc = '', weight = '', ...money] = row.cells;
  if (!isProcedureCode(code)) return refuse(row.line, 1, `${quoted(code)} is no procedure code`);
  if (!/^[A-Z]\d?$/.test(indicator)) return refuse(row.line, 3, `${quoted(indicator)} is no status indicator`);
  if (!/^(?:\d{4,5})?$/.test(apc)) return refuse(row.line, 4, `${quoted(apc)} is no APC`);
  const relativeWeight = weight === '' ? undefined : decimal(weight, WEIGHT_DIGITS);
  if (weight !== '' && relativeWeight === undefined) return refuse(row.line, 5, `${quoted(weight)} is no weight`);
  const amounts: Record<string, number> = {};
  for (const [index, field] of ['paymentCents', 'nationalCopaymentCents', 'minimumCopaymentCents'].entries()) {
    const text = money[index] ?? '';
    if (text === '') continue;
    const cents = dollarsInCents(text);
    if (cents === undefined) return refuse(row.line, index + 6, `${quoted(text)} is no amount`);
    amounts[field] = cents;
  }
  if (!isNew(code, row) || !reading.keptCodes.has(code)) return;
  const value = {
    statusIndicator: indicator,
    ...(apc === '' ? {} : { apc }),
    ...(relativeWeight === undefined ? {} : { relativeWeight }),
    ...amounts,
  };
  statements.push({ key: code, from: reading.effective, through: reading.through, value, locator: `row ${code}` });
}
