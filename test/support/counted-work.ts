/** What is done for the words of a text while something is read: counted and not timed, so that a busy machine changes nothing. */

import { isoDate } from '../../domain/calendar.ts';
import { scoreClaim } from '../../domain/score-claims.ts';
import { claimOf } from './claims.ts';
import { dataRelease } from './release.ts';

/** What is counted of the methods by which words, terms and characters are looked at, each with what one call costs. */
const COUNTED: readonly (readonly [prototype: object, name: string, cost: Cost])[] = [
  [Map.prototype, 'get', () => 1],
  [Set.prototype, 'has', () => 1],
  [Array.prototype, 'slice', (_, __, taken) => (taken as unknown[]).length],
  [String.prototype, 'startsWith', () => 1],
  [
    String.prototype,
    'indexOf',
    (text, [, from], at) => ((at as number) < 0 ? length(text) : (at as number)) - Number(from ?? 0),
  ],
  [
    String.prototype,
    'lastIndexOf',
    (text, [, from], at) => Math.min(Number(from ?? length(text)), length(text)) - (at as number),
  ],
];
/** Methods that ask the same of one element after the other. */
const ASKING = ['some', 'every', 'find', 'findLast', 'filter', 'map', 'flatMap'] as const;

type Cost = (self: unknown, given: readonly unknown[], result: unknown) => number;

function length(text: unknown): number {
  return String(text).length;
}

/** What is done for the words of a text while something is read, counted and not timed. */
export function workWhile(read: () => void): number {
  let work = 0;
  const restore: (() => void)[] = [];
  const replace = (prototype: object, name: string, by: (method: Method) => Method): void => {
    const method = Reflect.get(prototype, name) as Method;
    Reflect.set(prototype, name, by(method));
    restore.push(() => Reflect.set(prototype, name, method));
  };
  for (const [prototype, name, cost] of COUNTED)
    replace(
      prototype,
      name,
      (method) =>
        function counted(this: unknown, ...given: unknown[]) {
          const result = method.apply(this, given);
          work += cost(this, given, result);
          return result;
        },
    );
  for (const name of ASKING)
    replace(
      Array.prototype,
      name,
      (method) =>
        function counted(this: unknown, ask: unknown, self: unknown) {
          const asked = (...given: unknown[]): unknown => {
            work++;
            return (ask as Method).apply(self, given);
          };
          return method.call(this, asked);
        },
    );
  try {
    read();
  } finally {
    for (const undo of restore) undo();
  }
  return work;
}

type Method = (...given: unknown[]) => unknown;

/** What a claim with a note and a line of guidance takes, once all that is read once a process has been. */
export function workOf(note: string): number {
  const claim = claimOf({ lines: [{ documentation: { note } }, { code: '76942' }] });
  const score = () => scoreClaim(claim, dataRelease(), { asOf: isoDate('2026-11-23') });
  score();
  return workWhile(score);
}
