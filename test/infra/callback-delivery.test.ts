import { beforeAll, expect, it } from 'vitest';
import { MOST_ATTEMPTS } from '../../functions/deliver-callback/retry-schedule.ts';
import { type Synthesized, synthesize } from './synthesized.ts';

let synthesized: Synthesized;

beforeAll(() => {
  synthesized = synthesize();
});

it('gives a message to the dead letters after as many attempts as the schedule has', () => {
  const { one } = synthesized;
  const letters = one('AWS::SQS::Queue', 'BatchScoringCallbacksUndelivered').logicalId;
  expect(one('AWS::SQS::Queue', 'BatchScoringCallbacksQueue').Properties.RedrivePolicy).toEqual({
    deadLetterTargetArn: { 'Fn::GetAtt': [letters, 'Arn'] },
    maxReceiveCount: MOST_ATTEMPTS,
  });
});

it('takes one message at a time and keeps those that it is not done with, no more at once than can run', () => {
  const { one } = synthesized;
  const lambda = one('AWS::Lambda::Function', 'BatchScoringCallbacks').Properties;
  expect(one('AWS::Lambda::EventSourceMapping', 'BatchScoringCallbacks').Properties).toMatchObject({
    BatchSize: 1,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ScalingConfig: { MaximumConcurrency: lambda.ReservedConcurrentExecutions },
  });
  const queue = one('AWS::SQS::Queue', 'BatchScoringCallbacksQueue').Properties;
  expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * lambda.Timeout);
});

it('lets no function call addresses of its own network', () => {
  for (const { Properties } of Object.values(synthesized.resources('AWS::Lambda::Function'))) {
    expect(Properties.Environment?.Variables ?? {}).not.toHaveProperty('CALLBACKS_TO');
  }
});
