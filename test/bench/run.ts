/**
 * `npm run -s bench` measures readers, `npm run -s bench -- rules` looking rules up and reading a release, `-- learning` what
 * outcomes teach.
 */

const mode = process.argv[2];
if (mode === 'rules' || mode === 'learning') {
  process.argv.splice(2, 1);
  await import(mode === 'rules' ? './bench-rules.ts' : './learning.ts');
} else {
  await import('./bench.ts');
}
