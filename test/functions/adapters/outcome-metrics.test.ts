import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createCalibrationCells } from '../../../domain/calibration/calibration-cell.ts';
import { outcomeMetricNames } from '../../../infra/constructs/outcome-metrics.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';
import { settled } from '../../support/settled.ts';

let output: RecordedOutput;
let emitOutcomeMetrics: typeof import('../../../functions/adapters/outcome-metrics.ts').emitOutcomeMetrics;
const before = { ...process.env };

beforeAll(async () => {
  // As the local stack has it: metrics through the console, where they can be seen. Read when the module is loaded.
  Object.assign(process.env, {
    POWERTOOLS_DEV: 'true',
    POWERTOOLS_METRICS_DISABLED: 'false',
    POWERTOOLS_METRICS_NAMESPACE: 'DenialPrediction',
    POWERTOOLS_SERVICE_NAME: 'whoever-learns',
  });
  ({ emitOutcomeMetrics } = await import('../../../functions/adapters/outcome-metrics.ts'));
});

afterAll(() => {
  process.env = before;
});

beforeEach(() => {
  output = recordOutput();
});

afterEach(() => output.restore());

/** The metrics with just these dimensions. */
function emitted(dimensions: Record<string, string> = {}) {
  const names = ['service', ...Object.keys(dimensions)].sort();
  return output.entries().filter((entry) => {
    const { _aws } = entry as { _aws: { CloudWatchMetrics: { Dimensions: string[][] }[] } };
    const of = _aws.CloudWatchMetrics[0]?.Dimensions[0]?.toSorted();
    return (
      JSON.stringify(of) === JSON.stringify(names) &&
      Object.entries(dimensions).every(([name, value]) => entry[name] === value)
    );
  });
}

function emit(change: (cells: ReturnType<typeof createCalibrationCells>) => void): void {
  const cells = createCalibrationCells();
  change(cells);
  emitOutcomeMetrics(cells.cells());
}

const RISKY = settled({ payer: 'medicare/JE', probability: 0.8, findings: ['ncci/a#x', 'ncci/b#x', 'coverage/c#x'] });

it('counts decided and denied lines, expected denials and squared errors, of all', () => {
  emit((cells) => {
    cells.add({ ...RISKY, label: 'denied' });
    cells.add(settled({ payer: 'commercial/60054' }));
  });
  expect(emitted()).toMatchObject([
    {
      service: 'outcomes',
      DecidedLines: 2,
      DeniedLines: 1,
      DenialsExpected: 0.87,
      // 0.2² + 0.07², and 0.93² + 0.07²
      SquaredErrors: expect.closeTo(0.0449, 10),
      BaseRateSquaredErrors: expect.closeTo(0.8698, 10),
    },
  ]);
});

it('gives them the names that the dashboard draws', () => {
  emit((cells) => cells.add(RISKY));
  expect(Object.keys(emitted()[0] ?? {})).toEqual(expect.arrayContaining([...outcomeMetricNames]));
});

it('breaks them down by MAC jurisdiction and by rule family, each family of a line once', () => {
  emit((cells) => {
    cells.add({ ...RISKY, label: 'denied' });
    cells.add(settled({ payer: 'commercial/60054' }));
    cells.add(settled({ payer: 'medicare/01112' }));
    cells.add(settled({ payer: 'railroadMedicare/RRB' }));
  });
  expect(emitted({ Jurisdiction: 'JE' })).toMatchObject([{ DecidedLines: 1, DeniedLines: 1 }]);
  expect(emitted({ Jurisdiction: 'RRB' })).toMatchObject([{ DecidedLines: 1 }]);
  expect(emitted({ Jurisdiction: 'none' })).toMatchObject([{ DecidedLines: 2, DeniedLines: 0 }]);
  expect(emitted({ RuleFamily: 'ncci' })).toMatchObject([{ DecidedLines: 1, DenialsExpected: 0.8 }]);
  expect(emitted({ RuleFamily: 'coverage' })).toMatchObject([{ DecidedLines: 1 }]);
  expect(emitted({ RuleFamily: 'none' })).toMatchObject([{ DecidedLines: 3, DeniedLines: 0 }]);
});

it('takes back what a later remittance changes', () => {
  emit((cells) => {
    cells.takeBack({ ...RISKY, label: 'denied' });
    cells.add({ ...RISKY, label: 'paid' });
  });
  expect(emitted()).toMatchObject([{ DecidedLines: 0, DeniedLines: -1, DenialsExpected: 0 }]);
});

it('is silent where nothing changed', () => {
  emit((cells) => {
    cells.add(RISKY);
    cells.takeBack(RISKY);
  });
  expect(output.text()).toBe('');
});
