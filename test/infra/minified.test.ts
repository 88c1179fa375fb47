import { SourceMap } from 'node:module';
import { transform } from 'esbuild';
import { expect, it } from 'vitest';
import { minified } from '../../infra/minified.ts';

const SOURCE = `function twice(figure: number): number {
  return figure * 2;
}

export const doubled = (figures: readonly number[]): number[] => figures.map(twice);
export const said = 'a word that stands in the fifth line';
`;

it('makes code smaller that still does the same, and leads from it to its source', async () => {
  const bundled = await transform(SOURCE, {
    loader: 'ts',
    sourcemap: true,
    sourcefile: 'doubled.ts',
    minify: true,
    sourcesContent: false,
  });
  const { code, map = '' } = await minified(bundled.code, bundled.map);
  expect(code.length).toBeLessThan(bundled.code.length);

  const loaded = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  expect(loaded.doubled([1, 2])).toEqual([2, 4]);

  const entry = new SourceMap(JSON.parse(map)).findEntry(0, code.indexOf('a word') - 1);
  expect(entry).toMatchObject({ originalSource: 'doubled.ts', originalLine: 5 });
  expect(JSON.parse(map)).not.toHaveProperty('sourcesContent');
});
