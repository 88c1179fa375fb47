/** `npm run -s rules -- COMMAND …`: looks at rule data. Each command is loaded only when it is asked for. */

import { UsageError } from './judged-on.ts';

/** Takes what stands behind its name and tells the exit code. */
type Command = (args: readonly string[], output: NodeJS.WritableStream) => Promise<number>;

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  show: async () => (await import('./rules/show.ts')).showCommand,
};

/** Done, a fault, a call that is none. */
const EXIT = { done: 0, fault: 1, usage: 2 } as const;

const USAGE = `Usage: npm run -s rules -- COMMAND …
  ${Object.keys(COMMANDS).join(', ')}; COMMAND --help tells more`;

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  if (name === '--help' || name === '-h') {
    process.stdout.write(`${USAGE}\n`);
    return EXIT.done;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) throw new UsageError(USAGE);
  const command = await load();
  return command(args, process.stdout);
}

// Whoever reads our output may stop early, as head does; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.fault),
);

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  const isUsage = error instanceof UsageError || code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(isUsage || code ? `${message}\n` : `A fault of ours: ${(error as Error).name}\n`);
  process.exitCode = isUsage ? EXIT.usage : EXIT.fault;
}
