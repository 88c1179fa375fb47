/** Words that say that something was not done, was done before, or is yet to be done, and how far they reach. */

/** What was done ends here; a cue before these words says nothing of what follows them. */
export const COMPLETIONS = new Set([
  'used',
  'performed',
  'done',
  'employed',
  'applied',
  'utilized',
  'delivered',
  'completed',
]);

/** Cue (one or more words) → the most words between cue and term. A Map, because texts hold any word. */
export type Cues = ReadonlyMap<string, number>;

function cues(reaches: Readonly<Record<string, number>>): Cues {
  return new Map(Object.entries(reaches));
}

/** Cue before the term → how many words may lie between, small words not counted. */
export const NEGATED_BEFORE = cues({
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
export const HISTORICAL_BEFORE = cues({
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
export const PLANNED_BEFORE = cues({
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
export const CONDITIONAL_BEFORE = cues({ if: 8, unless: 8 });
export const NEGATED_AFTER = cues({
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
export const HISTORICAL_AFTER = cues({
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
export const PLANNED_AFTER = cues({
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
export const CUE_WORDS: ReadonlySet<string> = new Set(
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
export const SMALL_WORDS = new Set([
  'the',
  'a',
  'an',
  'any',
  'of',
  'use',
  'using',
  'such',
  'further',
  'other',
  'permanent',
]);
/** What follows these is another matter: a reason, a time before. A cue behind them says nothing of the term. */
export const OTHER_MATTERS = new Set([
  'after',
  'for',
  'following',
  'due',
  'because',
  'since',
  's',
  'hx',
  'history',
  'as',
]);
