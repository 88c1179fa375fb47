/** Which technique the claim says was used on one line, and where it says so. */

import type { IsoDate } from '../../calendar.ts';
import type { ServiceLine } from '../../claim/claim.ts';
import { inForce, isInForce } from '../../tables/dated-table.ts';
import type { RuleTables, TechniqueValue } from '../../tables/rule-tables.ts';
import { documentationAt, type EvidenceLevel, type LineEvidence, type NoteText, quotedWords } from '../evidence.ts';
import type { Stated } from '../stated.ts';
import {
  assertionAt,
  hasWord,
  type Span,
  type Statements,
  sentenceAt,
  statements,
  type TermAt,
} from '../statements/statements.ts';
import { correctionAt } from '../telling/corrections.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { isOfTitle } from '../telling/untold.ts';
import { vocabularyOf } from '../terms/vocabulary.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt, wordAt } from '../text/words.ts';
import { ALCOHOL, isNeurolytic } from './lesion-agent.ts';
import { tellsOnlyBlock } from './only-block.ts';
import { COOLEST_LESION, probeTemperatures } from './probe-temperatures.ts';
import { byColdAlone, isOfCooledSkin } from './technique-cold.ts';
import type { LinesBeside, TechniqueFact, TechniqueStatement } from './technique-fact.ts';
import { byHeatAlone, byPulsesAlone, byTemperature, intendedIn } from './technique-heat.ts';
import { supplies } from './technique-supplies.ts';
import { fromTelling, withoutTalk } from './technique-telling.ts';
import { undelivered } from './undelivered.ts';

const UNSTATED: TechniqueFact = { kind: 'unstated' };

/**
 * What is said of the line is believed before what is said of the claim, structured documentation and the procedure
 * note together before short texts, and all of it before a supply code. Where one of them names only the family, the
 * next one is asked for the mode. A statement about the whole claim is not taken for this line while another line
 * bills the code that the statement's technique belongs to.
 */
export function techniqueFact(
  evidence: LineEvidence,
  lines: LinesBeside,
  tables: RuleTables,
  day: IsoDate,
): TechniqueFact {
  let general: readonly TechniqueStatement[] = NONE;
  for (const source of SOURCES) {
    const found = source(evidence, lines, tables, day);
    if (found.length === 0) continue;
    if (found.some(isExact)) return resolve(found);
    if (general.length === 0) general = found;
  }
  return general.length === 0 ? UNSTATED : resolve(general);
}

type Source = (
  evidence: LineEvidence,
  lines: LinesBeside,
  tables: RuleTables,
  day: IsoDate,
) => readonly TechniqueStatement[];

const NONE: readonly TechniqueStatement[] = [];

/** In the order of belief. */
const SOURCES: readonly Source[] = [
  ({ line }, _lines, tables, day) => formal(line, tables, day),
  ({ line }, _lines, tables, day) => inTexts(line, tables, day),
  ({ claim }, lines, tables, day) => claimWide(formal(claim, tables, day), lines, tables, day),
  ({ claim }, lines, tables, day) => claimWide(inTexts(claim, tables, day), lines, tables, day),
  (_evidence, lines, tables, day) => claimWide(supplies(lines.ofDay, tables, day), lines, tables, day),
];

/** What structured documentation and the procedure note say. */
function formal(level: EvidenceLevel, tables: RuleTables, day: IsoDate): readonly TechniqueStatement[] {
  if (!level.documentation && !level.record) return NONE;
  return [...structured(level, tables, day), ...recorded(level, tables, day)];
}

/** Of what is said of the whole claim, what may be said of the line. */
function claimWide(
  found: readonly TechniqueStatement[],
  lines: LinesBeside,
  tables: RuleTables,
  day: IsoDate,
): readonly TechniqueStatement[] {
  return found.length === 0 ? found : found.filter((statement) => !isOfAnotherLine(statement, lines, tables, day));
}

/** Whether nothing more need be asked: the mode is told, or the family with its non-destructive form denied. */
function isExact({ value, deniesNonDestructive }: TechniqueStatement): boolean {
  return !value.isUnspecified || deniesNonDestructive;
}

function inTexts({ texts }: EvidenceLevel, tables: RuleTables, day: IsoDate): readonly TechniqueStatement[] {
  if (texts.length === 0) return NONE;
  const found: TechniqueStatement[] = [];
  for (const text of texts) {
    // Nothing that a short text measures is asked for where it names no technique.
    if (text.statements.terms.technique.length === 0) continue;
    found.push(...inText(text, onlyOne(probeTemperatures(text)), tables, day));
  }
  return found;
}

