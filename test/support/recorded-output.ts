/** Everything that code under test prints: logs, metrics, warnings. */

import { vi } from 'vitest';

export interface RecordedOutput {
  /** All lines so far. */
  text(): string;
  /** Lines that are JSON objects. */
  entries(): Record<string, unknown>[];
  restore(): void;
}

export function recordOutput(): RecordedOutput {
  const lines: string[] = [];
  const spies = (['log', 'info', 'warn', 'error', 'debug', 'trace'] as const).map((method) =>
    vi.spyOn(console, method).mockImplementation((...values: unknown[]) => {
      lines.push(values.map(String).join(' '));
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
      for (const spy of spies) spy.mockRestore();
    },
  };
}
