/** `npm run -s rules -- rollback [ID]`: makes a release active again. */

import { parseArgs } from 'node:util';
import { rollbackRelease } from '../../publish-release/rollback-release.ts';
import { UsageError } from '../judged-on.ts';
import type { CommandOutput } from './command-output.ts';
import { PLACE_OPTIONS, PLACE_USAGE, releasePlace } from './release-place.ts';

const USAGE = `Usage: npm run -s rules -- rollback [ID] [--json] [--table NAME]
  ID             a complete release; the one that was active before this one when absent, so that a second rollback
                 goes back to where the first came from. Name it where a call may have to be repeated.
${PLACE_USAGE}`;

export async function rollbackCommand(args: readonly string[], output: CommandOutput): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: PLACE_OPTIONS });
  if (values.help) {
    output.out(`${USAGE}\n`);
    return 0;
  }
  if (positionals.length > 1) throw new UsageError(USAGE);
  const { name, store } = await releasePlace(values);
  const rollback = await rollbackRelease(store, positionals[0]);
  const { id, from } = rollback;
  const text =
    from === undefined ? `${id} is active in ${name} already.` : `${id} is active in ${name}, after ${from}.`;
  output.out(values.json ? `${JSON.stringify(rollback)}\n` : `${text}\n`);
  return 0;
}
