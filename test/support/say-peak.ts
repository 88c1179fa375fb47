/** Preloaded into a command: when it ends, it says on standard error how much memory it held at most. */

import { peakKibibytes } from './peak-memory.ts';

process.on('exit', () => process.stderr.write(`peak ${peakKibibytes()}\n`));
