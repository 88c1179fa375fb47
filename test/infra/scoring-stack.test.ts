import { Match } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks, HIPAASecurityChecks } from 'cdk-nag';
import { beforeAll, describe, expect, it } from 'vitest';
import { releaseBundleFile, type Synthesized, stage, synthesize } from './synthesized.ts';

let prod: Synthesized;

beforeAll(() => {
  prod = synthesize();
});

describe('the rule packs', () => {
  it.each([
    ['AWS Solutions', AwsSolutionsChecks],
    ['HIPAA Security', HIPAASecurityChecks],
  ])('%s finds nothing that is not acknowledged', (_name, Checks) => {
    expect(new Checks(prod.stack).validateScope(prod.stack)).toMatchObject({ success: true, violations: [] });
  });
});

describe('the rule table', () => {
  it('is keyed by pk and sk, and paid by request', () => {
    prod.template.hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
    });
  });

  it('can be restored, and cannot be deleted by accident', () => {
    prod.template.hasResource('AWS::DynamoDB::Table', {
      Properties: {
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        DeletionProtectionEnabled: true,
      },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  it('is encrypted with its own rotating key', () => {
    const key = prod.one('AWS::KMS::Key', 'RuleTable');
    expect(key.Properties.EnableKeyRotation).toBe(true);
    prod.template.hasResourceProperties('AWS::DynamoDB::Table', {
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: { 'Fn::GetAtt': [key.logicalId, 'Arn'] } },
    });
  });
});

describe('the table of notes', () => {
  const table = () => prod.one('AWS::DynamoDB::Table', 'AttachmentTable').Properties;

  it('is encrypted with a rotating key of its own', () => {
    const key = prod.one('AWS::KMS::Key', 'AttachmentTable');
    expect(key.Properties.EnableKeyRotation).toBe(true);
    expect(table().SSESpecification).toEqual({
      SSEEnabled: true,
      SSEType: 'KMS',
      KMSMasterKeyId: { 'Fn::GetAtt': [key.logicalId, 'Arn'] },
    });
    expect(key.logicalId).not.toBe(prod.one('AWS::KMS::Key', 'RuleTable').logicalId);
  });

  it('lets every item expire, and keeps no copy', () => {
    expect(table().TimeToLiveSpecification).toEqual({ AttributeName: 'expires', Enabled: true });
    expect(table()).not.toHaveProperty('PointInTimeRecoverySpecification');
    expect(table().DeletionProtectionEnabled).toBe(true);
  });

  it('is known to the functions that use it, and to no other', () => {
    const named = Object.entries(prod.resources('AWS::Lambda::Function'))
      .filter(([, { Properties }]) => Properties.Environment?.Variables?.ATTACHMENTS_TABLE_NAME)
      .map(([logicalId]) => logicalId.replace(/Function.*$/, ''));
    expect(named.toSorted()).toEqual(['CorrectClaims', 'KeepAttachment', 'ScoreRequest', 'WhatIf']);
  });
});

describe('the table of audit records', () => {
  const table = () => prod.one('AWS::DynamoDB::Table', 'AuditTable');

  it('is encrypted with a rotating key of its own', () => {
    const key = prod.one('AWS::KMS::Key', 'AuditTable');
    expect(key.Properties.EnableKeyRotation).toBe(true);
    expect(table().Properties.SSESpecification).toEqual({
      SSEEnabled: true,
      SSEType: 'KMS',
      KMSMasterKeyId: { 'Fn::GetAtt': [key.logicalId, 'Arn'] },
    });
  });

  it('can be restored, cannot be deleted by accident, and outlives the stack; records expire', () => {
    expect(table().DeletionPolicy).toBe('Retain');
    expect(table().Properties).toMatchObject({
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
    });
  });

  it('is known to the function that corrects, and to no other', () => {
    const named = Object.entries(prod.resources('AWS::Lambda::Function'))
      .filter(([, { Properties }]) => Properties.Environment?.Variables?.AUDIT_TABLE_NAME)
      .map(([logicalId]) => logicalId.replace(/Function.*$/, ''));
    expect(named).toEqual(['CorrectClaims']);
  });
});

describe('the table of outcomes', () => {
  const table = () => prod.one('AWS::DynamoDB::Table', 'OutcomeTable');

  it('is encrypted with a rotating key of its own, as is the key of its hashes', () => {
    const key = prod.one('AWS::KMS::Key', 'OutcomeTable');
    const arn = { 'Fn::GetAtt': [key.logicalId, 'Arn'] };
    expect(key.Properties.EnableKeyRotation).toBe(true);
    expect(table().Properties.SSESpecification).toEqual({ SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: arn });
    expect(prod.one('AWS::SecretsManager::Secret').Properties).toMatchObject({
      KmsKeyId: arn,
      GenerateSecretString: { PasswordLength: 64 },
    });
  });

  it('lets predictions expire, can be restored, and outlives the stack with the key of its hashes', () => {
    expect(table().Properties).toMatchObject({
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
    });
    for (const kept of [table(), prod.one('AWS::SecretsManager::Secret')]) expect(kept.DeletionPolicy).toBe('Retain');
  });

  it('is known to the functions that use it, with the key, and to no other', () => {
    const secret = { Ref: prod.one('AWS::SecretsManager::Secret').logicalId };
    const named = Object.entries(prod.resources('AWS::Lambda::Function'))
      .filter(([, { Properties }]) => Properties.Environment?.Variables?.OUTCOMES_TABLE_NAME)
      .map(([logicalId, { Properties }]) => {
        const name = logicalId.replace(/Function.*$/, '');
        // What was learned is read without finding a prediction.
        const key = ['CorrectClaims', 'ReportCalibration', 'WhatIf'].includes(name) ? undefined : secret;
        expect(Properties.Environment.Variables.OUTCOMES_SECRET_ARN).toEqual(key);
        return name;
      });
    expect(named.toSorted()).toEqual([
      'BatchScoringScoreFile',
      'CorrectClaims',
      'KeepAttachment',
      'RecordRemittances',
      'ReportCalibration',
      'ScoreRequest',
      'WhatIf',
    ]);
  });

  it('counts the log lines of answers that go out without it', () => {
    const filters = Object.values(prod.resources('AWS::Logs::MetricFilter')).filter(
      ({ Properties }) => Properties.MetricTransformations[0].MetricName === 'OutcomesUnavailable',
    );
    expect(filters).toHaveLength(6);
    for (const { Properties } of filters) {
      expect(Properties.FilterPattern).toContain('$.message = "predictions not kept"');
      expect(Properties.FilterPattern).toContain('$.message = "learned risk not read"');
    }
  });
});

describe('the functions', () => {
  const handlers = [
    'ScoreRequest',
    'KeepAttachment',
    'CorrectClaims',
    'WhatIf',
    'RecordRemittances',
    'ReportCalibration',
    'DescribeService',
    'ReleasePublicationPublishRelease',
  ];

  it('return no claim for what is predicted of it, unless the stage says from which probability on', () => {
    const returned = (synthesized: Synthesized) =>
      synthesized.one('AWS::Lambda::Function', 'ScoreRequest').Properties.Environment.Variables.RETURN_AT_OR_ABOVE;
    expect(returned(prod)).toBeUndefined();
    expect(returned(synthesize({ stage: { ...stage('prod'), returnAtOrAbove: 0.9 } }))).toBe('0.9');
  });

  it.each(handlers)('%s runs on Node 24 on arm64 within limits', (handler) => {
    expect(prod.one('AWS::Lambda::Function', handler).Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      ReservedConcurrentExecutions: expect.any(Number),
      MemorySize: expect.any(Number),
    });
  });

  it('all log into a group of this stack', () => {
    const logGroups = Object.keys(prod.resources('AWS::Logs::LogGroup'));
    for (const { Properties } of Object.values(prod.resources('AWS::Lambda::Function'))) {
      expect(logGroups).toContain(Properties.LoggingConfig?.LogGroup?.Ref);
    }
  });

  it('tell Powertools who they are', () => {
    expect(prod.one('AWS::Lambda::Function', 'ScoreRequest').Properties.Environment.Variables).toMatchObject({
      POWERTOOLS_METRICS_NAMESPACE: 'DenialPrediction',
      POWERTOOLS_SERVICE_NAME: 'score-request',
      RULES_TABLE_NAME: { Ref: prod.one('AWS::DynamoDB::Table', 'RuleTable').logicalId },
    });
  });

  it('answer within the 30 seconds that the HTTP API waits', () => {
    for (const handler of [
      'ScoreRequest',
      'KeepAttachment',
      'CorrectClaims',
      'WhatIf',
      'RecordRemittances',
      'ReportCalibration',
      'DescribeService',
    ]) {
      expect(prod.one('AWS::Lambda::Function', handler).Properties.Timeout).toBeLessThan(30);
    }
  });
});

