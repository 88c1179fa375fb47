import { inForce, isInForce } from '../../tables/dated-table.ts';
import { SEND_THE_TECHNIQUE, techniqueNeeded } from '../how-to-document.ts';
import { byTemperature, destructionRow, otherTechnique } from '../lesion.ts';
import { atRisk, defineRule, notApplicable, notEvaluated, pass } from '../rule.ts';

/** Whatever does not destroy the nerve is another service; pulsed radiofrequency has a rule of its own. */
export const techniqueNotDestructive = defineRule({
  id: 'coverage/technique-not-destructive',
  summary: 'A block, stimulation or another technique that does not destroy the nerve is billed as destruction.',
  linesOfBusiness: 'all',
  tables: ['techniques', 'modulating-techniques', 'destruction-parameters'],
  messages: {
    notDestruction:
      'The record says {technique}, which does not destroy the nerve; {code} requires destruction. It is reported with {directsTo}.',
    heatDoesNotDestroy:
      'The record says {technique} at {celsius} °C; a lesion is taken as destroying from {lowest} °C on, and {code} requires destruction.',
    reportWhatWasDone:
      'If the record names a destructive technique as well, send that part; if not, report the service that was given.',
  },
  advice: ['reportWhatWasDone'],

  evaluate(facts, tables) {
    if (!facts.isNerveDestruction) return notApplicable;
    const { technique, lesion } = facts.documented;
    const code = facts.procedureCode;
    const suggest = ['reportWhatWasDone'] as const;
    const other = otherTechnique(facts.documented);
    if (other) {
      const known = inForce(tables['modulating-techniques'], other.key ?? '', facts.serviceFrom);
      const directsTo = isInForce(known) ? known.value.directsTo : other.directsTo;
      return atRisk({
        message: 'notDestruction',
        values: { technique: other.name, code, directsTo: directsTo ?? 'the code of that service' },
        at: [other.at, facts.line.procedureCodeAt],
        citations: [other.citation],
        suggest,
      });
    }
    if (technique.kind === 'conflicting' || technique.kind === 'unstated')
      return notEvaluated(techniqueNeeded(facts.documented), SEND_THE_TECHNIQUE);
    const { name, destructive } = technique.value;
    if (destructive === false) return notApplicable;
    const row = destructionRow(facts, tables);
    const { temperatureCelsius: heat } = lesion;
    if (!row || !heat || byTemperature(heat, row) !== 'contradicts') return pass;
    return atRisk({
      message: 'heatDoesNotDestroy',
      values: { technique: name, celsius: heat.value, lowest: row.value.confirmedFromCelsius ?? 0, code },
      at: [heat.at, facts.line.procedureCodeAt],
      citations: [row.citation],
      suggest,
    });
  },
});
