/** A small XLSX for tests: texts shared, in place, or numbers, as spreadsheets write them. */

import { zipOf } from './zip.ts';

export type SheetCell = string | number | { readonly inline: string } | { readonly double: string } | undefined;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const letter = (column: number) => String.fromCharCode(65 + column);

export function xlsxOf(rows: readonly (readonly SheetCell[])[]): Buffer {
  const shared: string[] = [];
  const cell = (value: SheetCell, at: string): string => {
    if (value === undefined) return '';
    if (typeof value === 'number') return `<c r="${at}" s="1"><v>${value}</v></c>`;
    if (typeof value === 'object' && 'double' in value) return `<c r="${at}"><v>${value.double}</v></c>`;
    if (typeof value === 'object') return `<c r="${at}" t="inlineStr"><is><t>${escaped(value.inline)}</t></is></c>`;
    if (!shared.includes(value)) shared.push(value);
    return `<c r="${at}" t="s"><v>${shared.indexOf(value)}</v></c>`;
  };
  const body = rows.map((cells, index) => {
    const line = index + 1;
    return `<row r="${line}">${cells.map((value, column) => cell(value, `${letter(column)}${line}`)).join('')}</row>`;
  });
  const texts = shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`);
  return zipOf([
    { name: '[Content_Types].xml', data: '<?xml version="1.0" encoding="UTF-8"?><Types/>' },
    { name: 'xl/workbook.xml', data: '<?xml version="1.0" encoding="UTF-8"?><workbook/>' },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: `<?xml version="1.0" encoding="UTF-8"?><worksheet><cols><col min="1"/></cols><sheetData>${body.join('')}</sheetData></worksheet>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      data: `<?xml version="1.0" encoding="UTF-8"?><sst count="${shared.length}">${texts.join('')}</sst>`,
    },
  ]);
}
