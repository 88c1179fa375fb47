import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { catalog } from '../domain/rules/catalog.ts';
import { dataRelease } from './support/release.ts';

const RULES = new URL('../domain/rules/', import.meta.url);
const TESTS = new URL('./domain/rules/', import.meta.url);
/** Folders of domain/rules hold rules and nothing else. */
const ids = (root: URL, ending: string) =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((folder) =>
      readdirSync(new URL(`${folder.name}/`, root))
        .filter((file) => file.endsWith(ending))
        .map((file) => `${folder.name}/${file.slice(0, -ending.length)}`),
    )
    .sort();

it('lists every rule file under its path, once', () => {
  expect(catalog.map((rule) => rule.id).sort()).toEqual(ids(RULES, '.ts'));
});

it('has a test file for every rule', () => {
  expect(ids(TESTS, '.test.ts')).toEqual(ids(RULES, '.ts'));
});

it('names only tables that the release has', () => {
  for (const rule of catalog) {
    for (const table of rule.tables) expect(dataRelease().tables, `${rule.id}: ${table}`).toHaveProperty(table);
  }
});

it('writes no code, date or payer into a message', () => {
  for (const rule of catalog) {
    for (const text of Object.values(rule.messages))
      expect(text).not.toMatch(/\b\d{5}\b|\d{4}T\b|\d{4}-\d\d|Noridian|CGS|Novitas/);
  }
});
