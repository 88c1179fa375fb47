/** Another procedure code, where the record says which. */

import type { LineFacts } from '../../claim/line-facts.ts';
import { counted } from '../../counted.ts';
import { kneesWithAll } from '../../rules/coding/genicular-overlap.ts';
import { distinctNerves, firstNamed, labels } from '../../rules/documented-nerves.ts';
import { sidesOfModifiers } from '../../rules/modifiers.ts';
import type { AtRisk } from '../../rules/rule.ts';
import { inForce, isInForce } from '../../tables/dated-table.ts';
import type { RuleTables } from '../../tables/rule-tables.ts';
import type { Proposal } from './proposal.ts';
import { quotedWords } from './quoted-words.ts';

/** The cryoablation code follows from the nerve, so it is proposed only where the claim names one kind of nerve. */
export function cryoablationCode(facts: LineFacts): Proposal[] {
  if (facts.documented.nerves.kind !== 'named') return [];
  const codes = new Set(facts.documented.nerves.nerves.map((named) => named.value?.cryoCode ?? undefined));
  const [code] = codes;
  if (codes.size !== 1 || code === undefined) return [];
  const { technique } = facts.documented;
  const places = facts.documented.nerves.nerves.map(({ at }) => at);
  const names = [...new Set(facts.documented.nerves.nerves.map((named) => named.nerve))].join(' and ');
  return [
    {
      kind: 'change-procedure-code',
      text: `Report ${code} instead of ${facts.procedureCode}.`,
      requires: `the note documents cryoneurolysis of the ${names}: ${quotedWords(technique.kind === 'stated' ? [technique.at, ...places] : places)}`,
      attestation: 'coder',
      subject: code,
      edit: { procedureCode: code },
    },
  ];
}

/** An unlisted code is paid only with a narrative, so the two go together. */
export function unlistedCode(facts: LineFacts): Proposal[] {
  const { technique } = facts.documented;
  const code = technique.kind === 'stated' ? technique.value.replacementCode : undefined;
  if (technique.kind !== 'stated' || code === undefined) return [];
  return [
    {
      kind: 'change-procedure-code',
      text: `Report ${code} with a narrative instead of ${facts.procedureCode}.`,
      requires: `the note documents ${technique.value.name}: ${quotedWords([technique.at])}`,
      attestation: 'coder',
      subject: code,
      edit: {
        procedureCode: code,
        description: narrative(technique.value.name, facts),
        // An unlisted code stands for the whole service, so it is reported once.
        ...(facts.units > 1 ? { units: 1 } : {}),
      },
    },
  ];
}

/** What was done, to which nerves. */
function narrative(technique: string, facts: LineFacts): string {
  const nerves = labels(distinctNerves(facts.documented.treated));
  return withoutSeparators(
    [technique, nerves]
      .filter((part) => part !== '')
      .join(', ')
      .toUpperCase(),
    facts,
  );
}

/** A narrative must not hold the interchange's own separators. */
function withoutSeparators(text: string, facts: LineFacts): string {
  const separators = facts.line.source.serviceSegment?.separators;
  if (!separators) return text;
  return [separators.element, separators.component, separators.repetition, separators.terminator].reduce<string>(
    (kept, separator) => (separator === undefined ? kept : kept.replaceAll(separator, ' ')),
    text,
  );
}

/** The code that follows from every nerve of the record, where they all have the same one and destruction was done. */
export function specificCode(facts: LineFacts, _finding: AtRisk, tables: RuleTables): Proposal[] {
  const { technique, treated } = facts.documented;
  if (technique.kind !== 'stated' || technique.value.family === 'cryo' || technique.value.destructive === false)
    return [];
  const codes = new Set(treated.map(({ value }) => (value?.codes === undefined ? value?.code : undefined)));
  const [code] = codes;
  if (codes.size !== 1 || code === undefined || code === facts.procedureCode) return [];
  if (inForce(tables['branch-groups'], code, facts.serviceFrom).kind === 'inForce') return [];
  const counted = inForce(tables['code-counts'], code, facts.serviceFrom);
  const isOnce = isInForce(counted) && counted.value.per === 'site';
  const needsNarrative = isInForce(counted) && counted.value.needsNarrative === true;
  if (!isCount(facts.units)) return [];
  // Counted once a site, and billed on several lines: one change of this line would not be the whole of it.
  if (isOnce && facts.sameDayLines.length > 1) return [];
  if (!isInForce(counted) && facts.units > 1) return [];
  const distinct = distinctNerves(treated);
  return [
    {
      kind: 'change-procedure-code',
      text: `Report ${code} ${needsNarrative ? 'with a narrative ' : ''}instead of ${facts.procedureCode}.`,
      requires: `the note documents destruction of the ${labels(distinct)}: ${quotedWords([technique.at, ...firstNamed(distinct)])}`,
      attestation: 'coder',
      subject: code,
      edit: {
        procedureCode: code,
        ...(needsNarrative ? { description: narrative(technique.value.name, facts) } : {}),
        ...(isOnce && facts.units > 1 ? { units: 1 } : {}),
      },
    },
  ];
}

/** A quantity that is no count is mended first. */
function isCount(units: number): boolean {
  return Number.isInteger(units) && units >= 1;
}

/** All branches of a group, of one knee and nothing else, on one line: the code of the group, once. */
export function branchGroupCode(facts: LineFacts, finding: AtRisk, tables: RuleTables): Proposal[] {
  if (finding.message !== 'allBranches' || facts.sameDayLines.length > 1 || !isCount(facts.units)) return [];
  const { technique, treated } = facts.documented;
  const code = String(finding.values.groupCode);
  const group = inForce(tables['branch-groups'], code, facts.serviceFrom);
  if (!isInForce(group) || technique.kind !== 'stated') return [];
  if (technique.value.family === 'cryo' || technique.value.destructive === false) return [];
  if (treated.some(({ nerve }) => nerve === undefined || !group.value.nerves.includes(nerve))) return [];
  const sided = treated.some(({ side }) => side);
  const knees = kneesWithAll(treated, group.value.nerves);
  const billed = sidesOfModifiers(facts.modifiers, tables, facts.serviceFrom);
  // The code stands for one knee unless the modifiers of the line already say both.
  if (sided && knees.length > 1 && billed.length < 2) return [];
  if (billed.length > 1 && !(sided && knees.length > 1)) return [];
  return [
    {
      kind: 'change-procedure-code',
      text: `Report ${code} once instead of ${counted(facts.units, 'unit', 'units')} of ${facts.procedureCode}.`,
      requires: `the note documents destruction of ${group.value.name} of the same knee: ${quotedWords([technique.at, ...treated.map(({ at }) => at)])}`,
      attestation: 'coder',
      subject: code,
      edit: { procedureCode: code, ...(facts.units === 1 ? {} : { units: 1 }) },
    },
  ];
}
