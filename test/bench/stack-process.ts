/** The local stack in a process of its own, so that what it takes is told apart from what measuring it takes. */

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

export interface StackProcess {
  readonly url: string;
  /** Parses JSON and answers; nothing else. */
  readonly bareUrl: string;
  memory(): Promise<{ readonly peakMiB: number; readonly rssMiB: number }>;
  stop(): Promise<void>;
}

/** `environment` is added to that of this process. */
export async function startStackProcess(environment: Record<string, string> = {}): Promise<StackProcess> {
  const child = fork(new URL('./serve-stack.ts', import.meta.url), {
    env: { ...process.env, ...environment },
    execArgv: process.env.STACK_NODE_OPTIONS?.split(' ') ?? [],
  });
  const { url, bareUrl } = (await answerOf(child)) as { url: string; bareUrl: string };
  return {
    url,
    bareUrl,
    async memory() {
      child.send('memory');
      return (await answerOf(child)) as { peakMiB: number; rssMiB: number };
    },
    async stop() {
      const ended = once(child, 'exit');
      child.send('stop');
      await ended;
    },
  };
}

/** The next message of the stack; rejects when it ends instead. */
function answerOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('the stack ended'));
    child.once('exit', ended);
    child.once('message', (answer) => {
      child.off('exit', ended);
      resolve(answer);
    });
  });
}
