import { beforeAll, expect, it } from 'vitest';
import { BY_MAC, BY_RULE, queryText } from '../../functions/dashboard-widgets/queries.ts';
import { type Synthesized, synthesize } from './synthesized.ts';

let prod: Synthesized;

beforeAll(() => {
  prod = synthesize();
});

const saved = (name: string) => {
  const found = Object.values(prod.resources('AWS::Logs::QueryDefinition')).filter(
    ({ Properties }) => Properties.Name === `denial-prediction/${name}`,
  );
  expect(found).toHaveLength(1);
  return found[0]?.Properties;
};
const log = (name: string) => ({ Ref: prod.one('AWS::Logs::LogGroup', name).logicalId });

it.each([
  ['denials-by-rule', BY_RULE],
  ['denials-by-mac', BY_MAC],
])('saves %s as the dashboard asks it', (name, query) => {
  expect(saved(name)).toMatchObject({
    QueryString: queryText(query),
    LogGroupNames: [log('ScoreRequestLogs'), log('BatchScoringScoreFileLogs')],
  });
});

it.each([
  ['refused-releases', 'release refused', 'ReleasePublicationPublishRelease'],
  ['slow-requests', 'request answered', 'ScoreRequest'],
  ['failed-batch-runs', 'batch run', 'BatchScoringScoreFile'],
])('saves %s over the lines “%s”', (name, message, group) => {
  expect(saved(name)?.QueryString).toContain(`filter message = "${message}"`);
  expect(saved(name)?.LogGroupNames).toEqual([log(`${group}Logs`)]);
});

it.each(['faults', 'crashes'])('looks for %s in the log of every function', (name) => {
  const functions = Object.keys(prod.resources('AWS::Lambda::Function')).filter((id) => !id.startsWith('AWSCDK'));
  expect(saved(name)?.LogGroupNames).toHaveLength(functions.length);
});
