/** Numbers with their units: temperatures, times, percentages and volumes as clinicians write them. */

import { wordSet } from '../text/word-list.ts';
import { textAt, type Word } from '../text/words.ts';
import type { Measure, Unit } from './measure.ts';
import { LABELS, unitOfRow, unitsOf } from './row-labels.ts';
import { minuteAt, WHOLE } from './spelled-minutes.ts';
import { spelledAt, spelledDigit } from './spelled-numbers.ts';
import { foundOnce, type Statements } from './statements.ts';
import { type ColumnCell, columnCells } from './table-columns.ts';

/** Unit word → unit and what one of it is in that unit. */
const UNITS: ReadonlyMap<string, readonly [Unit, number]> = new Map([
  ...unitsOf('celsius', 1, 'c, celsius, centigrade, degc, degreesc, dc, ºc'),
  ...unitsOf('degrees', 1, 'deg, degs, degree, degrees, grades, grad, grado, grados'),
  ...unitsOf('fahrenheit', 1, 'f, fahrenheit'),
  ...unitsOf('seconds', 1, 's, sec, secs, second, seconds, segundos, seg'),
  ...unitsOf('seconds', 60, 'min, mins, minute, minutes, minutos'),
  ...unitsOf('percent', 1, 'percent, pct, pc, per'),
  ...unitsOf('milliliters', 1, 'ml, mls, cc, ccs, milliliter, milliliters'),
  ...unitsOf(
    'other',
    1,
    'hz, v, volt, volts, ma, ga, g, gauge, mm, cm, mg, milligram, milligrams, mcg, ms, msec, millisecond, milliseconds, thousandths, w, watts, ohms, hr, hrs, hour, hours, day, days, week, weeks, wk, wks, month, months, mo, mos, year, years, yr, yrs, yo, units, u, x, khz, mhz, lb, kg, inch',
  ),
]);

/** Digits at the start of a word: 80, 2.5, 90s, x90, and the time of "2x3 min". */
const FUSED = /^(?:[1-9]?x)?(\d{1,6}(?:\.\d{1,4})?)([a-z]{1,10})?$/;

function startsWithNumber(word: string): boolean {
  const first = word.charCodeAt(0);
  return isDigit(first === 120 ? word.charCodeAt(1) : first);
}

const MOST_DIGITS = 6;

/** As most numbers of notes are. */
function isPlainNumber(word: string): boolean {
  for (let at = 0; at < word.length; at++) if (!isDigit(word.charCodeAt(at))) return false;
  return word.length > 0 && word.length <= MOST_DIGITS;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Every number of the text with the unit that follows it. */
export function measuresOf(text: Statements): readonly Measure[] {
  return foundOnce(text, measuresOf, () => measuresIn(text));
}

function measuresIn(text: Statements): readonly Measure[] {
  const { words } = text;
  const measures: Measure[] = [];
  const cells = columnCells(text);
  let cell = 0;
  for (let index = 0; index < words.length; index++) {
    const read = measureAt(text, index);
    if (!read) continue;
    while (cell < cells.length && (cells[cell]?.end ?? 0) < read.end) cell++;
    const measure = ofRow(text.text, ofColumn(read, cells[cell]));
    const before = measures.at(-1);
    // "2 min 30 sec" and "1 minute and 30 seconds" are one time.
    if (before && isRest(words, before, measure)) {
      measures[measures.length - 1] = {
        ...before,
        value: before.value + measure.value,
        next: measure.next,
        end: measure.end,
      };
    } else measures.push(measure);
    index = measure.next - 1;
  }
  return measures;
}

/** A bare number below "Temp (°C)" or "Time (s)" has the unit of its column. */
function ofColumn(measure: Measure, cell: ColumnCell | undefined): Measure {
  if (!cell || measure.start < cell.start) return measure;
  if (measure.unit === 'percent' && OF_STRENGTH.test(cell.head)) return { ...measure, isLabelled: true };
  if (measure.unit !== 'none') return measure;
  for (const [unit, pattern, factor] of COLUMN_UNITS) {
    if (pattern.test(cell.head)) return { ...measure, unit, value: measure.value * factor, isLabelled: true };
  }
  return measure;
}

/** The same behind the label of its row. */
function ofRow(text: string, measure: Measure): Measure {
  const row = measure.unit === 'none' ? unitOfRow(text, measure.start, measure.end) : undefined;
  return row ? { ...measure, unit: row[0], value: measure.value * row[1], isLabelled: true } : measure;
}

const OF_STRENGTH = /\b(?:conc|concentration|strength)\b/;

/** Heads of columns that say a unit, the surest first. */
const COLUMN_UNITS: readonly (readonly [Unit, RegExp, number])[] = [
  ['fahrenheit', /[°º]\s?f\b|\bfahrenheit\b/, 1],
  ['celsius', /[°º]\s?c\b|\bcelsius\b|\btemp\b|\btemperature\b|\bc\)?$|^t$/, 1],
  ['degrees', /[°º]|\bdegrees\b|\bdeg\b/, 1],
  ['seconds', /\bmin\b|\bminutes\b/, 60],
  ['seconds', /\bs\b|\bsec\b|\bsecs\b|\bseconds\b|\btime\b|\bduration\b/, 1],
  // "phenol 6 % (mL)" is filled in with milliliters.
  ['milliliters', /\((?:mls?|cc)\)/, 1],
  ['percent', /%|\bconc\b|\bconcentration\b|\bstrength\b|\bpercent\b/, 1],
  ['milliliters', /\bmls?\b|\bcc\b|\bvolume\b|\bvol\b/, 1],
];

