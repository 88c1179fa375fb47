import { fileURLToPath } from 'node:url';
import { type Duration, Validations } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { handlerBundling } from './handler-bundling.ts';
import { identifierMask } from './identifier-mask.ts';
import { metricNamespace } from './scoring-metrics.ts';

export type LoggingProps = { readonly logKey: IKey; readonly logRetention: RetentionDays };

export type ScoringFunctionProps = LoggingProps & {
  /** Folder under `functions/` that holds the handler; also the `service` of its logs and metrics. */
  readonly name: string;
  readonly timeout: Duration;
  readonly memoryMebibytes: number;
  /** Required, so that no function can starve the others of the account's concurrency. */
  readonly reservedConcurrency: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Takes the events of asynchronous calls that failed each time. A function without one is only called synchronously. */
  readonly deadLetterQueue?: IQueue;
  /** Why the function is in no VPC, where it is not because it reaches AWS alone. */
  readonly outsideVpcBecause?: string;
};

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/**
 * A Lambda function as this product wants it: bundled small, its own encrypted log group with retention, a concurrency
 * limit, and a role that may do nothing but what `allow` was given.
 */
export class ScoringFunction extends Construct {
  readonly serviceName: string;
  readonly memoryMebibytes: number;
  readonly lambda: NodejsFunction;
  readonly logGroup: LogGroup;
  readonly #permissions: ManagedPolicy;

  constructor(scope: Construct, id: string, props: ScoringFunctionProps) {
    super(scope, id);
    this.serviceName = props.name;
    this.memoryMebibytes = props.memoryMebibytes;
    this.logGroup = new LogGroup(this, 'Logs', {
      encryptionKey: props.logKey,
      retention: props.logRetention,
      dataProtectionPolicy: identifierMask(),
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.#permissions = new ManagedPolicy(this, 'Permissions', {
      description: `What ${props.name} may do`,
      roles: [role],
    });
    this.allow(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [this.logGroup.logGroupArn],
      }),
    );

    this.lambda = new NodejsFunction(this, 'Function', {
      projectRoot,
      depsLockFilePath: `${projectRoot}package-lock.json`,
      entry: `${projectRoot}functions/${props.name}/handler.ts`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      bundling: handlerBundling,
      // Sets a variable that only the SDK's version 2 read.
      awsSdkConnectionReuse: false,
      timeout: props.timeout,
      memorySize: props.memoryMebibytes,
      reservedConcurrentExecutions: props.reservedConcurrency,
      // Permissions come through `allow` alone; CDK's own grants would arrive as an inline policy beside it.
      role: role.withoutPolicyUpdates(),
      logGroup: this.logGroup,
      ...(props.deadLetterQueue === undefined ? {} : { deadLetterQueue: props.deadLetterQueue }),
      environment: {
        POWERTOOLS_METRICS_NAMESPACE: metricNamespace,
        POWERTOOLS_SERVICE_NAME: props.name,
        ...props.environment,
      },
    });
    // Otherwise the function may run before its role may do anything.
    this.lambda.node.addDependency(this.#permissions);

    if (props.deadLetterQueue) {
      this.allow(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [props.deadLetterQueue.queueArn] }));
    } else {
      Validations.of(this.lambda).acknowledge({
        id: 'HIPAA.Security-LambdaDLQ',
        reason:
          'The function is only called synchronously, by the API, a queue, a dashboard or the deployment. The caller gets the ' +
          'error; a dead-letter queue only receives failed asynchronous calls.',
      });
    }
    Validations.of(this.lambda).acknowledge({
      id: 'HIPAA.Security-LambdaInsideVPC',
      reason:
        props.outsideVpcBecause ??
        'The function reaches nothing but regional AWS endpoints, over TLS and with IAM, and no private network. A ' +
          'VPC would add an egress path to guard and protect nothing.',
    });
  }

  /** Gives the function's role these permissions, and no others than those given here. */
  allow(...statements: readonly PolicyStatement[]): void {
    this.#permissions.addStatements(...statements);
  }
}
