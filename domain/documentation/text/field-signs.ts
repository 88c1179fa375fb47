/** The signs that part the label of a field from its answer → the colon that fields are read by. */

/** "Side --> left", "nerve=sural", "Agent ....... phenol" */
const SIGN = /-?[-=]>|:?=|\.{3,}(?: ?:)?/g;
const MOST_BLANKS = 3;
/** What goes before it: no more than a label that opens a line, a cell or a part of one. */
const LABEL = /^[ \t*-]*[a-z](?:[\w \t/()#-]|\.(?![. ]))*$/i;
const BEHIND = ['\n', ';', '|'];
const LONGEST_LABEL = 48;

/** "us_img_saved;   FALSE": a label before a semicolon, in an export of fields. */
const EXPORTED = /^[a-z][\w /()#-]{0,30}(?:;|[\t|](?=[^\t|\n]*$))/gim;
const FEWEST_EXPORTED = 4;
const EXPORT_SIGNS = [';', '\t', '|'];

/** Whether a text has as many of the signs as an export of fields: few notes do, and the pattern is asked of no other. */
function mayBeExport(text: string): boolean {
  let signs = 0;
  for (const sign of EXPORT_SIGNS)
    for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1))
      if (++signs === FEWEST_EXPORTED) return true;
  return false;
}

/** "0001  PROCEDURE NOTE": the lines of a print, by their numbers. */
const NUMBER_OF_LINE = /^\d{3,4}(?= )/gm;

function withoutLineNumbers(written: string): string {
  const [first, second, ...further] = written.match(NUMBER_OF_LINE) ?? [];
  return further.length >= FEWEST_EXPORTED && Number(second) - Number(first) === 1
    ? written.replace(NUMBER_OF_LINE, ({ length }) => ' '.repeat(length))
    : written;
}

/** "superolateral.......80......90": dots from cell to cell of a row. */
const LEADERS = /\.{3,}/g;

function withoutLeaders(text: string): string {
  if (!text.includes('...')) return text;
  const plainRow = (line: string): string =>
    (line.match(LEADERS)?.length ?? 0) > 1 ? line.replace(LEADERS, ({ length }) => ' '.repeat(length)) : line;
  return text.split('\n').map(plainRow).join('\n');
}

/** "C-arm          : not used" */
const FAR_COLON = /^([ \t|]{0,12}[a-z][\w/.()-]{0,30}(?: [\w/.()-]{1,30}){0,4})([ \t]{1,40}):(?=[ \t])/gim;

function withNearColons(text: string): string {
  return text.includes(' :') ? text.replace(FAR_COLON, (_, label, gap) => `${label}:${gap}`) : text;
}

/** The text with a colon behind each label and no numbers of lines; every character keeps its place. */
export function withColons(numbered: string): string {
  const written = withNearColons(withoutLineNumbers(numbered));
  const isExport = mayBeExport(written) && (written.match(EXPORTED)?.length ?? 0) >= FEWEST_EXPORTED;
  const text = withoutLeaders(isExport ? written.replace(EXPORTED, (label) => `${label.slice(0, -1)}:`) : written);
  if (!text.includes('=') && !text.includes('->') && !text.includes('...')) return text;
  let plain = '';
  let next = 0;
  for (const { 0: sign, index } of text.matchAll(SIGN)) {
    let at = index;
    while (index - at < MOST_BLANKS && text[at - 1] === ' ') at--;
    const before = text.slice(Math.max(0, at - LONGEST_LABEL - 1), at);
    const label = before.slice(1 + Math.max(...BEHIND.map((end) => before.lastIndexOf(end))));
    if (at < next || label.length > LONGEST_LABEL || !LABEL.test(label)) continue;
    const end = index + sign.length;
    plain += text.slice(next, at) + ':'.padEnd(end - at);
    next = end;
  }
  return plain + text.slice(next);
}
