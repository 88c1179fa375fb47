import { readFileSync } from 'node:fs';

/**
 * Most memory that this process ever held, in KiB (Linux). `process.resourceUsage()` would count what the process that
 * started this one held as well.
 */
export function peakKibibytes(): number {
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
}
