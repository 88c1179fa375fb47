/** LCDs of the Medicare Coverage Database that bear on the scored code: what they are, and whether they are in force. */

import { dayBefore } from '../calendar.ts';
import type { DatedTable } from '../tables/dated-table.ts';
import {
  CONTRACTOR_TABLES,
  contractorId,
  createContractors,
  createNamedRows,
  keepJudgement,
  type NamedRow,
  NO_SUCH_CONTRACTOR,
  type PolicyDocument,
  policyDocument,
  policyStatements,
  tableNamed,
  versionsToCome,
} from './coverage-database.ts';
import type { Statement } from './merge-table.ts';
import { type KindReader, type Reading, refusing } from './reading.ts';

/** The tables that are read, in this order; a `?` marks those that an export may lack. */
export const LCD_TABLES = [...CONTRACTOR_TABLES, 'lcd_x_hcpc_code.csv?', 'lcd.csv', 'lcd_x_contractor.csv'] as const;

const FIELDS = {
  id: 'lcd_id',
  version: 'lcd_version',
  letter: 'L',
  begins: ['rev_eff_date', 'orig_det_eff_date'],
  ends: ['date_retired', 'ent_det_end_date'],
} as const;

/**
 * Codes stand in articles, not in LCDs. An LCD is kept when it lists the scored code all the same, when its policy is
 * known already, or when an article that was imported names it.
 */
export function readMcdLcd(reading: Reading): KindReader {
  const contractors = createContractors(reading.tables);
  const wanted = knownPolicies(reading);
  const listing = new Set<string>();
  const documents = new Map<string, PolicyDocument>();
  const served = new Map<string, Set<string>>();
  const idOf = (value: NamedRow) => `${value('lcd_id')}/${value('lcd_version')}`;
  return {
    file(name) {
      const refuse = refusing(reading, name);
      const table = tableNamed(name);
      const known = contractors.file(table, refuse);
      if (known) return known;
      switch (table) {
        case 'lcd_x_hcpc_code.csv':
          return createNamedRows(refuse, ['lcd_id', 'lcd_version', 'hcpc_code_id'], (value) => {
            if (value('hcpc_code_id') === reading.scoredCode) listing.add(idOf(value));
          });
        case 'lcd.csv':
          return createNamedRows(
            refuse,
            ['lcd_id', 'lcd_version', 'title', 'display_id', 'status', 'orig_det_eff_date'],
            (value, line, columnOf) => {
              const id = value('lcd_id');
              const isWanted = [value('display_id').toUpperCase(), `L${id}`, `DL${id}`].some((key) => wanted.has(key));
              if (!isWanted && !listing.has(idOf(value))) return;
              const document = policyDocument(value, line, columnOf, FIELDS, reading, refuse);
              if (!document) return;
              const key = wanted.get(document.displayId) ?? document.displayId;
              documents.set(idOf(value), { ...document, displayId: key });
            },
          );
        default:
          return createNamedRows(refuse, ['lcd_id', 'lcd_version', 'contractor_id'], (value, line, columnOf) => {
            const id = idOf(value);
            if (!documents.has(id)) return;
            const contractor = contractorId(value);
            if (!contractors.has(contractor)) return refuse(line, columnOf('contractor_id'), NO_SUCH_CONTRACTOR);
            served.set(id, (served.get(id) ?? new Set()).add(contractor));
          });
      }
    },
    end() {
      const read = [...documents].map(([id, document]) => ({ document, ids: served.get(id) ?? new Set<string>() }));
      const statements = versionsToCome(read, reading).flatMap(({ of: { document, ids }, until }) => {
        const publisher = contractors.publisher(ids);
        return policyStatements(document, until, {
          kind: document.isProposed ? 'proposedLcd' : 'lcd',
          title: document.title,
          ...(publisher === undefined ? {} : { publisher }),
          jurisdictions: contractors.jurisdictions(ids),
        });
      });
      statements.push(...settledProposals(statements, wanted, reading));
      const shared = { isOpenEnded: true, hasOwnDates: true, isWhole: false, mergeValue: keepJudgement };
      return [{ table: 'policies', statements, ...shared }];
    },
  };
}

/** A proposal whose final text the export has is a proposal through the day before that begins, and nothing after. */
function settledProposals(
  statements: readonly Statement[],
  wanted: ReadonlyMap<string, string>,
  { tables, effective }: Reading,
): Statement[] {
  const stated = new Set(statements.map(({ key }) => key));
  return [...stated].flatMap((final) => {
    const proposal = wanted.get(`D${final}`);
    const present = proposal === undefined ? undefined : tables.policies?.records.get(proposal)?.rows.at(-1);
    if (proposal === undefined || stated.has(proposal) || present?.value.status !== 'proposed') return [];
    const [first] = statements.filter(({ key }) => key === final);
    if (!first) return [];
    const locator = `${final}, ${first.locator}`;
    const retired = { ...present.value, status: 'retired' };
    const settled: Statement = { key: proposal, from: first.from, through: null, value: retired, locator };
    if (first.from <= effective) return [settled];
    const before = { ...settled, from: effective, through: dayBefore(first.from), value: present.value };
    return [before, settled];
  });
}

/** Display id → its key: policies that the tables hold, some of which name two documents, and those that their rows name. */
function knownPolicies({ tables }: Reading): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const table of [tables.policies, tables['covered-diagnoses']] as (DatedTable<unknown> | undefined)[]) {
    for (const [key, { rows }] of table?.records ?? []) {
      for (const id of key.split(' + ')) known.set(id, key);
      for (const { value } of rows) {
        const { relatedPolicies } = value as { relatedPolicies?: readonly string[] };
        for (const related of relatedPolicies ?? []) if (!known.has(related)) known.set(related, related);
      }
    }
  }
  return known;
}
