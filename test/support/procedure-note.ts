/** Documented facts as a procedure note gives them: every fact with its section, its words and where they stand. */

import { isoDate } from '../../domain/calendar.ts';
import type { Location } from '../../domain/claim/claim.ts';
import type { DocumentedFacts } from '../../domain/documentation/documented-facts.ts';
import type { ImagingPart } from '../../domain/documentation/imaging/imaging-fact.ts';
import type { Side, Stated } from '../../domain/documentation/stated.ts';
import { inForce } from '../../domain/tables/dated-table.ts';
import { dataRelease } from './release.ts';

export interface NoteSpec {
  /** Key of `techniques`. */
  technique?: string;
  techniqueWords?: string;
  conflicting?: boolean;
  /** Key of `modulating-techniques`. */
  modulation?: string;
  /** Name of `nerves` or any other, then the side: `sural nerve|left`. Undefined for a silent note. */
  nerves?: string[];
  /** The note may name only some of the nerves. */
  isPartial?: boolean;
  vague?: string;
  celsius?: number;
  seconds?: number;
  percent?: number;
  agent?: string;
  cycles?: number;
  destructive?: boolean;
  diagnosis?: string;
  indication?: string;
  conservativeCare?: string[];
  conservativeCareDenied?: string;
  block?: boolean;
  reliefPercent?: number;
  guidance?: boolean;
  shown?: ImagingPart[];
  denied?: Partial<Record<ImagingPart, string>>;
}

const DAY = isoDate('2026-03-02');

function at(value: string, section = 'PROCEDURE'): Location {
  return { path: 'documentation/note', section, start: 40, end: 40 + value.length, value };
}

function stated<Value>(value: Value | undefined, words = String(value)): Stated<Value> | undefined {
  return value === undefined ? undefined : { value, at: at(words) };
}

/** A procedure note that says this and nothing else. */
export function procedureNote(spec: NoteSpec = {}): (facts: DocumentedFacts) => DocumentedFacts {
  const { tables } = dataRelease();
  return ({ guidanceLines }) => {
    const technique = inForce(tables.techniques, spec.technique ?? '', DAY);
    const modulation = inForce(tables['modulating-techniques'], spec.modulation ?? '', DAY);
    const treated = (spec.nerves ?? []).map((entry) => {
      const [name = '', side] = entry.split('|');
      const row = inForce(tables.nerves, name.replace(/^[TL]\d+ /, ''), DAY);
      return {
        name,
        nerve: row.kind === 'inForce' ? name.replace(/^[TL]\d+ /, '') : undefined,
        value: row.kind === 'inForce' ? row.value : undefined,
        citation: row.kind === 'inForce' ? row.citation : undefined,
        at: at(name),
        side: side as Side | undefined,
        sideAt: side ? at(`${side} ${name}`) : undefined,
      };
    });
    return {
      record: 'procedureNote',
      note: undefined,
      technique: spec.conflicting
        ? { kind: 'conflicting', at: [at('thermal'), at('pulsed')] }
        : technique.kind === 'inForce'
          ? {
              kind: 'stated',
              technique: spec.technique ?? '',
              value: technique.value,
              citation: technique.citation,
              at: at(spec.techniqueWords ?? technique.value.name),
              deniesNonDestructive: false,
            }
          : { kind: 'unstated' },
      lesion: {
        temperatureCelsius: stated(spec.celsius, `${spec.celsius} °C`),
        secondsPerLesion: stated(spec.seconds),
        agent: stated(spec.agent),
        concentrationPercent: stated(spec.percent, `${spec.percent} %`),
        volumeMilliliters: undefined,
        freezeCycles: stated(spec.cycles),
        device: undefined,
        isDestructive: stated(spec.destructive, spec.destructive ? 'nerve destroyed' : 'no destruction'),
      },
      nerves: spec.vague
        ? { kind: 'vague', at: [at(spec.vague)], isIndefinite: true }
        : treated.length > 0
          ? { kind: 'named', nerves: treated, count: spec.isPartial ? undefined : treated.length }
          : { kind: 'unstated' },
      guidanceLines,
      imaging: {
        isStated: spec.guidance ?? false,
        shown: new Set(spec.shown ?? []),
        lacking: new Map(
          Object.entries(spec.denied ?? {}).map(([part, words]) => [part as ImagingPart, at(words, 'IMAGING')]),
        ),
      },
      necessity: {
        diagnosis: stated(spec.diagnosis),
        indication: stated(spec.indication),
        failedConservativeMeasures: (spec.conservativeCare ?? []).flatMap((measure) => stated(measure) ?? []),
        conservativeCareDenied: spec.conservativeCareDenied ? [at(spec.conservativeCareDenied)] : [],
        diagnosticBlock: stated(spec.block, spec.block ? 'diagnostic block' : 'no diagnostic block'),
        diagnosticBlockReliefPercent: stated(spec.reliefPercent, `${spec.reliefPercent} %`),
      },
      hasUnreadNote: false,
      treated,
      modulation:
        modulation.kind === 'inForce'
          ? { value: modulation.value, citation: modulation.citation, at: at(modulation.value.name) }
          : undefined,
      onlyPulsed: new Map(),
    };
  };
}
