import type { Location } from '../../claim/claim.ts';
import type { LineFacts } from '../../claim/line-facts.ts';
import type { DocumentedFacts } from '../../documentation/documented-facts.ts';
import { mayStateParameter } from '../../documentation/technique/parameters-elsewhere.ts';
import {
  mayStateTechnique,
  mayTellDestruction,
  namesOtherMeans,
} from '../../documentation/technique/technique-elsewhere.ts';

import { type Citation, isInForce } from '../../tables/dated-table.ts';
import type { LesionParameter, RuleTables } from '../../tables/rule-tables.ts';
import { noteNeeded, SAY_THE_TECHNIQUE, SEND_THE_PARAMETERS } from '../how-to-document.ts';
import {
  byConcentration,
  byTemperature,
  type DestructionRow,
  destructionRow,
  isStrengthOpen,
  otherTechnique,
} from '../lesion.ts';
import { atRisk, defineRule, notApplicable, notCovered, notEvaluated, pass, requiredRow } from '../rule.ts';

const PARAMETER_NAMES: Readonly<Record<LesionParameter, string>> = {
  temperatureCelsius: 'temperature',
  concentrationPercent: 'concentration',
  freezeCycles: 'freezing cycles',
  secondsPerLesion: 'time of each lesion',
};

const TOLD_APART = 'how the lesion was made; the note gives numbers apart from what it tells of the procedure';

/**
 * The record must confirm that the nerve was destroyed: outright, or by the parameters of the lesion. Any record can
 * contradict that; only a procedure note can leave it out.
 */
export const destructionConfirmed = defineRule({
  id: 'documentation/destruction-confirmed',
  summary: 'The record leaves out or contradicts that the technique destroyed the nerve.',
  linesOfBusiness: 'all',
  tables: ['documentation-requirements', 'destruction-parameters', 'techniques'],
  messages: {
    statedNotDestructive: 'The record says that the technique did not destroy the nerve; {code} requires destruction.',
    techniqueContradicts: 'The record says {technique}, which does not destroy the nerve; {code} requires destruction.',
    temperatureTooLow: 'The record states {celsius} °C; a lesion is taken as destroying from {lowest} °C on.',
    strengthTooLow:
      'The record states a concentration of {percent} %; the agent is taken as neurolytic from {lowest} % on.',
    parametersMissing: 'The procedure note names {technique} and does not state its {missing}.',
    destructionMissing: 'The procedure note states neither a technique nor an intent that destroys the nerve.',
    sendTheRecord:
      'If the procedure record or the log of the generator shows it, send that part; if not, only the clinician can add what was done, as a dated addendum.',
  },
  advice: ['sendTheRecord'],

  evaluate(facts, tables) {
    if (!facts.isNerveDestruction) return notApplicable;
    const { record, note, technique, lesion, modulation } = facts.documented;
    if (record === 'none' && technique.kind === 'unstated') {
      return notEvaluated(noteNeeded(facts.documented), SEND_THE_PARAMETERS);
    }
    const row = destructionRow(facts, tables);
    const found = contradiction(facts, row);
    if (found?.message === 'strengthTooLow' && (lesion.isDestructive?.value || hasOwnCodes(facts))) {
      return notEvaluated(
        'the strength of the agent; the record tells of destruction at a lower one, or of a nerve with a code of its own',
        SEND_THE_PARAMETERS,
      );
    }
    if (found) return required(facts, tables, found, row);
    if (lesion.isDestructive?.value) return pass;
    if (byTemperature(lesion.temperatureCelsius, row) === 'confirms') return pass;
    if (isStrengthOpen(lesion.concentrationPercent, row)) {
      return notEvaluated(
        'whether the agent destroys at its strength, which is between those that are known',
        SEND_THE_PARAMETERS,
      );
    }
    if (technique.kind === 'conflicting') {
      return notEvaluated('one technique for this line; the record names several', SAY_THE_TECHNIQUE);
    }
    if (technique.kind === 'unstated') {
      if (record !== 'procedureNote' || modulation) {
        return notEvaluated(noteNeeded(facts.documented), SEND_THE_PARAMETERS);
      }
      if (note && (mayStateTechnique(note) || namesOtherMeans(note)))
        return notEvaluated(TOLD_APART, SEND_THE_PARAMETERS);
      return required(facts, tables, { message: 'destructionMissing', values: {}, at: [] }, row);
    }
    if (technique.value.destructive === false) return notEvaluated('the procedure note', SEND_THE_PARAMETERS);
    if (!row) return notCovered('destruction-parameters');
    if (isParameterStated(facts.documented, row, technique.at)) return pass;
    const missing = row.value.oneOf.map((parameter) => PARAMETER_NAMES[parameter]).join(', or ');
    if (record !== 'procedureNote' || lesion.temperatureCelsius) {
      return notEvaluated(`the ${missing} of the lesion`, SEND_THE_PARAMETERS);
    }
    if (note && (mayStateParameter(note, row.value.oneOf) || mayTellDestruction(note)))
      return notEvaluated(TOLD_APART, SEND_THE_PARAMETERS);
    const values = { technique: technique.value.name, missing };
    return required(facts, tables, { message: 'parametersMissing', values, at: [technique.at] }, row);
  },
});

