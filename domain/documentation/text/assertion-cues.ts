/** Words that say that something was not done, was done before, or is yet to be done, and how far they reach. */

import { LOCATED, WAS_DONE } from './common-words.ts';
import { MONTHS } from './deeds.ts';
import { wordList, wordSet } from './word-list.ts';

/** What was done ends here; a cue before these words says nothing of what follows them. */
export const COMPLETIONS = wordSet(`${WAS_DONE} used employed applied utilized delivered completed`);

/** What a cue says of the term that it reaches. */
export type CueSense = 'negated' | 'historical' | 'planned' | 'conditional';

export interface Cue {
  readonly sense: CueSense;
  readonly direction: 'before' | 'after';
  /** The most words between cue and term. */
  readonly reach: number;
  /** Whether it holds in the telegraphic texts of claims only; in prose the same words say something else. */
  readonly isTelegraphic: boolean;
}

type Reaches = Readonly<Record<string, number>>;

/** Cue before the term → how many words may lie between, small words not counted. */
const NEGATED_BEFORE: Reaches = {
  no: 0,
  not: 1,
  non: 0,
  without: 0,
  'w o': 0,
  never: 2,
  neither: 1,
  nor: 1,
  nothing: 0,
  'nothing was': 1,
  avoid: 1,
  avoided: 1,
  avoiding: 2,
  declined: 2,
  'decided against': 2,
  'elected against': 2,
  'opted against': 2,
  'chose not to': 2,
  'decided not to': 2,
  refused: 2,
  'gave up on': 2,
  'before any': 2,
  ...each(1, 'no guidance by, no guidance with, without guidance by, without guidance from'),
  denies: 2,
  unlike: 1,
  'rather than': 1,
  'instead of': 1,
  'in lieu of': 1,
  'in place of': 1,
  'other than': 1,
  'too close for': 1,
  'as opposed to': 1,
  'alternative to': 1,
  'alternatives to': 1,
  'no evidence of': 1,
  'evidence of': 0,
  'absence of': 1,
  'allergy to': 1,
  'allergic to': 1,
  'damage to': 3,
  'injury to': 3,
  'did not': 3,
  'was not': 2,
  'were not': 2,
  ...each(1, 'not a, no was, no se'),
  ...each(2, 'didn t, wasn t, weren t, doesn t, isn t, couldn t, hasn t, haven t, won t'),
  versus: 0,
  vs: 0,
};
/** What "last" makes another time. */
const TIMES = [...wordList('year,yr,month,week,visit,autumn,spring,summer,fall,winter'), ...MONTHS.split(' ')];
/** "In Nov 2023 I did …"; drugs are noted in the MAR. */
const MONTH_NAMES = wordList(`${MONTHS.replaceAll(' ', ',')},jan,feb,apr,jun,jul,aug,sept,sep,oct,nov,dec`);
/** What means something else without its year. */
const YEARS_MONTHS = ['may #year', 'mar #year'];
const HISTORICAL_BEFORE: Reaches = {
  ...each(4, 'prior, previous, previously, history, hx, h o'),
  past: 3,
  's p': 3,
  'status post': 3,
  'failed trial': 1,
  earlier: 3,
  ...reaches(2, 'last', TIMES),
  ...each(4, 'last time, last session'),
  underwent: 3,
  'had undergone': 3,
  'has undergone': 3,
  'response to': 2,
  'responded to': 2,
  'relief from': 3,
  'relief after': 3,
  'benefit from': 3,
  'prior to this': 2,
  ...each(3, 'years after, year after, months after, mos after, weeks after, wks after'),
  ...each(3, 'read about, heard about, heard of, in #year, post excision, post neurectomy, post resection'),
  ...reaches(3, 'in', [...MONTH_NAMES.flatMap((month) => [month, `${month} #year`]), ...YEARS_MONTHS]),
};
const PLANNED_BEFORE: Reaches = {
  plan: 3,
  plans: 3,
  planned: 2,
  planning: 3,
  will: 4,
  shall: 4,
  ll: 4,
  schedule: 3,
  'scheduled for': 2,
  consider: 2,
  considering: 2,
  considered: 1,
  recommend: 2,
  recommended: 1,
  candidate: 3,
  discussed: 0,
  offered: 1,
  wanted: 1,
  wants: 4,
  requires: 3,
  'may be': 2,
  'may need': 2,
  'may require': 2,
  'may benefit from': 3,
  might: 3,
  would: 4,
  could: 3,
  future: 2,
  upcoming: 2,
  pending: 2,
  possible: 2,
  potential: 2,
  anticipated: 2,
  proposed: 2,
  request: 2,
  requesting: 2,
  attempted: 3,
  'attempt at': 3,
  ...each(4, 'talked about, talked through'),
  ...each(3, 'consent on chart for, consent signed for, consent on file for'),
  ...each(
    6,
    'intention was to, intent was to, plan was to, aim was to, goal was to, was to be, were to be, was to have been, were to have been',
  ),
  'next visit': 2,
  'authorization for': 3,
  ...each(
    3,
    'auth for, preauthorization for, approval for, approval of, going to, discussion of, discuss, discussing, interested in, go ahead with, wishes to, thought of, thought about, tempted to, meant to, hoped to',
  ),
  ...each(2, 'booked for, listed for, arranged for, referred for, return for, due for, to undergo, to have, awaiting'),
  ...each(2, 'aim is, aim was, goal is, goal was, intent was, intention was'),
  'options include': 4,
  'options including': 4,
  'proceed with': 0,
  pre: 0,
  staged: 1,
  book: 3,
  arrange: 3,
  submit: 4,
  ...each(
    3,
    'rto, rtc, return to clinic, prior auth, bring back, come back, coming back, back for, set up for, next step, ask for, asks for',
  ),
};
/** Conditions reach over the comma that ends them: "if no relief, pulsed RF". */
const CONDITIONAL_BEFORE: Reaches = { if: 8, whether: 6, unless: 8, should: 6 };
/** What is said not to have been done: "ultrasound was not used", "wasn't used". */
const UNDONE = wordList(`
used,run,performed,done,carried,employed,applied,utilized,delivered,given,required,needed,saved,archived,
stored,recorded,retained,kept,obtained,available,treated,ablated,lesioned,injected,contacted,
targeted,attempted,indicated,touched,included,addressed,frozen,involved,taken,approached,in,
near,encountered,captured,permanently,disturbed,affected,selected,chosen,made,located,
identified,found,visualized,visualised,localized,seen,reached,started,begun,commenced,initiated,undertaken
`);
/** "The sural nerve was left for another day" */
const LEFT = wordList(
  'left alone,left in peace,left untouched,left for another,left for later,left for next,skipped,let be',
);
const NEGATED_AFTER: Reaches = {
  ...reaches(3, 'not', UNDONE),
  ...reaches(3, 'never', ['prepped', 'touched']),
  ...reaches(3, 'wasn t', UNDONE),
  ...reaches(3, 'weren t', UNDONE),
  ...reaches(2, 'mode', wordList(`off,disabled`)),
  off: 0,
  ...reaches(4, 'not be', wordList(`located,identified,found,visualized,localized,reached,treated,lesioned`)),
  ...reaches(3, 'was', LEFT),
  ...reaches(3, 'were', LEFT),
  abandoned: 4,
  ...each(
    3,
    'unavailable, on backorder, out of stock, was expired, had expired, out until, quarantined, on recall, was recalled',
  ),
  declined: 3,
  denied: 3,
  deferred: 3,
  cancelled: 3,
  canceled: 3,
  aborted: 3,
  avoided: 3,
  spared: 3,
  preserved: 3,
  protected: 4,
  refused: 3,
  contraindicated: 3,
  'ruled out': 3,
  ...each(3, 'was given up, were given up, was dropped, were dropped, too risky, too dangerous, out of the question'),
};
const HISTORICAL_AFTER: Reaches = {
  ...reaches(2, 'had been', ['ablated', 'treated', 'lesioned', 'done', 'performed', 'frozen', 'denervated']),
  ...each(4, 'outside facility, outside hospital, elsewhere, at another, by another, by others, by somebody else'),
  ...reaches(3, 'in', [...MONTH_NAMES, ...YEARS_MONTHS]),
  ago: 4,
  ...each(4, 'years back, yrs back, year back, months back, mo back, weeks back, wks back'),
  previously: 3,
  ...reaches(3, 'last', TIMES),
  'in the past': 3,
  'in #year': 3,
  failed: 1,
  earlier: 3,
  helped: 2,
};
const PLANNED_AFTER: Reaches = {
  ...each(
    3,
    'planned, attempted, booked, rebooked, rescheduled, postponed, scheduled, to follow, recommended, considered, discussed, offered, pending, at next visit, at the next visit, next visit',
  ),
  'to come': 1,
  ...reaches(
    3,
    'to be',
    wordList('weighed,considered,discussed,decided,tried,scheduled,offered,revisited,done,performed,arranged,booked'),
  ),
  ...reaches(2, 'will', ['follow', 'be']),
  ...reaches(3, 'may', ['come', 'follow']),
  ...each(3, 'on tray, on the tray, on field, on the field, on back table, on the back table'),
  ...each(2, 'on the schedule, could be, may be, might be'),
  ...reaches(2, 'when', ['approved', 'authorized', 'authorised']),
  ...reaches(2, 'once', ['approved', 'authorized', 'authorised']),
  approves: 3,
  consented: 2,
  intended: 2,
  ...reaches(1, 'would', ['be', 'help', 'make', 'give', 'work', 'benefit', 'last']),
  ...inTime(3, 'a, one, two, three, four, six, 1, 2, 3, 4, 5, 6, 8, 10, 12, about, a few, few, several'),
};

