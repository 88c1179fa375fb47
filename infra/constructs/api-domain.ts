import { ApiMapping, DomainName, type HttpApi, type HttpStage, SecurityPolicy } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { ApiDomain } from '../stages.ts';

/** The API under a name of its own. Its record in DNS is the owner's to make: it points to the name that AWS gives. */
export function apiDomain(
  scope: Construct,
  { name, certificateArn, truststore }: ApiDomain,
  api: HttpApi,
  stage: HttpStage,
): DomainName {
  const [, bucket = '', key = ''] = /^s3:\/\/([^/]+)\/(.+)$/.exec(truststore ?? '') ?? [];
  const domainName = new DomainName(scope, 'Domain', {
    domainName: name,
    certificate: Certificate.fromCertificateArn(scope, 'Certificate', certificateArn),
    securityPolicy: SecurityPolicy.TLS_1_2,
    ...(truststore === undefined ? {} : { mtls: { bucket: Bucket.fromBucketName(scope, 'Truststore', bucket), key } }),
  });
  new ApiMapping(scope, 'DomainMapping', { api, stage, domainName });
  return domainName;
}
