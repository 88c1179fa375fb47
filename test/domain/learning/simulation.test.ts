import { describe, expect, it } from 'vitest';
import { calibrationAfter, dataPriors, followedChange, learn } from '../../support/learning-runs.ts';
import { predicted, SCENARIOS, Simulation } from '../../support/learning-simulation.ts';
import { dataRelease } from '../../support/release.ts';

/** A small version of `npm run -s bench -- learning`, which prints more counts, on more seeds and lines. */
const SEEDS = [1, 2, 3];
const HELD_OUT = 8_000;

describe.each(SCENARIOS)('simulated payers, $name', (scenario) => {
  // Where the priors are the true rates, nothing can be learned but the noise of the outcomes.
  const noise = scenario.name === 'priors right' || scenario.name.includes('changes') ? 0.005 : 0;

  it('are answered with the priors before any outcome', () => {
    const priors = dataPriors();
    const { tables } = dataRelease();
    const nothing = learn([], priors, '2026-01');
    for (const line of new Simulation(scenario, priors, 1).heldOut(200, 0)) {
      expect(predicted(line, nothing, tables)).toBe(predicted(line, undefined, tables));
    }
  });

  it('are known to 0.02 after 5,000 outcomes', () => {
    const { learnedTruth, learnedOutcomes, priorTruth } = calibrationAfter(5_000, scenario, SEEDS, HELD_OUT);
    expect(learnedTruth).toBeLessThanOrEqual(0.02);
    expect(learnedOutcomes).toBeLessThanOrEqual(0.02);
    expect(learnedTruth).toBeLessThanOrEqual(priorTruth + noise);
  });

  it.each([50, 500, 10_000])(`are not known worse than the priors knew them, by ${noise}, after %d`, (outcomes) => {
    const { learnedTruth, priorTruth } = calibrationAfter(outcomes, scenario, SEEDS, HELD_OUT);
    expect(learnedTruth).toBeLessThanOrEqual(priorTruth + noise);
  });
});

describe('a rate that changes', () => {
  it.each([
    { before: 0.85, after: 0.35 },
    { before: 0.2, after: 0.8 },
  ])('from $before to $after is known to 0.05 after six months of some 16 lines', (change) => {
    const [month] = followedChange(change, { seeds: [1, 2, 3, 4, 5], months: [6] });
    expect(month?.lines).toBeLessThan(100);
    expect(month?.error).toBeLessThan(0.05);
  });

  it('is told as drift within four months, and rates that did not change are not', () => {
    const followed = followedChange({ before: 0.85, after: 0.35 }, { seeds: [1, 2, 3, 4, 5], months: [2, 3, 4] });
    expect(Math.max(...followed.map(({ toldAsDrift }) => toldAsDrift))).toBeGreaterThanOrEqual(4);
    for (const { falseDrifts, unchanged } of followed) expect(falseDrifts / unchanged).toBeLessThan(0.01);
  });
});
