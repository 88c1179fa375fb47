/** What heat says of the technique: which one a temperature tells, and which one a telling of heat leaves unnamed. */

import type { IsoDate } from '../../calendar.ts';
import { type DatedTable, inForce, isInForce } from '../../tables/dated-table.ts';
import type { RuleTables, TechniqueValue } from '../../tables/rule-tables.ts';
import { type NoteText, quotedWords } from '../evidence.ts';
import type { Stated } from '../stated.ts';
import { measuresOf } from '../statements/measures.ts';
import { assertionAt, hasWord, type Statements } from '../statements/statements.ts';
import { isIntended } from '../telling/intended.ts';
import { OF_ABLATIONS } from '../text/common-words.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';
import { isTimed } from './heats-elsewhere.ts';
import { isHeatForBareTime, isHeatOfPair } from './paired-heats.ts';
import { COOLEST_LESION } from './probe-temperatures.ts';
import type { TechniqueStatement } from './technique-fact.ts';
import { heatOfPulses, tellsPulses } from './told-pulses.ts';

const NONE: readonly TechniqueStatement[] = [];
const HEAT = 'radiofrequency';

/** The technique that a note names as what is to be done, before a telling of heat that does not name it. */
export function intendedIn(text: NoteText, { techniques }: RuleTables, day: IsoDate): readonly TechniqueStatement[] {
  if (!techniques) return NONE;
  return text.statements.terms.technique.flatMap((term) => {
    if (!isIntended(text.statements, term)) return [];
    const row = inForce(techniques, term.key, day);
    if (!isInForce(row) || row.value.destructive === false || row.value.family !== HEAT) return [];
    const { value, citation } = row;
    return [{ technique: term.key, value, citation, at: quotedWords(text, term), deniesNonDestructive: false }];
  });
}

/** A lesion at a temperature that only heat lesions have, in a note that leaves the word out or tells it as the plan. */
export function byHeatAlone(
  { statements: text }: NoteText,
  measured: readonly Stated<number>[],
  tables: RuleTables,
  day: IsoDate,
): readonly TechniqueStatement[] {
  const { techniques } = tables;
  if (!techniques || measured.length === 0) return NONE;
  if (measured.every(({ value }) => value < WARMEST_MILD) && hasWord(text.words, 0, text.words.length, CURRENT))
    return byName(techniques, MILD_HEAT, measured, day);
  const isLesion = text.terms.lesion.some(
    (term) => HEAT_LESION.has(textAt(text.words, term.first)) && assertionAt(text, term) === 'performed',
  );
  const isPlanned = text.terms.technique.some((term) => assertionAt(text, term) === 'planned');
  const isHeated =
    isLesion || isPlanned || hasWord(text.words, 0, text.words.length, HEAT_TOOLS) || tellsHeatForTime(text, measured);
  if (!isHeated) return NONE;
  return byHeats(techniques, measured, day).filter(({ value }) => value.destructive === true);
}

/** "Continuous current at forty-two degrees for two minutes": radiofrequency, whatever it came to. */
const MILD_HEAT = 'rf_unspecified';
const WARMEST_MILD = 46;
const CURRENT = wordSet('continuous continuously');

function byName(
  table: DatedTable<TechniqueValue>,
  technique: string,
  measured: readonly Stated<number>[],
  day: IsoDate,
): readonly TechniqueStatement[] {
  const row = inForce(table, technique, day);
  const [said] = measured;
  if (!isInForce(row) || !said) return NONE;
  return [{ technique, value: row.value, citation: row.citation, at: said.at, deniesNonDestructive: false }];
}

/** "Bursts of 20 ms, twice a second, the tip never past 42", where nothing names radiofrequency. */
export function byPulsesAlone(text: NoteText, { techniques }: RuleTables, day: IsoDate): readonly TechniqueStatement[] {
  const heats = techniques ? heatOfPulses(text) : [];
  return techniques && heats.length > 0 ? byHeats(techniques, heats, day) : NONE;
}

/** The techniques whose heat was measured. */
function byHeats(
  table: DatedTable<TechniqueValue>,
  measured: readonly Stated<number>[],
  day: IsoDate,
): TechniqueStatement[] {
  return byTemperatureKnown(table).flatMap((technique) => {
    const row = inForce(table, technique, day);
    if (!isInForce(row)) return [];
    const [lowest, highest] = row.value.celsius ?? [];
    if (lowest === undefined || highest === undefined) return [];
    const said = measured.find(({ value }) => value >= lowest && value <= highest);
    if (!said) return [];
    return [{ technique, value: row.value, citation: row.citation, at: said.at, deniesNonDestructive: false }];
  });
}

/** "80 degrees for two minutes": only a lesion is both so hot and so long, whatever it is called. */
function tellsHeatForTime(text: Statements, measured: readonly Stated<number>[]): boolean {
  const starts = new Set(measured.filter(({ value }) => value >= COOLEST_LESION).map(({ at }) => at.start));
  if (starts.size === 0) return false;
  return measuresOf(text).some(
    (heat) =>
      starts.has(heat.start) && (isTimed(text, heat) || isHeatOfPair(text, heat) || isHeatForBareTime(text, heat)),
  );
}

/** "10 mm active tip", "electrode", "grounding pad": what nobody needs for a lesion but heat. */
const HEAT_TOOLS = wordSet('active electrode+ generator impedance grounding monopolar crf');

const HEAT_LESION = wordSet(
  `${OF_ABLATIONS} ablated lesioned lesioning coagulated coagulation denervation denervated burned burnt cooked burn+`,
);

const knownByTemperature = new WeakMap<DatedTable<TechniqueValue>, readonly string[]>();

/** The techniques that a temperature can tell, found once for the life of the release. */
function byTemperatureKnown(table: DatedTable<TechniqueValue>): readonly string[] {
  const ready = knownByTemperature.get(table);
  if (ready) return ready;
  const keys = [...table.records].filter(([, { rows }]) => rows.some(({ value }) => value.celsius)).map(([key]) => key);
  knownByTemperature.set(table, keys);
  return keys;
}

/**
 * What temperatures say of a technique of the same family, beside what its name says. In a record a heat that does not
 * destroy tells nothing of the mode: that it was pulsed its pulses tell.
 */
export function byTemperature(
  text: NoteText,
  found: readonly TechniqueStatement[],
  measured: readonly Stated<number>[],
  tables: RuleTables,
  day: IsoDate,
): TechniqueStatement[] {
  const { techniques } = tables;
  const heats =
    text.kind === 'record'
      ? [
          ...measured,
          ...heatOfPulses(
            text,
            measured.every(({ value }) => value < COOLEST_LESION),
          ),
        ]
      : measured;
  if (heats.length === 0 || !techniques) return [];
  return byHeats(techniques, heats, day).filter(
    ({ value }) =>
      found.some((statement) => statement.value.family === value.family) &&
      (value.destructive !== false || text.kind !== 'record' || tellsPulses(text.statements)),
  );
}
