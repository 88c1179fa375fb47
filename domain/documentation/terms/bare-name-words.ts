/** Names of nerves without their noun, made of the table of nerves: "lateral pectoral", "ulnar", "saph". */

import { wordSet } from '../text/word-list.ts';

/** Single adjectives that name a nerve where a nerve is asked for; they name much else besides. */
const ADJECTIVES =
  wordSet(`median ulnar radial axillary sural tibial saphenous sciatic femoral obturator musculocutaneous
suprascapular ilioinguinal iliohypogastric genitofemoral supraorbital supratrochlear infraorbital auriculotemporal`);
const NOUN = ' nerve';
/** No such name has more words. */
export const LONGEST = 3;

interface Bare {
  /** Name without its noun → key of `nerves`. */
  readonly names: ReadonlyMap<string, string>;
  /** What is left of single adjectives in tired hands, which may mean no nerve: consent is "obt", bones are "tib". */
  readonly stems: ReadonlyMap<string, string>;
  readonly firstWords: ReadonlySet<string>;
  /** The words behind the first. */
  readonly furtherWords: ReadonlySet<string>;
  /** Those of one word, and the long ones cut short: "saph". */
  readonly singles: ReadonlySet<string>;
}

const known = new WeakMap<ReadonlyMap<string, string>, Bare>();

/** The names that end in the noun, without it, found once for the life of the release. */
export function bareOf(nerveNames: ReadonlyMap<string, string>): Bare {
  const ready = known.get(nerveNames);
  if (ready) return ready;
  const names = new Map<string, string>();
  for (const [name, nerve] of nerveNames) {
    const bare = name.endsWith(NOUN) ? name.slice(0, -NOUN.length) : '';
    const length = bare.split(' ').length;
    if (ADJECTIVES.has(bare) || (length > 1 && length <= LONGEST)) names.set(bare, nerve);
  }
  const words = [...names.keys()].map((name) => name.split(' '));
  const stems = stemsOf(names);
  const bare = {
    names: new Map([...names, ...stems]),
    stems,
    firstWords: new Set([...words.map(([first = '']) => first), ...stems.keys()]),
    furtherWords: new Set(words.flatMap(([, ...further]) => further)),
    singles: new Set(words.filter(({ length }) => length === 1).flatMap(([word = '']) => cutShort(word))),
  };
  known.set(nerveNames, bare);
  return bare;
}

/** The words that open such names. */
export function bareNameWords(nerveNames: ReadonlyMap<string, string>): ReadonlySet<string> {
  return bareOf(nerveNames).firstWords;
}

/** Adjective → its stem, where that is shorter than a long one is cut. */
const SHORTEST_STEMS = [
  ['obturator', 'obt'],
  ['tibial', 'tib'],
] as const;

function stemsOf(names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const stems = new Map<string, string>();
  for (const [name, nerve] of names)
    if (ADJECTIVES.has(name)) for (const cut of cutShort(name)) if (cut !== name) stems.set(cut, nerve);
  for (const [name, stem] of SHORTEST_STEMS) {
    const nerve = names.get(name);
    if (nerve !== undefined) stems.set(stem, nerve);
  }
  return stems;
}

const LONG = 9;
const SHORTEST_CUT = 4;
/** What words are that so begin. */
const NO_CUTS = wordSet('supra infra ilio auric auri geni genit genital genito muscul musc muscle axil');

/** The adjective as it is, and each of its beginnings where it is long: "saph", "iliohyp". */
function cutShort(adjective: string): string[] {
  if (adjective.length < LONG) return [adjective];
  const cuts = [adjective];
  for (let length = SHORTEST_CUT; length < adjective.length; length++) cuts.push(adjective.slice(0, length));
  return cuts.filter((cut) => !NO_CUTS.has(cut));
}

/** Adjectives that name a nerve by themselves where a nerve is meant. */
export function bareAdjectives(nerveNames: ReadonlyMap<string, string>): ReadonlySet<string> {
  return bareOf(nerveNames).singles;
}
