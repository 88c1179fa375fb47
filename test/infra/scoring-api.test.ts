import { beforeAll, expect, it } from 'vitest';
import { type Synthesized, stage, synthesize } from './synthesized.ts';

let prod: Synthesized;

beforeAll(() => {
  prod = synthesize();
});

it('has these routes; what is of a partner is signed by it, the rest by IAM', () => {
  const routes = Object.values(prod.resources('AWS::ApiGatewayV2::Route')).map(({ Properties }) => Properties);
  expect(Object.fromEntries(routes.map((route) => [route.RouteKey, route.AuthorizationType]))).toEqual({
    'POST /v1/score': 'NONE',
    'PUT /v1/attachments/{controlNumber}': 'NONE',
    'POST /v1/batches': 'NONE',
    'GET /v1/batches/{id}': 'NONE',
    'POST /v1/what-if': 'NONE',
    'POST /v1/corrections': 'NONE',
    'GET /v1/corrections/{auditId}': 'NONE',
    'POST /v1/remittances': 'NONE',
    'GET /v1/calibration': 'NONE',
    'GET /v1/health': 'AWS_IAM',
    'GET /v1/openapi.json': 'AWS_IAM',
    'GET /v1/rules': 'AWS_IAM',
    'GET /v1/rules/{ruleId+}': 'AWS_IAM',
  });
});

it('is an HTTP API without CORS', () => {
  const { Properties } = prod.one('AWS::ApiGatewayV2::Api');
  expect(Properties.ProtocolType).toBe('HTTP');
  expect(Properties).not.toHaveProperty('CorsConfiguration');
});

it('sends each request to its function in payload version 2', () => {
  prod.template.allResourcesProperties('AWS::ApiGatewayV2::Integration', {
    IntegrationType: 'AWS_PROXY',
    PayloadFormatVersion: '2.0',
  });
});

it.each(['dev', 'prod'])('throttles every route as %s says', (name) => {
  const { throttling } = stage(name);
  const { Properties } = synthesize({ stage: stage(name) }).one('AWS::ApiGatewayV2::Stage');
  expect(Properties.DefaultRouteSettings).toMatchObject({
    ThrottlingRateLimit: throttling.requestsPerSecond,
    ThrottlingBurstLimit: throttling.burstRequests,
  });
  expect(throttling.requestsPerSecond).toBeGreaterThan(0);
});

it('logs each access without path, query, header or body', () => {
  const { AccessLogSettings } = prod.one('AWS::ApiGatewayV2::Stage').Properties;
  expect(AccessLogSettings.DestinationArn).toBeDefined();
  const fields: string[] = Object.values(JSON.parse(AccessLogSettings.Format));
  expect(fields.toSorted()).toEqual([
    '$context.error.responseType',
    '$context.identity.sourceIp',
    '$context.identity.userArn',
    '$context.integrationLatency',
    '$context.integrationStatus',
    '$context.protocol',
    '$context.requestId',
    '$context.requestTime',
    '$context.responseLatency',
    '$context.responseLength',
    '$context.routeKey',
    '$context.status',
  ]);
});

it('asks for a client certificate under a domain with a truststore, and has no other door then', () => {
  const domain = {
    name: 'api.example.com',
    certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/0',
    truststore: 's3://trust/partners.pem',
  };
  const guarded = synthesize({ stage: { ...stage('prod'), domain } });
  expect(guarded.one('AWS::ApiGatewayV2::Api').Properties.DisableExecuteApiEndpoint).toBe(true);
  expect(guarded.one('AWS::ApiGatewayV2::DomainName').Properties).toMatchObject({
    DomainName: 'api.example.com',
    DomainNameConfigurations: [{ CertificateArn: domain.certificateArn, SecurityPolicy: 'TLS_1_2' }],
    MutualTlsAuthentication: { TruststoreUri: 's3://trust/partners.pem' },
  });
  expect(Object.keys(guarded.resources('AWS::ApiGatewayV2::ApiMapping'))).toHaveLength(1);
  expect(Object.keys(prod.resources('AWS::ApiGatewayV2::DomainName'))).toEqual([]);
});