function isRest(words: readonly Word[], before: Measure, measure: Measure): boolean {
  if (before.unit !== 'seconds' || measure.unit !== 'seconds' || before.value % 60 !== 0 || measure.value >= 60)
    return false;
  return measure.first === before.next || (measure.first === before.next + 1 && words[before.next]?.text === 'and');
}

function measureAt({ text, words }: Statements, first: number): Measure | undefined {
  const word = words[first];
  if (!word) return undefined;
  const isNumber = startsWithNumber(word.text);
  const spelled = isNumber ? undefined : spelledAt(text, words, first);
  if (!isNumber && !spelled) return word.text === 'a' ? minuteAt(words, first) : undefined;
  const isPlain = isNumber && isPlainNumber(word.text);
  const match = isPlain ? undefined : FUSED.exec(word.text);
  const digits = isPlain ? word.text : match?.[1];
  if (!spelled && digits === undefined) return undefined;
  let value = spelled?.value ?? Number(digits);
  let next = spelled?.next ?? first + 1;
  // "80 five degrees", as dictation hears it
  if (!spelled && textAt(words, next + 1).startsWith('degree') && text[word.end] !== ',') {
    const digit = spelledDigit(value, textAt(words, next));
    if (digit) {
      value += digit;
      next++;
    }
  }
  let start = word.start;
  if (
    word.start > 0 &&
    text[word.start - 1] === '.' &&
    text[word.start - 2] !== '.' &&
    (word.start < 2 || !/\d/.test(text[word.start - 2] ?? ''))
  ) {
    value = Number(`0.${digits ?? '0'}`);
    start--;
  }
  if (isPlain && hasDecimalComma(text, words, first)) {
    value = Number(`${digits}.${words[next]?.text}`);
    next++;
  }
  const fused = match?.[2];
  const isNegative = text[start - 1] === '-' && !/[\w]/.test(text[start - 2] ?? ' ');
  if (isNegative) {
    value = -value;
    start--;
  }
  const end = words[next - 1]?.end ?? word.end;
  const bare: Measure = { value, unit: 'none', first, next, start, end };
  if (fused) {
    if (fused === 'mg' && isStrength(words, bare, next))
      return inUnit(bare, 'percent', next + 1, endOf(words, next), TENTH);
    const [unit, factor] = UNITS.get(fused) ?? OTHER;
    return inUnit(bare, unit, next, end, factor);
  }
  const sign = signAfter(text, end);
  if (sign === '%') return inUnit(bare, 'percent', next, text.indexOf('%', end) + 1);
  // 80° x 90", but "temp_c","80"
  if (sign === '"' && text[start - 1] !== '"') return inUnit(bare, 'seconds', next, end + 1);
  // `"setTempC": 80, "seconds": 90`: a key is the unit of nothing before it.
  if (text.slice(end, words[next]?.start).includes('"')) return bare;
  return withUnitWord(text, words, bare, sign === '°');
}

const BEHIND_DECIMALS = /^ ?(?:%|ml|cc)/i;

/** "5,0 %", "1,5 ml" */
function hasDecimalComma(text: string, words: readonly Word[], first: number): boolean {
  const whole = words[first];
  const decimals = words[first + 1];
  if (!whole || !decimals || text[whole.end] !== ',' || decimals.start !== whole.end + 1) return false;
  if (!isPlainNumber(decimals.text) || decimals.text.length > 2) return false;
  return BEHIND_DECIMALS.test(text.slice(decimals.end, decimals.end + 3));
}

/** "conc [ 70 ] %" */
const BLANKS = new Set([' ', ']', '}']);
const MOST_BLANKS = 3;

/** The sign right behind a number. */
function signAfter(text: string, at: number): string {
  let sign = at;
  while (BLANKS.has(text[sign] ?? '') && sign - at < MOST_BLANKS) sign++;
  const char = text[sign];
  if (char === 'º' || char === '°' || char === '˚') return '°';
  if (text[at] === '"' || text[at] === '″') return '"';
  return char === '%' ? '%' : '';
}

