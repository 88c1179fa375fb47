import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { batchSchema } from '../../domain/response/batch-schemas.ts';
import { type Synthesized, synthesize } from './synthesized.ts';

const RUNBOOK = readFileSync(new URL('../../infra/RUNBOOK.md', import.meta.url), 'utf8');
const PARTS = ['What fired', 'For partners', 'First look', 'Mend', 'Verify'];

const entries = new Map(
  RUNBOOK.split(/^## /m)
    .slice(1)
    .map((entry) => [entry.slice(0, entry.indexOf('\n')), entry]),
);

let prod: Synthesized;

beforeAll(() => {
  prod = synthesize();
});

const entryOf = (description: string): string => /infra\/RUNBOOK\.md, (\w+)$/.exec(description)?.[1] ?? description;

describe('the runbook', () => {
  it('has the entry that each alarm names, and no other', () => {
    const alarms = Object.values(prod.resources('AWS::CloudWatch::Alarm'));
    const named = alarms.map(({ Properties }) => entryOf(Properties.AlarmDescription));
    expect([...new Set(named)].toSorted()).toEqual([...entries.keys()].toSorted());
  });

  it.each([...entries])(
    '%s says what fired, what it means, where to look, how to mend it and how to tell',
    (_name, text) => {
      for (const part of PARTS) expect(text).toContain(`- **${part}**: `);
    },
  );

  it.each([...entries])('%s sends whoever looks first to a saved query or a graph that is there', (_name, text) => {
    const look = /\*\*First look\*\*: ([\s\S]*?)\n- /.exec(text)?.[1] ?? '';
    const queries = Object.values(prod.resources('AWS::Logs::QueryDefinition')).map(
      ({ Properties }) => Properties.Name,
    );
    const asked = queries.filter((name) => look.includes(`\`${name.replace('denial-prediction/', '')}\``));
    const graphs = [...look.matchAll(/“([^”]+)”/g)].map(([, title]) => title);
    expect(asked.length + graphs.length).toBeGreaterThan(0);
    const dashboard = JSON.stringify(prod.one('AWS::CloudWatch::Dashboard').Properties);
    for (const title of graphs) expect(dashboard).toContain(`\\"title\\":\\"${title}`);
  });

  it('tells every way in which a batch can fail', () => {
    for (const problem of batchSchema.shape.batch.shape.problem.unwrap().options)
      expect(entries.get('FailedBatches')).toContain(`\`${problem}\``);
  });

  it('names settings that exist', () => {
    const stages = readFileSync(new URL('../../infra/stages.ts', import.meta.url), 'utf8');
    for (const [, setting = ''] of RUNBOOK.matchAll(/`((?:scoring|batch)[A-Z]\w+)`/g))
      expect(stages).toContain(setting);
  });
});
