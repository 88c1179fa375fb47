import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogMarkdown } from '../../../domain/catalog-page/catalog-markdown.ts';
import { catalog } from '../../../domain/rules/catalog.ts';
import { dataRelease } from '../../support/release.ts';

const release = dataRelease();
const markdown = catalogMarkdown(release, catalog);

it('is what domain/rules/CATALOG.md holds; npm run catalog writes it anew', () => {
  expect(readFileSync(new URL('../../../domain/rules/CATALOG.md', import.meta.url), 'utf8')).toBe(markdown);
});

describe('the page', () => {
  it('has a line in the index and a section for every rule, in the order of the catalog', () => {
    const sections = [...markdown.matchAll(/^### (.+)$/gm)].map(([, title]) => title);
    expect(sections).toEqual(catalog.map(({ id }) => id));
    for (const { id } of catalog) expect(markdown).toMatch(new RegExp(`^\\| \\[\`${id}\`\\]`, 'm'));
    for (const { summary } of catalog) expect(markdown.split(summary).length).toBeGreaterThanOrEqual(3);
  });

  it('says every message of every rule', () => {
    for (const rule of catalog) {
      for (const [message, text] of Object.entries(rule.messages)) {
        expect(markdown).toContain(`| \`${message}\` |`);
        expect(markdown).toContain(text);
      }
    }
  });

  it('names every table and every source once, each where its links lead', () => {
    for (const name of Object.keys(release.tables)) {
      expect(markdown.split(`<a id="table-${name}"></a>`), name).toHaveLength(2);
    }
    for (const id of release.sources.keys()) {
      expect(markdown.split(`<a id="source-${id.toLowerCase()}"></a>`), id).toHaveLength(2);
    }
    const headings = [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    const anchors = new Set([...headings, ...[...markdown.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id)]);
    const links = [...markdown.matchAll(/\]\(#([^)]+)\)/g)].map(([, target]) => target);
    expect(links.filter((target) => !anchors.has(target ?? ''))).toEqual([]);
  });

  it('sums big tables up: the 42,956 ZIP codes are a number, and the page stays one to read', () => {
    expect(markdown).toContain('921 records with 42,956 ZIP codes');
    expect(markdown).not.toContain('64640|0213T');
    expect(markdown.length).toBeLessThan(12_000 + 3_000 * catalog.length + 600 * release.sources.size);
  });

  it('has rows of as many cells as their head', () => {
    for (const block of markdown
      .trim()
      .split('\n\n')
      .filter((text) => text.startsWith('|'))) {
      const cells = block.split('\n').map((line) => line.split(/(?<!\\)\|/).length);
      expect(new Set(cells).size, block.slice(0, 80)).toBe(1);
    }
  });

  it('changes neither with the id and hash of the release nor with the order of its sources and tables', () => {
    const shuffled = {
      ...release,
      id: '2099q1.1',
      hash: 'sha256:0',
      sources: new Map([...release.sources].reverse()),
      tables: Object.fromEntries(Object.entries(release.tables).reverse()),
    };
    expect(catalogMarkdown(shuffled, catalog)).toBe(markdown);
  });
});
