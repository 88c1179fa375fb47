/** One contender on one file, in this process alone. Prints what it took as JSON. */

import { readers } from './readers.ts';

const [name = '', file = ''] = process.argv.slice(2);
const read = readers[name];
if (!read) throw new Error(`no reader is called ${name}`);
const startedAt = performance.now();
const counted = await read(file);
const milliseconds = performance.now() - startedAt;
process.stdout.write(JSON.stringify({ ...counted, milliseconds, peakKibibytes: process.resourceUsage().maxRSS }));