describe('the logs', () => {
  it('are kept for a year in prod and a month in dev, encrypted with the rotating telemetry key', () => {
    const days = { prod: 365, dev: 30 };
    for (const [name, RetentionInDays] of Object.entries(days)) {
      const synthesized = synthesize({ stage: stage(name) });
      const key = synthesized.one('AWS::KMS::Key', 'Telemetry');
      expect(key.Properties.EnableKeyRotation).toBe(true);
      synthesized.template.allResourcesProperties('AWS::Logs::LogGroup', {
        RetentionInDays,
        KmsKeyId: { 'Fn::GetAtt': [key.logicalId, 'Arn'] },
      });
    }
  });

  it('open the telemetry key to this stack’s log groups only', () => {
    const statements = prod.one('AWS::KMS::Key', 'Telemetry').Properties.KeyPolicy.Statement;
    expect(statements).toContainEqual(
      expect.objectContaining({
        Principal: { Service: 'logs.us-east-1.amazonaws.com' },
        Condition: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:us-east-1:000000000000:log-group:DenialPrediction-*',
          },
        },
      }),
    );
  });

  it('mask the identifiers of patients, should a handler ever write one', () => {
    for (const { Properties } of Object.values(prod.resources('AWS::Logs::LogGroup'))) {
      const masked = JSON.stringify(Properties.DataProtectionPolicy);
      expect(masked).toContain('data-identifier/MedicareBeneficiaryNumber-US');
      expect(masked).toContain('data-identifier/Ssn-US');
    }
  });
});

