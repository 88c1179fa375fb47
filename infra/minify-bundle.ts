/** `node infra/minify-bundle.ts DIR`: makes the bundle in DIR smaller, and its source map with it. CDK calls it behind the bundler. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minified } from './minified.ts';

const [directory] = process.argv.slice(2);
if (directory === undefined) throw new Error('which folder? node infra/minify-bundle.ts DIR');
const file = join(directory, 'index.mjs');
const { code, map } = await minified(readFileSync(file, 'utf8'), readFileSync(`${file}.map`, 'utf8'));
writeFileSync(file, code);
if (map !== undefined) writeFileSync(`${file}.map`, map);
