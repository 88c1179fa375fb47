/** What would clear a finding: a change that some document would have to state, or the reason why nothing does. */

import type { LineFacts } from '../claim/line-facts.ts';
import type { LineEdit } from '../corrections/line-edit.ts';
import type { AtRisk } from '../rules/rule.ts';
import type { RuleTables } from '../tables/rule-tables.ts';
import type { Assumptions } from './assumptions.ts';

/** Where the change would have to stand. */
export type StatingDocument = 'procedureNote' | 'imagingRecord' | 'visitNote' | 'remittance' | 'claim';

export interface ClearingChange {
  /** The same for the same change. */
  readonly key: string;
  /** Of two changes that share a topic only one can be made. */
  readonly topics: readonly string[];
  readonly document: StatingDocument;
  /** What the document would have to state; of a change of the claim, the change with its condition. */
  readonly says: string;
  /** What is tried out. Names of nerves and figures in it only stand for what the document would state. */
  readonly assume: Assumptions;
  readonly edit?: LineEdit;
}

/** Why no documented change clears a finding. */
export interface NothingClears {
  readonly reason: string;
}

/** Changes for one finding, or why there are none. Whether they clear it is found out by scoring. */
export type Clearing = (
  facts: LineFacts,
  finding: AtRisk,
  tables: RuleTables,
) => readonly ClearingChange[] | NothingClears;

const DOCUMENTS: Readonly<Record<Exclude<StatingDocument, 'claim'>, string>> = {
  procedureNote: 'the procedure note',
  imagingRecord: 'the record of the imaging guidance',
  visitNote: 'the procedure note, or a visit note before the procedure,',
  remittance: 'the remittance of the earlier claim',
};

/** A change by a fact that a document states; `says` follows "states, truthfully,". */
export function statedChange(
  topic: string,
  document: Exclude<StatingDocument, 'claim'>,
  says: string,
  assume: Assumptions,
): ClearingChange {
  return {
    key: `${topic}:${JSON.stringify(assume)}`,
    topics: [topic],
    document,
    says,
    assume,
  };
}

/**
 * In plain words, with its condition: nothing is ever documented that did not happen. What a procedure note that came
 * leaves out only the clinician can add.
 */
export function textOf({ document, says, edit }: ClearingChange, hasNote: boolean): string {
  if (edit || document === 'claim') return says;
  const by = hasNote && document === 'procedureNote' ? ADDENDUM : DOCUMENTS[document];
  return `If ${by} states, truthfully, ${says}.`;
}

const ADDENDUM = 'the clinician, in a dated addendum to the procedure note,';
