/** Single words that one question about a note or another starts from; they are found with its terms, once. */

import { GIVEN_UP } from '../text/deeds.ts';
import { WordMap, wordList } from '../text/word-list.ts';
import { SIDE_WORDS } from './side-terms.ts';

export type Mark =
  /** What a nerve or a part of one is called. */
  | 'nerveNoun'
  /** The same for short, with its period: "subcostal n." */
  | 'shortNoun'
  /** Names a group of nerves by itself, and one nerve with a word before it. */
  | 'nerveGroup'
  /** Opens a name of a nerve without its noun. */
  | 'bareName'
  /** What the nerves of a knee are told apart by. */
  | 'kneePlace'
  /** A kind of images, as fields of forms have it. */
  | 'shortModality'
  /** Names a side. */
  | 'side'
  /** Opens what puts right the text above it. */
  | 'correction'
  /** A swelling of a nerve, which names the nerve by the place where it is. */
  | 'neuroma'
  /** What may hold such a swelling: a space between the bones of the forefoot. */
  | 'webSpace'
  /** What is done to a nerve, whatever it is. */
  | 'treatment'
  /** What stimulators send their current through. */
  | 'lead'
  /** The same, and what heats a lesion. */
  | 'electrode'
  /** Tells that something was not made, or given up. */
  | 'failure'
  /** Tells that something is to come, or did not. */
  | 'waiting'
  /** What may be pulses of radiofrequency, or of an artery. */
  | 'pulses';

/** The words of a text by what they mark, as long as none is found. */
export function noMarks<Item>(): Record<Mark, Item[]> {
  return {
    nerveNoun: [],
    shortNoun: [],
    nerveGroup: [],
    bareName: [],
    kneePlace: [],
    shortModality: [],
    side: [],
    correction: [],
    neuroma: [],
    webSpace: [],
    treatment: [],
    lead: [],
    electrode: [],
    failure: [],
    waiting: [],
    pulses: [],
  };
}

export const KNEE_PLACES = ['superolateral', 'superomedial', 'inferomedial'];

export const NERVE_GROUPS = ['genicular', 'occipital', 'cluneal'];

/** Every word from which it is told that no lesion was made, by what it says. */
export const FAILURE_WORDS = new WordMap<'nothing' | 'not' | 'givenUp' | 'ended' | 'unopened' | 'stayed'>([
  ...wordList('no,without,nothing,nil,zero').map((word) => [word, 'nothing'] as const),
  ...wordList('not,never,cannot,couldn,wouldn,didn,unable,impossible').map((word) => [word, 'not'] as const),
  ...[...GIVEN_UP, 'off', 'up', 'incomplete'].map((word) => [word, 'givenUp'] as const),
  ['before', 'ended'],
  ...wordList('unopened,unused,sealed,seal,waste,wasted,discarded').map((word) => [word, 'unopened'] as const),
  ...wordList('stayed,remained,stuck,throughout').map((word) => [word, 'stayed'] as const),
]);

export const MARKED_WORDS: readonly (readonly [Mark, readonly string[]])[] = [
  ['nerveNoun', ['nerve', 'nerves', 'branch', 'branches']],
  ['shortNoun', ['n', 'nn', 'br', 'brs', 'nervus', 'nervio']],
  ['nerveGroup', NERVE_GROUPS],
  ['kneePlace', KNEE_PLACES],
  ['side', SIDE_WORDS],
  [
    'correction',
    wordList(
      'addendum,clarification,correction,corrected,corrigendum,erratum,amended,amendment,typo,misprint,attestation,attending,entry,reply,answer',
    ),
  ],
  ['neuroma', wordList('neuroma+,neuromata,morton+')],
  ['webSpace', ['webspace', 'webspaces', 'intermetatarsal', 'web']],
  ['treatment', wordList('treatment+,treated,energy,therapy')],
  ['lead', wordList('lead+,microstimulator,microlead,wire+,microwire')],
  ['electrode', ['electrode', 'electrodes']],
  ['failure', [...FAILURE_WORDS]],
  ['waiting', ['wait', 'happen', 'rescheduled', 'postponed', 'deferred']],
  ['pulses', ['pulses', 'bursts', 'packets']],
  ['shortModality', ['us', 'ct', 'mri', 'xr', 'usg']],
];
