import { describe, expect, it } from 'vitest';
import { factsOf, goldNotes, goldReport, levels } from '../../support/note-gold.ts';

const notes = goldNotes();
const of = (half: string) => goldReport(notes.filter((note) => note.half === half));

describe('the labelled notes', () => {
  it('are at least sixty, half of them held back', () => {
    expect(notes.length).toBeGreaterThanOrEqual(60);
    expect(notes.filter(({ half }) => half === 'held').length).toBeGreaterThanOrEqual(30);
  });

  it('that the reader was tuned on are read as labelled', () => {
    expect(of('tuning').disagreements).toEqual([]);
  });

  it('that were held back are read at the level promised', () => {
    const { facts, rules } = of('held');
    const [ofFacts, ofRules] = [levels(facts.values()), levels(rules.values())];
    expect(ofRules.precision).toBeGreaterThanOrEqual(0.97);
    expect(ofRules.recall).toBeGreaterThanOrEqual(0.95);
    expect(ofFacts.precision).toBeGreaterThanOrEqual(0.95);
    expect(ofFacts.recall).toBeGreaterThanOrEqual(0.95);
  });

  it.each(notes.map((note) => [note.name, note] as const))(
    '%s quotes the characters that it points to',
    (_name, note) => {
      const places: unknown[] = [];
      const walk = (value: unknown): void => {
        if (value === null || typeof value !== 'object') return;
        if ('path' in value && value.path === 'documentation/note') places.push(value);
        for (const inner of value instanceof Map ? value.values() : Object.values(value)) walk(inner);
      };
      walk(factsOf(note).documented);
      expect(places.length).toBeGreaterThan(0);
      for (const place of places) {
        const { start, end, value } = place as { start: number; end: number; value: string };
        expect(value).toBe(note.text.slice(start, end));
        expect(value.length).toBeGreaterThan(0);
        expect(value.length).toBeLessThan(300);
      }
    },
  );
});
