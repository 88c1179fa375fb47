/** The signs by which forms offer choices and tell which was made → the few that words are read by. */

import { EMPTY, FULL, toBox } from './box-signs.ts';
import { withoutEmptyFields } from './empty-fields.ts';
import { blank, withAnswers, withPlainAnswers, withRadioBoxes } from './form-answers.ts';
import { withMarkedLines } from './lines-to-mark.ts';
import { withoutTakenBack } from './taken-back.ts';
import { wordSet } from './word-list.ts';

/** Whether a text has any of them: a box, a tick, what was struck, or an answer behind choices. */
const ANY =
  /[\u2192\u221a\u2610-\u2612\u2705\u2713\u2714\u25a0-\u25ff\u29bf\u2b1b\u2b1c]|~~|>>|[-=]>|[\])}] ?[:=]|[[(](?:struck|STRUCK)|[[({] ?[^\n] ?[\])}]|\/ {0,3}[*(<[{]|[*)\]}] {0,3}\/|[\u00a4\u00ac]/;

const EMPTY_BOX = /\u2610/g;
const FULL_BOX = /[\u2611\u2612]/g;
const EMPTY_SQUARE = /[\u25a1\u25a2\u25fb\u25fd\u2b1c]/g;
const FULL_SQUARE = /[\u25a0\u25a3\u25fc\u25fe\u2b1b\u2705]/g;
const EMPTY_CIRCLE = /[\u25cb\u25ef]/g;
const FULL_CIRCLE = /[\u25cf\u25c9\u29bf]/g;
const MARKED = /[\u00ac\u25a0\u25a3\u25cf\u25c9]/;
const BOX = /[[({<] {0,2}(?:([xX\u2713\u2714\u221a\u2717\u2718\u2022\u25cf\u25c9*]) ?|[\u25cb\u25ef]|(?<= ))[\])}>]/g;
/** "( ) Left  (o) Right", "(-) Ultrasound" */
const ROUND = /\((?:o|-| ?)\)/gi;
/** "✔ pulsed  ✗ thermal": beside ticks a cross is a no. */
const TICKED = /[\u2705\u2713\u2714]/;
const CROSSES = /[\u2717\u2718\u274c]/g;
const TICK = /\u221a(?= ?[a-z])/gi;
/** "~~pulsed~~", and no head between three of them */
const STRUCK = /(?<!~)~~(?!~)[^~\n]{1,60}~~(?!~)/g;
/** "RF: cannula heated to 80 C [auto-inserted] -> STRUCK" */
const STRUCK_LINE = /[>:\u2192[(] ?(?:struck|crossed|deleted)(?: out)?[.\])]? ?$/i;

/** "P H E N O L" */
const SPACED = /[A-Z] [A-Z] [A-Z] [A-Z] (?:[A-Z] ){0,10}[A-Z]\b/g;

/** The text with other signs, and without what was struck or offered and not chosen; every character keeps its place. */
export function withPlainSigns(said: string): string {
  const text = withMarkedLines(withRadioBoxes(withAnswers(withoutEmptyFields(withoutTakenBack(said))))).replace(
    SPACED,
    (word) => word.replaceAll(' ', '').padEnd(word.length),
  );
  if (!ANY.test(text)) return text;
  const ticked = TICKED.test(text) ? text.replace(CROSSES, EMPTY) : text;
  const round = ticked.includes('( )')
    ? ticked.replace(ROUND, (box) => toBox(box, box[1] !== ' ' && box[1] !== '-'))
    : ticked;
  const marked = round
    .replace(BOX, (box, mark) => toBox(box, mark))
    .replace(TICK, '\u2713')
    .replace(EMPTY_BOX, EMPTY)
    .replace(FULL_BOX, FULL)
    .replace(STRUCK, blank);
  const chosen = marked
    .split('\n')
    .map((line) => withoutOffer(withCircled(line)))
    .join('\n');
  return withPlainAnswers(withChoices(withChoices(chosen, EMPTY_SQUARE, FULL_SQUARE), EMPTY_CIRCLE, FULL_CIRCLE));
}

const CIRCLE = /[*()<>[\]{}]/g;
const OPENS_CIRCLE = /^[*(<>[{]{1,2}\w/;
const CLOSES_CIRCLE = /[*)<>\]}]$/;
const FEWEST_STROKES = 2;

function isCircled(choice: string): boolean {
  return choice.includes('circled') || (OPENS_CIRCLE.test(choice) && CLOSES_CIRCLE.test(choice));
}

/** "RF / >>HYDRODISSECTION<< / cryo", "block / RF (circled) / cryo": of choices between strokes the one that was circled. */
function withCircled(line: string): string {
  const from = line.lastIndexOf(':', line.indexOf('/')) + 1;
  const choices = line.slice(from).split('/');
  if (choices.length <= FEWEST_STROKES || /[\d:]/.test(line.slice(from))) return line;
  const circled = choices.filter((choice) => isCircled(choice.trim()));
  if (circled.length !== 1) return line;
  const said = choices.map((choice) => (choice === circled[0] ? choice.replace(CIRCLE, ' ') : blank(choice)));
  return `${line.slice(0, from)}${said.join(' ')}`;
}

/** What parts choices from the one that was made. */
const ARROW = />>|[-=]>|\u2192/;
const CLOSED = /[\])}] ?[:=]/;
const OPENERS = ['[', '(', '{', ':'];
const LONGEST_OFFER = 120;

