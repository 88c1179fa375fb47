import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { fileSpools } from '../../../functions/score-file/file-spools.ts';

it('gives back what was written, in order, as often as it is asked, also what was written meanwhile', () => {
  const spools = fileSpools();
  const [one, other] = [spools.make(), spools.make()];
  const entries = Array.from({ length: 60_000 }, (_, index) => `${index} ${'é*~'.repeat(index % 7)}`);
  for (const entry of entries) one.write(entry);
  other.write('');
  expect([...one.entries()]).toEqual(entries);
  one.write('last');
  expect([...one.entries()]).toEqual([...entries, 'last']);
  expect([...other.entries()]).toEqual(['']);
  expect([...spools.make().entries()]).toEqual([]);
  spools.close();
});

it('leaves no file', () => {
  const spools = fileSpools();
  spools.make().write('x'.repeat(1_000_000));
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('spool-'))).toEqual([]);
  spools.close();
});

it('takes no file for a small spool, and none any more for a large one that is closed', () => {
  const files = () => readdirSync('/proc/self/fd').length;
  const before = files();
  const spools = fileSpools();
  const small = Array.from({ length: 3_000 }, () => spools.make());
  for (const spool of small) spool.write('a set of one claim');
  expect(files() - before).toBeLessThan(10);
  expect([...(small[7]?.entries() ?? [])]).toEqual(['a set of one claim']);
  const large = spools.make();
  large.write('x'.repeat(1_000_000));
  const opened = files();
  large.close();
  expect(files()).toBe(opened - 1);
  spools.close();
});
