/**
 * Short clinical text → words, and whether what a word says was done. Negation, history and plans follow the
 * NegEx and ConText way: a cue has a direction and a reach, and clause boundaries end its reach.
 *
 * Chapman et al., A simple algorithm for identifying negated findings and diseases, J Biomed Inform 34, 2001;
 * Harkema et al., ConText, J Biomed Inform 42, 2009.
 */

export type Assertion = 'performed' | 'negated' | 'historical' | 'planned';

export interface Word {
  /** Lower case. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether a clause starts with this word. */
  readonly opensClause: boolean;
  /** Whether a sentence starts with it. */
  readonly opensSentence: boolean;
}

export interface TermMatch {
  readonly first: number;
  /** Index past the last word of the match. */
  readonly next: number;
  readonly start: number;
  readonly end: number;
  readonly assertion: Assertion;
}

/** A text and its words. */
export interface Statements {
  readonly text: string;
  readonly words: readonly Word[];
  /** False when no word of the text belongs to any cue, so that all of it is said to have been done. */
  readonly mayHoldCue: boolean;
}

const WORD = /[\p{L}\p{N}]+(?:\.\d+)?/gu;
const CLAUSE_BREAK = /[.;|,\n\r!?]|\s-+\s/;
const SENTENCE_BREAK = /[.;|\n\r!?]/;
/** Words that start a new clause by themselves. */
const CLAUSE_WORDS = new Set(['but', 'however', 'then', 'today', 'now', 'except', 'therefore', 'followed', 'thus']);

/** What was done ends here; a cue before these words says nothing of what follows them. */
const COMPLETIONS = new Set(['used', 'performed', 'done', 'employed', 'applied', 'utilized', 'delivered', 'completed']);

/** Cue (one or more words) → the most words between cue and term. A Map, because texts hold any word. */
type Cues = ReadonlyMap<string, number>;

function cues(reaches: Readonly<Record<string, number>>): Cues {
  return new Map(Object.entries(reaches));
}

/** Cue before the term → how many words may lie between, small words not counted. */
const NEGATED_BEFORE = cues({
  no: 0,
  not: 1,
  non: 0,
  without: 0,
  'w o': 0,
  never: 2,
  avoid: 1,
  avoided: 1,
  declined: 2,
  refused: 2,
  denies: 2,
  unlike: 1,
  'rather than': 1,
  'instead of': 1,
  'in lieu of': 1,
  'other than': 1,
  'as opposed to': 1,
  versus: 0,
  vs: 0,
});
const HISTORICAL_BEFORE = cues({
  prior: 4,
  previous: 4,
  previously: 4,
  past: 3,
  history: 4,
  hx: 4,
  'h o': 4,
  's p': 3,
  'status post': 3,
  after: 0,
  failed: 0,
  'failed trial': 1,
  earlier: 3,
  'last year': 2,
  'last month': 2,
});
const PLANNED_BEFORE = cues({
  plan: 3,
  plans: 3,
  planned: 2,
  planning: 3,
  will: 4,
  schedule: 3,
  scheduled: 2,
  consider: 2,
  considering: 2,
  considered: 1,
  recommend: 2,
  recommended: 1,
  candidate: 3,
  discussed: 0,
  offered: 1,
  wanted: 1,
  'may be': 2,
  'may need': 2,
  'may require': 2,
  might: 3,
  would: 4,
  future: 2,
  upcoming: 2,
  pending: 2,
  next: 1,
  request: 2,
  requesting: 2,
});
/** Conditions reach over the comma that ends them: "if no relief, pulsed RF". */
const CONDITIONAL_BEFORE = cues({ if: 8, unless: 8 });
const NEGATED_AFTER = cues({
  'not used': 3,
  'not performed': 3,
  'not done': 3,
  'not employed': 3,
  'not applied': 3,
  'not utilized': 3,
  'not delivered': 3,
  'not given': 3,
  'not required': 3,
  'not needed': 3,
  'not saved': 3,
  'not archived': 3,
  'not stored': 3,
  'not recorded': 3,
  'not retained': 3,
  'not kept': 3,
  'not obtained': 3,
  'not available': 3,
  unavailable: 3,
  declined: 3,
  denied: 3,
  deferred: 3,
  cancelled: 3,
  canceled: 3,
  avoided: 3,
  refused: 3,
  contraindicated: 3,
  'ruled out': 3,
});
const HISTORICAL_AFTER = cues({
  ago: 4,
  previously: 3,
  'last year': 3,
  'last month': 3,
  'last week': 3,
  'last visit': 3,
  'in the past': 3,
  'in #year': 3,
  failed: 1,
  earlier: 3,
});
const PLANNED_AFTER = cues({
  planned: 3,
  scheduled: 3,
  next: 2,
  'to follow': 3,
  recommended: 3,
  considered: 3,
  discussed: 3,
  offered: 3,
  pending: 3,
});

/** Every word of every cue; a year stands for itself in one of them, beside "in". */
const CUE_WORDS: ReadonlySet<string> = new Set(
  [
    NEGATED_BEFORE,
    HISTORICAL_BEFORE,
    PLANNED_BEFORE,
    CONDITIONAL_BEFORE,
    NEGATED_AFTER,
    HISTORICAL_AFTER,
    PLANNED_AFTER,
  ].flatMap((cueTable) => [...cueTable.keys()].flatMap((cue) => cue.split(' '))),
);