const OTHER: readonly [Unit, number] = ['other', 1];

/** A bare number with the unit that ends at a word and a character. */
function inUnit({ value, first, start }: Measure, unit: Unit, next: number, end: number, factor = 1): Measure {
  return { value: value * factor, unit, first, next, start, end };
}

const WEIGHTS = wordSet('mg milligram+');
const AGENTS = wordSet('phenol alcohol ethanol aqueous aq');
const AGENT_WITHIN = 4;
/** Of a hundred milliliters: 60 mg in each are six grams. */
const TENTH = 0.1;

/** "Phenol 60 mg/mL": the strength of what is weighed. A steroid has its dose so as well, and no percentage. */
function isStrength(words: readonly Word[], { first }: Measure, next: number): boolean {
  const volume = words[next];
  if (!volume || volume.opensClause || UNITS.get(volume.text)?.[0] !== 'milliliters') return false;
  for (let index = Math.max(0, first - AGENT_WITHIN); index < first; index++)
    if (AGENTS.has(textAt(words, index))) return true;
  return false;
}

function endOf(words: readonly Word[], index: number): number {
  return words[index]?.end ?? 0;
}

const TIMES = wordSet('time dur duration');
const SHORTEST_LESION = 30;
const LONGEST_LESION = 600;

/** "Sec: 60", "Dur: 90" */
function labelled(text: string, words: readonly Word[], bare: Measure): Measure {
  const label = words[bare.first - 1];
  if (!label || text[label.end] !== ':' || bare.start - label.end >= 6) return bare;
  if (TIMES.has(label.text) && bare.value >= SHORTEST_LESION && bare.value <= LONGEST_LESION && text[bare.end] !== ':')
    return { ...bare, unit: 'seconds', isLabelled: true };
  const known = label.text === 's' ? undefined : LABELS.get(label.text);
  return known ? { ...bare, unit: known[0], value: bare.value * known[1], isLabelled: true } : bare;
}

/** "One burn at 80 C for 90 seconds: the ilioinguinal first" */
const TOLD_BEHIND = /^: ?[a-z]/i;

function withUnitWord(text: string, words: readonly Word[], bare: Measure, hasDegreeSign: boolean): Measure {
  // "One full minute"
  if (WHOLE.has(textAt(words, bare.next)) && UNITS.get(textAt(words, bare.next + 1))?.[0] === 'seconds')
    return withUnitWord(text, words, { ...bare, next: bare.next + 1, end: words[bare.next]?.end ?? bare.end }, false);
  const following = words[bare.next];
  const isNear =
    following !== undefined && following.start - bare.end <= 4 && !(following.opensSentence && !hasDegreeSign);
  // In "Temp: 85  Sec: 60" the next word is the label of the next number, and so it may be on the next line.
  const isLabel =
    (text[following?.end ?? 0] === ':' && !TOLD_BEHIND.test(text.slice(following?.end, (following?.end ?? 0) + 3))) ||
    (following?.opensLine && text.startsWith('  ', following.end));
  const unit = isNear && !isLabel ? UNITS.get(following.text) : undefined;
  if (hasDegreeSign) {
    const isScale = unit?.[0] === 'celsius' || unit?.[0] === 'fahrenheit';
    const end = isScale
      ? (following?.end ?? bare.end)
      : bare.end + text.slice(bare.end, bare.end + 2).search(/[º°˚]/) + 1;
    return inUnit(bare, isScale ? unit[0] : 'degrees', isScale ? bare.next + 1 : bare.next, end);
  }
  if (!unit || !following) return labelled(text, words, bare);
  // "80 degrees C", "176 degrees F"; "2 s" after a digit and a slash is no time.
  const scale = unit[0] === 'degrees' ? words[bare.next + 1] : undefined;
  const scaled = scale && scale.start - following.end <= 4 ? UNITS.get(scale.text)?.[0] : undefined;
  if (scale && (scaled === 'celsius' || scaled === 'fahrenheit')) {
    return inUnit(bare, scaled, bare.next + 2, scale.end);
  }
  if (WEIGHTS.has(following.text)) {
    // "Fifty milligrams per milliliter"
    const volume = words[bare.next + 1]?.text === 'per' ? bare.next + 2 : bare.next + 1;
    if (isStrength(words, bare, volume)) return inUnit(bare, 'percent', volume + 1, endOf(words, volume), TENTH);
  }
  if (following.text === 'per' && words[bare.next + 1]?.text !== 'cent') return bare;
  return inUnit(bare, unit[0], bare.next + 1, following.end, unit[1]);
}