/** "Phenol 6% same nerve in 3 wks" */
function inTime(reach: number, counts: string): Reaches {
  const units = wordList('week+,wk+,month+,mo+');
  return Object.fromEntries(wordList(counts).flatMap((count) => units.map((unit) => [`in ${count} ${unit}`, reach])));
}

/** What these say in NTE and SV101-7 they do not say in prose: "next, the nerve was found", "after ablation". */
const TELEGRAPHIC: readonly (readonly ['before' | 'after', CueSense, Reaches])[] = [
  ['before', 'historical', { after: 0, failed: 0 }],
  ['before', 'planned', { next: 1, scheduled: 2 }],
  ['after', 'planned', { next: 2 }],
];

function reaches(reach: number, first: string, words: readonly string[]): Reaches {
  return Object.fromEntries(words.map((word) => [`${first} ${word}`, reach]));
}

function each(reach: number, phrases: string): Reaches {
  return Object.fromEntries(wordList(phrases).map((phrase) => [phrase, reach]));
}

const TABLES: readonly (readonly ['before' | 'after', CueSense, Reaches])[] = [
  ['before', 'negated', NEGATED_BEFORE],
  ['before', 'historical', HISTORICAL_BEFORE],
  ['before', 'planned', PLANNED_BEFORE],
  ['before', 'conditional', CONDITIONAL_BEFORE],
  ['after', 'negated', NEGATED_AFTER],
  ['after', 'historical', HISTORICAL_AFTER],
  ['after', 'planned', PLANNED_AFTER],
];

