import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { acknowledge, texts } from '../../../support/acknowledge.ts';
import { chunkings } from '../../../support/every-chunk-size.ts';

const FIXTURES = new URL('../../../fixtures/', import.meta.url);
/** Fixtures that are not as the guide has them, on purpose: test/domain/x12/guide-traps.test.ts says in what. */
const NOT_CLEAN = new Set(['component-separator.837', 'dental.837', 'guide-4010.837', 'line-context.837']);
const files = ['837', 'claim-alone', 'seed'].flatMap((folder) =>
  readdirSync(new URL(folder, FIXTURES))
    .filter((name) => name.endsWith('.837') && !NOT_CLEAN.has(name))
    .map((name) => `${folder}/${name}`),
);

describe('a clean file', () => {
  it.each(files)('%s is accepted without a note, and so is each of its claims', (file) => {
    const input = readFileSync(new URL(file, FIXTURES));
    const answer = acknowledge([input]);
    expect(texts(answer, 'IK3', 'IK4')).toEqual([]);
    expect(new Set(texts(answer, 'IK5'))).toEqual(new Set(['IK5*A']));
    for (const ak9 of texts(answer, 'AK9')) expect(ak9).toMatch(/^AK9\*A\*(\d+)\*\1\*\1$/);
    for (const ta1 of texts(answer, 'TA1')) expect(ta1).toMatch(/\*A\*000$/);
    expect(texts(answer, 'HL').filter((hl) => hl.endsWith('*PT'))).toHaveLength(answer.claims);
    expect(texts(answer, 'STC').filter((stc) => !stc.startsWith('STC*A1:'))).toEqual([]);
  });

  it('is answered the same at every chunk size', () => {
    const input = readFileSync(new URL('837/dependents-two-sets.837', FIXTURES));
    const whole = acknowledge([input]).text;
    for (const { size, chunks } of chunkings(input)) expect(acknowledge(chunks).text, `chunks of ${size}`).toBe(whole);
  });
});
