/** Which technique the claim says was used on one line, and where it says so. */

import type { IsoDate } from '../calendar.ts';
import type { Location, ServiceLine } from '../claim/claim.ts';
import { type Citation, type DatedTable, inForce } from '../tables/dated-table.ts';
import type { RuleTables, TechniqueValue } from '../tables/rule-tables.ts';
import { documentationAt, type EvidenceLevel, type LineEvidence, quoted } from './evidence.ts';
import { type Measured, measuredCelsius } from './probe-temperature.ts';
import { type Statements, statements } from './statements.ts';
import { findRows } from './vocabulary.ts';

/** One technique as said in one place. */
export interface TechniqueStatement {
  /** Key of `techniques`. */
  readonly technique: string;
  readonly value: TechniqueValue;
  readonly citation: Citation;
  readonly at: Location;
  /** True where only the family is named and the same text denies its non-destructive form ("RFA, not pulsed"). */
  readonly deniesNonDestructive: boolean;
}

export type TechniqueFact =
  | ({ readonly kind: 'stated' } & TechniqueStatement)
  /** The claim names several techniques that exclude each other. */
  | { readonly kind: 'conflicting'; readonly at: readonly Location[] }
  | { readonly kind: 'unstated' };

const UNSTATED: TechniqueFact = { kind: 'unstated' };

/** The lines of the claim, and the other ones that share day and provider with the line. */
export interface LinesBeside {
  readonly line: ServiceLine;
  readonly ofClaim: readonly ServiceLine[];
  readonly ofDay: readonly ServiceLine[];
}

/**
 * What is said of the line is believed before what is said of the claim, structured documentation before texts, and
 * all of it before a supply code. A statement about the whole claim is not taken for this line while another line
 * bills the code that the statement's technique belongs to.
 */
export function techniqueFact(
  evidence: LineEvidence,
  lines: LinesBeside,
  tables: RuleTables,
  day: IsoDate,
): TechniqueFact {
  const { line, claim } = evidence;
  const claimWide = (found: readonly TechniqueStatement[]): readonly TechniqueStatement[] =>
    found.length === 0 ? found : found.filter((statement) => !isOfAnotherLine(statement, lines, tables, day));
  let found = structured(line, tables, day);
  if (found.length === 0) found = inTexts(line, tables, day);
  if (found.length === 0) found = claimWide(structured(claim, tables, day));
  if (found.length === 0) found = claimWide(inTexts(claim, tables, day));
  if (found.length === 0) found = claimWide(supplies(lines.ofDay, tables, day));
  return resolve(found);
}

const NONE: readonly TechniqueStatement[] = [];

function inTexts({ texts }: EvidenceLevel, tables: RuleTables, day: IsoDate): readonly TechniqueStatement[] {
  if (texts.length === 0) return NONE;
  return texts.flatMap((text) => inText(text.at, text.statements, () => measuredCelsius(text), tables, day));
}

/** Whether another line bills the technique under the code that it belongs to. */
function isOfAnotherLine(statement: TechniqueStatement, lines: LinesBeside, tables: RuleTables, day: IsoDate): boolean {
  return lines.ofClaim.some((other) => other !== lines.line && isBilledAs(other, statement, tables, day));
}

function resolve(found: readonly TechniqueStatement[]): TechniqueFact {
  const exact = found.filter((statement) => !statement.value.isUnspecified);
  const candidates = exact.length > 0 ? exact : found;
  const first = candidates[0];
  if (!first) return UNSTATED;
  const differs = candidates.some((statement) => !isCompatible(statement.value, first.value));
  return differs
    ? { kind: 'conflicting', at: candidates.map((statement) => statement.at) }
    : { kind: 'stated', ...first };
}

/** Two names of one thing: the same family, with the same consequence. */
function isCompatible(a: TechniqueValue, b: TechniqueValue): boolean {
  return a.family === b.family && a.replacementCode === b.replacementCode;
}

