import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ruleListSchema } from '../../../domain/catalog-page/rules-answer-schema.ts';
import type { ScoreResponse } from '../../../domain/response/score-response.ts';
import { type LocalStack, startLocalStack } from '../../../infra/local/local-stack.ts';
import { jsonClaim } from '../../support/claims.ts';
import { type RecordedOutput, recordOutput } from '../../support/recorded-output.ts';
import { write835 } from '../../support/write-835.ts';
import { write837 } from '../../support/write-837.ts';

const THIRTY_SECONDS = 30_000;

function score(stack: LocalStack) {
  return fetch(`${stack.url}/v1/score`, {
    method: 'POST',
    headers: { 'content-type': 'application/edi-x12' },
    body: write837([jsonClaim()]),
  });
}

describe('with DynamoDB stopped', () => {
  let stack: LocalStack;
  let output: RecordedOutput;

  beforeAll(async () => {
    output = recordOutput();
    vi.resetModules();
    stack = await startLocalStack(0);
  });

  afterAll(async () => {
    vi.useRealTimers();
    await stack.stop();
    output.restore();
  });

  it('serves the cached release and says so', async () => {
    await score(stack);
    await fetch(`${stack.url}/v1/rules`);
    await stack.aws.stopDynamo();

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + THIRTY_SECONDS + 1 });
    const served = await score(stack);
    expect(served.status).toBe(200);
    expect(((await served.json()) as { ruleRelease: object }).ruleRelease).toMatchObject({
      id: expect.any(String),
      stale: { lastConfirmedAt: expect.stringMatching(/^\d{4}-/), reason: expect.stringContaining('cannot be read') },
    });
    expect(output.entries()).toContainEqual(expect.objectContaining({ StaleRelease: 1 }));
    // Neither what was learned nor the place for predictions can be reached, and the score goes out all the same.
    for (const message of ['learned risk not read', 'predictions not kept']) {
      expect(output.entries()).toContainEqual(expect.objectContaining({ level: 'ERROR', message }));
    }

    const rules = await fetch(`${stack.url}/v1/rules`);
    expect(ruleListSchema.parse(await rules.json()).ruleRelease.stale?.reason).toContain('cannot be read');
    const page = await fetch(`${stack.url}/v1/rules/ncci/ptp-pair`, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('the rule table cannot be read; the last release read from it was used');
  });

  it('scores a claim without the note that it names, and says so', async () => {
    const claim = jsonClaim() as { claimInformation: object };
    Object.assign(claim.claimInformation, {
      claimSupplementalInformation: { reportInformation: { attachmentControlNumber: 'SECRETACN' } },
    });
    const answer = await fetch(`${stack.url}/v1/score`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(claim),
    });
    expect(answer.status).toBe(200);
    const scored = (await answer.json()) as ScoreResponse;
    expect(scored.summary.scoredLines).toBe(1);
    expect(scored.claims[0]?.attachments).toEqual([{ controlNumber: 'SECRETACN', status: 'unavailable' }]);
    expect(scored.issues).toEqual([expect.objectContaining({ code: 'attachments-unavailable', scope: 'submission' })]);
    expect(output.entries()).toContainEqual(expect.objectContaining({ AttachmentsUnavailable: 1 }));
    expect(output.entries()).toContainEqual(expect.objectContaining({ message: 'attachments unavailable' }));
    expect(output.text()).not.toContain('SECRETACN');
  });

  it('learns from no remittance, and says when to send it again', async () => {
    const answer = await fetch(`${stack.url}/v1/remittances`, {
      method: 'POST',
      headers: { 'content-type': 'application/edi-x12' },
      body: write835({ claims: [{ controlNumber: 'SECRETCLAIM' }] }),
    });
    expect(answer.headers.get('retry-after')).toBe('5');
    expect([answer.status, await answer.json()]).toMatchObject([503, { code: 'rules-unavailable' }]);
    expect(output.text()).not.toMatch(/SECRET/);
  });

  it('keeps no note, and says when to send it again', async () => {
    const answer = await fetch(`${stack.url}/v1/attachments/SECRETACN`, {
      method: 'PUT',
      headers: { 'content-type': 'text/plain' },
      body: 'SECRETNOTE',
    });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await answer.json()).toMatchObject({ code: 'attachments-unavailable', issues: [] });
    expect(output.text()).not.toMatch(/SECRET/);
  });
});

describe('with DynamoDB stopped before the first call', () => {
  it('answers 503 with Retry-After, and a failed health check', async () => {
    const output = recordOutput();
    vi.resetModules();
    const stack = await startLocalStack(0);
    await stack.aws.stopDynamo();
    const answer = await score(stack);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await answer.json()).toMatchObject({ code: 'rules-unavailable', issues: [] });
    expect((await fetch(`${stack.url}/v1/health`)).status).toBe(503);
    expect((await fetch(`${stack.url}/v1/rules`)).status).toBe(503);
    await stack.stop();
    output.restore();
  });
});
