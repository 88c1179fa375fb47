/** Which insurer a claim is sent to, by payer id and by name. */

import type { IsoDate } from '../calendar.ts';
import { type Citation, type DatedTable, inForce } from '../tables/dated-table.ts';
import type { PayerValue, RuleTables } from '../tables/rule-tables.ts';
import type { Claim } from './claim.ts';

export type PayerFact =
  | { readonly kind: 'recognised'; readonly value: PayerValue; readonly citation: Citation }
  /** Name and id belong to different payers, or the name to several. */
  | { readonly kind: 'conflicting' }
  | { readonly kind: 'unrecognised' }
  /** The table does not vouch for the day. */
  | { readonly kind: 'uncovered' };

/** Words that a payer's name may have or lack. */
const FILLERS = new Set(['and', 'of', 'the']);
/** Payer names of one file are few. */
const MOST_NAMES_KEPT = 256;

interface Phrase {
  readonly words: readonly string[];
  readonly payer: string;
  readonly isFamily: boolean;
}

interface PayerIndex {
  readonly byId: ReadonlyMap<string, string>;
  /** By the first word of the phrase. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** What was found for names asked about last. */
  readonly named: Map<string, readonly string[]>;
}

const indexes = new WeakMap<DatedTable<PayerValue>, PayerIndex>();

/** An id decides before a name, and the two must not contradict each other. */
export function payerFact({ payer }: Claim, tables: RuleTables, day: IsoDate): PayerFact {
  const { payers } = tables;
  if (!payers) return { kind: 'uncovered' };
  const index = indexOf(payers);
  const byId = index.byId.get(payer.id.trim());
  const byName = payersNamed(payer.name, index);
  const key = byId ?? byName[0];
  if (key === undefined) {
    return { kind: inForce(payers, '', day).kind === 'uncovered' ? 'uncovered' : 'unrecognised' };
  }
  if (byName.some((name) => name !== key)) return { kind: 'conflicting' };
  const row = inForce(payers, key, day);
  if (row.kind === 'absent') return { kind: 'unrecognised' };
  return row.kind === 'uncovered' ? row : { kind: 'recognised', value: row.value, citation: row.citation };
}

/** Whether the id is that of an insurer, which no Medicare contractor has. */
export function isInsurersId(id: string, { payers }: RuleTables): boolean {
  return payers !== undefined && indexOf(payers).byId.has(id);
}

function indexOf(table: DatedTable<PayerValue>): PayerIndex {
  const ready = indexes.get(table);
  if (ready) return ready;
  const byId = new Map<string, string>();
  const phrases = new Map<string, Phrase[]>();
  for (const [payer, { rows }] of table.records) {
    for (const { value } of rows) {
      for (const id of value.payerIds) byId.set(id, payer);
      for (const phrase of value.nameWords) {
        const words = wordsOf(phrase);
        const first = words[0] ?? '';
        phrases.set(first, [...(phrases.get(first) ?? []), { words, payer, isFamily: value.isFamily === true }]);
      }
    }
  }
  const index = { byId, phrases, named: new Map<string, readonly string[]>() };
  indexes.set(table, index);
  return index;
}

function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !FILLERS.has(word));
}

/** The payers that the name means, each once; a family only where no payer by itself is named. */
function payersNamed(name: string, index: PayerIndex): readonly string[] {
  const known = index.named.get(name);
  if (known) return known;
  const words = wordsOf(name);
  const found = words.flatMap((word, at) =>
    (index.phrases.get(word) ?? []).filter((phrase) =>
      phrase.words.every((part, offset) => words[at + offset] === part),
    ),
  );
  const single = found.filter(({ isFamily }) => !isFamily);
  const payers = [...new Set((single.length > 0 ? single : found).map(({ payer }) => payer))];
  if (index.named.size >= MOST_NAMES_KEPT) index.named.clear();
  index.named.set(name, payers);
  return payers;
}
