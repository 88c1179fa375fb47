import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { correctionKinds } from '../../../domain/corrections/correction-kinds.ts';
import { rulesWithProposals } from '../../../domain/corrections/proposals.ts';
import { catalog } from '../../../domain/rules/catalog.ts';
import { scoreClaim } from '../../../domain/score-claims.ts';
import { read837 } from '../../support/read-837.ts';
import { dataRelease } from '../../support/release.ts';

const CORRECTIONS = new URL('../../../domain/corrections/', import.meta.url);

it('are told for the rules that have proposals, and for no others', () => {
  expect(Object.keys(correctionKinds).sort()).toEqual([...rulesWithProposals].sort());
  const ids = catalog.map(({ id }) => id);
  expect(Object.keys(correctionKinds).filter((id) => !ids.includes(id))).toEqual([]);
});

it('are those that the code proposes, each of them', () => {
  const code = readdirSync(CORRECTIONS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && file !== 'correction-kinds.ts')
    .map((file) => readFileSync(new URL(file, CORRECTIONS), 'utf8'))
    .join('\n');
  const proposed = new Set([...code.matchAll(/\bkind: '([a-z-]+)'/g)].map(([, kind]) => kind));
  expect(new Set(Object.values(correctionKinds).flat())).toEqual(proposed);
});

it('hold for the corrections of the sample', () => {
  const sample = readFileSync(new URL('../../../infra/local/samples/seed-denials.837', import.meta.url), 'utf8');
  const corrections = read837(sample).claims.flatMap((claim) =>
    scoreClaim(claim, dataRelease(), { asOf: isoDate('2026-11-23') }).lines.flatMap((line) => line.corrections),
  );
  expect(corrections.length).toBeGreaterThan(2);
  for (const { ruleId, kind } of corrections) expect(correctionKinds[ruleId], ruleId).toContain(kind);
});
