import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { AttachmentTable } from './constructs/attachment-table.ts';
import { AuditTable } from './constructs/audit-table.ts';
import { BatchScoring } from './constructs/batch-scoring.ts';
import { WidgetFunction } from './constructs/dashboard-widgets/widget-function.ts';
import { OutcomeTable } from './constructs/outcome-table.ts';
import { PartnerAccess } from './constructs/partner-access.ts';
import { ReleasePublication } from './constructs/release-publication.ts';
import { RuleTable } from './constructs/rule-table.ts';
import { SavedQueries } from './constructs/saved-queries.ts';
import { ScoringAlarms } from './constructs/scoring-alarms.ts';
import { ScoringApi } from './constructs/scoring-api.ts';
import { ScoringDashboard } from './constructs/scoring-dashboard.ts';
import { ScoringFunction, type ScoringFunctionProps } from './constructs/scoring-function.ts';
import { TelemetryKey } from './constructs/telemetry-key.ts';
import type { Stage } from './stages.ts';

export type ScoringStackProps = StackProps & {
  readonly env: { readonly account: string; readonly region: string };
  readonly stage: Stage;
  /** JSON file with the rule release to publish; see `bundleToPublish`. */
  readonly releaseBundleFile: string;
};

/** What is a function's own among those behind the routes of partners; `repeats`: its calls may be repeated by key. */
type PartnerFunction = Pick<ScoringFunctionProps, 'name' | 'reservedConcurrency' | 'environment'> & {
  readonly memoryMebibytes?: number;
  readonly repeats?: boolean;
};

