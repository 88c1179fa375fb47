import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** A bucket of who put or read what in another bucket, for a year. `unreplicated` says why one copy is enough. */
export function accessLogs(scope: Construct, unreplicated: string): IBucket {
  const logs = new Bucket(scope, 'AccessLogs', {
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    versioned: true,
    lifecycleRules: [{ expiration: Duration.days(365), noncurrentVersionExpiration: Duration.days(1) }],
    removalPolicy: RemovalPolicy.RETAIN,
  });
  Validations.of(logs).acknowledge(
    {
      id: 'HIPAA.Security-S3DefaultEncryptionKMS',
      reason: 'S3 delivers access logs only to a bucket that it encrypts with its own key.',
    },
    { id: 'AwsSolutions-S1', reason: 'This bucket holds the access logs; logging it would log the logging.' },
    {
      id: 'HIPAA.Security-S3BucketLoggingEnabled',
      reason: 'This bucket holds the access logs; logging it would log the logging.',
    },
    { id: 'HIPAA.Security-S3BucketReplicationEnabled', reason: unreplicated },
  );
  return logs as IBucket;
}
