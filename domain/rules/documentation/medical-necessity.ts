import type { Location } from '../../claim/claim.ts';
import type { LineFacts } from '../../claim/line-facts.ts';
import type { NecessityFacts } from '../../documentation/documented-facts.ts';
import { type Citation, inForce, isInForce } from '../../tables/dated-table.ts';
import type { NecessityPart, NecessityRequirementValue, RuleTables } from '../../tables/rule-tables.ts';
import { noteNeeded, SEND_THE_REASON } from '../how-to-document.ts';
import { atRisk, defineRule, notApplicable, notCovered, notEvaluated, pass } from '../rule.ts';

const PART_NAMES: Readonly<Record<NecessityPart, string>> = {
  diagnosis: 'the diagnosis before the procedure',
  indication: 'the indication',
  conservativeCare: 'conservative care that failed',
  diagnosticBlock: 'a diagnostic block',
};

/**
 * Only what a policy at hand asks of this payer is looked for. What a procedure note leaves out is missing; what any
 * record denies is contradicted.
 */
export const medicalNecessity = defineRule({
  id: 'documentation/medical-necessity',
  summary: 'The record leaves out or denies a reason for the procedure that a policy in force asks for.',
  linesOfBusiness: 'all',
  tables: ['necessity-requirements'],
  messages: {
    reasonMissing: 'Required by {policy}: {missing}; the procedure note does not state it.',
    reasonDenied: 'Required by {policy}: {missing}; the record says that there was none.',
    sendTheReason:
      'If the chart shows it, send that part with the note; a visit note before the procedure often does. Nothing may be added that was not so.',
  },
  advice: ['sendTheReason'],

  evaluate(facts, tables) {
    if (!facts.isNerveDestruction) return notApplicable;
    const asked = requirements(facts, tables);
    if (asked === 'uncovered') return notCovered('necessity-requirements');
    if (asked.length === 0) return notApplicable;
    const { necessity, record } = facts.documented;
    if (record === 'none') return notEvaluated(noteNeeded(facts.documented), SEND_THE_REASON);
    const denied = firstDenied(asked, necessity);
    if (denied) {
      return atRisk({
        message: 'reasonDenied',
        values: { policy: denied.policy, missing: named(denied.parts) },
        at: [...denied.at, facts.line.procedureCodeAt],
        citations: [denied.citation],
        suggest: ['sendTheReason'],
      });
    }
    const lacking: Lacking[] = [];
    for (const { value, citation } of asked) {
      const parts = value.asks.filter((alternatives) => !alternatives.some((part) => isShown(part, necessity)));
      if (parts.length > 0) lacking.push({ policy: value.policy, missing: parts.map(named).join('; '), citation });
      if (record !== 'procedureNote' && lacking[0]) {
        return notEvaluated(`the note, for ${lacking[0].missing}`, SEND_THE_REASON);
      }
    }
    if (lacking.length === 0) return pass;
    return atRisk({
      message: 'reasonMissing',
      values: {
        policy: lacking.map(({ policy }) => policy).join(' and '),
        missing: lacking.map(({ missing }) => missing).join('; '),
      },
      at: [facts.line.procedureCodeAt],
      citations: lacking.map(({ citation }) => citation),
      suggest: ['sendTheReason'],
    });
  },
});

interface Lacking {
  readonly policy: string;
  /** In words. */
  readonly missing: string;
  readonly citation: Citation;
}

interface Asked {
  readonly value: NecessityRequirementValue;
  readonly citation: Citation;
}

/** What the payer of the claim asks: a plan of its own, or Medicare nationally and the MAC. */
function requirements(facts: LineFacts, tables: RuleTables): readonly Asked[] | 'uncovered' {
  const isMedicare = facts.lineOfBusiness === 'medicare';
  const table = tables['necessity-requirements'];
  const row = inForce(table, isMedicare ? 'medicare' : `payer/${facts.claim.payer.id}`, facts.serviceFrom);
  if (row.kind === 'uncovered') return 'uncovered';
  const asked: Asked[] = isInForce(row) ? [row] : [];
  const ofMac = isMedicare ? inForce(table, facts.mac?.jurisdiction ?? '', facts.serviceFrom) : undefined;
  if (isInForce(ofMac)) asked.push(ofMac);
  return asked;
}

/** The first thing asked for that the record denies and nothing else of it shows. */
function firstDenied(asked: readonly Asked[], necessity: NecessityFacts) {
  if (necessity.conservativeCareDenied.length === 0 && necessity.diagnosticBlock?.value !== false) return undefined;
  for (const { value, citation } of asked) {
    for (const parts of value.asks) {
      const at = parts.flatMap((part) => denials(part, necessity));
      if (at.length === 0 || parts.some((part) => isShown(part, necessity))) continue;
      return { policy: value.policy, parts, at, citation };
    }
  }
  return undefined;
}

function isShown(part: NecessityPart, necessity: NecessityFacts): boolean {
  switch (part) {
    case 'diagnosis':
      return necessity.diagnosis !== undefined;
    case 'indication':
      return necessity.indication !== undefined;
    case 'conservativeCare':
      return necessity.failedConservativeMeasures.length > 0;
    case 'diagnosticBlock':
      return necessity.diagnosticBlock?.value === true || necessity.diagnosticBlockReliefPercent !== undefined;
  }
}

function denials(part: NecessityPart, necessity: NecessityFacts): readonly Location[] {
  if (part === 'conservativeCare') return necessity.conservativeCareDenied;
  if (part !== 'diagnosticBlock' || necessity.diagnosticBlock?.value !== false) return [];
  return [necessity.diagnosticBlock.at];
}

function named(parts: readonly NecessityPart[]): string {
  return parts.map((part) => PART_NAMES[part]).join(' or ');
}
