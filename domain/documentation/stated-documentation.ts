/** Lesion and necessity as structured `documentation` states them. */

import type { Documentation } from './documentation.ts';
import type { LesionFacts, NecessityFacts, Stated } from './documented-facts.ts';
import { documentationAt } from './evidence.ts';

export function statedLesion(stated: Documentation | undefined): LesionFacts {
  return {
    temperatureCelsius: field('temperatureCelsius', stated?.temperatureCelsius),
    secondsPerLesion: field('secondsPerLesion', stated?.secondsPerLesion),
    agent: field('agent', stated?.agent),
    concentrationPercent: undefined,
    volumeMilliliters: undefined,
    freezeCycles: undefined,
    device: field('device', stated?.device),
    isDestructive: field('destructive', stated?.destructive),
  };
}

export function statedNecessity(stated: Documentation | undefined): NecessityFacts {
  const measures = stated?.failedConservativeMeasures;
  const reliefPercent = field('diagnosticBlockReliefPercent', stated?.diagnosticBlockReliefPercent);
  return {
    diagnosis: field('diagnosis', stated?.diagnosis),
    indication: field('indication', stated?.indication),
    failedConservativeMeasures: (measures ?? []).map((value) => ({
      value,
      at: documentationAt('failedConservativeMeasures', value),
    })),
    conservativeCareDenied: measures?.length === 0 ? [documentationAt('failedConservativeMeasures', '')] : [],
    diagnosticBlock: reliefPercent && { value: true, at: reliefPercent.at },
    diagnosticBlockReliefPercent: reliefPercent,
  };
}

function field<Value extends string | number | boolean>(
  name: string,
  value: Value | undefined,
): Stated<Value> | undefined {
  return value === undefined || value === '' ? undefined : { value, at: documentationAt(name, String(value)) };
}