describe('the release publication', () => {
  const published = (content: string) => {
    const { one } = synthesize({ releaseBundleFile: releaseBundleFile(content) });
    return {
      handlerArn: one('Custom::Trigger').Properties.HandlerArn,
      releaseKey: one('AWS::Lambda::Function', 'ReleasePublication').Properties.Environment.Variables.RELEASE_KEY,
    };
  };

  it('runs again when the bundle has other content', () => {
    expect(published('{"id":"2026q4.2"}').handlerArn).not.toEqual(published('{"id":"2026q4.1"}').handlerArn);
  });

  it('does not run again for the same content from another folder', () => {
    expect(published('{"id":"2026q4.1"}')).toEqual(published('{"id":"2026q4.1"}'));
  });

  it('waits for the result, so that a failed publication fails the deployment', () => {
    expect(prod.one('Custom::Trigger').Properties.InvocationType).toBe('RequestResponse');
  });

  it('runs after the table is there and before the score function goes live', () => {
    const trigger = prod.one('Custom::Trigger');
    expect(trigger.DependsOn).toContain(prod.one('AWS::DynamoDB::Table', 'RuleTable').logicalId);
    expect(prod.one('AWS::Lambda::Function', 'ScoreRequest').DependsOn).toContain(trigger.logicalId);
  });
});

