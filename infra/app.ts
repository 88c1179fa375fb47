import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks } from 'cdk-nag';
import { bundleToPublish } from '../functions/adapters/release-at-hand.ts';
import { ScoringStack } from './scoring-stack.ts';
import { stages } from './stages.ts';

const app = new App();

const scratchDirectory = mkdtempSync(join(tmpdir(), 'release-bundle-'));
const releaseBundleFile = join(scratchDirectory, 'release.json');
writeFileSync(releaseBundleFile, JSON.stringify(await bundleToPublish()));

for (const stage of stages(process.env)) {
  new ScoringStack(app, `DenialPrediction-${stage.name}`, {
    env: { account: stage.account, region: stage.region },
    stage,
    releaseBundleFile,
  });
}

// The assets are staged into the cloud assembly as the stacks are built; nothing reads the file after that.
rmSync(scratchDirectory, { recursive: true });

Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new HIPAASecurityChecks(app));
