import type { IsoDate } from '../calendar.ts';
import { type DatedTable, inForce, isInForce } from '../tables/dated-table.ts';
import type { ContractorValue, LineOfBusiness, RuleTables } from '../tables/rule-tables.ts';
import type { Claim } from './claim.ts';
import { isInsurersId } from './payer.ts';

/**
 * Who pays: what SBR09 says, unless the payer id contradicts it. The number of a MAC or of the Railroad Medicare
 * contractor as payer id means original Medicare, and the id of an insurer means that it is not; where SBR09 says
 * otherwise nobody can tell who pays, so that is unknown and said so. Only Medicare Advantage stays what it is at a
 * contractor's number, because such a claim is misdirected and none of the contractor's business. Which of its plans
 * an insurer's id stands for the id does not tell. SBR09 is that of the destination payer (2000B): what the payers
 * before and after it are decides nothing, and neither does a payer's name.
 */
export function lineOfBusiness({ payer }: Claim, tables: RuleTables, day: IsoDate): LineOfBusiness {
  const { id, claimFilingIndicator } = payer;
  if (last?.id !== id || last.claimFilingIndicator !== claimFilingIndicator || last.tables !== tables) {
    last = { tables, id, claimFilingIndicator, byDay: new Map() };
  }
  const known = last.byDay.get(day);
  if (known) return known;
  const business = found(id.trim(), claimFilingIndicator, tables, day);
  if (last.byDay.size >= MOST_DAYS_KEPT) last.byDay.clear();
  last.byDay.set(day, business);
  return business;
}

interface AskedPayer {
  readonly tables: RuleTables;
  readonly id: string;
  readonly claimFilingIndicator: string;
  readonly byDay: Map<IsoDate, LineOfBusiness>;
}

/** The payer asked for last: the lines of a claim, and often the claims after it, ask for the same. */
let last: AskedPayer | undefined;
const MOST_DAYS_KEPT = 128;

function found(id: string, claimFilingIndicator: string, tables: RuleTables, day: IsoDate): LineOfBusiness {
  const said = saidBy(claimFilingIndicator, tables, day);
  const program = programOf(id, tables, day);
  if (program !== undefined) {
    if (said === 'unknown' || said === 'medicare') return program;
    return said === 'medicareAdvantage' ? said : 'unknown';
  }
  return said === 'medicare' && isInsurersId(id, tables) ? 'unknown' : said;
}

/** What SBR09 says; a code that is empty, unlisted or mutually defined says nothing. */
function saidBy(claimFilingIndicator: string, tables: RuleTables, day: IsoDate): LineOfBusiness {
  const row = inForce(tables['lines-of-business'], `filing/${claimFilingIndicator.trim().toUpperCase()}`, day);
  return isInForce(row) ? row.value.lineOfBusiness : 'unknown';
}

/** The program of original Medicare that alone has this payer id. */
function programOf(id: string, tables: RuleTables, day: IsoDate): LineOfBusiness | undefined {
  const row = inForce(tables['lines-of-business'], `payer/${id}`, day);
  if (isInForce(row)) return row.value.lineOfBusiness;
  return contractorOf(id, tables, day) === undefined ? undefined : 'medicare';
}

/** The Part B contractor with this Part B or Part A number. */
export function contractorOf(id: string, tables: RuleTables, day: IsoDate) {
  const table = tables['mac-contractors'];
  const direct = inForce(table, id, day);
  if (isInForce(direct)) return { contractor: id, ...direct };
  for (const contractor of (table && byPartA(table).get(id)) ?? []) {
    const row = inForce(table, contractor, day);
    if (isInForce(row) && row.value.partAContractor === id) return { contractor, ...row };
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