describe('the bucket of releases', () => {
  const bucket = () => prod.one('AWS::S3::Bucket', 'ReleasePublicationDropBucket');

  it('is encrypted with a rotating key of its own, versioned, closed to the public and kept', () => {
    const key = prod.one('AWS::KMS::Key', 'ReleasePublicationDrop');
    expect(key.Properties.EnableKeyRotation).toBe(true);
    expect(bucket().DeletionPolicy).toBe('Retain');
    expect(bucket().Properties).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: {
              SSEAlgorithm: 'aws:kms',
              KMSMasterKeyID: { 'Fn::GetAtt': [key.logicalId, 'Arn'] },
            },
          },
        ],
      },
      VersioningConfiguration: { Status: 'Enabled' },
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
      LoggingConfiguration: { LogFilePrefix: 'releases/' },
      LifecycleConfiguration: { Rules: [expect.objectContaining({ Status: 'Enabled' })] },
    });
  });

  it('takes calls over TLS only, as does every other bucket', () => {
    const policies = Object.values(prod.resources('AWS::S3::BucketPolicy')).map((policy) => JSON.stringify(policy));
    expect(policies).toHaveLength(Object.keys(prod.resources('AWS::S3::Bucket')).length);
    for (const policy of policies)
      expect(policy).toContain('"Condition":{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny"');
  });

  it('has each release file that is put there published', () => {
    expect(bucket().Properties.NotificationConfiguration).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
    const queue = prod.one('AWS::SQS::Queue', 'ReleasePublication').logicalId;
    expect(prod.one('AWS::Events::Rule', 'ReleasePublication').Properties).toMatchObject({
      EventPattern: {
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: {
          bucket: { name: [{ Ref: bucket().logicalId }] },
          object: { key: [{ wildcard: 'releases/*.json' }, { wildcard: 'releases/*.json.gz' }] },
        },
      },
      Targets: [
        {
          Arn: { 'Fn::GetAtt': [prod.one('AWS::Lambda::Function', 'ReleasePublication').logicalId, 'Arn'] },
          DeadLetterConfig: { Arn: { 'Fn::GetAtt': [queue, 'Arn'] } },
        },
      ],
    });
    const publisher = prod.one('AWS::Lambda::Function', 'ReleasePublication').Properties;
    expect(publisher.DeadLetterConfig).toEqual({ TargetArn: { 'Fn::GetAtt': [queue, 'Arn'] } });
  });

  it('counts the log lines of refused files', () => {
    expect(prod.one('AWS::Logs::MetricFilter', 'ReleasePublication').Properties).toMatchObject({
      FilterPattern: '{ $.message = "release refused" }',
      MetricTransformations: [{ MetricName: 'ReleasesRefused', MetricValue: '1' }],
    });
  });
});

describe('the alarms', () => {
  it('all notify the encrypted topic, which alarms of this stack may use', () => {
    const topic = prod.one('AWS::SNS::Topic');
    expect(topic.Properties.KmsMasterKeyId).toBeDefined();
    prod.template.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: [{ Ref: topic.logicalId }] });
    prod.template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Action: 'sns:Publish', Principal: { Service: 'cloudwatch.amazonaws.com' } }),
        ]),
      },
    });
    expect(JSON.stringify(prod.one('AWS::KMS::Key', 'Telemetry'))).toContain('cloudwatch.amazonaws.com');
  });

  it.each([
    'Errors',
    'Throttles',
    '5xx',
    'RuleFaults',
    'StaleRelease',
    'AttachmentsUnavailable',
    'ScoringMilliseconds',
    'ReleasesRefused',
    'OutcomesUnavailable',
    'ApproximateNumberOfMessagesVisible',
  ])('watch %s', (name) => {
    const watched = Object.values(prod.resources('AWS::CloudWatch::Alarm')).map((alarm) => alarm.Properties.MetricName);
    expect(watched).toContain(name);
  });

  it('mail the configured address, and nobody without one', () => {
    prod.template.resourceCountIs('AWS::SNS::Subscription', 0);
    const mailing = synthesize({ stage: { ...stage('prod'), alarmEmail: 'on-call@example.com' } });
    mailing.template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'on-call@example.com',
    });
  });
});
