/**
 * `npm run -s bench` measures readers; `npm run -s bench -- rules` looking rules up and reading a release, `-- learning` what
 * outcomes teach, `-- batch` a large file through the batch routes, `-- load` many calls at once, `-- cold` how long a
 * handler takes to load.
 */

const MODES = {
  rules: './bench-rules.ts',
  learning: './learning.ts',
  batch: './bench-batch.ts',
  load: './bench-load.ts',
  cold: './bench-cold.ts',
} as const;

const mode = process.argv[2] ?? '';
if (Object.hasOwn(MODES, mode)) {
  process.argv.splice(2, 1);
  await import(MODES[mode as keyof typeof MODES]);
} else {
  await import('./bench.ts');
}
