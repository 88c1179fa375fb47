import type { Resource, Synthesized } from './synthesized.ts';

/** The policies that the stack attaches to a role. */
export function policiesOf({ resources }: Pick<Synthesized, 'resources'>, role: string): readonly Resource[] {
  return Object.values(resources('AWS::IAM::ManagedPolicy')).filter((policy) =>
    policy.Properties.Roles.some((attached: { Ref: string }) => attached.Ref === role),
  );
}