/** Every cue with its words. A year of this century stands for itself, as `#year`. */
export const CUES: readonly (readonly [phrase: string, cue: Cue])[] = [
  ...cuesOf(TABLES, false),
  ...cuesOf(TELEGRAPHIC, true),
];

function cuesOf(tables: typeof TABLES, isTelegraphic: boolean): [string, Cue][] {
  return tables.flatMap(([direction, sense, reach]) =>
    Object.entries(reach).map(([phrase, most]): [string, Cue] => [
      phrase,
      { sense, direction, reach: most, isTelegraphic },
    ]),
  );
}

/** "Prior to" says what came first, "previously marked" where: none is a cue. */
export const NO_CUE_BEFORE = wordSet(`${LOCATED} to marked described mentioned placed noted anesthetized stated`);

/** Words that make a whole clause of a note speak of what was said, offered or done before, not of what was done now. */
export const FRAMES: ReadonlyMap<string, CueSense> = new Map([
  ...wordList(`
risk+,alternatives,options,explained,counseled,counselled,understands,informed,discussed,offered,considered,weighed,
plan
`).map((word): [string, CueSense] => [word, 'planned']),
  ...['underwent', 'ago', 'previously'].map((word): [string, CueSense] => [word, 'historical']),
]);

/** Words too small to count as distance. */
export const SMALL_WORDS = wordSet('the a an any of use using such further other permanent');
/** What follows these is another matter: a reason, a time before. A cue behind them says nothing of the term. */
export const OTHER_MATTERS = wordSet(
  'after for following due because since instead s hx history as return rtc rtn followup follow recheck review fu',
);
