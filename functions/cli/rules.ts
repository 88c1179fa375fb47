/** `npm run -s rules -- COMMAND …`: looks at rule data. Each command is loaded only when it is asked for. */

import { UsageError } from './judged-on.ts';

/** Takes what stands behind its name and tells the exit code. */
type Command = (args: readonly string[], output: NodeJS.WritableStream) => Promise<number>;

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  show: async () => (await import('./rules/show.ts')).showCommand,
};

const USAGE = `Usage: npm run -s rules -- COMMAND …
  ${Object.keys(COMMANDS).join(', ')}; COMMAND --help tells more`;

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  if (name === '--help' || name === '-h') {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) throw new UsageError(USAGE);
  const command = await load();
  return command(args, process.stdout);
}

// Whoever reads our output may stop early, as head does; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  const isOurs = !(error instanceof UsageError) && !code;
  process.stderr.write(isOurs ? `A fault of ours: ${(error as Error).name}\n` : `${message}\n`);
  process.exitCode = 1;
}
