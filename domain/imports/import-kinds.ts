/** Every kind of file that can be imported: its form, how long it holds, where CMS publishes it. */

import { addMonths, dayBefore, type IsoDate } from '../calendar.ts';
import { readAddendumAa } from './addendum-aa.ts';
import { readAddendumB } from './addendum-b.ts';
import { readGpci } from './gpci.ts';
import { ARTICLE_TABLES, readMcdArticle } from './mcd-article.ts';
import { LCD_TABLES, readMcdLcd } from './mcd-lcd.ts';
import { readHospitalMue, readPractitionerMue } from './mue.ts';
import { readPprrvu } from './pprrvu.ts';
import { readPsps } from './psps.ts';
import { readHospitalPtp, readPractitionerPtp } from './ptp.ts';
import type { KindReader, Reading } from './reading.ts';
import { readZip5 } from './zip5.ts';
import { readZip9 } from './zip9.ts';

export interface ImportKind {
  /** What a `.csv`, a `.txt` and a spreadsheet of this kind are read as; a form that is missing is refused. */
  readonly forms: {
    readonly csv?: 'csv';
    readonly txt?: 'tabs' | 'lines';
    readonly xlsx?: 'sheet';
  };
  /** Which member of a ZIP is the file; the tables of a database export come by name instead. */
  readonly member: RegExp;
  readonly tables?: readonly string[];
  readonly mostFiles: number;
  /** Whether an excerpt can be taken: not where one row of a table is made of many rows of the file. */
  readonly takesExcerpt: boolean;
  /** How many months from its first day a file holds; 0 for the state of a day. */
  readonly months: 0 | 3 | 12;
  readonly source: { readonly id: string; readonly title: string; readonly url: string };
  read(reading: Reading): KindReader;
}

const MUE_URL =
  'https://www.cms.gov/medicare/coding-billing/national-correct-coding-initiative-ncci-edits/medicare-ncci-medically-unlikely-edits-mues';
const PTP_URL =
  'https://www.cms.gov/medicare/coding-billing/national-correct-coding-initiative-ncci-edits/medicare-ncci-procedure-procedure-ptp-edits';
const PFS_URL = 'https://www.cms.gov/medicare/payment/fee-schedules/physician/pfs-relative-value-files';
const ZIP_URL = 'https://www.cms.gov/medicare/payment/fee-schedules';
const OPPS_URL =
  'https://www.cms.gov/medicare/payment/prospective-payment-systems/hospital-outpatient-pps/quarterly-addenda-updates';
const ASC_URL =
  'https://www.cms.gov/medicare/payment/prospective-payment-systems/ambulatory-surgical-center-asc/asc-payment-rates-addenda';
const PSPS_URL = 'https://data.cms.gov/summary-statistics-on-use-and-payments/physiciansupplier-procedure-summary';
const MCD_URL = 'https://www.cms.gov/medicare-coverage-database/downloads/downloads.aspx';

const NCCI_MUE = {
  forms: { csv: 'csv', xlsx: 'sheet' },
  member: /mue.*\.csv$|mue.*\.xlsx$/i,
  takesExcerpt: true,
} as const;
const NCCI_PTP = {
  forms: { txt: 'tabs', xlsx: 'sheet' },
  member: /cci(?:pra|oph)-v.*\.(?:txt|xlsx)$/i,
  takesExcerpt: true,
} as const;

