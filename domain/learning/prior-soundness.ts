/** How far to trust the priors of a payer, by how well its decisions bear them out. */

import { lnBetaBinomial } from './beta-binomial.ts';
import type { Cause, Fit } from './noisy-or.ts';
import { LEARNING } from './parameters.ts';

const ROUNDS = 30;

/**
 * Each cause with the strength that its prior deserves. A prior is either sound, and then worth `timesIfSound` its
 * strength, or a mere guess and worth `timesIfUnsound`. Which of them is told by the Beta-binomial chance of its own
 * counts and by how many priors of the payer are sound (empirical Bayes, the mixture of Schmidli and others, Robust
 * meta-analytic-predictive priors, Biometrics 70, 2014). So a payer that decides as expected stays with the priors, and one
 * that does not soon leaves them. The strength returned gives the mean that the mixture has.
 */
export function withSoundness<Of extends Cause>(causes: readonly Of[], { lines, credit }: Fit): Of[] {
  const evidence = causes.map((cause, index) => soundEvidence(cause, lines[index] ?? 0, credit[index] ?? 0));
  const free = evidence.filter((_, index) => causes[index]?.isFixed === false && !causes[index].hasChanged);
  const { soundAtFirst, unsoundAtFirst } = LEARNING;
  const atFirst = soundAtFirst + unsoundAtFirst;
  let share = soundAtFirst / atFirst;
  for (let round = 0; round < ROUNDS; round++) {
    const sound = free.reduce((sum, own) => sum + chanceSound(own, share), 0);
    share = (soundAtFirst + sound) / (atFirst + free.length);
  }
  return causes.map((cause, index) => {
    const sound = cause.hasChanged ? 0 : chanceSound(evidence[index] ?? 0, share);
    return { ...cause, strength: mixedStrength(cause.strength, lines[index] ?? 0, sound) };
  });
}

/** What a cause's prior is worth if it is no more than a guess; the counts that soundness is told from rest on this. */
export function asGuesses(causes: readonly Cause[]): Cause[] {
  return causes.map((cause) => ({ ...cause, strength: cause.strength * LEARNING.timesIfUnsound }));
}

/** ln of how many times likelier the counts are if the prior is sound. */
function soundEvidence({ probability, strength }: Cause, lines: number, denied: number): number {
  const lnCounts = (times: number) => lnBetaBinomial(probability, strength * times, lines, denied);
  return lnCounts(LEARNING.timesIfSound) - lnCounts(LEARNING.timesIfUnsound);
}

function chanceSound(evidence: number, share: number): number {
  return 1 / (1 + ((1 - share) / share) * Math.exp(-evidence));
}

function mixedStrength(strength: number, lines: number, sound: number): number {
  const shareOfPrior = (times: number) => (strength * times) / (strength * times + lines);
  const share = sound * shareOfPrior(LEARNING.timesIfSound) + (1 - sound) * shareOfPrior(LEARNING.timesIfUnsound);
  return lines === 0 ? strength : (lines * share) / (1 - share);
}
