/** What the article and the LCD export of the Medicare Coverage Database share: tables by name, contractors, dates. */

import { dayAfter, dayBefore, type IsoDate } from '../calendar.ts';
import type { RuleTables } from '../tables/rule-tables.ts';
import type { Statement } from './merge-table.ts';
import { exportedDate, quoted } from './published-values.ts';
import type { FileReader, Reading, Refuse } from './reading.ts';

/** A row by heading. A heading that the export does not have reads as an empty text. */
export type NamedRow = (heading: string) => string;

/** A table of the export: headings in its first row, of which some must be there. */
export function createNamedRows(
  refuse: Refuse,
  required: readonly string[],
  take: (value: NamedRow, line: number, columnOf: (heading: string) => number) => void,
): FileReader {
  let headings: Map<string, number> | undefined;
  let isGivenUp = false;
  return {
    row({ line, cells }) {
      if (isGivenUp || (cells.length === 1 && cells[0] === '')) return;
      if (!headings) {
        headings = new Map(cells.map((cell, index) => [cell.trim().toLowerCase(), index]));
        const missing = required.find((heading) => !headings?.has(heading));
        if (missing === undefined) return;
        isGivenUp = true;
        return refuse(line, 1, `there is no column ${missing}`);
      }
      const known = headings;
      if (cells.length !== known.size) {
        return refuse(line, cells.length, `the row has ${cells.length} columns, the heading ${known.size}`);
      }
      const at = (heading: string) => known.get(heading) ?? -1;
      take(
        (heading) => (cells[at(heading)] ?? '').trim(),
        line,
        (heading) => at(heading) + 1,
      );
    },
    end() {
      if (!headings) refuse(1, 1, 'the table is empty');
    },
  };
}

/** The contractors of the export: who they are and which jurisdictions they hold. */
export interface Contractors {
  /** A reader for a table that tells of contractors; undefined for any other. */
  file(table: string, refuse: Refuse): FileReader | undefined;
  has(id: string): boolean;
  publisher(ids: Iterable<string>): string | undefined;
  jurisdictions(ids: Iterable<string>): string[];
}

export const CONTRACTOR_TABLES = ['state_lookup.csv', 'contractor.csv', 'contractor_jurisdiction.csv'] as const;

/** Why the reference to a contractor is refused: without it a document would hold nowhere, and nobody would notice. */
export const NO_SUCH_CONTRACTOR = 'contractor.csv has no such contractor';

/** Id and version of a contractor or a document, as the tables of the export refer to it. */
export function contractorId(value: NamedRow): string {
  return [value('contractor_id'), value('contractor_type_id'), value('contractor_version')].join('/');
}

/** Several ids of the export stand for a part of one state. */
const PARTS_OF_STATES: Readonly<Record<string, string>> = {
  DN: 'NY',
  QN: 'NY',
  UN: 'NY',
  EM: 'MO',
  WM: 'MO',
  NF: 'CA',
  SF: 'CA',
};

export function createContractors(tables: RuleTables): Contractors {
  const abbreviations = new Map<string, string>();
  const known = new Map<string, { name: string; number: string; states: Set<string> }>();
  const ofNumber = new Map<string, string>();
  const jurisdictionsOf = new Map<string, Set<string>>();
  for (const [number, { rows }] of tables['mac-contractors']?.records ?? []) {
    const value = rows.at(-1)?.value;
    if (!value) continue;
    ofNumber.set(number, value.jurisdiction);
    ofNumber.set(value.partAContractor, value.jurisdiction);
    for (const state of value.states) {
      jurisdictionsOf.set(state, (jurisdictionsOf.get(state) ?? new Set()).add(value.jurisdiction));
    }
  }
  const found = (ids: Iterable<string>) => [...ids].flatMap((id) => known.get(id) ?? []);
  return {
    file(table, refuse) {
      switch (table) {
        case 'state_lookup.csv':
          return createNamedRows(refuse, ['state_id', 'state_abbrev'], (value) => {
            const state = value('state_abbrev').toUpperCase();
            abbreviations.set(value('state_id'), PARTS_OF_STATES[state] ?? state);
          });
        case 'contractor.csv':
          return createNamedRows(refuse, ['contractor_id', 'contractor_bus_name'], (value) => {
            const number = value('contractor_number');
            known.set(contractorId(value), { name: value('contractor_bus_name'), number, states: new Set() });
          });
        case 'contractor_jurisdiction.csv':
          return createNamedRows(refuse, ['contractor_id', 'state_id', 'term_date'], (value) => {
            if (value('term_date') !== '') return;
            const state = abbreviations.get(value('state_id'));
            if (state) known.get(contractorId(value))?.states.add(state);
          });
        default:
          return undefined;
      }
    },
    has: (id) => known.has(id),
    publisher(ids) {
      const names = new Set(found(ids).map(({ name }) => name));
      return names.size === 0 ? undefined : [...names].sort().join('; ');
    },
    jurisdictions(ids) {
      const all = new Set<string>();
      for (const { number, states } of found(ids)) {
        const byNumber = ofNumber.get(number);
        if (byNumber !== undefined) all.add(byNumber);
        // A state of one jurisdiction alone names it; one that is split, such as Virginia, does not.
        else
          for (const state of states) if (jurisdictionsOf.get(state)?.size === 1) add(all, jurisdictionsOf.get(state));
      }
      return [...all].sort();
    },
  };
}

