import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AttachedNote } from '../../../domain/documentation/attached-notes.ts';
import { type AuditRecord, auditRecordSchema } from '../../../domain/response/audit-record-schema.ts';
import type { LearnedRisk } from '../../../domain/score/learned-risk.ts';
import { releaseAtHand } from '../../../functions/adapters/release-at-hand.ts';
import { replayAudit } from '../../../functions/cli/replay-audit.ts';
import { correctionResponse } from '../../../functions/correct-claims/response.ts';
import { jsonClaim } from '../../support/claims.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder('replay-audit-');

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  return path;
}

const COUNTS = { lines: 200, denied: 60 };
const NOTE = 'PROCEDURE: Thermal radiofrequency ablation at 80 C of the left sural nerve and the left tibial nerve.';

/** The answer that the service gives, under a release of the archive. */
async function answered(claim: unknown, id: string, notes?: ReadonlyMap<string, AttachedNote>, learned?: LearnedRisk) {
  const release = await releaseAtHand('2026q4.1');
  if (!release) throw new Error('no release');
  return correctionResponse(
    {
      submission: { kind: 'json', claim },
      accept: [{ id }],
      attestor: { attestedBy: 'SAMPLE CODER', statement: 'So says the note.' },
      release: undefined,
      asOf: undefined,
    },
    { release, reference: { id: release.id, hash: release.hash } },
    {
      requestId: 'sample',
      auditId: 'sample',
      at: new Date('2026-11-23T10:00:00Z'),
      learned,
      attachments: { notes, issues: [] },
      onRuleFault: () => undefined,
    },
  );
}

describe('a replay', () => {
  const claim = jsonClaim({ lines: [{ units: 6 }] });
  const CLAIM = file('claim.json', claim);
  const spoiled = (audit: AuditRecord, change: object) => file('spoiled.json', { ...audit, ...change });

  it('comes out the same, however the claim is written', async () => {
    const answer = file('answer.json', await answered(claim, 'line-1-set-units-5'));
    expect(await replayAudit(answer, CLAIM, [])).toEqual({ reproduced: true, differences: [] });
    const written = file('other.json', JSON.stringify(Object.fromEntries(Object.entries(claim).toReversed())));
    expect(await replayAudit(answer, written, [])).toEqual({ reproduced: true, differences: [] });
  });

  it('is of the claim that was sent and of no other', async () => {
    const { audit, corrected } = await answered(claim, 'line-1-set-units-5');
    const after = file('after.json', (corrected as { claim: unknown }).claim);
    expect(await replayAudit(file('audit.json', audit), after, [])).toMatchObject({ reproduced: false });
    expect(await replayAudit(file('audit.json', audit), file('none.json', 'none'), [])).toMatchObject({
      reproduced: false,
    });
  });

  it.each<[string, (audit: AuditRecord) => object, string]>([
    ['the output', () => ({ outputHash: `sha256:${'0'.repeat(64)}` }), 'outputHash comes out otherwise.'],
    [
      'a risk',
      ({ accepted }) => ({ accepted: accepted.map((one) => ({ ...one, riskAfter: 0.01 })) }),
      'accepted comes out otherwise.',
    ],
    [
      'a line',
      ({ lines }) => ({ lines: lines.map((one) => ({ ...one, riskBefore: 1 })) }),
      'lines comes out otherwise.',
    ],
    ['the code', () => ({ productVersion: '0.0.1', lines: [] }), 'The record is of version 0.0.1, and this is 0.1.0.'],
    [
      'the content of the release',
      ({ ruleRelease }) => ({ ruleRelease: { ...ruleRelease, hash: 'sha256:other' } }),
      'Release 2026q4.1 of the record is not at hand with the same content.',
    ],
    [
      'the correction',
      ({ accepted }) => ({ accepted: accepted.map((one) => ({ ...one, id: 'line-1-set-units-4' })) }),
      'The corrections of the record are not offered by this code.',
    ],
  ])('tells when %s is otherwise', async (_name, change, difference) => {
    const { audit } = await answered(claim, 'line-1-set-units-5');
    const { reproduced, differences } = await replayAudit(spoiled(audit, change(audit)), CLAIM, []);
    expect(reproduced).toBe(false);
    expect(differences).toContain(difference);
  });

  it('needs the notes that the answer rested on', async () => {
    const noted = structuredClone(jsonClaim({ lines: [{ units: 7 }] })) as { claimInformation: object };
    Object.assign(noted.claimInformation, {
      claimSupplementalInformation: { reportInformation: { attachmentControlNumber: 'ACN' } },
    });
    const answer = await answered(noted, 'line-1-set-units-2', new Map([['ACN', { status: 'read', text: NOTE }]]));
    const [audit, sent, note] = [file('noted.json', answer), file('sent.json', noted), file('note.txt', NOTE)];
    expect(await replayAudit(audit, sent, [`ACN=${note}`])).toEqual({ reproduced: true, differences: [] });
    expect(await replayAudit(audit, sent, [])).toMatchObject({ reproduced: false });
    expect(await replayAudit(audit, sent, [`ACN=${file('else.txt', 'ELSE')}`])).toMatchObject({ reproduced: false });
  });

  it('rests on what was learned then, which the record holds of the payers of the claim and of no others', async () => {
    const taught = { baseRates: new Map([['64640', { alpha: 60, beta: 140, outcomes: COUNTS }]]), weights: new Map() };
    const payer = 'medicare/JH';
    const learned: LearnedRisk = {
      id: 'state',
      outcomes: COUNTS,
      through: '2026-11',
      payers: new Map([
        [payer, taught],
        ['medicare/JE', taught],
      ]),
    };
    const answer = await answered(claim, 'line-1-set-units-5', undefined, learned);
    expect(auditRecordSchema.parse(answer.audit)).toMatchObject({ learnedState: 'state', learned: { id: 'state' } });
    expect(answer.audit.learned?.payers.map((one) => one.payer)).toEqual([payer]);
    expect(answer.audit.accepted[0]?.riskAfter).toBe(0.3);
    expect(answer.score.learned).toEqual({ id: 'state', outcomes: COUNTS, through: '2026-11' });
    const audit = file('learned.json', answer.audit);
    expect(await replayAudit(audit, CLAIM, [])).toEqual({ reproduced: true, differences: [] });
    const without = spoiled(answer.audit, { learned: undefined });
    expect((await replayAudit(without, CLAIM, [])).differences).toEqual([
      'The record names a state of learning and does not hold it, so its risks cannot be made again.',
    ]);
  });

  it('takes a record and nothing else', async () => {
    await expect(replayAudit(CLAIM, CLAIM, [])).rejects.toThrow('--replay takes an audit record');
    await expect(replayAudit(join(folder, 'missing.json'), CLAIM, [])).rejects.toThrow('cannot be read');
    const audit = file('audit.json', (await answered(claim, 'line-1-set-units-5')).audit);
    await expect(replayAudit(audit, CLAIM, ['ACN'])).rejects.toThrow('--note takes NUMBER=FILE');
  });
});
