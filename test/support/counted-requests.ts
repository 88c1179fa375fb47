import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** The requests that a client sends from now on, by the name of the operation; each attempt counts. */
export function countedRequests(client: DynamoDBClient): Map<string, number> {
  const requests = new Map<string, number>();
  client.middlewareStack.add(
    (next, { commandName = 'unknown' }) =>
      (args) => {
        requests.set(commandName, (requests.get(commandName) ?? 0) + 1);
        return next(args);
      },
    { step: 'deserialize', name: 'countRequests' },
  );
  return requests;
}
