import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { isoDate } from '../../domain/calendar.ts';
import { scoreClaim } from '../../domain/score-claims.ts';
import { handlerBundling } from '../../infra/constructs/scoring-function.ts';
import { auditedClaim, auditedNotes } from '../support/audited-notes.ts';
import { dataRelease } from '../support/release.ts';

let bundled: typeof import('../../domain/score-claims.ts');

/** The scoring with the short names that the functions are bundled with. */
beforeAll(async () => {
  const built = await build({
    entryPoints: [new URL('../../domain/score-claims.ts', import.meta.url).pathname],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    write: false,
    mangleProps: new RegExp(String(handlerBundling.esbuildArgs?.['--mangle-props'])),
  });
  const code = built.outputFiles[0]?.text ?? '';
  bundled = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
});

describe('the scoring as it is bundled', () => {
  it.each(['first', 'acceptance', 'forms', 'packets', 'traps'])('answers as its source does: %s', (set) => {
    const options = { asOf: isoDate('2026-11-23'), explainAll: true };
    for (const note of auditedNotes(set)) {
      const claim = auditedClaim(note);
      const scored = JSON.stringify(bundled.scoreClaim(claim, dataRelease(), options));
      expect(scored, note.id).toBe(JSON.stringify(scoreClaim(claim, dataRelease(), options)));
    }
  });
});
