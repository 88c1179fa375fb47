/** Changes of the record: nerves, technique, destruction, guidance and the reason. */

import type { LineFacts } from '../../claim/line-facts.ts';
import { counted } from '../../counted.ts';
import type { ImagingPart } from '../../documentation/imaging/imaging-fact.ts';
import { IMAGING_PARTS } from '../../documentation/imaging/imaging-record.ts';
import { coversUnits, distinctNerves, linesOfRecord } from '../../rules/documented-nerves.ts';
import { destructionRow } from '../../rules/lesion.ts';
import { inForce, isInForce } from '../../tables/dated-table.ts';
import type { LesionParameter, TechniqueFamily } from '../../tables/rule-tables.ts';
import type { Assumptions } from '../assumptions.ts';
import { type Clearing, type ClearingChange, statedChange } from '../clearing.ts';

/** More nerves than this no procedure treats; so many units are an error of the claim. */
const MOST_NERVES = 40;

/** As many distinct nerves as the units need, beside those that the record names. */
export const enoughNerves: Clearing = (facts) => {
  const named = distinctNerves(facts.documented.treated);
  const entries = facts.documented.treated.map(({ at, name, side }) => {
    const words = at.start === undefined ? at.value : name;
    return side && at.start !== undefined ? `${side} ${words}` : words;
  });
  const lines = linesOfRecord(facts);
  for (let missing = named.length === 0 ? 1 : 0; named.length + missing <= MOST_NERVES; missing++) {
    const unnamed = Array.from({ length: missing }, (_, index) => ({
      label: String(index),
      sides: new Set<'left' | 'right'>(),
      statements: [],
    }));
    if (!coversUnits([...named, ...unnamed], lines)) continue;
    const count = named.length + missing;
    const already = named.length === 0 ? 'it names none now' : `it names ${named.length} now`;
    const nerves = [
      ...entries,
      ...unnamed.map((_, index) => `${PLACEHOLDERS[index % PLACEHOLDERS.length]}${index + 1} nerve`),
    ];
    return [
      statedChange(
        'nerves',
        'procedureNote',
        `that ${counted(count, 'distinct nerve or branch was', 'distinct nerves or branches were')} treated, ${count === 1 ? 'by its' : 'each by its'} anatomical name (${already})`,
        { nerves },
      ),
    ];
  }
  return { reason: 'The units are more than the nerves that any one record could name; compare them with the note.' };
};

/** Stand for names that only the note can say. */
const PLACEHOLDERS = ['unlisted'];

/** Families whose techniques are told apart; what is left over is too rare to be suggested. */
const FAMILIES: Readonly<Partial<Record<TechniqueFamily, string>>> = {
  radiofrequency: 'radiofrequency that destroys',
  chemical: 'a neurolytic agent',
  cryo: 'freezing',
};

export const destructiveTechnique: Clearing = (facts, finding, tables) => {
  if (finding.message === 'onlyModulation') return { reason: SAYS_OTHERWISE };
  return Object.entries(FAMILIES).flatMap(([family, words]): ClearingChange[] => {
    const rows = [...(tables.techniques?.records.keys() ?? [])].flatMap((key) => {
      const row = inForce(tables.techniques, key, facts.serviceFrom);
      return isInForce(row) && row.value.family === family && row.value.destructive ? [row.value] : [];
    });
    const [first] = rows;
    // The plain name, because a term such as "dehydrated" would say more than the technique.
    const term = first?.terms.find((each) => first.name.includes(each)) ?? first?.terms[0];
    if (term === undefined) return [];
    const names = rows.map(({ name }) => name).join(', ');
    return [
      statedChange('technique', 'procedureNote', `that the nerve was destroyed by ${words}, named as such (${names})`, {
        modality: term,
      }),
    ];
  });
};

const SAYS_OTHERWISE = 'The record says otherwise, and nothing may be assumed against it.';

/** Parameters that a structured record can hold, with what stands for them. */
const PARAMETERS: Readonly<Partial<Record<LesionParameter, (celsius: number) => [string, Assumptions]>>> = {
  temperatureCelsius: (celsius) => [
    `the temperature of the lesion, ${celsius} °C or more`,
    { temperatureCelsius: celsius },
  ],
  secondsPerLesion: () => ['the time of each lesion', { secondsPerLesion: 60 }],
};

export const confirmedDestruction: Clearing = (facts, finding, tables) => {
  if (finding.message !== 'parametersMissing' && finding.message !== 'destructionMissing') {
    return { reason: SAYS_OTHERWISE };
  }
  const row = destructionRow(facts, tables)?.value;
  const lowest = row?.confirmedFromCelsius;
  const measured = (row?.oneOf ?? []).flatMap((parameter): ClearingChange[] => {
    if (parameter === 'temperatureCelsius' && lowest === undefined) return [];
    const said = PARAMETERS[parameter]?.(lowest ?? 0);
    return said ? [statedChange('destruction', 'procedureNote', ...said)] : [];
  });
  const outright = statedChange('destruction', 'procedureNote', 'that the nerve was destroyed', { destructive: true });
  return [...measured, outright];
};

const PART_STATED: Readonly<Record<ImagingPart, readonly [words: string, assume: Assumptions['imaging']]>> = {
  modality: ['the modality', { modality: 'ultrasound' }],
  realTimeSupervision: ['its use in real time, and who supervised it', { realTime: true, supervisedBy: 'named there' }],
  imageArchival: ['that images were archived', { imagesArchived: true }],
};

export const completeGuidance: Clearing = (facts, finding) => {
  if (finding.message === 'guidanceDenied') return { reason: SAYS_OTHERWISE };
  const missing = IMAGING_PARTS.filter((part) => !facts.documented.imaging.shown.has(part));
  const imaging = Object.assign({}, ...missing.map((part) => PART_STATED[part][1])) as NonNullable<
    Assumptions['imaging']
  >;
  const words = missing.map((part) => PART_STATED[part][0]).join(', ');
  return [statedChange('imaging', 'imagingRecord', words, { imaging })];
};

export const statedReason: Clearing = (_facts: LineFacts, finding) => {
  if (finding.message === 'reasonDenied') return { reason: SAYS_OTHERWISE };
  return [
    statedChange('diagnosis', 'visitNote', 'the diagnosis before the procedure', { diagnosis: 'as stated there' }),
    statedChange('indication', 'visitNote', 'the indication', { indication: 'as stated there' }),
    statedChange('conservativeCare', 'visitNote', 'which conservative care was tried and failed', {
      failedConservativeMeasures: ['as stated there'],
    }),
    statedChange('diagnosticBlock', 'visitNote', 'a diagnostic block, with the relief that it gave', {
      diagnosticBlockReliefPercent: 80,
    }),
  ];
};