function inText(
  at: Location,
  text: Statements,
  measured: () => Measured | undefined,
  tables: RuleTables,
  day: IsoDate,
): readonly TechniqueStatement[] {
  const rows = findRows(tables.techniques, (value) => value.terms, text, day).filter(({ value }) => !value.isNone);
  if (rows.length === 0) return NONE;
  const deniesNonDestructive = rows.some(
    ({ match, value }) => match.assertion === 'negated' && value.destructive === false,
  );
  const found = rows
    .filter(({ match }) => match.assertion === 'performed')
    .map(({ key, value, citation, match }) => ({
      technique: key,
      value,
      citation,
      at: quoted(at, match.start, match.end),
      deniesNonDestructive,
    }));
  return found.length === 0 ? NONE : [...found, ...byTemperature(found, measured(), tables, day)];
}

const knownByTemperature = new WeakMap<DatedTable<TechniqueValue>, readonly string[]>();

/** The techniques that a temperature can tell, found once for the life of the release. */
function byTemperatureKnown(table: DatedTable<TechniqueValue>): readonly string[] {
  const ready = knownByTemperature.get(table);
  if (ready) return ready;
  const keys = [...table.records].filter(([, { rows }]) => rows.some(({ value }) => value.celsius)).map(([key]) => key);
  knownByTemperature.set(table, keys);
  return keys;
}

/** What the temperature says of a technique of the same family, beside what its name says. */
function byTemperature(
  found: readonly TechniqueStatement[],
  measured: Measured | undefined,
  tables: RuleTables,
  day: IsoDate,
): TechniqueStatement[] {
  if (!measured || !tables.techniques) return [];
  for (const technique of byTemperatureKnown(tables.techniques)) {
    const row = inForce(tables.techniques, technique, day);
    if (row.kind !== 'inForce' || !found.some(({ value }) => value.family === row.value.family)) continue;
    const [lowest, highest] = row.value.celsius ?? [];
    if (lowest === undefined || highest === undefined || measured.celsius < lowest || measured.celsius > highest)
      continue;
    return [{ technique, value: row.value, citation: row.citation, at: measured.at, deniesNonDestructive: false }];
  }
  return [];
}

function structured({ documentation }: EvidenceLevel, tables: RuleTables, day: IsoDate): readonly TechniqueStatement[] {
  if (!documentation) return NONE;
  const { modality, device, agent, temperatureCelsius } = documentation;
  const measured =
    temperatureCelsius === undefined
      ? undefined
      : { celsius: temperatureCelsius, at: documentationAt('temperatureCelsius', String(temperatureCelsius)) };
  const fields = [
    ['modality', modality],
    ['device', device],
    ['agent', agent],
  ] as const;
  return fields.flatMap(([field, value]) =>
    value ? inText(documentationAt(field, value), statements(value), () => measured, tables, day) : [],
  );
}

function supplies(otherLines: readonly ServiceLine[], tables: RuleTables, day: IsoDate): readonly TechniqueStatement[] {
  const table = tables.techniques;
  if (!table || otherLines.length === 0) return NONE;
  return otherLines.flatMap((line) =>
    [...table.records.keys()].flatMap((technique) => {
      const row = inForce(table, technique, day);
      if (row.kind !== 'inForce' || !row.value.supplyCodes?.includes(line.procedureCode)) return [];
      const { value, citation } = row;
      return [{ technique, value, citation, at: line.procedureCodeAt, deniesNonDestructive: false }];
    }),
  );
}

/** Whether the line bills the technique under the code that it belongs to. */
function isBilledAs(line: ServiceLine, statement: TechniqueStatement, tables: RuleTables, day: IsoDate): boolean {
  if (line.procedureCode === statement.value.replacementCode) return true;
  if (statement.value.family !== 'cryo') return false;
  return [...(tables.nerves?.records.keys() ?? [])].some((nerve) => {
    const row = inForce(tables.nerves, nerve, day);
    return row.kind === 'inForce' && row.value.cryoCode === line.procedureCode;
  });
}
