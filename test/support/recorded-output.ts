/** Everything that code under test prints: logs, metrics, warnings. */

import { expect, vi } from 'vitest';
import { KNOWN_IDENTIFIERS } from './identifiers.ts';

export interface RecordedOutput {
  /** All lines so far. */
  text(): string;
  /** Lines that are JSON objects. */
  entries(): Record<string, unknown>[];
  /** Ends the recording; fails where it holds an identifier of the people of the tests. */
  restore(): void;
}

export function recordOutput(): RecordedOutput {
  const lines: string[] = [];
  const spies = (['log', 'info', 'warn', 'error', 'debug', 'trace'] as const).map((method) =>
    vi.spyOn(console, method).mockImplementation((...values: unknown[]) => {
      lines.push(values.map(String).join(' '));
    }),
  );
  // The logger writes there by itself where nobody has told it to go through the console.
  const streams = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((written) => {
      lines.push(...String(written).trimEnd().split('\n'));
      return true;
    }),
  );
  return {
    text: () => lines.join('\n'),
    entries: () =>
      lines.flatMap((line) => {
        try {
          return [JSON.parse(line) as Record<string, unknown>];
        } catch {
          return [];
        }
      }),
    restore: () => {
      for (const spy of [...spies, ...streams]) spy.mockRestore();
      expect(lines.filter((line) => KNOWN_IDENTIFIERS.test(line))).toEqual([]);
    },
  };
}
