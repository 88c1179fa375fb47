/** The synthesised template with names in the place of references. A resource is named by its logical id. */

import type { Synthesized } from '../synthesized.ts';

export const REGION = 'us-east-1';
export const ACCOUNT = '000000000000';

const ARNS: Readonly<Record<string, (id: string) => string>> = {
  'AWS::DynamoDB::Table': (id) => `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${id}`,
  'AWS::IAM::Role': (id) => `arn:aws:iam::${ACCOUNT}:role/${id}`,
  'AWS::KMS::Key': (id) => `arn:aws:kms:${REGION}:${ACCOUNT}:key/${id}`,
  'AWS::S3::Bucket': (id) => `arn:aws:s3:::${id}`,
  'AWS::SQS::Queue': (id) => `arn:aws:sqs:${REGION}:${ACCOUNT}:${id}`,
  'AWS::Logs::LogGroup': (id) => `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${id}:*`,
  'AWS::Lambda::Function': (id) => `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${id}`,
  'AWS::SecretsManager::Secret': secretArn,
};

/** Secrets Manager adds six characters of its own to a name. */
export function secretArn(name: string): string {
  return `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:${name}-AbCdEf`;
}

export interface Names {
  /** What `Ref` and `Fn::GetAtt` of a resource come to; `urls` are those of queues, which are known once they run. */
  resolved(value: unknown, urls?: ReadonlyMap<string, string>): unknown;
  arnOf(id: string): string;
  /** The logical id of the resource of an ARN that is exactly that of a resource. */
  idOf(arn: string): string;
  /** All its properties, resolved. Undefined for what is no resource of the stack. */
  // biome-ignore lint/suspicious/noExplicitAny: CloudFormation properties have no types here.
  propertiesOf(id: string): any;
}

export function physicalNames({ template }: Pick<Synthesized, 'template'>): Names {
  const resources = template.toJSON().Resources as Record<
    string,
    { readonly Type: string; readonly Properties: object }
  >;
  const typeOf = (id: string): string => resources[id]?.Type ?? '';
  function arnOf(id: string): string {
    const arn = ARNS[typeOf(id)];
    if (!arn) throw new Error(`no ARN of ${typeOf(id)} ${id}`);
    return arn(id);
  }
  function refOf(id: string, urls: ReadonlyMap<string, string> | undefined): string {
    if (id === 'AWS::Region') return REGION;
    if (id === 'AWS::AccountId') return ACCOUNT;
    if (typeOf(id) === 'AWS::SecretsManager::Secret') return arnOf(id);
    return urls?.get(id) ?? id;
  }
  function resolved(value: unknown, urls?: ReadonlyMap<string, string>): unknown {
    if (Array.isArray(value)) return value.map((one) => resolved(one, urls));
    if (typeof value !== 'object' || value === null) return value;
    const [[name = '', inner] = [], ...others] = Object.entries(value);
    if (others.length === 0) {
      if (name === 'Ref') return refOf(inner as string, urls);
      if (name === 'Fn::GetAtt' && inner[1] === 'Arn') return arnOf(inner[0]);
      if (name === 'Fn::Join') return (resolved(inner[1], urls) as string[]).join(inner[0]);
      if (name === 'Fn::Sub') return (inner as string).replace(/\$\{([^}]+)\}/g, (_, id: string) => refOf(id, urls));
      if (name.startsWith('Fn::')) throw new Error(`not resolved: ${JSON.stringify(value)}`);
    }
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, resolved(one, urls)]));
  }
  return {
    resolved,
    arnOf,
    propertiesOf: (id) => resolved(resources[id]?.Properties),
    idOf(arn) {
      const found = Object.keys(resources).find((id) => ARNS[typeOf(id)]?.(id) === arn);
      if (found === undefined) throw new Error(`no resource is ${arn}`);
      return found;
    },
  };
}
