import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll } from 'vitest';
import cdkJson from '../../cdk.json' with { type: 'json' };
import { ScoringStack } from '../../infra/scoring-stack.ts';
import { type Stage, stages } from '../../infra/stages.ts';

export type Resource = {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: CloudFormation properties have no types here.
  readonly Properties: any;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
};

export type Synthesized = {
  readonly stack: ScoringStack;
  readonly template: Template;
  /** The resources of one type, by logical id. */
  resources(type: string): Readonly<Record<string, Resource>>;
  /** The only resource of a type whose logical id starts so. */
  one(type: string, logicalIdPrefix?: string): Resource & { readonly logicalId: string };
};

const scratchDirectory = mkdtempSync(join(tmpdir(), 'scoring-stack-'));
const scratch = (name: string) => mkdtempSync(join(scratchDirectory, name));

afterAll(() => rmSync(scratchDirectory, { recursive: true }));

export const stage = (name: string): Stage => {
  const found = stages({}).find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no stage ${name}`);
  return found;
};

/** Writes a release bundle into a folder of its own, so that two bundles never share a path. */
export function releaseBundleFile(content: string): string {
  const file = join(scratch('release-'), 'release.json');
  writeFileSync(file, content);
  return file;
}

/** The stack as `cdk synth` builds it, but for the handlers' bundles. */
export function synthesize(changes: { readonly stage?: Stage; readonly releaseBundleFile?: string } = {}): Synthesized {
  const app = new App({ outdir: scratch('cdk.out-'), context: { ...cdkJson.context, 'aws:cdk:bundling-stacks': [] } });
  const chosen = changes.stage ?? stage('prod');
  const stack = new ScoringStack(app, 'DenialPrediction', {
    env: { account: chosen.account, region: chosen.region },
    stage: chosen,
    releaseBundleFile: changes.releaseBundleFile ?? releaseBundleFile('{"id":"2026q4.1"}'),
  });
  const template = Template.fromStack(stack);
  const resources = (type: string): Record<string, Resource> =>
    template.findResources(type) as Record<string, Resource>;
  return {
    stack,
    template,
    resources,
    one: (type, logicalIdPrefix = '') => {
      const found = Object.entries(resources(type)).filter(([logicalId]) => logicalId.startsWith(logicalIdPrefix));
      const [first] = found;
      if (first === undefined || found.length > 1) throw new Error(`${found.length} of ${type} ${logicalIdPrefix}`);
      return { logicalId: first[0], ...first[1] };
    },
  };
}