export const importKinds: Readonly<Record<string, ImportKind>> = {
  'mue-practitioner': {
    ...NCCI_MUE,
    mostFiles: 1,
    months: 3,
    source: {
      id: 'cms-ncci-mue-practitioner',
      title: 'NCCI medically unlikely edits, practitioner services',
      url: MUE_URL,
    },
    read: readPractitionerMue,
  },
  'mue-hospital': {
    ...NCCI_MUE,
    mostFiles: 1,
    months: 3,
    source: {
      id: 'cms-ncci-mue-hospital',
      title: 'NCCI medically unlikely edits, outpatient hospital services',
      url: MUE_URL,
    },
    read: readHospitalMue,
  },
  'ptp-practitioner': {
    ...NCCI_PTP,
    mostFiles: 4,
    months: 3,
    source: {
      id: 'cms-ncci-ptp-practitioner',
      title: 'NCCI procedure-to-procedure edits, practitioner services',
      url: PTP_URL,
    },
    read: readPractitionerPtp,
  },
  'ptp-hospital': {
    ...NCCI_PTP,
    mostFiles: 4,
    months: 3,
    source: {
      id: 'cms-ncci-ptp-hospital',
      title: 'NCCI procedure-to-procedure edits, outpatient hospital services',
      url: PTP_URL,
    },
    read: readHospitalPtp,
  },
  pprrvu: {
    forms: { csv: 'csv', txt: 'lines' },
    member: /pprrvu(?!.*(?<!non)qpp).*\.(?:csv|txt)$/i,
    takesExcerpt: true,
    mostFiles: 1,
    months: 3,
    source: { id: 'cms-pprrvu', title: 'Physician Fee Schedule relative value file', url: PFS_URL },
    read: readPprrvu,
  },
  gpci: {
    forms: { csv: 'csv', txt: 'lines' },
    member: /gpci.*\.(?:csv|txt)$/i,
    takesExcerpt: true,
    mostFiles: 1,
    months: 12,
    source: { id: 'cms-gpci', title: 'Geographic practice cost indices (Addendum E)', url: PFS_URL },
    read: readGpci,
  },
  zip5: {
    forms: { txt: 'lines' },
    member: /zip5(?!.*lyout).*\.txt$/i,
    takesExcerpt: false,
    mostFiles: 1,
    months: 3,
    source: { id: 'cms-zip5', title: 'ZIP code to carrier locality file, ZIP5', url: ZIP_URL },
    read: readZip5,
  },
  zip9: {
    forms: { txt: 'lines' },
    member: /zip9(?!.*lyout).*\.txt$/i,
    takesExcerpt: false,
    mostFiles: 1,
    months: 3,
    source: { id: 'cms-zip9', title: 'ZIP code to carrier locality file, ZIP9', url: ZIP_URL },
    read: readZip9,
  },
  'addendum-b': {
    forms: { csv: 'csv' },
    member: /(?:addendum|web)[ _.-]*b\b.*\.csv$|addendum_b.*\.csv$/i,
    takesExcerpt: true,
    mostFiles: 1,
    months: 3,
    source: { id: 'cms-opps-addendum-b', title: 'OPPS Addendum B', url: OPPS_URL },
    read: readAddendumB,
  },
  'addendum-aa': {
    forms: { csv: 'csv' },
    member: /aa.*\.csv$/i,
    takesExcerpt: true,
    mostFiles: 1,
    months: 3,
    source: { id: 'cms-asc-aa', title: 'ASC Addendum AA', url: ASC_URL },
    read: readAddendumAa,
  },
  psps: {
    forms: { csv: 'csv' },
    member: /(?:psps|physician.?supplier.?procedure.?summary).*\.csv$/i,
    takesExcerpt: true,
    // Years that are given together are counted together.
    mostFiles: 5,
    months: 12,
    source: { id: 'cms-psps', title: 'Physician/Supplier Procedure Summary', url: PSPS_URL },
    read: readPsps,
  },
  'mcd-article': {
    forms: { csv: 'csv' },
    member: /article_csv\.zip$/i,
    tables: ARTICLE_TABLES,
    takesExcerpt: false,
    mostFiles: 1,
    months: 0,
    source: { id: 'cms-mcd-articles', title: 'Medicare Coverage Database export of articles', url: MCD_URL },
    read: readMcdArticle,
  },
  'mcd-lcd': {
    forms: { csv: 'csv' },
    member: /lcd_csv\.zip$/i,
    tables: LCD_TABLES,
    takesExcerpt: false,
    mostFiles: 1,
    months: 0,
    source: { id: 'cms-mcd-lcds', title: 'Medicare Coverage Database export of LCDs', url: MCD_URL },
    read: readMcdLcd,
  },
};

/** Last day for which a file vouches unless the operator says another. */
export function lastDay(kind: ImportKind, effective: IsoDate): IsoDate {
  if (kind.months === 0) return effective;
  if (kind.months === 12) return `${effective.slice(0, 4)}-12-31` as IsoDate;
  const month = Number(effective.slice(5, 7));
  // To the end of the quarter, also for a release that begins within it.
  const start = `${effective.slice(0, 5)}${String(month - ((month - 1) % 3)).padStart(2, '0')}-01` as IsoDate;
  return dayBefore(addMonths(start, 3));
}

/** `cms-zip5-2025q4`, `cms-gpci-2025`, `cms-mcd-articles-2026-11-23`. */
export function sourceId(kind: ImportKind, effective: IsoDate): string {
  if (kind.months === 0) return `${kind.source.id}-${effective}`;
  const year = effective.slice(0, 4);
  return `${kind.source.id}-${year}${kind.months === 12 ? '' : `q${Math.ceil(Number(effective.slice(5, 7)) / 3)}`}`;
}