/** The one temperature of a short text; several say nothing of which belongs to what. */
function onlyOne(measured: readonly Stated<number>[]): readonly Stated<number>[] {
  return measured.length === 1 ? measured : [];
}

function recorded({ record }: EvidenceLevel, tables: RuleTables, day: IsoDate): readonly TechniqueStatement[] {
  if (!record || undelivered(record) || tellsOnlyBlock(record)) return NONE;
  const measured = probeTemperatures(record);
  const named = inText(record, measured, tables, day);
  const told = putRight(record, withPulses(record, withoutTalk(record, named), named, tables, day));
  if (told.length > 0) return differ(told) ? fromTelling(record, told) : told;
  const untitled = unnamed(record, measured, tables, day);
  return untitled.length > 0 ? untitled : named;
}

/** "Correction: the mode was pulsed, the 80 C is the template's": the mode that a text puts right stands for all. */
function putRight({ statements: text }: NoteText, told: readonly TechniqueStatement[]): readonly TechniqueStatement[] {
  if (!differ(told)) return told;
  const from = text.words[correctionAt(text)]?.start ?? text.text.length;
  const spanOf = ({ at }: TechniqueStatement): Span => {
    const first = wordAt(text.words, at.start ?? 0);
    return { first, next: first + 1 };
  };
  const late = told.filter((said) => (said.at.start ?? 0) >= from && !isOfTemplate(text, spanOf(said)));
  const isAlso = late.some((said) => isAdded(text, spanOf(said)));
  return late.some(isExact) && !differ(late) && !isAlso ? late : told;
}

const TEMPLATES = wordSet('template title default macro smartphrase phrase prefilled');

/** "The RF title above is the default of the smart phrase" */
function isOfTemplate(text: Statements, span: Span): boolean {
  const { first, next } = sentenceAt(text, span);
  return hasWord(text.words, first, next, TEMPLATES);
}

/** "Bursts of 20 ms, and the control is not letting the tip pass 42": pulses of what is named elsewhere are told, whatever else their sentence says. */
function withPulses(
  record: NoteText,
  told: readonly TechniqueStatement[],
  named: readonly TechniqueStatement[],
  tables: RuleTables,
  day: IsoDate,
): readonly TechniqueStatement[] {
  if (named.length === 0 || named.some(({ value }) => !value.isUnspecified)) return told;
  return [...told, ...byPulsesAlone(record, tables, day)];
}

/** A technique that a record tells without its name. */
function unnamed(
  record: NoteText,
  measured: readonly Stated<number>[],
  tables: RuleTables,
  day: IsoDate,
): readonly TechniqueStatement[] {
  const intended = measured.length > 0 ? intendedIn(record, tables, day) : NONE;
  if (intended.length > 0) return intended;
  const byHeat = byHeatAlone(record, measured, tables, day);
  const byPulses = byPulsesAlone(record, tables, day);
  if (byHeat.length + byPulses.length > 0) return [...byHeat, ...byPulses];
  return byColdAlone(record, tables, day);
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
  return differ(candidates)
    ? { kind: 'conflicting', at: candidates.map((statement) => statement.at), statements: candidates }
    : { kind: 'stated', ...first };
}

function differ(statements: readonly TechniqueStatement[]): boolean {
  const first = statements[0];
  return first !== undefined && statements.some(({ value }) => !isCompatible(value, first.value));
}

/** Two names of one thing: the same family, with the same consequence. */
function isCompatible(a: TechniqueValue, b: TechniqueValue): boolean {
  return a.family === b.family && a.replacementCode === b.replacementCode;
}

function inText(
  text: NoteText,
  measured: readonly Stated<number>[],
  tables: RuleTables,
  day: IsoDate,
): readonly TechniqueStatement[] {
  const terms = text.statements.terms.technique;
  const table = tables.techniques;
  const isRecord = text.kind === 'record';
  if (!table || (terms.length === 0 && !isRecord)) return NONE;
  let found: TechniqueStatement[] = [];
  /** By the title of a procedure note. */
  let announced: Set<TechniqueStatement> | undefined;
  let deniesNonDestructive = false;
  let hasAddition = false;
  const add = (technique: string, term: TermAt): void => {
    const row = inForce(table, technique, day);
    if (!isInForce(row) || row.value.isNone) return;
    const assertion = assertionAt(text.statements, term);
    if (assertion === 'negated' && row.value.destructive === false) deniesNonDestructive = true;
    if (assertion !== 'performed' || (text.statements.isProse && !isOfProcedure(text.statements, term.first))) return;
    if (isRecord && isOfCooledSkin(text.statements, term)) return;
    const { value, citation } = row;
    const statement = { technique, value, citation, at: quotedWords(text, term), deniesNonDestructive: false };
    found.push(statement);
    if (!isRecord) return;
    if (isOfTitle(text.statements, term.first)) {
      announced ??= new Set();
      announced.add(statement);
    } else if (isAdded(text.statements, term)) hasAddition = true;
  };
  for (const term of terms) add(term.key, term);
  if (isRecord) {
    for (const term of bareAlcohol(text)) add(BY_ALCOHOL, term);
    if (found.length > 1) found = withoutDevices(found);
  }
  if (found.length === 0) return NONE;
  if (announced && !hasAddition && !measured.some(({ value }) => value >= COOLEST_LESION))
    found = asTold(text, found, announced);
  const byHeat = byTemperature(text, found, measured, tables, day);
  const said = deniesNonDestructive ? found.map((statement) => ({ ...statement, deniesNonDestructive })) : found;
  return byHeat.length === 0 ? said : [...said, ...byHeat];
}