/** Words too small to count as distance. */
const SMALL_WORDS = new Set(['the', 'a', 'an', 'any', 'of', 'use', 'using', 'such', 'further', 'other', 'permanent']);
/** What follows these is another matter: a reason, a time before. A cue behind them says nothing of the term. */
const OTHER_MATTERS = new Set(['after', 'for', 'following', 'due', 'because', 'since', 's', 'hx', 'history', 'as']);

const MOST_CUE_WORDS = 3;

/** No cue reaches farther than this many words, small ones included. */
const FARTHEST = 16;

/** Longer texts are no claim notes; what lies beyond is not read. */
const LONGEST_TEXT = 10_000;

export function statements(text: string): Statements {
  const words: Word[] = [];
  let previousEnd = 0;
  for (const match of text.slice(0, LONGEST_TEXT).matchAll(WORD)) {
    const word = match[0].toLowerCase();
    const between = text.slice(previousEnd, match.index);
    const opensSentence = words.length === 0 || SENTENCE_BREAK.test(between);
    words.push({
      text: word,
      start: match.index,
      end: match.index + match[0].length,
      opensClause: opensSentence || CLAUSE_BREAK.test(between) || CLAUSE_WORDS.has(word),
      opensSentence,
    });
    previousEnd = match.index + match[0].length;
  }
  return { text, words, mayHoldCue: words.some((word) => CUE_WORDS.has(word.text)) };
}

/** The words of a term as the tables write it, cut as texts are. */
export function termWords(term: string): readonly string[] {
  return statements(term).words.map((word) => word.text);
}

/** `term` (cut by `termWords`) at word `first` of the text, or undefined when it does not stand there. */
export function termAt(statement: Statements, first: number, term: readonly string[]): TermMatch | undefined {
  const { words } = statement;
  const next = first + term.length;
  const start = words[first];
  const last = words[next - 1];
  if (!start || !last || !term.every((word, index) => words[first + index]?.text === word)) return undefined;
  return { first, next, start: start.start, end: last.end, assertion: assertionOf(statement, first, next) };
}

/** Whether the words from `first` up to `next` are said to have been done. */
export function assertionOf({ words, mayHoldCue }: Statements, first: number, next: number): Assertion {
  if (!mayHoldCue) return 'performed';
  if (cueBefore(words, first, NEGATED_BEFORE) || cueAfter(words, next, NEGATED_AFTER)) return 'negated';
  if (cueBefore(words, first, HISTORICAL_BEFORE) || cueAfter(words, next, HISTORICAL_AFTER)) return 'historical';
  if (cueBefore(words, first, CONDITIONAL_BEFORE, isSentenceStart)) return 'planned';
  const isPlanned = cueBefore(words, first, PLANNED_BEFORE) || cueAfter(words, next, PLANNED_AFTER);
  return isPlanned && !isCompleted(words, next) ? 'planned' : 'performed';
}

/** Whether the clause goes on to say that it was done, as in "scheduled pulsed RF, done". */
function isCompleted(words: readonly Word[], next: number): boolean {
  for (let index = next; index < words.length && index - next < FARTHEST; index++) {
    if (COMPLETIONS.has(words[index]?.text ?? '')) return words[index - 1]?.text !== 'not';
    if (isClauseStart(words[index])) return false;
  }
  return false;
}

function isSentenceStart(word: Word | undefined): boolean {
  return word?.opensSentence === true;
}

function isClauseStart(word: Word | undefined): boolean {
  return word?.opensClause === true;
}

function cueBefore(
  words: readonly Word[],
  first: number,
  cues: Cues,
  isStart: (word: Word | undefined) => boolean = isClauseStart,
): boolean {
  if (isStart(words[first])) return false;
  let distance = 0;
  for (let end = first; end > 0 && first - end < FARTHEST; end--) {
    for (let length = 1; length <= MOST_CUE_WORDS && end - length >= 0; length++) {
      const reach = cues.get(phrase(words, end - length, end));
      // "as planned" says how it was done, not that it is still to come.
      if (reach !== undefined && distance <= reach && words[end - length - 1]?.text !== 'as') return true;
    }
    const before = words[end - 1];
    if (!before || isStart(before) || COMPLETIONS.has(before.text)) return false;
    // In "no pulsed or cooled RF" the cue holds for both.
    if (before.text === 'or' || before.text === 'nor') distance -= 1;
    else if (!SMALL_WORDS.has(before.text)) distance++;
  }
  return false;
}

function cueAfter(words: readonly Word[], next: number, cues: Cues): boolean {
  for (let start = next; start < words.length && start - next < FARTHEST && !words[start]?.opensClause; start++) {
    for (let length = 1; length <= MOST_CUE_WORDS && start + length <= words.length; length++) {
      const reach = cues.get(phrase(words, start, start + length));
      if (reach !== undefined && start - next <= reach) return true;
    }
    if (OTHER_MATTERS.has(words[start]?.text ?? '')) return false;
  }
  return false;
}

function phrase(words: readonly Word[], from: number, to: number): string {
  let text = '';
  for (let index = from; index < to; index++) {
    const word = words[index]?.text ?? '';
    text += `${index > from ? ' ' : ''}${/^20\d\d$/.test(word) ? '#year' : word}`;
  }
  return text;
}
