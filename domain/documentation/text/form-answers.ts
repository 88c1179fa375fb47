/** Fields of forms → the answer that was given; a field that nobody filled in says nothing. Every character keeps its place. */

import { EMPTY, FULL } from './box-signs.ts';

const STAR = /\* ?\w/;
const RADIO = /(?<=[:?] ?| {2})[o*](?= {1,2}\w)/g;

/** "Nerve: o tibial  * sural": letters in the place of circles, with a star for the one that was chosen. */
export function withRadioBoxes(text: string): string {
  if (!text.includes(' o ') || !STAR.test(text)) return text;
  const lines = text.split('\n');
  if (!lines.some((line) => line.includes(' o ') && STAR.test(line))) return text;
  return lines.map((line) => line.replace(RADIO, (sign) => (sign === 'o' ? EMPTY : FULL))).join('\n');
}

/** "concentration [ 70 ] %", "Cycles {3}" */
const NUMBER_BOX = /[[{] ?(\d{1,4}(?:\.\d{1,2})?) ?[\]}]/g;
const BEFORE = /([\u00a4\u00ac]) {0,3}(?:yes|no|y|n)\b/gi;
const BEHIND = /\b(?:yes|no|y|n) {0,3}([\u00a4\u00ac])/gi;

const NEITHER = /\u00a4 (?: {2})?y(?:es)? {1,6}\u00a4 (?: {2})?no?\b/gi;
const LONGEST_FIELD = 80;
const ASIDE = /^ {1,3}\(/;
const FIELD_ENDS = /\n| {2}| \/ /;

/** "Live: [ ] yes [ ] no (US only)", from the end of the field before: nobody answered, which says neither. */
function withoutUnanswered(text: string): string {
  let plain = '';
  let read = 0;
  for (const { 0: boxes, index } of text.matchAll(NEITHER)) {
    const label =
      text
        .slice(Math.max(read, index - LONGEST_FIELD), index)
        .split(FIELD_ENDS)
        .at(-1) ?? '';
    if (label.search(/[:?\u00a4\u00ac]/) !== label.trimEnd().length - 1) continue;
    const from = index - label.length;
    let to = index + boxes.length;
    // "(US only)" behind them is of the field, too.
    const behind = text.slice(to, to + LONGEST_FIELD);
    if (ASIDE.test(behind)) to += behind.indexOf(')') + 1;
    plain += text.slice(read, from) + blank(text.slice(from, to));
    read = to;
  }
  return plain + text.slice(read);
}

/** "Stored? [ ] yes [x] no" as "Stored? [x] no": of two answers the one that was marked. */
export function withPlainAnswers(text: string): string {
  const plain = withoutUnanswered(text.replace(NUMBER_BOX, (box) => ` ${box.slice(1, -1)} `));
  const told = answered(answered(plain, BEFORE), BEHIND);
  const sides = told.match(SIDES)?.length ?? 0;
  return sides < 2 ? told : answered(answered(told.replace(NO_SIDE, blank), SIDE_BEFORE), SIDE_BEHIND);
}

const SIDE = '(?:left|right|lt|rt|l|r|both|none)\\b';
const SIDE_BEFORE = new RegExp(`([\\u00a4\\u00ac]) {0,3}${SIDE}`, 'gi');
const SIDE_BEHIND = new RegExp(`\\b${SIDE} {0,3}([\\u00a4\\u00ac])`, 'gi');
/** "Sural nerve: [ ] R [x] L", in a form that has several such rows. */
const SIDES = new RegExp(`${SIDE_BEFORE.source} {1,6}${SIDE_BEFORE.source}`, 'gi');
/** The whole row where none was marked. */
const NO_SIDE = new RegExp(
  `^[^\\n\\u00a4\\u00ac]*(?:\\u00ac {0,3}none *)?(?:\\u00a4 {0,3}${SIDE} *|\\b${SIDE} {0,3}\\u00a4 *){2,3}$`,
  'gim',
);

const MOST_BETWEEN = 20;
const OTHER_FIELD = /[\n:?\u00a4\u00ac]/;

function answered(text: string, pattern: RegExp): string {
  const found = [...text.matchAll(pattern)];
  const pieces: string[] = [];
  let read = 0;
  for (let at = 1; at < found.length; at++) {
    const [one, other] = [found[at - 1], found[at]];
    if (!one || !other || one[1] === other[1]) continue;
    const between = text.slice(one.index + one[0].length, other.index);
    if (between.length > MOST_BETWEEN || OTHER_FIELD.test(between)) continue;
    const { 0: said, index } = one[1] === EMPTY ? one : other;
    pieces.push(text.slice(read, index), blank(said));
    read = index + said.length;
    at++;
  }
  return pieces.length > 0 ? pieces.join('') + text.slice(read) : text;
}

/** What no note without a form has; looked for without case, which costs much more, only where one may be. */
const SIGNS = ['***', '[', 'nswer:', '":', 'Q:'];
const UNFILLED = /(?<!\*)\*\*\*(?!\*)|\[(?:select|choose|pick|enter|not (?:recorded|entered|filled|documented))\b/gi;
const TRUTH = /": ?(true|false)\b/gi;
/** "Question: Were images saved?", and the answer on the next line. */
const ANSWER = /\? ?\n ?A(?:nswer)?:/gi;

export function withAnswers(text: string): string {
  if (!SIGNS.some((sign) => text.includes(sign))) return text;
  return text
    .replace(TRUTH, (all, truth) => `: ${truth === 'true' ? 'yes' : 'no'}`.padEnd(all.length))
    .replace(ANSWER, (all) => '?'.padEnd(all.length))
    .split('\n')
    .map(withoutUnfilled)
    .join('\n');
}

const LABEL_STARTS = ['|', '}', ']', ';', ',', '\t', '  '];
const LONGEST_LABEL = 60;
/** No label with the choices behind it is longer. */
const LONGEST_ANSWER = 200;

/** A line without the label of what the form left open: "Image archived: [select]", "view {live/static/***}". */
function withoutUnfilled(line: string): string {
  let plain = '';
  let read = 0;
  for (const { 0: sign, index } of line.matchAll(UNFILLED)) {
    if (index < read) continue;
    const from = Math.max(read, index - LONGEST_ANSWER);
    const before = line.slice(from, index);
    const brace = before.lastIndexOf('{');
    const isInside = brace > before.lastIndexOf('}');
    const close = sign.startsWith('[') ? ']' : isInside ? '}' : undefined;
    const label = (isInside ? before.slice(0, brace) : before).trimEnd();
    if (!close && !/[:?]$/.test(label)) continue;
    const start = Math.max(...LABEL_STARTS.map((opener) => label.lastIndexOf(opener))) + 1;
    if (label.length - start > LONGEST_LABEL || label.includes('*', start)) continue;
    const end = close ? line.indexOf(close, index) + 1 || line.length : index + sign.length;
    plain += line.slice(read, from + start) + blank(line.slice(from + start, end));
    read = end;
  }
  return plain + line.slice(read);
}

export function blank(words: string): string {
  return ' '.repeat(words.length);
}
