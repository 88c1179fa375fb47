/**
 * One contender on one file, in this process alone: a first pass, as a process just started makes it, and further ones,
 * as a warm function or a long file has them. Prints what it took as JSON.
 */

import { peakKibibytes } from '../support/peak-memory.ts';
import { readers } from './readers.ts';

const [name = '', file = '', passes = '1'] = process.argv.slice(2);
const read = readers[name];
if (!read) throw new Error(`no reader is called ${name}`);
const milliseconds: number[] = [];
let counted: object = {};
for (let pass = 0; pass < Number(passes); pass++) {
  const startedAt = performance.now();
  counted = await read(file);
  milliseconds.push(performance.now() - startedAt);
}
const [first, ...warm] = milliseconds;
process.stdout.write(
  JSON.stringify({
    ...counted,
    firstMilliseconds: first,
    warmMilliseconds: warm.length > 0 ? Math.min(...warm) : first,
    peakKibibytes: peakKibibytes(),
  }),
);
