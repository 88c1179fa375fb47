import type { LineFacts } from '../claim/line-facts.ts';
import { counted } from '../counted.ts';
import { countOf } from '../rules/documented-nerves.ts';
import type { AtRisk } from '../rules/rule.ts';
import type { Proposal } from './proposals/proposal.ts';

/** The limit holds for the line alone; where the note's nerves are spread over several lines, their share is unknown. */
export function fewerUnitsOfLine(facts: LineFacts, finding: AtRisk): Proposal[] {
  const limit = Number(finding.values.limit);
  const documented = facts.documented.nerves.kind === 'named' ? facts.documented.nerves.count : undefined;
  if (documented !== undefined && (documented > limit || facts.sameDayLines.length > 1)) return [];
  const units = documented ?? limit;
  if (!(units >= 1 && units < facts.units)) return [];
  return [
    {
      kind: 'set-units',
      text: `Bill ${counted(units, 'unit', 'units')} on this line instead of ${facts.units}.`,
      requires: `the note names exactly ${countOf(units)} for this line`,
      attestation: 'coder',
      subject: String(units),
      edit: { units },
    },
  ];
}
