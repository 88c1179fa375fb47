/** The whole system in this process: the real handlers, rules published from `data/`, on loopback. */

import { bundleToPublish } from '../../functions/adapters/release-at-hand.ts';
import { callsAreUnsigned } from '../../functions/adapters/unsigned-calls.ts';
import { captureDenialLog, createCapturedRecords } from './denial-log.ts';
import { pollQueue, type QueuePoller } from './file-events.ts';
import { type Handler, type LocalHttp, startHttp } from './http-server.ts';
import { type LocalAws, RULES_TABLE, startLocalAws } from './local-aws.ts';
import { closedPages, createLocalPages } from './local-pages.ts';
import { createLocalReleases } from './local-releases.ts';

export interface LocalStack {
  readonly url: string;
  readonly aws: LocalAws;
  stop(): Promise<void>;
}

/** Of messages about callbacks: longer than a call of a partner may take, and so many that a slow one holds nobody up. */
const CALLBACKS = { retrySeconds: 60, atOnce: 4 };

async function stopAll(workers: readonly QueuePoller[]): Promise<void> {
  await Promise.all(workers.map((worker) => worker.stop()));
}

/** `port` 0 takes any free port. */
export async function startLocalStack(port: number): Promise<LocalStack> {
  const log = captureDenialLog();
  const aws = await startLocalAws(JSON.stringify(await bundleToPublish()));
  let http: LocalHttp | undefined;
  const workers: QueuePoller[] = [];
  try {
    // Handlers read their environment when they are loaded, so they are loaded only now.
    const publisher = await import('../../functions/publish-release/handler.ts');
    const { id } = await publisher.handler();
    const releases = createLocalReleases(RULES_TABLE);
    await releases.followRollback(id);
    const scoring = await import('../../functions/score-request/handler.ts');
    const describing = await import('../../functions/describe-service/handler.ts');
    const keeping = await import('../../functions/keep-attachment/handler.ts');
    const batches = await import('../../functions/batches/handler.ts');
    const filing = await import('../../functions/score-file/handler.ts');
    const delivering = await import('../../functions/deliver-callback/handler.ts');
    workers.push(
      pollQueue(aws.batchQueueUrl, filing.handler),
      pollQueue(aws.callbackQueueUrl, delivering.handler, CALLBACKS),
    );
    const asking = await import('../../functions/what-if/handler.ts');
    const correcting = await import('../../functions/correct-claims/handler.ts');
    // What cannot be loaded is for the handler to answer.
    const underNamedRelease =
      (handler: Handler): Handler =>
      async (event, context) => {
        const namesRelease = event.queryStringParameters?.release ?? event.body?.includes('"release"');
        if (namesRelease) await releases.loadArchived().catch(() => undefined);
        return handler(event, context);
      };
    const recording = await import('../../functions/record-remittances/handler.ts');
    const calibrating = await import('../../functions/report-calibration/handler.ts');
    http = await startHttp(
      {
        'POST /v1/score': underNamedRelease(scoring.handler),
        'PUT /v1/attachments/{controlNumber}': keeping.handler,
        'POST /v1/batches': batches.handler,
        'GET /v1/batches/{id}': batches.handler,
        'POST /v1/what-if': underNamedRelease(asking.handler),
        'POST /v1/corrections': underNamedRelease(correcting.handler),
        'GET /v1/corrections/{auditId}': correcting.handler,
        'POST /v1/remittances': recording.handler,
        'GET /v1/calibration': calibrating.handler,
        'GET /v1/health': describing.handler,
        'GET /v1/openapi.json': describing.handler,
        'GET /v1/rules': describing.handler,
        'GET /v1/rules/{ruleId+}': describing.handler,
      },
      port,
      callsAreUnsigned() ? createLocalPages(aws.s3, createCapturedRecords(log)) : closedPages,
    );
  } catch (error) {
    log.stop();
    await stopAll(workers);
    await aws.stop();
    throw error;
  }
  const server = http;
  return {
    url: server.url,
    aws,
    async stop() {
      await server.stop();
      await stopAll(workers);
      await aws.stop();
      log.stop();
    },
  };
}
