/** Finds rows of rule data that name rows of other tables which do not exist. */

import type { BundledTable, ReleaseBundle } from './release-records.ts';
import type { RuleTableName, RuleTableValues } from './rule-tables.ts';
import { LINES_OF_BUSINESS } from './values/payer-values.ts';

/** Every reference that leads nowhere, as `table, key: what is wrong`: a rule would take it for a use that never is. */
export function referenceDefects({ tables }: ReleaseBundle): string[] {
  const byName = new Map<string, BundledTable>(tables.map((table) => [table.table, table]));
  const keysOf = (name: RuleTableName) => new Set(byName.get(name)?.records.map(({ key }) => key));
  const valuesOf = <Name extends RuleTableName>(name: Name) =>
    (byName.get(name)?.records ?? []).flatMap(({ key, rows }) =>
      rows.map(({ value }) => ({ key, value: value as RuleTableValues[Name] })),
    );
  const defects: string[] = [];
  const expectAmong = (at: string, named: readonly string[] | undefined, known: ReadonlySet<string>, what: string) => {
    for (const name of named ?? []) if (!known.has(name)) defects.push(`${at}: ${name} is no ${what}`);
  };

  const scopes = new Set<string>([...keysOf('mac-jurisdictions'), ...LINES_OF_BUSINESS]);
  for (const table of ['denial-codes', 'prior-weights'] as const) {
    for (const key of keysOf(table)) {
      const scope = /^[^@]*@(.*)$/.exec(key)?.[1];
      if (scope !== undefined) expectAmong(`${table}, ${key}`, [scope], scopes, 'jurisdiction or line of business');
    }
  }
  for (const key of keysOf('base-rates')) {
    const [, , jurisdiction = '*'] = key.split('|');
    if (jurisdiction !== '*') expectAmong(`base-rates, ${key}`, [jurisdiction], scopes, 'jurisdiction');
  }

  const jurisdictions = new Set([...keysOf('mac-jurisdictions'), 'national']);
  const [techniques, nerves, families] = [keysOf('techniques'), keysOf('nerves'), keysOf('diagnosis-families')];
  const regions = new Set(valuesOf('nerves').map(({ value }) => value.region));
  for (const { key, value } of valuesOf('policies')) {
    const at = `policies, ${key}`;
    expectAmong(at, value.jurisdictions, jurisdictions, 'jurisdiction');
    expectAmong(at, value.mayReach, jurisdictions, 'jurisdiction');
    expectAmong(at, value.exceptNerves, nerves, 'nerve');
    expectAmong(at, value.exceptDiagnoses, families, 'family of diagnoses');
    for (const reach of value.reaches ?? []) {
      expectAmong(at, reach.techniques, techniques, 'technique');
      expectAmong(at, reach.nerves, nerves, 'nerve');
      expectAmong(at, reach.regions, regions, 'region of a nerve');
    }
  }

  const policies = keysOf('policies');
  for (const { key, value } of valuesOf('payers')) {
    expectAmong(
      `payers, ${key}`,
      value.policies?.map(({ policy }) => policy),
      policies,
      'policy',
    );
  }
  for (const { key, value } of valuesOf('covered-diagnoses')) {
    expectAmong(`covered-diagnoses, ${key}`, value.jurisdictions, jurisdictions, 'jurisdiction');
  }
  return defects;
}
