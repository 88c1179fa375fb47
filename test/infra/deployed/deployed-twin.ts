/**
 * The synthesised stack on services of this machine, made from its template: tables, queues, bucket events, routes, and
 * functions that have each their own environment, modules and permissions, as in the cloud. Nothing is named here, so
 * what is added to the stack is in it.
 */

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import dynalite from 'dynalite';
import { buildApp } from 'fauxqs';
import { vi } from 'vitest';
import { pollQueue, type QueuePoller, tellOfFile } from '../../../infra/local/file-events.ts';
import { startHttp } from '../../../infra/local/http-server.ts';
import { type LocalObject, startLocalS3 } from '../../../infra/local/local-s3.ts';
import { withTransactions } from '../../../infra/local/local-transactions.ts';
import type { Synthesized } from '../synthesized.ts';
import { type Names, REGION } from './physical-names.ts';

const LOOPBACK = '127.0.0.1';
/** Longer than a call of a partner may take. */
const HOLDING_SECONDS = 60;

// biome-ignore lint/suspicious/noExplicitAny: handlers of several kinds of events
export type AnyHandler = (event?: any, context?: any) => Promise<any>;

export interface DeployedTwin {
  readonly url: string;
  /** Handlers by the logical ids of their functions. */
  readonly handlers: ReadonlyMap<string, AnyHandler>;
  put(bucket: string, key: string, bytes: Buffer): Promise<void>;
  keys(bucket: string): readonly string[];
  stop(): Promise<void>;
}

/** `run` does what a function does, in its name. */
export async function startDeployedTwin(
  { resources }: Pick<Synthesized, 'resources'>,
  names: Names,
  run: <Result>(id: string, work: () => Result) => Result,
): Promise<DeployedTwin> {
  const propertiesOf = (type: string) =>
    Object.keys(resources(type)).map((id) => ({ id, properties: names.propertiesOf(id) }));
  const dynamo = withTransactions(dynalite({ createTableMs: 0 }));
  dynamo.listen(0, LOOPBACK);
  await once(dynamo, 'listening');
  const fauxqs = buildApp({ logger: false, host: LOOPBACK });
  await fauxqs.listen({ port: 0, host: LOOPBACK });
  const portOf = (address: unknown): number => (address as AddressInfo).port;
  const s3 = await startLocalS3((object) => tellOf(object));
  const base = {
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: `http://${LOOPBACK}:${portOf(dynamo.address())}`,
    AWS_ENDPOINT_URL_SQS: `http://${LOOPBACK}:${portOf(fauxqs.server.address())}`,
    AWS_ENDPOINT_URL_S3: s3.url,
    POWERTOOLS_DEV: 'true',
  };
  for (const [name, value] of Object.entries(base)) vi.stubEnv(name, value);

  const sqs = new SQSClient();
  const client = new DynamoDBClient();
  for (const { id: TableName, properties } of propertiesOf('AWS::DynamoDB::Table')) {
    const { AttributeDefinitions, KeySchema, BillingMode } = properties;
    await client.send(new CreateTableCommand({ TableName, AttributeDefinitions, KeySchema, BillingMode }));
  }
  const urls = new Map<string, string>();
  // Queues that others name as the one for their dead letters come first.
  const queues = propertiesOf('AWS::SQS::Queue').toSorted(
    (a, b) => Number(Boolean(a.properties.RedrivePolicy)) - Number(Boolean(b.properties.RedrivePolicy)),
  );
  for (const { id, properties } of queues) {
    const Attributes = properties.RedrivePolicy ? { RedrivePolicy: JSON.stringify(properties.RedrivePolicy) } : {};
    await sqs.send(new CreateQueueCommand({ QueueName: id, Attributes }));
    urls.set(id, `${base.AWS_ENDPOINT_URL_SQS}/000000000000/${id}`);
  }

  const handlers = new Map<string, AnyHandler>();
  for (const { id, name, variables } of ownFunctions({ resources }, names, urls)) {
    vi.unstubAllEnvs();
    for (const [variable, value] of Object.entries({ ...base, ...variables })) vi.stubEnv(variable, value);
    // As in the cloud, no function shares a module with another one, nor what is cached in it.
    vi.resetModules();
    const loaded = await run(id, () => import(`../../../functions/${name}/handler.ts`));
    handlers.set(id, (event, context) => run(id, () => loaded.handler(event, context)));
  }
  const handlerOf = (arn: string): AnyHandler => {
    const handler = handlers.get(names.idOf(arn));
    if (!handler) throw new Error(`${arn} has no handler of ours`);
    return handler;
  };

  async function tellOf(object: LocalObject): Promise<void> {
    for (const { properties } of propertiesOf('AWS::Events::Rule')) {
      const { detail } = properties.EventPattern;
      if (!detail.bucket.name.includes(object.bucket)) continue;
      for (const { Arn } of properties.Targets) {
        const url = urls.get(String(Arn).split(':').at(-1) ?? '');
        if (url) await tellOfFile(sqs, url, object);
        else await handlerOf(Arn)({ source: 'aws.s3', detail: eventDetail(object) }, { awsRequestId: 'dropped' });
      }
    }
  }

  const integrations = new Map(
    propertiesOf('AWS::ApiGatewayV2::Integration').map(({ id, properties }) => [id, properties.IntegrationUri]),
  );
  const routes = propertiesOf('AWS::ApiGatewayV2::Route').map(({ properties }) => [
    properties.RouteKey,
    handlerOf(integrations.get(properties.Target.split('/').at(-1))),
  ]);
  const http = await startHttp(Object.fromEntries(routes), 0);
  const pollers: QueuePoller[] = propertiesOf('AWS::Lambda::EventSourceMapping').map(({ properties }) => {
    const handler = handlers.get(properties.FunctionName);
    if (!handler) throw new Error(`${properties.FunctionName} has no handler of ours`);
    const url = urls.get(names.idOf(properties.EventSourceArn)) ?? '';
    return pollQueue(url, handler, properties.FunctionResponseTypes ? { retrySeconds: HOLDING_SECONDS } : {});
  });

  return {
    url: http.url,
    handlers,
    async put(bucket, key, bytes) {
      await s3.put(bucket, key, Readable.from([bytes]));
    },
    keys: (bucket) => s3.keys(bucket),
    async stop() {
      await http.stop();
      await Promise.all(pollers.map((poller) => poller.stop()));
      dynamo.close();
      dynamo.closeAllConnections();
      await s3.stop();
      await fauxqs.close();
      for (const used of [sqs, client]) used.destroy();
      vi.unstubAllEnvs();
    },
  };
}

function eventDetail({ bucket, key, version, etag, sizeBytes }: LocalObject): object {
  return { bucket: { name: bucket }, object: { key, 'version-id': version, etag, size: sizeBytes } };
}

export interface OwnFunction {
  /** Its logical id. */
  readonly id: string;
  /** Its folder under `functions/`. */
  readonly name: string;
  readonly role: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** The functions of the stack that this product wrote: all but those that CDK brings. */
export function ownFunctions(
  { resources }: Pick<Synthesized, 'resources'>,
  names: Names,
  urls?: ReadonlyMap<string, string>,
): readonly OwnFunction[] {
  return Object.entries(resources('AWS::Lambda::Function')).flatMap(([id, { Properties }]) => {
    const variables = names.resolved(Properties.Environment?.Variables ?? {}, urls) as Record<string, string>;
    const name = variables.POWERTOOLS_SERVICE_NAME;
    return name === undefined ? [] : [{ id, name, role: Properties.Role['Fn::GetAtt'][0], variables }];
  });
}
