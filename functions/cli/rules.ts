/** `npm run -s rules -- COMMAND …`: the rule data and its releases. Each command is loaded only when it is called. */

import { once } from 'node:events';
import { Fault } from '../../domain/faults.ts';
import { UsageError } from './judged-on.ts';
import type { CommandOutput } from './rules/command-output.ts';

const USAGE = `Usage: npm run -s rules -- COMMAND …
  list                    the releases there are, and which one is active
  show RULE|TABLE         a rule or a table with its rows and sources
  import KIND FILE        rows from a file as CMS publishes it
  diff A B                what differs between two releases, and what that does to claims
  publish [ID]            makes the data of data/ (or an archived release) a release, and active
  rollback [ID]           makes the release before, or the one named, active again
Each command says more about itself with --help.`;

/** Done, a fault, a call that is none. */
const EXIT = { done: 0, fault: 1, usage: 2 } as const;

const COMMANDS: readonly string[] = ['list', 'show', 'import', 'diff', 'publish', 'rollback'];

type Terminal = CommandOutput & { write(text: string): void };
type Command = (args: string[], output: Terminal) => Promise<number>;

/** The function `<name>Command` of the file `rules/<name>.ts`. */
async function command(name: string): Promise<Command> {
  const module = (await import(`./rules/${name}.ts`)) as Readonly<Record<string, Command>>;
  const run = module[`${name}Command`];
  if (!run) throw new Error(`rules/${name}.ts exports no ${name}Command`);
  return run;
}

/** Standard output and error. `write` is standard output under the name that streams have for it. */
function terminal(): Terminal {
  const out = (text: string): void => void process.stdout.write(text);
  return {
    out,
    write: out,
    err: (text) => void process.stderr.write(text),
    async ready() {
      // What was full a while ago may have drained since, and would not drain again.
      if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
    },
  };
}

async function main(name: string | undefined, args: string[]): Promise<number> {
  if (name === '--help' || name === '-h') {
    process.stdout.write(`${USAGE}\n`);
    return EXIT.done;
  }
  if (name === undefined || !COMMANDS.includes(name)) throw new UsageError(USAGE);
  return (await command(name))(args, terminal());
}

/** The command's own help, on standard error. */
async function tellUsage(name = ''): Promise<void> {
  const { err } = terminal();
  await (await command(name))(['--help'], { ...terminal(), out: err, write: err });
}

// Whoever reads our output may stop early, as head does; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.fault),
);

const [name, ...args] = process.argv.slice(2);
try {
  process.exitCode = await main(name, args);
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  const isUsage = error instanceof UsageError || code?.startsWith('ERR_PARSE_ARGS');
  // Messages of other errors may quote a claim that `diff` was reading.
  const isSayable = isUsage || error instanceof Fault || code !== undefined || name !== 'diff';
  process.stderr.write(isSayable ? `${message}\n` : `A fault of ours: ${(error as Error).name}\n`);
  if (isUsage && !(error instanceof UsageError)) await tellUsage(name);
  process.exitCode = isUsage ? EXIT.usage : EXIT.fault;
}
