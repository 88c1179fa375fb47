/** What the bucket of batches says to those who are not of this stack: who puts files into an inbox, and under which key. */

import { Stack } from 'aws-cdk-lib';
import { AnyPrincipal, ArnPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { INBOX } from '../../functions/score-file/arrived-file.ts';

const ENCRYPTION = 's3:x-amz-server-side-encryption';

/**
 * Refuses objects whose sender asks for another key than the bucket's, or for none: the bucket encrypts whatever does not
 * ask. Each header has a statement, because a test for another value also holds for a header that is not there.
 */
export function refuseOtherEncryption(bucket: Bucket, key: Key): void {
  const refuse = (sid: string, header: string, others: object): void => {
    bucket.addToResourcePolicy(
      new PolicyStatement({
        sid,
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['s3:PutObject'],
        resources: [bucket.arnForObjects('*')],
        conditions: { Null: { [header]: 'false' }, ...others },
      }),
    );
  };
  const keyId = `${ENCRYPTION}-aws-kms-key-id`;
  refuse('NoOtherEncryption', ENCRYPTION, { StringNotEquals: { [ENCRYPTION]: 'aws:kms' } });
  refuse('NoOtherKey', keyId, { StringNotEquals: { [keyId]: key.keyArn } });
  refuse('NoKeyOfTheSender', `${ENCRYPTION}-customer-algorithm`, {});
}

/**
 * Lets a principal, as a rule of another account, put objects into the inbox of one partner and do nothing else. With
 * the key it can do that through S3 alone; `kms:Decrypt` is what S3 asks for to join the parts of a large upload.
 */
export function openInbox(bucket: Bucket, key: Key, partner: string, principalArn: string): void {
  const principals = [new ArnPrincipal(principalArn)];
  bucket.addToResourcePolicy(
    new PolicyStatement({
      principals,
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects(`${INBOX}/${partner}/*`)],
    }),
  );
  key.addToResourcePolicy(
    new PolicyStatement({
      principals,
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
      resources: ['*'],
      conditions: { StringEquals: { 'kms:ViaService': `s3.${Stack.of(bucket).region}.amazonaws.com` } },
    }),
  );
}
