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
}

const WORD = /[\p{L}\p{N}]+(?:\.\d+)?/gu;
const CLAUSE_BREAK = /[.;|,\n\r!?]|\s-+\s/;
/** Words that start a new clause by themselves. */
const CLAUSE_WORDS = new Set(['but', 'however', 'then', 'today', 'now', 'except', 'therefore', 'followed', 'thus']);

/** What was done ends here; a cue before these words says nothing of what follows them. */
const COMPLETIONS = new Set(['used', 'performed', 'done', 'employed', 'applied', 'utilized', 'delivered', 'completed']);

/** Cue before the term → how many words may lie between. */
const NEGATED_BEFORE: Cues = {
  no: 3,
  not: 3,
  non: 0,
  without: 3,
  never: 3,
  avoid: 2,
  avoided: 2,
  declined: 3,
  denies: 3,
  'rather than': 2,
  'instead of': 2,
  'in lieu of': 2,
  'other than': 2,
  'as opposed to': 2,
  versus: 1,
  vs: 1,
};
const HISTORICAL_BEFORE: Cues = {
  prior: 5,
  previous: 5,
  previously: 5,
  past: 4,
  history: 5,
  hx: 5,
  'h o': 5,
  's p': 4,
  'status post': 4,
  after: 3,
  failed: 0,
  'failed trial of': 0,
  'failed a': 0,
  earlier: 4,
  'last year': 3,
  'last month': 3,
  since: 3,
};
const PLANNED_BEFORE: Cues = {
  plan: 5,
  plans: 5,
  planned: 5,
  planning: 5,
  will: 5,
  schedule: 5,
  scheduled: 5,
  consider: 4,
  considering: 4,
  considered: 4,
  recommend: 4,
  recommended: 4,
  candidate: 4,
  discussed: 4,
  offered: 4,
  if: 5,
  'may be': 3,
  'may need': 3,
  'may require': 3,
  might: 4,
  would: 5,
  future: 3,
  upcoming: 3,
  pending: 3,
  next: 3,
  request: 4,
  requesting: 4,
};
const NEGATED_AFTER: Cues = {
  'not used': 3,
  'not performed': 3,
  'not done': 3,
  'not employed': 3,
  'not applied': 3,
  'not utilized': 3,
  'not delivered': 3,
  'not given': 3,
  'not required': 3,
  'not saved': 3,
  'not archived': 3,
  'not stored': 3,
  'not recorded': 3,
  'not retained': 3,
  'not obtained': 3,
  declined: 3,
  deferred: 3,
  cancelled: 3,
  canceled: 3,
  avoided: 3,
  aborted: 3,
  refused: 3,
  contraindicated: 3,
  'ruled out': 3,
};
const HISTORICAL_AFTER: Cues = {
  ago: 5,
  previously: 4,
  'last year': 4,
  'last month': 4,
  'last week': 4,
  'last visit': 4,
  'in the past': 4,
  failed: 2,
  earlier: 4,
};
const PLANNED_AFTER: Cues = {
  planned: 3,
  scheduled: 3,
  'next visit': 4,
  'next week': 4,
  'next month': 4,
  'to follow': 3,
  recommended: 3,
  considered: 3,
  discussed: 3,
  pending: 3,
};

/** Cue (one or more words) → the most words between cue and term. */
type Cues = Readonly<Record<string, number>>;

const MOST_CUE_WORDS = 3;

export function statements(text: string): Statements {
  const words: Word[] = [];
  let previousEnd = 0;
  for (const match of text.matchAll(WORD)) {
    const word = match[0].toLowerCase();
    const between = text.slice(previousEnd, match.index);
    words.push({
      text: word,
      start: match.index,
      end: match.index + match[0].length,
      opensClause: words.length === 0 || CLAUSE_BREAK.test(between) || CLAUSE_WORDS.has(word),
    });
    previousEnd = match.index + match[0].length;
  }
  return { text, words };
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
export function assertionOf({ words }: Statements, first: number, next: number): Assertion {
  if (cueBefore(words, first, NEGATED_BEFORE) || cueAfter(words, next, NEGATED_AFTER)) return 'negated';
  if (cueBefore(words, first, HISTORICAL_BEFORE) || cueAfter(words, next, HISTORICAL_AFTER)) return 'historical';
  if (cueBefore(words, first, PLANNED_BEFORE) || cueAfter(words, next, PLANNED_AFTER)) return 'planned';
  return 'performed';
}

function cueBefore(words: readonly Word[], first: number, cues: Cues): boolean {
  if (words[first]?.opensClause) return false;
  for (let end = first; end > 0; end--) {
    for (let length = 1; length <= MOST_CUE_WORDS && end - length >= 0; length++) {
      const reach = cues[phrase(words, end - length, end)];
      if (reach !== undefined && first - end <= reach) return true;
    }
    const before = words[end - 1];
    if (!before || before.opensClause || COMPLETIONS.has(before.text)) return false;
  }
  return false;
}

function cueAfter(words: readonly Word[], next: number, cues: Cues): boolean {
  for (let start = next; start < words.length && !words[start]?.opensClause; start++) {
    for (let length = 1; length <= MOST_CUE_WORDS && start + length <= words.length; length++) {
      const reach = cues[phrase(words, start, start + length)];
      if (reach !== undefined && start - next <= reach) return true;
    }
  }
  return false;
}

function phrase(words: readonly Word[], from: number, to: number): string {
  let text = '';
  for (let index = from; index < to; index++) text += `${index > from ? ' ' : ''}${words[index]?.text ?? ''}`;
  return text;
}
