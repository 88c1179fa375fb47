import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { PARTNER_NAME } from '../functions/adapters/partners.ts';

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
  /** Name of its own for the API; with it the name that AWS gives is closed. */
  readonly domain?: ApiDomain;
  /** Principals of AWS that drop files into the inbox of a partner: the ARN of a role or user by the partner's name. */
  readonly inboxPartners?: Readonly<Record<string, string>>;
  /** Receives alarm notifications; without it they only reach the topic. */
  readonly alarmEmail?: string;
};

/** A custom domain. With a truststore only callers with a client certificate of one of its authorities get in (mutual TLS). */
export type ApiDomain = {
  readonly name: string;
  readonly certificateArn: string;
  /** `s3://bucket/key` of the authorities' certificates as PEM. */
  readonly truststore?: string;
};

/** HTTP APIs throttle by route, not by caller, so the first two protect the service, and the third one partner from another. */
export type Throttling = {
  readonly requestsPerSecond: number;
  readonly burstRequests: number;
  /** Of each partner, counted by the functions. */
  readonly partnerCallsPerMinute: number;
};

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
      throttling: { requestsPerSecond: 20, burstRequests: 40, partnerCallsPerMinute: 600 },
      scoringConcurrency: 10,
      scoringMemoryMebibytes: 1024,
      batchConcurrency: 2,
      logRetention: RetentionDays.ONE_MONTH,
    },
    {
      name: 'prod',
      ...target(environment, 'PROD'),
      throttling: { requestsPerSecond: 200, burstRequests: 400, partnerCallsPerMinute: 6_000 },
      scoringConcurrency: 100,
      scoringMemoryMebibytes: 1024,
      batchConcurrency: 20,
      logRetention: RetentionDays.ONE_YEAR,
    },
  ];
}

/**
 * Reads `DENIAL_PREDICTION_<STAGE>_ACCOUNT`, `_REGION`, `_ALARM_EMAIL`, `_DOMAIN`, `_CERTIFICATE_ARN`, `_TRUSTSTORE` and
 * `_INBOX_PARTNERS`.
 */
function target(
  environment: Environment,
  stage: string,
): Pick<Stage, 'account' | 'region' | 'alarmEmail' | 'domain' | 'inboxPartners'> {
  const read = (name: string) => environment[`DENIAL_PREDICTION_${stage}_${name}`];
  const alarmEmail = read('ALARM_EMAIL');
  const domain = domainOf(read('DOMAIN'), read('CERTIFICATE_ARN'), read('TRUSTSTORE'));
  return {
    account: read('ACCOUNT') ?? '000000000000',
    region: read('REGION') ?? 'us-east-1',
    ...(alarmEmail === undefined ? {} : { alarmEmail }),
    ...(domain === undefined ? {} : { domain }),
    ...inboxPartnersOf(read('INBOX_PARTNERS')),
  };
}

/** One principal, and not an account: whoever it lets in there would be let in here. */
const PRINCIPAL = /^arn:aws:iam::\d{12}:(?:role|user)\/[\w+=,.@/-]+$/;

/** `name=arn` for each partner, apart by spaces. */
function inboxPartnersOf(text: string | undefined): Pick<Stage, 'inboxPartners'> {
  if (text === undefined) return {};
  const inboxPartners: Record<string, string> = {};
  for (const entry of text.trim().split(/\s+/)) {
    const [, partner = '', principal = ''] = /^([^=]*)=(.*)$/.exec(entry) ?? [];
    if (!PARTNER_NAME.test(partner) || !PRINCIPAL.test(principal) || Object.hasOwn(inboxPartners, partner)) {
      throw new Error(
        'inbox partners are written name=arn:aws:iam::ACCOUNT:role/NAME, each partner once, apart by spaces',
      );
    }
    inboxPartners[partner] = principal;
  }
  return { inboxPartners };
}

function domainOf(name?: string, certificateArn?: string, truststore?: string): ApiDomain | undefined {
  if (name === undefined && certificateArn === undefined && truststore === undefined) return undefined;
  if (!name || !certificateArn) throw new Error('a domain needs a name and the ARN of its certificate');
  if (truststore !== undefined && !/^s3:\/\/[^/]+\/.+$/.test(truststore))
    throw new Error('a truststore is s3://bucket/key');
  return { name, certificateArn, ...(truststore === undefined ? {} : { truststore }) };
}
