import { Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { ApiDomain, Throttling } from '../stages.ts';
import { apiDomain } from './api-domain.ts';
import { identifierMask } from './identifier-mask.ts';
import type { LoggingProps, ScoringFunction } from './scoring-function.ts';

export type ScoringApiProps = LoggingProps & {
  readonly throttling: Throttling;
  readonly domain?: ApiDomain;
  readonly scoreRequest: ScoringFunction;
  readonly keepAttachment: ScoringFunction;
  readonly whatIf: ScoringFunction;
  readonly correctClaims: ScoringFunction;
  readonly recordRemittances: ScoringFunction;
  readonly reportCalibration: ScoringFunction;
  readonly describeService: ScoringFunction;
  readonly batches: ScoringFunction;
};

/**
 * What an access log line may hold: who called which route and how it went. The route and never the path or query
 * string, because a path may name a patient's control number; no header, no body.
 */
const accessLogFields = {
  requestId: '$context.requestId',
  requestTime: '$context.requestTime',
  callerArn: '$context.identity.userArn',
  sourceIp: '$context.identity.sourceIp',
  routeKey: '$context.routeKey',
  protocol: '$context.protocol',
  status: '$context.status',
  responseLength: '$context.responseLength',
  responseLatency: '$context.responseLatency',
  integrationLatency: '$context.integrationLatency',
  integrationStatus: '$context.integrationStatus',
  errorType: '$context.error.responseType',
};

/**
 * The HTTP API, throttled and logged, without CORS because no browser calls it. Every route, also one added later,
 * asks for a signed request of an AWS principal unless it says otherwise; partners' routes ask for their signature.
 */
export class ScoringApi extends Construct {
  readonly url: string;
  readonly stage: HttpStage;

  constructor(scope: Construct, id: string, props: ScoringApiProps) {
    super(scope, id);
    const api = new HttpApi(this, 'Api', {
      description: 'Scores claims for denial risk',
      createDefaultStage: false,
      // A second door without the client certificate would make the first one useless.
      disableExecuteApiEndpoint: props.domain !== undefined,
      defaultAuthorizer: new HttpIamAuthorizer(),
    });
    const score = new HttpLambdaIntegration('Score', props.scoreRequest.lambda);
    const keep = new HttpLambdaIntegration('Keep', props.keepAttachment.lambda);
    const batches = new HttpLambdaIntegration('Batches', props.batches.lambda);
    const ask = new HttpLambdaIntegration('WhatIf', props.whatIf.lambda);
    const correct = new HttpLambdaIntegration('Correct', props.correctClaims.lambda);
    const record = new HttpLambdaIntegration('Record', props.recordRemittances.lambda);
    const calibration = new HttpLambdaIntegration('Calibration', props.reportCalibration.lambda);
    const describe = new HttpLambdaIntegration('Describe', props.describeService.lambda);

    // The function checks the partner's signature itself: an authorizer of the gateway never sees the body, which is
    // what is signed, and partners outside AWS cannot sign for IAM.
    const partnerRoutes = [
      { path: '/v1/score', methods: [HttpMethod.POST], integration: score },
      { path: '/v1/attachments/{controlNumber}', methods: [HttpMethod.PUT], integration: keep },
      { path: '/v1/batches', methods: [HttpMethod.POST], integration: batches },
      { path: '/v1/batches/{id}', methods: [HttpMethod.GET], integration: batches },
      { path: '/v1/what-if', methods: [HttpMethod.POST], integration: ask },
      { path: '/v1/corrections', methods: [HttpMethod.POST], integration: correct },
      { path: '/v1/corrections/{auditId}', methods: [HttpMethod.GET], integration: correct },
      { path: '/v1/remittances', methods: [HttpMethod.POST], integration: record },
      { path: '/v1/calibration', methods: [HttpMethod.GET], integration: calibration },
    ];
    for (const options of partnerRoutes) {
      for (const route of api.addRoutes({ ...options, authorizer: new HttpNoneAuthorizer() })) {
        Validations.of(route).acknowledge({
          id: 'AwsSolutions-APIG4',
          reason:
            'Every call is signed by a partner over its body; the function refuses all others before it reads them.',
        });
      }
    }

    // Health reads the rule table and names the active release, and HTTP APIs cannot throttle by caller: open, either
    // route would let strangers spend the allowance of partners. Whoever may score may also ask how the service is.
    api.addRoutes({ path: '/v1/health', methods: [HttpMethod.GET], integration: describe });
    api.addRoutes({ path: '/v1/openapi.json', methods: [HttpMethod.GET], integration: describe });
    api.addRoutes({ path: '/v1/rules', methods: [HttpMethod.GET], integration: describe });
    // Greedy, because the id of a rule holds a slash.
    api.addRoutes({ path: '/v1/rules/{ruleId+}', methods: [HttpMethod.GET], integration: describe });

    const accessLog = new LogGroup(this, 'AccessLog', {
      encryptionKey: props.logKey,
      retention: props.logRetention,
      dataProtectionPolicy: identifierMask(),
    });
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      detailedMetricsEnabled: true,
      throttle: {
        rateLimit: props.throttling.requestsPerSecond,
        burstLimit: props.throttling.burstRequests,
      },
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
      },
    });
    this.url = this.stage.url;
    if (props.domain) apiDomain(this, props.domain, api, this.stage);
  }
}
