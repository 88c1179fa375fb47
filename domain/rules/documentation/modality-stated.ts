import type { Location } from '../../claim/claim.ts';
import type { DocumentedFacts } from '../../documentation/documented-facts.ts';
import { mayStateTechnique, namesKind, namesOtherMeans } from '../../documentation/technique/technique-elsewhere.ts';
import { isInForce } from '../../tables/dated-table.ts';
import { noteNeeded, SEND_THE_TECHNIQUE } from '../how-to-document.ts';
import { otherTechnique } from '../lesion.ts';
import { atRisk, defineRule, notApplicable, notEvaluated, pass, requiredRow } from '../rule.ts';

/** The note must name what destroyed the nerve: a block or pulsed radiofrequency is no neurolytic modality. */
export const modalityStated = defineRule({
  id: 'documentation/modality-stated',
  summary: 'The note states no neurolytic modality.',
  linesOfBusiness: 'all',
  tables: ['documentation-requirements', 'techniques'],
  messages: {
    noModality: 'The procedure note names no technique by which the nerve was destroyed.',
    onlyModulation: 'The record names {technique} and no technique by which the nerve was destroyed.',
    nameTheTechnique:
      'If the procedure record names the technique, send that part; if it does not, only the clinician can add what was done, as a dated addendum.',
  },
  advice: ['nameTheTechnique'],

  evaluate(facts, tables) {
    if (!facts.isNerveDestruction) return notApplicable;
    const { technique, record, note } = facts.documented;
    const other = otherTechnique(facts.documented) ?? pulsedOnly(facts.documented);
    if (technique.kind !== 'unstated' && !other) return pass;
    if (!other && record !== 'procedureNote') {
      return notEvaluated(noteNeeded(facts.documented), SEND_THE_TECHNIQUE);
    }
    if (!other && note && (mayStateTechnique(note) || namesKind(note) || namesOtherMeans(note))) {
      return notEvaluated(
        'the technique used; the note names one apart from what it tells of the procedure',
        SEND_THE_TECHNIQUE,
      );
    }
    const required = requiredRow(tables, 'documentation-requirements', 'modality-stated', facts.serviceFrom);
    if (!isInForce(required)) return required;
    return atRisk({
      message: other ? 'onlyModulation' : 'noModality',
      values: { technique: other?.name ?? '' },
      at: [...(other ? [other.at] : []), facts.line.procedureCodeAt],
      citations: [required.citation],
      suggest: ['nameTheTechnique'],
    });
  },
});

/** Pulsed radiofrequency, where a record of the procedure names it; short texts of a claim are judged by coverage rules. */
function pulsedOnly({ technique, record }: DocumentedFacts): { name: string; at: Location } | undefined {
  if (technique.kind !== 'stated' || technique.value.destructive !== false) return undefined;
  const isOfRecord = record === 'procedureNote' || technique.at.path.startsWith('documentation/');
  return isOfRecord ? { name: technique.value.name, at: technique.at } : undefined;
}
