/** What was done instead of destruction, as structured `documentation` or a procedure note says. */

import type { IsoDate } from '../../calendar.ts';
import { inForce, isInForce } from '../../tables/dated-table.ts';
import type { RuleTables } from '../../tables/rule-tables.ts';
import type { Documentation } from '../documentation.ts';
import type { ModulationFact } from '../documented-facts.ts';
import { documentationAt, type NoteText, quotedWords } from '../evidence.ts';
import type { Stated } from '../stated.ts';
import { assertionAt, hasWord, type Span, type Statements, sentenceAt } from '../statements/statements.ts';
import { isOfProcedure } from '../telling/performed.ts';
import { isOfTitle } from '../telling/untold.ts';
import { FULL_NERVE_NOUNS } from '../text/nerve-nouns.ts';
import { wordSet } from '../text/word-list.ts';
import { isNeurolytic } from './lesion-agent.ts';
import {
  isDrug,
  isOfSkin,
  leavesTechniqueOpen,
  servicesOf,
  TOOLS,
  tellsOnlyBlock,
  tellsTreatment,
} from './only-block.ts';
import { destructiveness, isOfficialName } from './outright-destruction.ts';
import { probeTemperatures } from './probe-temperatures.ts';
import { mayGiveAgent } from './technique-elsewhere.ts';
import type { TechniqueFact } from './technique-fact.ts';

/** Beside a technique of destruction a block means nothing: it goes with many. */
export function modulationFact(
  levels: readonly (Documentation | undefined)[],
  record: NoteText | undefined,
  technique: TechniqueFact,
  tables: RuleTables,
  day: IsoDate,
): ModulationFact | undefined {
  if (technique.kind !== 'unstated') return undefined;
  return statedModulation(levels, tables, day) ?? (record && recordedModulation(record, tables, day));
}

/** Degrees without their scale are as often those of a joint. */
function isSurely({ value, at }: Stated<number>): boolean {
  return value >= 60 || value < 0 || /c/i.test(at.value);
}

/** The first such technique that the telling of the procedure names, where nothing in it speaks of destruction. */
function recordedModulation(text: NoteText, tables: RuleTables, day: IsoDate): ModulationFact | undefined {
  const { statements } = text;
  const excluded = new Map<string, boolean>();
  const isOnlyBlock = tellsOnlyBlock(text);
  // By whatever means, that may be left out.
  if (!isOnlyBlock && destructiveness(text)?.value) return undefined;
  // Whoever tells the heat of a probe has heated something, whatever was numbed before.
  if (!isOnlyBlock && probeTemperatures(text).some(isSurely)) return undefined;
  for (const term of servicesOf(statements)) {
    const row = inForce(tables['modulating-techniques'], term.key, day);
    if (!isInForce(row) || !isOfProcedure(statements, term.first)) continue;
    if (assertionAt(statements, term) !== 'performed') continue;
    if (isDrug(statements, term) && (isOfSkin(statements, term) || tellsTreatment(statements))) continue;
    if (mayGiveAgent(statements)) return undefined;
    if (isOnlyBlock) return { value: row.value, citation: row.citation, at: quotedWords(text, term) };
    const isExcluded = excluded.get(term.key) ?? saysAny(statements, new Set(row.value.unless));
    excluded.set(term.key, isExcluded);
    if (isExcluded || leavesTechniqueOpen(statements)) continue;
    return { value: row.value, citation: row.citation, at: quotedWords(text, term) };
  }
  return undefined;
}

function saysAny(text: Statements, words: ReadonlySet<string>): boolean {
  return text.words.some(
    (word, index) =>
      words.has(word.text) &&
      (word.text !== 'alcohol' || isNeurolytic(text, { key: '', first: index, next: index + 1 })) &&
      isOfProcedure(text, index) &&
      !isOnlyBilled(text, { first: index, next: index + 1 }) &&
      assertionAt(text, { first: index, next: index + 1 }) === 'performed',
  );
}

/** "Procedure (64640 nerve destruction): bupivacaine around the nerve": what is billed, where no tool is told that may have done it. */
function isOnlyBilled(text: Statements, span: Span): boolean {
  if (!isOfficialName(text, span)) return false;
  if (!isOfTitle(text, span.first)) return true;
  if (hasWord(text.words, 0, text.words.length, TOOLS)) return false;
  return servicesOf(text).some((drug) => hasWord(text.words, drug.next, sentenceAt(text, drug).next, FULL_NERVE_NOUNS));
}

function statedModulation(
  levels: readonly (Documentation | undefined)[],
  tables: RuleTables,
  day: IsoDate,
): ModulationFact | undefined {
  for (const documentation of levels) {
    for (const name of ['modality', 'device', 'agent'] as const) {
      const stated = documentation?.[name];
      // A numbing agent beside a technique that no table knows says nothing of that technique.
      if (!stated || (name === 'agent' && (documentation?.modality || documentation?.destructive))) continue;
      const found = namedIn(stated, name, tables, day);
      if (found) return found;
    }
  }
  return undefined;
}

const WORD = /[a-z0-9]+/g;
const NEGATIONS = wordSet('no not non without never');
/** No field is longer than this by what it states; what lies beyond is not read. */
const LONGEST_FIELD = 500;

function namedIn(stated: string, field: string, tables: RuleTables, day: IsoDate): ModulationFact | undefined {
  const table = tables['modulating-techniques'];
  if (!table) return undefined;
  const text = stated.slice(0, LONGEST_FIELD).toLowerCase();
  const words = [...text.matchAll(WORD)];
  const texts = words.map(([word]) => word);
  for (const key of table.records.keys()) {
    const row = inForce(table, key, day);
    if (!isInForce(row) || texts.some((word) => row.value.unless.includes(word))) continue;
    for (const term of row.value.terms) {
      const wanted = term.split(' ');
      const first = texts.findIndex((_, index) => wanted.every((word, offset) => texts[index + offset] === word));
      if (first < 0 || NEGATIONS.has(texts[first - 1] ?? '')) continue;
      const start = words[first]?.index ?? 0;
      const last = words[first + wanted.length - 1];
      const value = stated.slice(start, (last?.index ?? start) + (last?.[0].length ?? 0));
      return { value: row.value, citation: row.citation, at: documentationAt(field, value) };
    }
  }
  return undefined;
}
