/** `npm run -s bench` measures readers, `npm run -s bench -- rules` looking rules up and reading a release. */

if (process.argv[2] === 'rules') {
  process.argv.splice(2, 1);
  await import('./bench-rules.ts');
} else {
  await import('./bench.ts');
}