/** One installation: the API, the functions behind it, the rules they read, and what watches over them. */
export class ScoringStack extends Stack {
  constructor(scope: Construct, id: string, props: ScoringStackProps) {
    super(scope, id, {
      ...props,
      description: 'Predicts denials of CPT 64640 claim lines before the claim goes to the payer',
    });
    const { stage } = props;
    const telemetryKey = new TelemetryKey(this, 'TelemetryKey');
    const logging = { logKey: telemetryKey, logRetention: stage.logRetention };
    const ruleTable = new RuleTable(this, 'RuleTable');
    const attachmentTable = new AttachmentTable(this, 'AttachmentTable');
    const auditTable = new AuditTable(this, 'AuditTable');
    const outcomeTable = new OutcomeTable(this, 'OutcomeTable');

    const partnerAccess = new PartnerAccess(this, 'PartnerAccess', stage.throttling.partnerCallsPerMinute);

    const publication = new ReleasePublication(this, 'ReleasePublication', {
      ...logging,
      ruleTable,
      releaseBundleFile: props.releaseBundleFile,
    });

    /** A function behind a route of partners: it checks who calls, and reads the rules, which are published before it. */
    const partnerFunction = (
      id: string,
      { environment, repeats = false, ...own }: PartnerFunction,
    ): ScoringFunction => {
      const made = new ScoringFunction(this, id, {
        ...logging,
        // The HTTP API gives up after 30 seconds; ending sooner keeps the answer ours.
        timeout: Duration.seconds(28),
        memoryMebibytes: stage.scoringMemoryMebibytes,
        ...own,
        environment: { RULES_TABLE_NAME: ruleTable.tableName, ...environment, ...partnerAccess.environment },
      });
      ruleTable.allowReading(made, ['dynamodb:GetItem', 'dynamodb:Query']);
      partnerAccess.allowChecking(made, { repeats });
      publication.precedes(made);
      return made;
    };
    const attachments = { ATTACHMENTS_TABLE_NAME: attachmentTable.tableName };

    const scoreRequest = partnerFunction('ScoreRequest', {
      name: 'score-request',
      reservedConcurrency: stage.scoringConcurrency,
      repeats: true,
      environment: {
        ...attachments,
        ...outcomeTable.environment,
        ...(stage.returnAtOrAbove === undefined ? {} : { RETURN_AT_OR_ABOVE: String(stage.returnAtOrAbove) }),
      },
    });
    attachmentTable.allow(scoreRequest, ['dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:BatchWriteItem']);
    outcomeTable.allow(scoreRequest, ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:BatchWriteItem']);

    const keepAttachment = partnerFunction('KeepAttachment', {
      name: 'keep-attachment',
      // Notes come one a claim, and most claims bring none.
      reservedConcurrency: 10,
      environment: { ...attachments, ...outcomeTable.environment },
    });
    attachmentTable.allow(keepAttachment, [
      'dynamodb:GetItem',
      'dynamodb:BatchGetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:BatchWriteItem',
    ]);
    outcomeTable.allow(keepAttachment, ['dynamodb:GetItem', 'dynamodb:BatchWriteItem']);

    const whatIf = partnerFunction('WhatIf', {
      name: 'what-if',
      // People ask, one claim at a time.
      reservedConcurrency: 5,
      environment: { ...attachments, ...outcomeTable.readingEnvironment },
    });
    // Notes are read and none is kept.
    attachmentTable.allow(whatIf, ['dynamodb:BatchGetItem', 'dynamodb:Query']);
    outcomeTable.allowReading(whatIf, 'dynamodb:GetItem');

    const correctClaims = partnerFunction('CorrectClaims', {
      name: 'correct-claims',
      // People accept corrections one claim at a time.
      reservedConcurrency: 10,
      repeats: true,
      environment: { ...attachments, ...auditTable.environment, ...outcomeTable.readingEnvironment },
    });
    attachmentTable.allow(correctClaims, ['dynamodb:BatchGetItem', 'dynamodb:Query']);
    outcomeTable.allowReading(correctClaims, 'dynamodb:GetItem');
    auditTable.allowRecording(correctClaims);

    const recordRemittances = partnerFunction('RecordRemittances', {
      name: 'record-remittances',
      // Remittances come once a day, and more calls at a time would only meet at the same counters.
      reservedConcurrency: 5,
      environment: outcomeTable.environment,
    });
    outcomeTable.allow(recordRemittances, [
      'dynamodb:GetItem',
      'dynamodb:BatchGetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
    ]);

    for (const rested of [scoreRequest, keepAttachment, whatIf, correctClaims, recordRemittances]) {
      outcomeTable.watch(rested);
    }

    const reportCalibration = partnerFunction('ReportCalibration', {
      name: 'report-calibration',
      memoryMebibytes: 512,
      // People look at it, now and then.
      reservedConcurrency: 5,
      environment: outcomeTable.readingEnvironment,
    });
    outcomeTable.allowReading(reportCalibration, 'dynamodb:Query');

    const describeService = new ScoringFunction(this, 'DescribeService', {
      ...logging,
      name: 'describe-service',
      // A first call reads the whole active release.
      timeout: Duration.seconds(10),
      memoryMebibytes: 512,
      reservedConcurrency: 5,
      environment: { RULES_TABLE_NAME: ruleTable.tableName },
    });
    // The catalog is described under the whole active release.
    ruleTable.allowReading(describeService, ['dynamodb:GetItem', 'dynamodb:Query']);

    const batchScoring = new BatchScoring(this, 'BatchScoring', {
      ...logging,
      ruleTable,
      outcomeTable,
      partnerAccess,
      concurrency: stage.batchConcurrency,
      ...(stage.inboxPartners === undefined ? {} : { inboxPartners: stage.inboxPartners }),
      ...(stage.returnAtOrAbove === undefined ? {} : { returnAtOrAbove: stage.returnAtOrAbove }),
    });
    publication.precedes(batchScoring.scoreFile);

    const api = new ScoringApi(this, 'Api', {
      ...logging,
      throttling: stage.throttling,
      ...(stage.domain === undefined ? {} : { domain: stage.domain }),
      scoreRequest,
      keepAttachment,
      whatIf,
      correctClaims,
      recordRemittances,
      reportCalibration,
      describeService,
      batches: batchScoring.batches,
    });

    const widgetFunction = new WidgetFunction(this, 'Widgets', {
      ...logging,
      scoring: [scoreRequest, batchScoring.scoreFile],
    });
    // Found in the tree, so that none is forgotten.
    const constructs = this.node.findAll();
    const functions = constructs.filter((construct) => construct instanceof ScoringFunction);
    new ScoringDashboard(this, 'Dashboard', {
      api,
      scoreRequest,
      batchScoring,
      widgetFunction,
      functions,
      tables: constructs.filter((construct) => construct instanceof Table),
      buckets: constructs.filter((construct) => construct instanceof Bucket),
    });
    new SavedQueries(this, 'SavedQueries', {
      scoreRequest,
      scoreFile: batchScoring.scoreFile,
      publishRelease: publication.publishRelease,
      functions,
    });
    new ScoringAlarms(this, 'Alarms', {
      telemetryKey,
      api,
      functions,
      batchScoring,
      publication,
      outcomeTable,
      ...(stage.alarmEmail === undefined ? {} : { email: stage.alarmEmail }),
    });

    new CfnOutput(this, 'ApiUrl', { value: api.url });
    new CfnOutput(this, 'BatchBucketName', { value: batchScoring.bucketName });
    new CfnOutput(this, 'BatchKeyArn', { value: batchScoring.keyArn });
    new CfnOutput(this, 'BatchTableName', { value: batchScoring.tableName });
    new CfnOutput(this, 'PartnerSecretsKeyArn', { value: partnerAccess.keyArn });
    new CfnOutput(this, 'ReleaseBucketName', { value: publication.dropBucketName });
    new CfnOutput(this, 'RulesTableName', { value: ruleTable.tableName });
    new CfnOutput(this, 'UndeliveredCallbacksArn', { value: batchScoring.callbacks.undelivered.queueArn });
  }
}
