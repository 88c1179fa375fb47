/** The parts of an answer → its text. */

import {
  type AnswerPart,
  type AnswerParts,
  countOf,
  type GroupEntry,
  type InterchangeEntry,
  type TakeEntry,
} from './answer-parts.ts';
import { inSeparators } from './answer-separators.ts';
import { transactionSet } from './answering-envelope.ts';
import { CLAIM_ACKNOWLEDGMENT } from './claim-acknowledgment.ts';
import { IMPLEMENTATION_ACKNOWLEDGMENT } from './implementation-acknowledgment.ts';
import { writtenSegment } from './written-segment.ts';

/**
 * The interchanges of an answer, in pieces of which some are empty. No more than one entry of each part is taken between
 * two pieces, so that whoever reads parts from afar can have the next ones at hand.
 */
export function* writtenAnswer(take: TakeEntry): Generator<string> {
  for (let entry = take('interchanges'); entry !== undefined; entry = take('interchanges')) {
    const interchange = JSON.parse(entry) as InterchangeEntry;
    for (const piece of writtenInterchange(interchange, take)) yield inSeparators(piece, interchange.separators);
  }
}

/** Gives each interchange whole pieces as soon as it is complete, and keeps its parts until then. */
export function eachInterchange(write: (pieces: Iterable<string>) => void): AnswerParts {
  let parts = new Map<AnswerPart, string[]>();
  return {
    write(part, entry) {
      const entries = parts.get(part);
      if (entries) entries.push(entry);
      else parts.set(part, [entry]);
      if (part !== 'interchanges') return;
      const complete = new Map([...parts].map(([name, all]) => [name, all.values()]));
      parts = new Map();
      write(writtenAnswer((name) => complete.get(name)?.next().value));
    },
  };
}

function* writtenInterchange({ opening, groups, number }: InterchangeEntry, take: TakeEntry): Generator<string> {
  yield opening;
  let written = 0;
  for (let left = groups; left > 0; left--) {
    const group = JSON.parse(taken(take, 'groups')) as GroupEntry;
    const { response, claims } = group;
    yield response.header;
    yield* transactionSet(IMPLEMENTATION_ACKNOWLEDGMENT, 1, groupResponse(group, take));
    yield writtenSegment('GE', '1', response.number);
    if (claims) yield claims.header;
    yield* claimSets(group, take);
    if (claims) yield writtenSegment('GE', String(group.claimSets), claims.number);
    written += claims ? 2 : 1;
  }
  yield writtenSegment('IEA', String(written), number);
}

function* groupResponse({ opening, closing, responses }: GroupEntry, take: TakeEntry): Generator<string> {
  yield opening;
  for (let left = responses; left > 0; left--) yield taken(take, 'responses');
  yield closing;
}

function* claimSets({ sets }: GroupEntry, take: TakeEntry): Generator<string> {
  let number = 0;
  for (let left = sets; left > 0; left--) {
    const [providers, head] = countOf(taken(take, 'sets'));
    // Claims of a rejected set are gone through and not told.
    if (head === '') for (const _ of providerLevels(providers, take)) yield '';
    else yield* transactionSet(CLAIM_ACKNOWLEDGMENT, ++number, claimSet(head, providers, take));
  }
}

function* claimSet(head: string, providers: number, take: TakeEntry): Generator<string> {
  yield head;
  yield* providerLevels(providers, take);
}

/** HL 19 for each billing provider level, with an HL PT for each of its claims; levels are numbered in order. */
function* providerLevels(providers: number, take: TakeEntry): Generator<string> {
  let number = 2;
  for (let left = providers; left > 0; left--) {
    const [claims, level] = countOf(taken(take, 'providers'));
    const own = String(++number);
    yield `${writtenSegment('HL', own, '2', '19', '1')}${level}`;
    for (let ofProvider = claims; ofProvider > 0; ofProvider--) {
      yield `${writtenSegment('HL', String(++number), own, 'PT')}${taken(take, 'claims')}`;
    }
  }
}

function taken(take: TakeEntry, part: AnswerPart): string {
  const entry = take(part);
  if (entry === undefined) throw new Error(`the answer lacks some of its ${part}`);
  return entry;
}
