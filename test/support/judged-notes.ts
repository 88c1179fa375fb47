/** Tables of notes with what a rule must say of each: hits, and near misses that must not fire. */

import { expect, it } from 'vitest';
import type { LineSpec } from './claims.ts';
import { type Answer, answer } from './note-answers.ts';

export type JudgedNote = [rule: string, expected: Answer, note: string, line?: LineSpec];

/** A test for each note of a table. */
export function judges(notes: readonly JudgedNote[]): void {
  it.each<JudgedNote>([...notes])('%s %s: %s', (rule, expected, note, line = {}) => {
    expect(answer(rule, note, line)).toBe(expected);
  });
}
