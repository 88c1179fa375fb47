import { describe, expect, it } from 'vitest';
import { createAnswerReader, createAnswerWriter, noAnswerKeys } from '../../../functions/score-file/answer-objects.ts';
import { memoryObjects, type StepHook } from '../../support/batch-stores.ts';

const keyOf = (part: string, number: number) => `work/${part}-${number}`;

async function written(entries: readonly string[], hook?: StepHook) {
  const objects = memoryObjects(hook);
  const writer = createAnswerWriter(objects.store, noAnswerKeys(), keyOf);
  for (const entry of entries) writer.write('claims', entry);
  return { objects, writer };
}

async function readBack(store: ReturnType<typeof memoryObjects>['store'], keys: ReturnType<typeof noAnswerKeys>) {
  const reader = createAnswerReader(store, keys);
  const entries: string[] = [];
  for (;;) {
    if (reader.isBehind) await reader.ready();
    const entry = reader.take('claims');
    if (entry === undefined) return entries;
    entries.push(entry);
  }
}

describe('the parts of an answer', () => {
  it.each<[string, readonly string[]]>([
    ['none', []],
    ['one that is empty', ['']],
    ['some that are empty', ['', 'é*~\u001d', '', '']],
    ['more than one object holds', Array.from({ length: 21 }, (_, index) => `${index} ${'x'.repeat(999_990)}`)],
  ])('come back in order: %s', async (_name, entries) => {
    const { objects, writer } = await written(entries);
    const keys = writer.cut();
    await writer.ready();
    expect(objects.open.size).toBe(0);
    expect(keys.claims).toHaveLength(entries.length > 10 ? 3 : Math.min(1, entries.length));
    expect(await readBack(objects.store, keys)).toEqual(entries);
  });

  it('of a cut hold nothing that came after it, and those of the next go on behind them', async () => {
    const { objects, writer } = await written(['1', '2']);
    const first = writer.cut();
    writer.write('claims', '3');
    writer.write('sets', '4');
    const second = writer.cut();
    await writer.ready();
    expect(first).toMatchObject({ claims: ['work/claims-1'], sets: [] });
    expect(second).toMatchObject({ claims: ['work/claims-1', 'work/claims-2'], sets: ['work/sets-1'] });
    expect(await readBack(objects.store, first)).toEqual(['1', '2']);
    const going = createAnswerWriter(objects.store, first, (part, number) => `${keyOf(part, number)}b`);
    going.write('claims', '3b');
    const other = going.cut();
    await going.ready();
    expect(await readBack(objects.store, other)).toEqual(['1', '2', '3b']);
    expect(await readBack(objects.store, second)).toEqual(['1', '2', '3']);
  });

  it('are left nowhere open where one cannot be stored', async () => {
    const { objects, writer } = await written(['1'], (step) => {
      if (step === 'before end') throw new Error('refused');
    });
    writer.write('sets', '2');
    writer.cut();
    writer.write('claims', '3');
    await expect(writer.ready()).rejects.toThrow('refused');
    await writer.abort();
    expect(objects.open.size).toBe(0);
    expect(objects.objects.size).toBe(0);
  });
});