/** Weak alcohol is how neuromas of the forefoot are sclerosed: whether that destroys is a matter of the code that they have. */
function hasOwnCodes({ documented, procedureCode }: LineFacts): boolean {
  const { nerves } = documented;
  return (
    nerves.kind === 'named' && nerves.nerves.every(({ value }) => value !== undefined && value.code !== procedureCode)
  );
}

type Message =
  | 'statedNotDestructive'
  | 'techniqueContradicts'
  | 'temperatureTooLow'
  | 'strengthTooLow'
  | 'parametersMissing'
  | 'destructionMissing';

interface Found {
  readonly message: Message;
  readonly values: Readonly<Record<string, string | number>>;
  readonly at: readonly Location[];
}

/** What says that the nerve was not destroyed, whatever kind of record says it. */
function contradiction(facts: LineFacts, row: DestructionRow | undefined): Found | undefined {
  const { record, technique, lesion } = facts.documented;
  const code = facts.procedureCode;
  if (lesion.isDestructive?.value === false) {
    return { message: 'statedNotDestructive', values: { code }, at: [lesion.isDestructive.at] };
  }
  // Beside a nerve that was destroyed another that was only pulsed is told by the rules of pulses and of the number.
  const isPulsed = technique.kind === 'stated' && technique.value.destructive === false;
  const pulsed = isPulsed ? { name: technique.value.name, at: technique.at } : undefined;
  const other = otherTechnique(facts.documented) ?? pulsed;
  // A claim note is no procedure record: what it says of the technique is judged by the coverage rules alone.
  if (other && (record === 'procedureNote' || other.at.path.startsWith('documentation/'))) {
    return { message: 'techniqueContradicts', values: { technique: other.name, code }, at: [other.at] };
  }
  const { temperatureCelsius: heat, concentrationPercent: strength } = lesion;
  if (heat && byTemperature(heat, row) === 'contradicts') {
    const values = { celsius: heat.value, lowest: row?.value.confirmedFromCelsius ?? 0 };
    return { message: 'temperatureTooLow', values, at: [heat.at] };
  }
  if (strength && byConcentration(strength, row) === 'contradicts') {
    const values = { percent: strength.value, lowest: row?.value.confirmedFromPercent ?? 0 };
    return { message: 'strengthTooLow', values, at: [strength.at] };
  }
  return undefined;
}

const SHORTEST_STEM = 3;

/** Whether one of the parameters that the row asks for is stated, or the agent's name says its strength. */
function isParameterStated({ lesion }: DocumentedFacts, { value }: DestructionRow, named: Location): boolean {
  if (value.oneOf.length === 0) return true;
  if (value.oneOf.some((parameter) => parameter !== 'temperatureCelsius' && lesion[parameter])) return true;
  if (value.oneOf.includes('temperatureCelsius') && lesion.temperatureCelsius && !value.confirmedFromCelsius)
    return true;
  if (!value.strengthWords) return false;
  const said = `${named.value} ${lesion.agent?.value ?? ''} ${lesion.agent?.at.value ?? ''}`.toLowerCase();
  // "Abs. EtOH"
  return value.strengthWords.some((word) => said.includes(word.slice(0, SHORTEST_STEM)));
}

function required(
  facts: LineFacts,
  tables: RuleTables,
  { message, values, at }: Found,
  row: DestructionRow | undefined,
) {
  const requirement = requiredRow(tables, 'documentation-requirements', 'destruction-confirmed', facts.serviceFrom);
  if (!isInForce(requirement)) return requirement;
  const citations: Citation[] = [requirement.citation, ...(row ? [row.citation] : [])];
  const places = [...at, facts.line.procedureCodeAt];
  return atRisk({ message, values, at: places, citations, suggest: ['sendTheRecord'] });
}
