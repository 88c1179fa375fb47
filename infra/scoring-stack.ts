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
import { ScoringFunction } from './constructs/scoring-function.ts';
import { TelemetryKey } from './constructs/telemetry-key.ts';
import type { Stage } from './stages.ts';

export type ScoringStackProps = StackProps & {
  readonly env: { readonly account: string; readonly region: string };
  readonly stage: Stage;
  /** JSON file with the rule release to publish; see `bundleToPublish`. */
  readonly releaseBundleFile: string;
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

    const scoreRequest = new ScoringFunction(this, 'ScoreRequest', {
      ...logging,
      name: 'score-request',
      // The HTTP API gives up after 30 seconds; ending sooner keeps the answer ours.
      timeout: Duration.seconds(28),
      memoryMebibytes: stage.scoringMemoryMebibytes,
      reservedConcurrency: stage.scoringConcurrency,
      environment: {
        RULES_TABLE_NAME: ruleTable.tableName,
        ATTACHMENTS_TABLE_NAME: attachmentTable.tableName,
        ...outcomeTable.environment,
        ...partnerAccess.environment,
        ...(stage.returnAtOrAbove === undefined ? {} : { RETURN_AT_OR_ABOVE: String(stage.returnAtOrAbove) }),
      },
    });
    ruleTable.allowReading(scoreRequest, ['dynamodb:GetItem', 'dynamodb:Query']);
    attachmentTable.allow(scoreRequest, ['dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:BatchWriteItem']);
    outcomeTable.allow(scoreRequest, ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:BatchWriteItem']);
    outcomeTable.watch(scoreRequest);
    partnerAccess.allowChecking(scoreRequest, { repeats: true });
    publication.precedes(scoreRequest);

    const keepAttachment = new ScoringFunction(this, 'KeepAttachment', {
      ...logging,
      name: 'keep-attachment',
      timeout: Duration.seconds(28),
      memoryMebibytes: stage.scoringMemoryMebibytes,
      // Notes come one a claim, and most claims bring none.
      reservedConcurrency: 10,
      environment: {
        RULES_TABLE_NAME: ruleTable.tableName,
        ATTACHMENTS_TABLE_NAME: attachmentTable.tableName,
        ...outcomeTable.environment,
        ...partnerAccess.environment,
      },
    });
    partnerAccess.allowChecking(keepAttachment);
    ruleTable.allowReading(keepAttachment, ['dynamodb:GetItem', 'dynamodb:Query']);
    attachmentTable.allow(keepAttachment, [
      'dynamodb:GetItem',
      'dynamodb:BatchGetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:BatchWriteItem',
    ]);
    outcomeTable.allow(keepAttachment, ['dynamodb:GetItem', 'dynamodb:BatchWriteItem']);
    outcomeTable.watch(keepAttachment);
    publication.precedes(keepAttachment);

    const whatIf = new ScoringFunction(this, 'WhatIf', {
      ...logging,
      name: 'what-if',
      timeout: Duration.seconds(28),
      memoryMebibytes: stage.scoringMemoryMebibytes,
      // People ask, one claim at a time.
      reservedConcurrency: 5,
      environment: {
        RULES_TABLE_NAME: ruleTable.tableName,
        ATTACHMENTS_TABLE_NAME: attachmentTable.tableName,
        ...outcomeTable.readingEnvironment,
        ...partnerAccess.environment,
      },
    });
    partnerAccess.allowChecking(whatIf);
    ruleTable.allowReading(whatIf, ['dynamodb:GetItem', 'dynamodb:Query']);
    // Notes are read and none is kept.
    attachmentTable.allow(whatIf, ['dynamodb:BatchGetItem', 'dynamodb:Query']);
    outcomeTable.allowReading(whatIf, 'dynamodb:GetItem');
    outcomeTable.watch(whatIf);
    publication.precedes(whatIf);
    const correctClaims = new ScoringFunction(this, 'CorrectClaims', {
      ...logging,
      name: 'correct-claims',
      timeout: Duration.seconds(28),
      memoryMebibytes: stage.scoringMemoryMebibytes,
      // People accept corrections one claim at a time.
      reservedConcurrency: 10,
      environment: {
        RULES_TABLE_NAME: ruleTable.tableName,
        ATTACHMENTS_TABLE_NAME: attachmentTable.tableName,
        ...auditTable.environment,
        ...outcomeTable.readingEnvironment,
        ...partnerAccess.environment,
      },
    });
    ruleTable.allowReading(correctClaims, ['dynamodb:GetItem', 'dynamodb:Query']);
    attachmentTable.allow(correctClaims, ['dynamodb:BatchGetItem', 'dynamodb:Query']);
    outcomeTable.allowReading(correctClaims, 'dynamodb:GetItem');
    outcomeTable.watch(correctClaims);
    auditTable.allowRecording(correctClaims);
    partnerAccess.allowChecking(correctClaims, { repeats: true });
    publication.precedes(correctClaims);

    const recordRemittances = new ScoringFunction(this, 'RecordRemittances', {
      ...logging,
      name: 'record-remittances',
      timeout: Duration.seconds(28),
      memoryMebibytes: stage.scoringMemoryMebibytes,
      // Remittances come once a day, and more calls at a time would only meet at the same counters.
      reservedConcurrency: 5,
      environment: {
        RULES_TABLE_NAME: ruleTable.tableName,
        ...outcomeTable.environment,
        ...partnerAccess.environment,
      },
    });
    partnerAccess.allowChecking(recordRemittances);
    ruleTable.allowReading(recordRemittances, ['dynamodb:GetItem', 'dynamodb:Query']);
    outcomeTable.allow(recordRemittances, [
      'dynamodb:GetItem',
      'dynamodb:BatchGetItem',
      'dynamodb:Query',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
    ]);
    outcomeTable.watch(recordRemittances);
    publication.precedes(recordRemittances);

    const reportCalibration = new ScoringFunction(this, 'ReportCalibration', {
      ...logging,
      name: 'report-calibration',
      timeout: Duration.seconds(28),
      memoryMebibytes: 512,
      // People look at it, now and then.
      reservedConcurrency: 5,
      environment: {
        RULES_TABLE_NAME: ruleTable.tableName,
        ...outcomeTable.readingEnvironment,
        ...partnerAccess.environment,
      },
    });
    partnerAccess.allowChecking(reportCalibration);
    ruleTable.allowReading(reportCalibration, ['dynamodb:GetItem', 'dynamodb:Query']);
    outcomeTable.allowReading(reportCalibration, 'dynamodb:Query');
    publication.precedes(reportCalibration);

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
    new CfnOutput(this, 'BatchTableName', { value: batchScoring.tableName });
    new CfnOutput(this, 'PartnerSecretsKeyArn', { value: partnerAccess.keyArn });
    new CfnOutput(this, 'ReleaseBucketName', { value: publication.dropBucketName });
    new CfnOutput(this, 'RulesTableName', { value: ruleTable.tableName });
    new CfnOutput(this, 'UndeliveredCallbacksArn', { value: batchScoring.callbacks.undelivered.queueArn });
  }
}
