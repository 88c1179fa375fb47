/** Which technique the claim says was used on one line, and where it says so. */

import type { IsoDate } from '../calendar.ts';
import type { Location, ServiceLine } from '../claim/claim.ts';
import { type Citation, inForce } from '../tables/dated-table.ts';
import type { RuleTables, TechniqueValue } from '../tables/rule-tables.ts';
import { documentationAt, type LineEvidence, quoted } from './evidence.ts';
import { type Statements, statements } from './statements.ts';
import { findRows } from './vocabulary.ts';

/** One technique as said in one place. */
export interface TechniqueStatement {
  /** Key of `techniques`. */
  readonly technique: string;
  readonly value: TechniqueValue;
  readonly citation: Citation;
  readonly at: Location;
}

export type TechniqueFact =
  | ({ readonly kind: 'stated' } & TechniqueStatement)
  /** The claim names several techniques that exclude each other. */
  | { readonly kind: 'conflicting'; readonly at: readonly Location[] }
  | { readonly kind: 'unstated' };

/** A temperature of the probe and where it is said. */
interface Measured {
  readonly celsius: number;
  readonly at: Location;
}

const UNSTATED: TechniqueFact = { kind: 'unstated' };

/**
 * Structured documentation is believed before the line's own texts, those before the claim's, and all before a
 * supply code. A statement about the whole claim is not taken for this line while another line bills the code that
 * the statement's technique belongs to.
 */
export function techniqueFact(
  evidence: LineEvidence,
  otherLines: readonly ServiceLine[],
  tables: RuleTables,
  day: IsoDate,
): TechniqueFact {
  const claimWide = (found: readonly TechniqueStatement[]): TechniqueStatement[] =>
    found.filter((statement) => !otherLines.some((line) => isBilledAs(line, statement, tables, day)));
  const textsOf = (level: 'line' | 'claim'): TechniqueStatement[] =>
    evidence.texts
      .filter((text) => text.level === level)
      .flatMap((text) => inText(text.at, text.statements, tables, day));

  const levels = [
    () => structured(evidence, tables, day),
    () => textsOf('line'),
    () => claimWide(textsOf('claim')),
    () => claimWide(supplies(otherLines, tables, day)),
  ];
  for (const level of levels) {
    const fact = resolve(level());
    if (fact.kind !== 'unstated') return fact;
  }
  return UNSTATED;
}

function resolve(found: readonly TechniqueStatement[]): TechniqueFact {
  const exact = found.filter((statement) => !statement.value.isUnspecified);
  const candidates = exact.length > 0 ? exact : found;
  const first = candidates[0];
  if (!first) return UNSTATED;
  const differs = candidates.some((statement) => !isCompatible(statement, first));
  return differs
    ? { kind: 'conflicting', at: candidates.map((statement) => statement.at) }
    : { kind: 'stated', ...first };
}

/** Two names of one thing: the same family, with the same consequence. */
function isCompatible(a: TechniqueStatement, b: TechniqueStatement): boolean {
  return (
    a.technique === b.technique ||
    (a.value.family === b.value.family && a.value.replacementCode === b.value.replacementCode)
  );
}

function inText(at: Location, text: Statements, tables: RuleTables, day: IsoDate): TechniqueStatement[] {
  const measured = celsiusIn(at, text);
  return findRows(tables.techniques, (value) => value.terms, text, day)
    .filter(({ match }) => match.assertion === 'performed')
    .map(({ key, value, citation, match }) =>
      withTemperature(
        { technique: key, value, citation, at: quoted(at, match.start, match.end) },
        measured,
        tables,
        day,
      ),
    );
}

function structured(evidence: LineEvidence, tables: RuleTables, day: IsoDate): TechniqueStatement[] {
  const { modality, device, agent, temperatureCelsius } = evidence.documentation ?? {};
  const fields = [
    ['modality', modality],
    ['device', device],
    ['agent', agent],
  ] as const;
  const found = fields.flatMap(([field, value]) =>
    value ? inText(documentationAt(field, value), statements(value), tables, day) : [],
  );
  if (temperatureCelsius === undefined) return found;
  const at = documentationAt('temperatureCelsius', String(temperatureCelsius));
  return found.map((statement) => withTemperature(statement, { celsius: temperatureCelsius, at }, tables, day));
}

/** A temperature that only one technique of the family allows decides between them. */
function withTemperature(
  statement: TechniqueStatement,
  measured: Measured | undefined,
  tables: RuleTables,
  day: IsoDate,
): TechniqueStatement {
  if (!measured || !tables.techniques || statement.value.family !== 'radiofrequency') return statement;
  for (const key of tables.techniques.records.keys()) {
    const row = inForce(tables.techniques, key, day);
    if (row.kind !== 'inForce' || row.value.family !== statement.value.family) continue;
    const { highestCelsius } = row.value;
    if (highestCelsius !== undefined && measured.celsius > 0 && measured.celsius <= highestCelsius) {
      return { technique: key, value: row.value, citation: row.citation, at: measured.at };
    }
  }
  return statement;
}

const CELSIUS = /\b(\d{2,3}(?:\.\d+)?)\s*(?:°|deg(?:ree)?s?\.?)?\s*(?:c|celsius)\b/giu;

/** The one temperature that a text states; several say nothing of which belongs to what. */
function celsiusIn(at: Location, text: Statements): Measured | undefined {
  const found = [...text.text.matchAll(CELSIUS)];
  const only = found.length === 1 ? found[0] : undefined;
  if (!only) return undefined;
  return { celsius: Number(only[1]), at: quoted(at, only.index, only.index + only[0].length) };
}

function supplies(otherLines: readonly ServiceLine[], tables: RuleTables, day: IsoDate): TechniqueStatement[] {
  const table = tables.techniques;
  if (!table) return [];
  return otherLines.flatMap((line) =>
    [...table.records.keys()].flatMap((technique) => {
      const row = inForce(table, technique, day);
      if (row.kind !== 'inForce' || !row.value.supplyCodes?.includes(line.procedureCode)) return [];
      return [{ technique, value: row.value, citation: row.citation, at: line.procedureCodeAt }];
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
