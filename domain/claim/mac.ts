/** Which Medicare contractor decides a line: the one of the place of service, not of the billing address. */

import type { IsoDate } from '../calendar.ts';
import { type Citation, inForce, isInForce } from '../tables/dated-table.ts';
import { mapOf, mapUnder } from '../tables/kept-maps.ts';
import type { RuleTables, ZipArea } from '../tables/rule-tables.ts';
import type { Claim, ClaimForm, Location, ServiceLine } from './claim.ts';
import { contractorOf } from './line-of-business.ts';

export interface MacFact {
  readonly jurisdiction: string;
  /** Part B number for 837P, Part A number for 837I. */
  readonly contractor: string;
  readonly name: string;
  /** Pricing locality of the place of service; unknown when only the payer id told the contractor. */
  readonly locality: string | undefined;
  readonly resolvedBy: 'serviceFacilityZip' | 'billingProviderZip' | 'payerId';
  readonly at: Location | undefined;
  /** The ZIP row where one was used, and the row that says which MAC holds the jurisdiction. */
  readonly citations: readonly Citation[];
}

const PREFIX_LENGTH = 3;

/**
 * Claims jurisdiction follows the ZIP code of the place of service (Pub. 100-04, chapter 1, section 10.1.1): the
 * line's facility, else the claim's, else the billing provider's own address, which is the place of service when no
 * other is named. Without a usable ZIP code of that place the payer's contractor number decides: a facility is named
 * because it is not where the billing provider is, so that another address would only be a guess.
 */
export function macFact(claim: Claim, line: ServiceLine, tables: RuleTables, day: IsoDate): MacFact | undefined {
  const facility = line.serviceFacility ?? claim.serviceFacility;
  const at = (facility ?? claim.billingProvider).postalCode;
  const area = at && areaOf(at.value, claim.form, tables, day);
  if (area) return { ...area, resolvedBy: facility ? 'serviceFacilityZip' : 'billingProviderZip', at };
  const byPayer = contractorOf(claim.payer.id, tables, day);
  const found = byPayer && contractorFact(byPayer.contractor, claim.form, tables, day);
  return found && { ...found, locality: undefined, resolvedBy: 'payerId', at: undefined };
}

/** What a ZIP code tells of a MAC; null where it is in no area, or in that of no contractor of the day. */
type Area = Pick<MacFact, 'jurisdiction' | 'contractor' | 'name' | 'locality' | 'citations'> | null;

/** Areas found before, by day and then by ZIP code: the claims of a file name few places and days. */
const areasFound: Readonly<Record<ClaimForm, WeakMap<RuleTables, Map<IsoDate, Map<string, Area>>>>> = {
  professional: new WeakMap(),
  institutional: new WeakMap(),
};
const MOST_DAYS_KEPT = 128;
const MOST_PLACES_KEPT = 1_024;
/** `12345-6789`; what is longer is no ZIP code and is not kept. */
const LONGEST_ZIP = 10;

function areaOf(postalCode: string, form: ClaimForm, tables: RuleTables, day: IsoDate): Area {
  const areas = mapUnder(mapOf(areasFound[form], tables), day, MOST_DAYS_KEPT);
  let area = areas.get(postalCode);
  if (area === undefined) {
    area = foundArea(postalCode, form, tables, day);
    if (areas.size >= MOST_PLACES_KEPT) areas.clear();
    if (postalCode.length <= LONGEST_ZIP) areas.set(postalCode, area);
  }
  return area;
}

function foundArea(postalCode: string, form: ClaimForm, tables: RuleTables, day: IsoDate): Area {
  const zip = zipLocality(postalCode, tables, day);
  const found = zip && contractorFact(zip.contractor, form, tables, day);
  return found ? { ...found, locality: zip.locality, citations: [zip.citation, ...found.citations] } : null;
}

function contractorFact(contractor: string, form: ClaimForm, tables: RuleTables, day: IsoDate) {
  const row = inForce(tables['mac-contractors'], contractor, day);
  if (!isInForce(row)) return undefined;
  const jurisdiction = inForce(tables['mac-jurisdictions'], row.value.jurisdiction, day);
  if (!isInForce(jurisdiction)) return undefined;
  return {
    jurisdiction: row.value.jurisdiction,
    contractor: form === 'institutional' ? row.value.partAContractor : contractor,
    name: jurisdiction.value.name,
    // Which MAC holds a jurisdiction is the weaker of the two statements, so it is the one to show.
    citations: [jurisdiction.citation],
  };
}

/**
 * Contractor and locality of a five- or nine-digit ZIP code. Some five-digit codes lie in more than one locality; there
 * the last four digits decide where they are given and the table has them, and else the one row that the five-digit
 * file has for the code.
 */
export function zipLocality(postalCode: string, tables: RuleTables, day: IsoDate) {
  const text = postalCode.trim();
  const zip = /^\d{5}/.exec(text)?.[0];
  if (zip === undefined) return undefined;
  const byPlusFour = tables['zip-plus-four'] && plusFourLocality(zip, text, tables, day);
  if (byPlusFour) return byPlusFour;
  const row = inForce(tables['zip-localities'], zip.slice(0, PREFIX_LENGTH), day);
  if (!isInForce(row)) return undefined;
  const area = areasByLastTwo(row.value.areas)[Number(zip.slice(PREFIX_LENGTH))];
  return area && { contractor: area.contractor, locality: area.locality, citation: row.citation };
}

function plusFourLocality(zip: string, postalCode: string, tables: RuleTables, day: IsoDate) {
  const plusFour = /^\d{5}-?(\d{4})$/.exec(postalCode)?.[1];
  if (plusFour === undefined) return undefined;
  const row = inForce(tables['zip-plus-four'], zip, day);
  if (!isInForce(row)) return undefined;
  const area = row.value.areas.find((candidate) => holdsNumber(candidate.plusFour, plusFour));
  return area && { contractor: area.contractor, locality: area.locality, citation: row.citation };
}

/** Whether a list such as `0001-0400 0777` holds the number; all have the same width, so they compare as text. */
function holdsNumber(ranges: string, number: string): boolean {
  return ranges.split(' ').some((range) => {
    const [from = '', through = from] = range.split('-');
    return number >= from && number <= through;
  });
}

const unfolded = new WeakMap<readonly ZipArea[], (ZipArea | undefined)[]>();

/** The areas of a prefix by the last two digits, unfolded once a release. */
function areasByLastTwo(areas: readonly ZipArea[]): readonly (ZipArea | undefined)[] {
  const ready = unfolded.get(areas);
  if (ready) return ready;
  const byLastTwo: (ZipArea | undefined)[] = [];
  for (const area of areas) {
    for (const range of area.lastTwo.split(' ')) {
      const [from = '', through = from] = range.split('-');
      for (let lastTwo = Number(from); lastTwo <= Number(through); lastTwo++) byLastTwo[lastTwo] = area;
    }
  }
  unfolded.set(areas, byLastTwo);
  return byLastTwo;
}
