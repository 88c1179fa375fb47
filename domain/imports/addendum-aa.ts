/** ASC Addendum AA: what an ambulatory surgical center is paid for a covered procedure. */

import { createHeadedRows, createKeyCheck } from './headed-rows.ts';
import type { Statement } from './merge-table.ts';
import { decimal, dollarsInCents, isProcedureCode, monthNamed, quoted } from './published-values.ts';
import { type KindReader, type Reading, type Refuse, refusing, type SourceRow } from './reading.ts';

const WEIGHT_DIGITS = 4;

export function readAddendumAa(reading: Reading): KindReader {
  const statements: Statement[] = [];
  return {
    file(name) {
      const refuse = refusing(reading, name);
      const isNew = createKeyCheck(refuse);
      return createHeadedRows({
        refuse,
        columns: [
          { name: 'HCPCS Code', is: /^hcpcscode$/ },
          { name: '', is: /^/ },
          { name: 'Short Descriptor', is: /^shortdescriptor$/ },
          { name: 'Subject to Multiple Procedure Discounting', is: /^subjecttomultipleprocedurediscounting$/ },
          { name: 'Month Year Payment Indicator', is: /^[a-z]+\d{4}paymentindicator$/ },
          { name: 'Month Year Payment Weight', is: /^[a-z]+\d{4}paymentweight$/ },
          { name: 'Month Year Payment Rate', is: /^[a-z]+\d{4}paymentrate$/ },
        ],
        heading({ cells }) {
          for (const [index, cell] of cells.entries()) {
            const [, month = '', year = ''] = /^([a-z]+)\s*(\d{4})\s+payment/i.exec(cell) ?? [];
            const named = monthNamed(month, year);
            if (named && !reading.effective.startsWith(named)) {
              return { column: index + 1, reason: `the rates are those of ${named}, not of ${reading.effective}` };
            }
          }
          return undefined;
        },
        row: (row) => takeRow(row, refuse, reading, isNew, statements),
      });
    },
    end: () => [
      { table: 'asc-rates', statements, isOpenEnded: false, hasOwnDates: false, isWhole: !reading.isExcerpt },
    ],
  };
}

function takeRow(
  row: SourceRow,
  refuse: Refuse,
  reading: Reading,
  isNew: (key: string, row: SourceRow) => boolean,
  statements: Statement[],
): undefined {
  const [code = '', , , discounted = '', indicator = '', weight = '', rate = ''] = row.cells;
  if (!isProcedureCode(code)) return refuse(row.line, 1, `${quoted(code)} is no procedure code`);
  if (!/^[YN]$/.test(discounted)) return refuse(row.line, 4, `${quoted(discounted)} is neither Y nor N`);
  if (!/^[A-Z]\d$/.test(indicator)) return refuse(row.line, 5, `${quoted(indicator)} is no payment indicator`);
  const paymentWeight = weight === '' ? undefined : decimal(weight, WEIGHT_DIGITS);
  if (weight !== '' && paymentWeight === undefined) return refuse(row.line, 6, `${quoted(weight)} is no weight`);
  const paymentCents = rate === '' ? undefined : dollarsInCents(rate);
  if (rate !== '' && paymentCents === undefined) return refuse(row.line, 7, `${quoted(rate)} is no amount`);
  if (!isNew(code, row) || !reading.keptCodes.has(code)) return;
  const value = {
    paymentIndicator: indicator,
    isMultipleProcedureDiscounted: discounted === 'Y',
    ...(paymentWeight === undefined ? {} : { paymentWeight }),
    ...(paymentCents === undefined ? {} : { paymentCents }),
  };
  const locator = `row ${code}, payment indicator ${indicator}`;
  statements.push({ key: code, from: reading.effective, through: reading.through, value, locator });
}