/** "[US / fluoro / none] >> none", "Mode (thermal / pulsed): pulsed", "Nerve: sural  tibial -> tibial": what a template offers ends there. */
function withoutOffer(line: string): string {
  if (STRUCK_LINE.test(line)) return blank(line);
  const arrow = ARROW.exec(line);
  const sign = arrow ?? CLOSED.exec(line);
  if (!sign) return line;
  const from = Math.max(...OPENERS.map((opener) => line.lastIndexOf(opener, sign.index - 1)));
  if (from < 0 || sign.index - from > LONGEST_OFFER) return line;
  const to = arrow ? arrow.index : sign.index + 1;
  const choices = line.slice(from + 1, sign.index);
  if (!PARTS.test(choices) || !isAmong(choices, line.slice(sign.index + sign[0].length))) return line;
  const first = line[from] === ':' ? from + 1 : from;
  return line.slice(0, first) + blank(line.slice(first, to)) + line.slice(to);
}

/** The words of an answer, and what stands between choices. */
const WORDS = /[\p{L}\p{N}]+/gu;
const PARTS = /[/|,\])}]| {2}/;
const CHOSEN = wordSet('circled chosen chose selected picked');
const FEWEST_CHOICES = 2;

/** Whether the answer starts with one of several choices. */
function isAmong(choices: string, answer: string): boolean {
  const offered = choices
    .split(PARTS)
    .map(spoken)
    .filter((choice) => choice !== '');
  const given = spoken(answer);
  return offered.length >= FEWEST_CHOICES && offered.some((choice) => given.startsWith(choice));
}

/** The words, each with a blank behind it. */
function spoken(said: string): string {
  const words = said.toLowerCase().match(WORDS) ?? [];
  return words.map((word) => (CHOSEN.has(word) ? '' : `${word} `)).join('');
}

function withChoices(text: string, empty: RegExp, full: RegExp): string {
  return isOfForm(text, empty) ? text.replace(empty, EMPTY).replace(full, FULL) : text;
}

/** Whether a line offers two choices, or any is marked: a square or a circle alone is the point of a list. */
function isOfForm(text: string, empty: RegExp): boolean {
  const signs = text.match(empty);
  if (!signs) return false;
  return MARKED.test(text) || text.split('\n').some((line) => (line.match(empty)?.length ?? 0) > 1);
}
