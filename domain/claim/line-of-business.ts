import type { IsoDate } from '../calendar.ts';
import { type DatedTable, inForce } from '../tables/dated-table.ts';
import type { ContractorValue, LineOfBusiness, RuleTables } from '../tables/rule-tables.ts';
import type { Claim } from './claim.ts';

/**
 * Who pays. A payer id that belongs to one program alone decides first, then SBR09. Where SBR09 is empty or says
 * nothing, the contractor number of a MAC as payer id means Medicare; it does not outweigh SBR09, because other payers
 * use five-digit numbers as well. A payer's name decides nothing.
 */
export function lineOfBusiness(claim: Claim, tables: RuleTables, day: IsoDate): LineOfBusiness {
  const { id, claimFilingIndicator } = claim.payer;
  const byPayer = inForce(tables['lines-of-business'], `payer/${id}`, day);
  if (byPayer.kind === 'inForce') return byPayer.value.lineOfBusiness;
  const byFiling = inForce(tables['lines-of-business'], `filing/${claimFilingIndicator.toUpperCase()}`, day);
  if (byFiling.kind === 'inForce' && byFiling.value.lineOfBusiness !== 'unknown') return byFiling.value.lineOfBusiness;
  return isMedicareContractor(id, tables, day) ? 'medicare' : 'unknown';
}

/** Whether the payer id is the number of a Part A or Part B contractor. */
function isMedicareContractor(id: string, tables: RuleTables, day: IsoDate): boolean {
  return contractorOf(id, tables, day) !== undefined;
}

/** The Part B contractor with this Part B or Part A number. */
export function contractorOf(id: string, tables: RuleTables, day: IsoDate) {
  const table = tables['mac-contractors'];
  const direct = inForce(table, id, day);
  if (direct.kind === 'inForce') return { contractor: id, ...direct };
  for (const contractor of (table && byPartA(table).get(id)) ?? []) {
    const row = inForce(table, contractor, day);
    if (row.kind === 'inForce' && row.value.partAContractor === id) return { contractor, ...row };
  }
  return undefined;
}

const partBOfPartA = new WeakMap<DatedTable<ContractorValue>, ReadonlyMap<string, readonly string[]>>();

/** Part A number → the Part B contractors that any of their rows names it for; made once a release. */
function byPartA(table: DatedTable<ContractorValue>): ReadonlyMap<string, readonly string[]> {
  const ready = partBOfPartA.get(table);
  if (ready) return ready;
  const made = new Map<string, string[]>();
  for (const { key, rows } of table.records.values()) {
    for (const partA of new Set(rows.map(({ value }) => value.partAContractor))) {
      made.set(partA, [...(made.get(partA) ?? []), key]);
    }
  }
  partBOfPartA.set(table, made);
  return made;
}
