/** LCDs of the Medicare Coverage Database that bear on the scored code: what they are, and whether they are in force. */

import type { DatedTable } from '../tables/dated-table.ts';
import {
  CONTRACTOR_TABLES,
  contractorId,
  createContractors,
  createNamedRows,
  keepJudgement,
  type NamedRow,
  type PolicyDocument,
  policyDocument,
  policyStatements,
} from './coverage-database.ts';
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
      const table =
        name
          .split(/[/›\\]/)
          .at(-1)
          ?.trim()
          .toLowerCase() ?? '';
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
              if (document) documents.set(idOf(value), document);
            },
          );
        default:
          return createNamedRows(refuse, ['lcd_id', 'lcd_version', 'contractor_id'], (value) => {
            const id = idOf(value);
            if (documents.has(id)) served.set(id, (served.get(id) ?? new Set()).add(contractorId(value)));
          });
      }
    },
    end() {
      const byKey = new Map<string, { document: PolicyDocument; ids: ReadonlySet<string> }>();
      for (const [id, document] of documents) {
        const other = byKey.get(document.displayId);
        if (other && other.document.version > document.version) continue;
        byKey.set(document.displayId, { document, ids: served.get(id) ?? new Set() });
      }
      const statements = [...byKey.values()].flatMap(({ document, ids }) => {
        const publisher = contractors.publisher(ids);
        return policyStatements(document, {
          kind: document.isProposed ? 'proposedLcd' : 'lcd',
          title: document.title,
          ...(publisher === undefined ? {} : { publisher }),
          jurisdictions: contractors.jurisdictions(ids),
        });
      });
      const shared = { isOpenEnded: true, hasOwnDates: true, isWhole: false, mergeValue: keepJudgement };
      return [{ table: 'policies', statements, ...shared }];
    },
  };
}

/** Display ids of policies that the tables hold, and of those that their rows name. */
function knownPolicies({ tables }: Reading): ReadonlySet<string> {
  const known = new Set<string>();
  for (const table of [tables.policies, tables['covered-diagnoses']] as (DatedTable<unknown> | undefined)[]) {
    for (const [key, { rows }] of table?.records ?? []) {
      known.add(key);
      for (const { value } of rows) {
        const { relatedPolicies } = value as { relatedPolicies?: readonly string[] };
        for (const related of relatedPolicies ?? []) known.add(related);
      }
    }
  }
  return known;
}