const ADDED = wordSet('then also additional additionally subsequently followed second');

/** "Pulsed RF was then done": beside what the title announced, not instead of it. */
function isAdded(text: Statements, term: Span): boolean {
  const { first, next } = sentenceAt(text, term);
  return hasWord(text.words, first, next, ADDED);
}

/** "TITLE: thermal RF … DETAILS: pulsed RF was delivered": a title announces, and the telling says what was done. */
function asTold(
  text: NoteText,
  found: readonly TechniqueStatement[],
  announced: ReadonlySet<TechniqueStatement>,
): TechniqueStatement[] {
  const told = withoutTalk(text, found).filter((statement) => !announced.has(statement) && isExact(statement));
  const isTold = (statement: TechniqueStatement): boolean =>
    told.some(({ value }) => isCompatible(value, statement.value));
  if (told.length === 0 || [...announced].some(isTold)) return [...found];
  return found.filter((statement) => !announced.has(statement));
}

/** Key of `techniques` for alcohol, which also cleans the skin and so is no term of its own. */
const BY_ALCOHOL = 'chem_alcohol';

function bareAlcohol({ statements: text }: NoteText): readonly TermAt[] {
  const isKnown = (term: TermAt): boolean =>
    text.terms.technique.some(({ key, first, next }) => key === BY_ALCOHOL && first <= term.first && term.next <= next);
  const isMeant = (term: TermAt): boolean =>
    term.key === 'agent' &&
    textAt(text.words, term.next - 1) === ALCOHOL &&
    isNeurolytic(text, term) &&
    isOfProcedure(text, term.first) &&
    assertionAt(text, term) === 'performed';
  const first = text.terms.lesion.find(isMeant);
  return first && !isKnown(first) ? [first] : [];
}

/** "Iovera, trident tip": what an instrument is called names its technique only where no other is named. */
function withoutDevices(found: TechniqueStatement[]): TechniqueStatement[] {
  const isDevice = ({ value, at }: TechniqueStatement): boolean =>
    value.family === 'radiofrequency' && value.devices?.includes(at.value.toLowerCase()) === true;
  const named = found.filter((statement) => !isDevice(statement));
  const families = new Set(named.map(({ value }) => value.family));
  return families.size === 1 && !families.has('radiofrequency') ? named : found;
}

function structured({ documentation }: EvidenceLevel, tables: RuleTables, day: IsoDate): readonly TechniqueStatement[] {
  if (!documentation) return NONE;
  const { modality, device, agent, temperatureCelsius } = documentation;
  const measured =
    temperatureCelsius === undefined
      ? []
      : [{ value: temperatureCelsius, at: documentationAt('temperatureCelsius', String(temperatureCelsius)) }];
  const fields = [
    ['modality', modality],
    ['device', device],
    ['agent', agent],
  ] as const;
  return fields.flatMap(([field, value]) => {
    if (!value) return [];
    const text: NoteText = {
      kind: 'note',
      at: documentationAt(field, value),
      statements: statements(value, vocabularyOf(tables)),
    };
    return inText(text, measured, tables, day);
  });
}

/** Whether the line bills the technique under the code that it belongs to. */
function isBilledAs(line: ServiceLine, statement: TechniqueStatement, tables: RuleTables, day: IsoDate): boolean {
  if (line.procedureCode === statement.value.replacementCode) return true;
  if (statement.value.family !== 'cryo') return false;
  return [...(tables.nerves?.records.keys() ?? [])].some((nerve) => {
    const row = inForce(tables.nerves, nerve, day);
    return isInForce(row) && row.value.cryoCode === line.procedureCode;
  });
}