function add(all: Set<string>, more: ReadonlySet<string> | undefined): void {
  for (const one of more ?? []) all.add(one);
}

/** A document of the export: what it states of itself. */
export interface PolicyDocument {
  readonly displayId: string;
  readonly version: number;
  readonly title: string;
  readonly isProposed: boolean;
  readonly from: IsoDate;
  readonly through: IsoDate | null;
}

export interface DocumentFields {
  readonly id: string;
  readonly version: string;
  /** Before the id where the export states no display id. */
  readonly letter: 'A' | 'L';
  readonly begins: readonly string[];
  readonly ends: readonly string[];
}

/** The document of a row, or undefined after telling what is wrong with it. */
export function policyDocument(
  value: NamedRow,
  line: number,
  columnOf: (heading: string) => number,
  fields: DocumentFields,
  reading: Reading,
  refuse: Refuse,
): PolicyDocument | undefined {
  const no = (heading: string, reason: string): undefined => {
    refuse(line, columnOf(heading), reason);
    return undefined;
  };
  const id = value(fields.id);
  const version = Number(value(fields.version));
  if (!/^\d{1,9}$/.test(id)) return no(fields.id, `${quoted(id)} is no number of a document`);
  if (!Number.isInteger(version)) return no(fields.version, `${quoted(value(fields.version))} is no version`);
  const displayId = value('display_id').toUpperCase() || `${fields.letter}${id}`;
  if (!/^D?[AL]\d{4,6}$/.test(displayId)) return no('display_id', `${quoted(displayId)} is no display id`);
  if (value('title') === '') return no('title', 'the title is empty');
  const dates: (IsoDate | undefined)[] = [];
  for (const headings of [fields.begins, fields.ends]) {
    const heading = headings.find((name) => value(name) !== '');
    const date = heading === undefined ? undefined : exportedDate(value(heading));
    if (heading !== undefined && !date) return no(heading, `${quoted(value(heading))} is no date`);
    dates.push(date);
  }
  const [from = reading.effective, through = null] = dates;
  if (through !== null && through < from) return no(fields.ends[0] ?? '', 'the document ends before it begins');
  if (through === null && value('status') === 'R') return no('status', 'the document is retired, and states no day');
  const isProposed = displayId.startsWith('D') || value('status') === 'P';
  const title = value('title').replace(/\s+/g, ' ');
  return { displayId, version, title, isProposed, from: isProposed ? reading.effective : from, through };
}

/** A version of a document, and its last day before the next version; null for the newest. */
export interface DocumentVersion<Of> {
  readonly of: Of;
  readonly until: IsoDate | null;
}

/**
 * Of each document the newest version that has begun, and those that begin later: an export lists what is announced
 * beside what is in force.
 */
export function versionsToCome<Of extends { readonly document: PolicyDocument }>(
  all: readonly Of[],
  { effective }: Reading,
): DocumentVersion<Of>[] {
  const documents = Map.groupBy(all, ({ document }) => document.displayId);
  return [...documents.values()].flatMap((versions) => {
    const chain: Of[] = [];
    for (const of of versions.sort((a, b) => a.document.version - b.document.version)) {
      const { from } = of.document;
      while (chain.some(({ document }) => document.from >= from || from <= effective)) chain.pop();
      chain.push(of);
    }
    return chain.map((of, index) => {
      const next = chain[index + 1];
      return { of, until: next ? dayBefore(next.document.from) : null };
    });
  });
}

/** The document with its status, day by day: in force through its last day, retired from the next. */
export function policyStatements(document: PolicyDocument, until: IsoDate | null, value: object): Statement[] {
  const { displayId: key, version, isProposed, from, through } = document;
  const locator = `version ${version}`;
  const isReplaced = until !== null && (through === null || through >= until);
  const stated: Statement = {
    key,
    from,
    through: isReplaced ? until : through,
    locator,
    value: { ...value, status: isProposed ? 'proposed' : 'inForce' },
  };
  if (isReplaced || through === null) return [stated];
  return [stated, { ...stated, from: dayAfter(through), through: until, value: { ...value, status: 'retired' } }];
}

/** What the importer of policies leaves of a record that is there: all but what the export states anew. */
export function keepJudgement(present: object, stated: object): object {
  const { title, jurisdictions, status } = stated as Record<string, unknown>;
  return { ...present, title, jurisdictions, status };
}

/** The table that a file of the export holds: its name without the folders and archives it lies in. */
export function tableNamed(file: string): string {
  return (
    file
      .split(/[/›\\]/)
      .at(-1)
      ?.trim()
      .toLowerCase() ?? ''
  );
}
