/** The end of a batch, from the deployed queue to the partner's server. */

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ListQueuesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { callbackEventSchema } from '../../domain/response/callback-schemas.ts';
import { createBatchTable } from '../../functions/adapters/batch-table.ts';
import { noProgress } from '../../functions/batch-results/scored-file.ts';
import { type Receiver, startReceiver } from '../support/callback-receiver.ts';
import { type Partner, registeredPartner } from './partner.ts';

const { environment, outputs } = inject('deployed');
Object.assign(process.env, environment);

let partner: Partner;
let receiver: Receiver;

beforeAll(async () => {
  partner = await registeredPartner('called-back');
  receiver = await startReceiver();
});

afterAll(() => receiver.stop());

/** Of the deployed function, in the emulator's own words. */
async function deliverer(): Promise<{ name: string; variables: Record<string, string> }> {
  const answer = await fetch(`${environment.AWS_ENDPOINT_URL}/2015-03-31/functions?MaxItems=50`);
  const { Functions } = (await answer.json()) as {
    Functions: { FunctionName: string; Environment?: { Variables: Record<string, string> } }[];
  };
  for (const { FunctionName: name, Environment: { Variables: variables } = { Variables: {} } } of Functions) {
    if (variables.POWERTOOLS_SERVICE_NAME === 'deliver-callback') return { name, variables };
  }
  throw new Error('no function delivers callbacks');
}

async function callbackOf(id: string) {
  const { body } = await partner.call({ method: 'GET', path: `/v1/batches/${id}` });
  return JSON.parse(body).batch?.callback;
}

async function settled(id: string, isSo: (callback: { status: string; attempts: number }) => boolean) {
  for (;;) {
    const callback = await callbackOf(id);
    if (callback && isSo(callback)) return callback;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

it('calls no address of this machine as it is deployed, and a server that is allowed, signed, when it tries again', async () => {
  const { name, variables } = await deliverer();
  expect(variables).not.toHaveProperty('CALLBACKS_TO');
  const moment = new Date().toISOString();
  await createBatchTable(new DynamoDBClient(), outputs.BatchTableName ?? '').create({
    partner: 'called-back',
    id: 'b-deployed',
    fileName: 'claims.837',
    status: 'completed',
    createdAt: moment,
    completedAt: moment,
    sizeBytes: 1,
    callbackUrl: `http://127.0.0.1:${receiver.port}/hook`,
    progress: noProgress(),
    parts: [],
  });
  expect(await callbackOf('b-deployed')).toEqual({ status: 'pending', attempts: 0 });
  const sqs = new SQSClient();
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  const queue = QueueUrls.find((url) => url.includes('CallbacksQueue'));
  const message = JSON.stringify({ partner: 'called-back', id: 'b-deployed' });
  await sqs.send(new SendMessageCommand({ QueueUrl: queue, MessageBody: message }));
  expect(await settled('b-deployed', ({ attempts }) => attempts > 0)).toEqual({
    status: 'pending',
    attempts: 1,
    lastFailure: 'address',
  });
  expect(receiver.received).toEqual([]);

  // What the local stack sets and the stack never does: the only way to be called on this machine.
  const changed = await fetch(`${environment.AWS_ENDPOINT_URL}/2015-03-31/functions/${name}/configuration`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ Environment: { Variables: { ...variables, CALLBACKS_TO: 'loopback' } } }),
  });
  expect(changed.status).toBe(200);
  expect(await settled('b-deployed', ({ status }) => status === 'delivered')).toMatchObject({ lastStatus: 204 });
  const [{ body, headers } = expect.fail('nothing received')] = receiver.received;
  expect(callbackEventSchema.parse(JSON.parse(body.toString())).data.batchId).toBe('b-deployed');
  expect(headers['webhook-signature']).toMatch(/^v1,[\w+/]{43}=$/);
});
