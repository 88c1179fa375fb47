import { expect, it } from 'vitest';
import { stages } from '../../infra/stages.ts';

it('needs no environment to synthesise', () => {
  expect(stages({}).map(({ name, account, region }) => ({ name, account, region }))).toEqual([
    { name: 'dev', account: '000000000000', region: 'us-east-1' },
    { name: 'prod', account: '000000000000', region: 'us-east-1' },
  ]);
});

it('takes account, region and alarm address of a stage from the environment', () => {
  const environment = {
    DENIAL_PREDICTION_PROD_ACCOUNT: '111122223333',
    DENIAL_PREDICTION_PROD_REGION: 'us-east-2',
    DENIAL_PREDICTION_PROD_ALARM_EMAIL: 'on-call@example.com',
  };
  const [dev, prod] = stages(environment);
  expect(prod).toMatchObject({ account: '111122223333', region: 'us-east-2', alarmEmail: 'on-call@example.com' });
  expect(dev).toMatchObject({ account: '000000000000', region: 'us-east-1' });
  expect(dev).not.toHaveProperty('alarmEmail');
});

const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/0';

it('takes a domain of its own, with or without mutual TLS, from the environment', () => {
  const domain = {
    DENIAL_PREDICTION_PROD_DOMAIN: 'api.example.com',
    DENIAL_PREDICTION_PROD_CERTIFICATE_ARN: certificateArn,
  };
  const truststore = 's3://trust/partners.pem';
  expect(stages(domain)[1]?.domain).toEqual({ name: 'api.example.com', certificateArn });
  expect(stages({ ...domain, DENIAL_PREDICTION_PROD_TRUSTSTORE: truststore })[1]?.domain).toEqual({
    name: 'api.example.com',
    certificateArn,
    truststore,
  });
  expect(() => stages({ DENIAL_PREDICTION_PROD_DOMAIN: 'api.example.com' })).toThrow(/certificate/);
  expect(() => stages({ ...domain, DENIAL_PREDICTION_PROD_TRUSTSTORE: 'partners.pem' })).toThrow(/s3:/);
});

const INBOX = 'DENIAL_PREDICTION_PROD_INBOX_PARTNERS';

it('takes who sends into which inbox from the environment', () => {
  const [acme, other] = ['arn:aws:iam::111122223333:role/claims/sender', 'arn:aws:iam::444455556666:user/a.b@example'];
  expect(stages({ [INBOX]: ` acme=${acme}  other-1=${other}\n` })[1]?.inboxPartners).toEqual({
    acme,
    'other-1': other,
  });
  expect(stages({})[1]).not.toHaveProperty('inboxPartners');
});

it.each([
  '',
  'acme',
  'acme=',
  'acme=*',
  'acme=arn:aws:iam::111122223333:root',
  'acme=arn:aws:iam::111122223333:role/*',
  'acme=arn:aws:iam::1:role/claims',
  'acme=arn:aws:sts::111122223333:assumed-role/claims/me',
  '../acme=arn:aws:iam::111122223333:role/claims',
  'acme/*=arn:aws:iam::111122223333:role/claims',
  '*=arn:aws:iam::111122223333:role/claims',
  'acme=arn:aws:iam::111122223333:role/claims acme=arn:aws:iam::111122223333:role/other',
  'acme=arn:aws:iam::111122223333:role/claims,arn:aws:iam::111122223333:role/other,x=y',
])('refuses an inbox that is written otherwise: %s', (text) => {
  expect(() => stages({ [INBOX]: text })).toThrow(/inbox partners are written/);
});
