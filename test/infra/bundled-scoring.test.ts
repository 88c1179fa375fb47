import { globSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { isoDate } from '../../domain/calendar.ts';
import { scoreClaim } from '../../domain/score-claims.ts';
import { DATA } from '../../functions/adapters/data-folder.ts';
import { readReleaseBundle } from '../../functions/adapters/release-bundle.ts';
import { openApi } from '../../functions/describe-service/openapi.ts';
import { handlerBundling } from '../../infra/constructs/handler-bundling.ts';
import { minified } from '../../infra/minified.ts';
import { auditedClaim, auditedNotes } from '../support/audited-notes.ts';
import { dataRelease } from '../support/release.ts';

let bundled: typeof import('../../domain/score-claims.ts') & typeof import('../../domain/tables/release-records.ts');

/** The scoring and what makes a release of its rows, with the short names and as small as the functions are bundled. */
beforeAll(async () => {
  const built = await build({
    stdin: {
      contents: "export * from './score-claims.ts'; export * from './tables/release-records.ts';",
      resolveDir: new URL('../../domain', import.meta.url).pathname,
    },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    write: false,
    mangleProps: new RegExp(String(handlerBundling.esbuildArgs?.['--mangle-props'])),
  });
  const { code } = await minified(built.outputFiles[0]?.text ?? '');
  bundled = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
});

const NAMES = String(handlerBundling.esbuildArgs?.['--mangle-props']).match(/\w{3,}/g) ?? [];
const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

describe('the scoring as it is bundled', () => {
  it.each(NAMES)('calls nothing by a short name that callers, rows or messages ask for: %s', (name) => {
    const root = new URL('../../', import.meta.url).pathname;
    // One table lists words of notes, which name nothing.
    const tables = globSync('data/tables/*.json', { cwd: root }).filter((file) => !file.endsWith('nerve-words.json'));
    const asked = [...tables.map(read), JSON.stringify(openApi())].join('\n');
    expect(asked).not.toContain(`"${name}"`);
    const sources = globSync('{domain,functions}/**/*.ts', { cwd: root }).map(read);
    const inMessage = new RegExp(`['"\`][^'"\`\\n]*[^$]\\{${name}\\}`);
    expect(sources.filter((source) => inMessage.test(source))).toEqual([]);
  });

  it.each(['first', 'acceptance', 'forms', 'packets', 'traps'])('answers as its source does: %s', (set) => {
    const options = { asOf: isoDate('2026-11-23'), explainAll: true };
    const { id, hash } = dataRelease();
    const release = bundled.ruleRelease(id, hash, bundled.releaseRecords(readReleaseBundle(DATA)));
    for (const note of auditedNotes(set)) {
      const claim = auditedClaim(note);
      const scored = JSON.stringify(bundled.scoreClaim(claim, release, options));
      expect(scored, note.id).toBe(JSON.stringify(scoreClaim(claim, dataRelease(), options)));
    }
  });
});
