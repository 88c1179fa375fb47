import { Duration, Validations } from 'aws-cdk-lib';
import { CustomWidget, type IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { type LoggingProps, ScoringFunction } from '../scoring-function.ts';
import { FULL_WIDTH } from './graphs.ts';

export type WidgetFunctionProps = LoggingProps & {
  /** Functions whose log lines tell of predicted denials. */
  readonly scoring: readonly ScoringFunction[];
};

/**
 * Draws the widgets that CloudWatch cannot: reasons as a Pareto, and the costliest lines. Whoever looks at the dashboard
 * calls it in their own name, so they need `lambda:InvokeFunction` on it; it searches the log in its own.
 */
export class WidgetFunction extends Construct {
  readonly scoringFunction: ScoringFunction;

  constructor(scope: Construct, id: string, { scoring, ...logging }: WidgetFunctionProps) {
    super(scope, id);
    this.scoringFunction = new ScoringFunction(this, 'DashboardWidgets', {
      ...logging,
      name: 'dashboard-widgets',
      timeout: Duration.seconds(30),
      memoryMebibytes: 512,
      // A dashboard calls it twice, a click once.
      reservedConcurrency: 5,
      environment: { LOG_GROUP_NAMES: scoring.map(({ logGroup }) => logGroup.logGroupName).join(',') },
    });
    this.scoringFunction.allow(
      new PolicyStatement({
        actions: ['logs:StartQuery'],
        resources: scoring.map(({ logGroup }) => logGroup.logGroupArn),
      }),
      new PolicyStatement({ actions: ['logs:GetQueryResults', 'logs:StopQuery'], resources: ['*'] }),
    );
    Validations.of(this.scoringFunction).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'These two actions take no resource. They reach queries by ids that only whoever starts a query learns.',
    });
  }

  widgets(): IWidget[] {
    return [
      this.#widget('Reasons of predicted denials (click one)', 'reasons', 11),
      this.#widget('Lines with the largest expected loss', 'costly-lines', 13),
    ];
  }

  #widget(title: string, widget: string, width: number): IWidget {
    return new CustomWidget({
      title,
      functionArn: this.scoringFunction.lambda.functionArn,
      width: Math.min(width, FULL_WIDTH),
      height: 12,
      params: { widget },
      updateOnRefresh: true,
      updateOnResize: false,
      updateOnTimeRangeChange: true,
    });
  }
}
