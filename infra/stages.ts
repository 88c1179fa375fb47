import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** What may differ between two installations. Everything else is the same, so that dev is a rehearsal of prod. */
export type Stage = {
  readonly name: string;
  /** One account per stage: the scoring metrics carry no stage, so two stages in one account would add up. */
  readonly account: string;
  readonly region: string;
  readonly throttling: Throttling;
  /** Ceiling on simultaneous score requests. Reserved, so it is taken out of the account's Lambda quota. */
  readonly scoringConcurrency: number;
  readonly scoringMemoryMebibytes: number;
  /** Files that are scored at the same time; reserved as well. */
  readonly batchConcurrency: number;
  readonly logRetention: RetentionDays;
  /** X12 answers return claims with a line of this denial probability or a higher one; without it they return none. */
  readonly returnAtOrAbove?: number;
  /** Receives alarm notifications; without it they only reach the topic. */
  readonly alarmEmail?: string;
};

/** HTTP APIs throttle by route, not by caller, so this protects the service and not one partner from another. */
export type Throttling = { readonly requestsPerSecond: number; readonly burstRequests: number };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The stages of this application. Accounts and regions come from the environment, so that none is written down here,
 * and fall back to placeholders, so that anyone can synthesise without credentials.
 */
export function stages(environment: Environment): readonly Stage[] {
  return [
    {
      name: 'dev',
      ...target(environment, 'DEV'),
      throttling: { requestsPerSecond: 20, burstRequests: 40 },
      scoringConcurrency: 10,
      scoringMemoryMebibytes: 1024,
      batchConcurrency: 2,
      logRetention: RetentionDays.ONE_MONTH,
    },
    {
      name: 'prod',
      ...target(environment, 'PROD'),
      throttling: { requestsPerSecond: 200, burstRequests: 400 },
      scoringConcurrency: 100,
      scoringMemoryMebibytes: 1024,
      batchConcurrency: 20,
      logRetention: RetentionDays.ONE_YEAR,
    },
  ];
}

/** Reads `DENIAL_PREDICTION_<STAGE>_ACCOUNT`, `_REGION` and `_ALARM_EMAIL`. */
function target(environment: Environment, stage: string): Pick<Stage, 'account' | 'region' | 'alarmEmail'> {
  const read = (name: string) => environment[`DENIAL_PREDICTION_${stage}_${name}`];
  const alarmEmail = read('ALARM_EMAIL');
  return {
    account: read('ACCOUNT') ?? '000000000000',
    region: read('REGION') ?? 'us-east-1',
    ...(alarmEmail === undefined ? {} : { alarmEmail }),
  };
}
