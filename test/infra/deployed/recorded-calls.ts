/** Calls of the SDK, by the function that makes them. What its role may not do is told and done, so that all of it is told. */

import { AsyncLocalStorage } from 'node:async_hooks';
import { GetQueryResultsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { vi } from 'vitest';
import type { Use } from './policy-statements.ts';
import type { SentCall } from './used-actions.ts';

export interface RecordedCall extends SentCall {
  /** Logical id of the function. */
  readonly by: string;
  readonly uses: readonly Use[];
  /** Files of `functions/` that the call came through, the innermost first. */
  readonly through: readonly string[];
}

export interface Recording {
  readonly calls: readonly RecordedCall[];
  readonly denied: readonly string[];
  /** What runs in it, and all that it starts, is done by this function. */
  inFunction<Result>(id: string, work: () => Result): Result;
  stop(): void;
}

export interface RecordingOptions {
  readonly usesOf: (call: SentCall) => readonly Use[];
  readonly isAllowed: (by: string, use: Use) => boolean;
  /** What a service that does not run here answers; undefined for those that do. */
  readonly answer: (call: SentCall) => object | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: the insides of the SDK
type Insides = any;

/** One of each client: where they come from packages of their own, so may the class below all commands. */
const COMMANDS = [GetQueryResultsCommand, GetItemCommand, GetObjectCommand, GetSecretValueCommand, SendMessageCommand];

export function recordCalls({ usesOf, isAllowed, answer }: RecordingOptions): Recording {
  const functions = new AsyncLocalStorage<string>();
  const calls: RecordedCall[] = [];
  const denied: string[] = [];

  /** Every call goes through here, a presigned one as well, which the function does not send itself. */
  function intercepted(original: (...parameters: Insides[]) => Insides) {
    return function resolve(this: Insides, ...parameters: Insides[]): Insides {
      const by = functions.getStore();
      if (by === undefined) return original.apply(this, parameters);
      const [, configuration, , { commandName }] = parameters;
      const operation = commandName.replace(/Command$/, '');
      const call: SentCall = { service: configuration.serviceId, operation, input: this.input };
      const uses = usesOf(call);
      calls.push({ ...call, by, uses, through: filesOf(new Error().stack ?? '') });
      const refused = uses.filter((use) => !isAllowed(by, use));
      denied.push(...refused.map(({ action, resource }) => `${by} may not ${action} on ${resource}`));
      const output = answer(call);
      return output === undefined ? original.apply(this, parameters) : async () => ({ output });
    };
  }

  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 50;
  const bases = new Set(COMMANDS.map((command) => Object.getPrototypeOf(Object.getPrototypeOf(command.prototype))));
  const spies = [...bases].map((base: Insides) => {
    const original = base.resolveMiddlewareWithContext;
    return vi.spyOn(base, 'resolveMiddlewareWithContext').mockImplementation(intercepted(original) as () => void);
  });
  return {
    calls,
    denied,
    inFunction: (id, work) => functions.run(id, work),
    stop() {
      Error.stackTraceLimit = stackTraceLimit;
      for (const spy of spies) spy.mockRestore();
    },
  };
}

function filesOf(stack: string): readonly string[] {
  return [...stack.matchAll(/\/functions\/([\w./-]+\.ts)\b/g)].map(([, file = '']) => file);
}
