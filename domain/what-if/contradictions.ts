/** Where the record says otherwise than an assumption: such a fact is not assumed. */

import type { Location } from '../claim/claim.ts';
import type { LineFacts } from '../claim/line-facts.ts';
import type { TreatedNerve } from '../documentation/nerves/nerve-fact.ts';
import type { TechniqueFact } from '../documentation/technique/technique-fact.ts';
import { type DistinctNerve, distinctNerves, sidePlace, sidesOf } from '../rules/documented-nerves.ts';
import { byTemperature, destructionRow } from '../rules/lesion.ts';
import type { RuleTables } from '../tables/rule-tables.ts';
import type { Assumptions, FactName } from './assumptions.ts';

/**
 * `sent` are the facts of the line as it came, `assumed` those with this one assumption. Empty where nothing of the
 * record speaks against it: what the record leaves out may be assumed.
 */
export function contradictions(
  name: FactName,
  assumptions: Assumptions,
  sent: LineFacts,
  assumed: LineFacts,
  tables: RuleTables,
): readonly Location[] {
  switch (name) {
    case 'note':
      return sent.documented.record === 'procedureNote' ? [{ path: 'documentation/note', value: '' }] : [];
    case 'nerves':
      return otherNerves(sent, assumed);
    case 'modality':
      return otherTechnique(sent, assumed);
    case 'device':
    case 'agent':
      return [...otherTechnique(sent, assumed), ...otherWords(sent.documented.lesion[name], assumptions[name])];
    case 'temperatureCelsius':
      return [...otherTechnique(sent, assumed), ...otherNumber(sent.documented.lesion[name], assumptions[name])];
    case 'secondsPerLesion':
      return otherNumber(sent.documented.lesion.secondsPerLesion, assumptions.secondsPerLesion);
    case 'destructive':
      return otherThanDestruction(assumptions.destructive === true, sent, tables);
    case 'imaging':
      return [...otherGuidance(assumptions, sent), ...otherImaging(sent, assumed)];
    case 'failedConservativeMeasures':
    case 'diagnosticBlockReliefPercent':
      return otherReason(name, assumptions, sent);
    // A record may give several diagnoses and reasons.
    case 'diagnosis':
    case 'indication':
      return [];
  }
}

/** Nerves that the record names and the list leaves out, other sides, and more nerves than the note counts. */
function otherNerves(sent: LineFacts, assumed: LineFacts): Location[] {
  const { nerves, treated } = sent.documented;
  if (nerves.kind !== 'named') return [];
  const listed = distinctNerves(assumed.documented.treated);
  const recorded = distinctNerves(treated);
  const against = treated.flatMap((nerve) => {
    const same = sameNerve(nerve, listed, recorded);
    if (!same) return [nerve.at];
    const isLeftOut = sidesOf(nerve).some((side) => !same.sides.has(side));
    return isLeftOut && same.sides.size > 0 ? [sidePlace(nerve)] : [];
  });
  const { statedCount } = nerves;
  return statedCount && listed.length > statedCount.value ? [...against, statedCount.at] : against;
}

/** By its bare name, else by what the table takes it for, where that tells it from the others. */
function sameNerve(
  nerve: TreatedNerve,
  listed: readonly DistinctNerve[],
  recorded: readonly DistinctNerve[],
): DistinctNerve | undefined {
  const name = bareName(nerve.name);
  const byName = listed.find(({ statements }) => statements.some((each) => bareName(each.name) === name));
  if (byName || nerve.nerve === undefined) return byName;
  const isOfTable = ({ statements }: DistinctNerve) => statements[0]?.nerve === nerve.nerve;
  const ofTable = listed.filter(isOfTable);
  return ofTable.length === 1 && recorded.filter(isOfTable).length === 1 ? ofTable[0] : undefined;
}

/** Lists and notes name a nerve with and without the noun. */
function bareName(name: string): string {
  return name
    .split(/[\s-]+/)
    .filter((word) => !NOUNS.has(word))
    .join(' ');
}

const NOUNS = new Set(['nerve', 'nerves', 'branch', 'branches', 'of', 'the']);

function otherTechnique({ documented: sent }: LineFacts, { documented: assumed }: LineFacts): readonly Location[] {
  const { technique: before, modulation } = sent;
  const { technique: after } = assumed;
  if (modulation && !assumed.modulation) return [modulation.at];
  if (before.kind === 'unstated' || after.kind === 'unstated') return [];
  if (before.kind === 'conflicting') {
    const isOneOfThem =
      after.kind === 'stated' && before.statements?.some(({ technique }) => technique === after.technique);
    return isOneOfThem || after.kind === 'conflicting' ? [] : before.at;
  }
  if (after.kind === 'conflicting') return [before.at];
  return isSame(before, after) ? [] : [before.at];
}

type StatedTechnique = Extract<TechniqueFact, { kind: 'stated' }>;

/** A family that is told without its mode leaves the mode open, unless the record denies it. */
function isSame(before: StatedTechnique, after: StatedTechnique): boolean {
  if (before.value.family !== after.value.family) return false;
  if (before.value.isUnspecified) return !(before.deniesNonDestructive && after.value.destructive === false);
  return after.value.isUnspecified === true || before.value.destructive === after.value.destructive;
}

interface Told<Value> {
  readonly value: Value;
  readonly at: Location;
}

function otherNumber(told: Told<number> | undefined, assumed: number | undefined): Location[] {
  return told && told.value !== assumed ? [told.at] : [];
}

/** "Alcohol" and "dehydrated alcohol" are one. */
function otherWords(told: Told<string> | undefined, assumed = ''): Location[] {
  if (!told) return [];
  const [said, wanted] = [told.value.toLowerCase().trim(), assumed.toLowerCase().trim()];
  return said.includes(wanted) || wanted.includes(said) ? [] : [told.at];
}

function otherThanDestruction(isAssumed: boolean, sent: LineFacts, tables: RuleTables): Location[] {
  const { lesion, technique, modulation } = sent.documented;
  const said = lesion.isDestructive;
  if (said) return said.value === isAssumed ? [] : [said.at];
  if (!isAssumed) return [];
  if (modulation) return [modulation.at];
  if (technique.kind === 'stated' && technique.value.destructive === false) return [technique.at];
  const { temperatureCelsius: heat } = lesion;
  return heat && byTemperature(heat, destructionRow(sent, tables)) === 'contradicts' ? [heat.at] : [];
}

function otherGuidance({ imaging: assumed }: Assumptions, sent: LineFacts): Location[] {
  const { imaging } = sent.documented;
  const parts = [
    ['modality', assumed?.modality ? true : undefined],
    ['realTimeSupervision', assumed?.realTime ?? (assumed?.supervisedBy ? true : undefined)],
    ['imageArchival', assumed?.imagesArchived ?? undefined],
  ] as const;
  return parts.flatMap(([part, isAssumed]) => {
    if (isAssumed === undefined) return [];
    if (!isAssumed) return imaging.shownAt?.get(part) ?? [];
    const denied = imaging.lacking.get(part);
    // What a record is silent about stands at an empty value, or at the place that tells of the guidance.
    return denied && denied.value.trim() !== '' && denied !== imaging.toldAt ? [denied] : [];
  });
}

/** A record that tells of ultrasound was not guided by fluoroscopy; one that names no kind leaves it open. */
function otherImaging({ documented: { imaging: told } }: LineFacts, { documented }: LineFacts): readonly Location[] {
  const at = told.shownAt?.get('modality');
  const [before, after] = [told.modalities, documented.imaging.modalities];
  if (!at || !before?.size || !after?.size) return [];
  return [...after].some((kind) => before.has(kind)) ? [] : [at];
}

function otherReason(
  name: 'failedConservativeMeasures' | 'diagnosticBlockReliefPercent',
  assumptions: Assumptions,
  sent: LineFacts,
): readonly Location[] {
  const { necessity } = sent.documented;
  if (name === 'diagnosticBlockReliefPercent') {
    const { diagnosticBlock: block, diagnosticBlockReliefPercent: relief } = necessity;
    return block?.value === false ? [block.at] : otherNumber(relief, assumptions.diagnosticBlockReliefPercent);
  }
  return assumptions.failedConservativeMeasures?.length === 0
    ? necessity.failedConservativeMeasures.map(({ at }) => at)
    : necessity.conservativeCareDenied;
}
