/** What corrections never do, over claims made by chance. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import type { Claim, ServiceLine } from '../../../domain/claim/claim.ts';
import { isScoredProcedure } from '../../../domain/claim/scored-procedure.ts';
import { correctClaim, offersOf } from '../../../domain/correct-claim.ts';
import { patched } from '../../../domain/corrections/apply-patch.ts';
import type { Correction } from '../../../domain/corrections/correction.ts';
import { scoreClaim } from '../../../domain/score-claims.ts';
import { readClaim } from '../../support/claims.ts';
import { corrected } from '../../support/correct-837.ts';
import { type GeneratedClaim, generatedClaim } from '../../support/generated-claims.ts';
import { read837 } from '../../support/read-837.ts';
import { dataRelease } from '../../support/release.ts';

const release = dataRelease();
const score = (claim: Claim) => scoreClaim(claim, release, { asOf: isoDate('2026-11-23') });
const RUNS = { numRuns: 100 };

/** The claim in every form in which it can be sent. */
function forms({ json, x12 }: GeneratedClaim): Claim[] {
  return [readClaim(json), ...(x12 === undefined ? [] : [readX12(x12)])];
}

function readX12(text: string): Claim {
  const { claims, issues } = read837(text);
  const [claim] = claims;
  if (!claim) throw new Error(`not read: ${JSON.stringify(issues)}`);
  return claim;
}

/** The claim as its receiver reads it after the correction was made to what was sent. */
function afterwards(generated: GeneratedClaim, origin: Claim['origin'], correction: Correction): Claim {
  if (origin === 'json') return readClaim(patched(generated.json, correction.patch));
  return readX12(corrected([Buffer.from(generated.x12 ?? '')], correction.x12 ?? []).toString());
}

/** Risk of each scored line by its place. */
function risks(claim: Claim): Map<number, number> {
  const { lines } = score(claim);
  return new Map(
    claim.serviceLines
      .filter(isScoredProcedure)
      .map(({ occurrence }, index) => [occurrence, lines[index]?.denialRisk.probability ?? Number.NaN]),
  );
}

function forEveryCorrection(
  check: (sent: Claim, after: Claim, correction: Correction, occurrence: number, generated: GeneratedClaim) => void,
): void {
  fc.assert(
    fc.property(generatedClaim, (generated) => {
      for (const sent of forms(generated)) {
        for (const { correction, occurrence } of offersOf(score(sent)).values()) {
          check(sent, afterwards(generated, sent.origin, correction), correction, occurrence, generated);
        }
      }
    }),
    RUNS,
  );
}

/** A line without the values that corrections may change. */
function untouchable(line: ServiceLine) {
  const {
    procedureCode: _code,
    procedureCodeAt: _codeAt,
    modifiers: _modifiers,
    modifiersAt: _modifiersAt,
    description: _description,
    units: _units,
    unitsAt: _unitsAt,
    unitBasis: _basis,
    unitBasisAt: _basisAt,
    diagnosisPointers: _pointers,
    diagnosisPointersAt: _pointersAt,
    source: _source,
    ...rest
  } = line;
  return rest;
}

/** What the record says: notes, and what `documentation` holds. */
function textsOf(value: unknown, isRecord = false): string[] {
  if (typeof value === 'string') return isRecord ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    textsOf(member, isRecord || /^(?:documentation|claimNote|additionalNotes)$/.test(key)),
  );
}

function withoutSource({ source: _source, ...line }: ServiceLine) {
  return line;
}

/** What a claim says of its services, whatever form it came in. */
function services(claim: Claim) {
  return claim.serviceLines.map(
    ({ procedureCode, modifiers, units, unitBasis, diagnosisPointers, description, chargeCents }) => ({
      procedureCode,
      modifiers,
      units,
      unitBasis,
      diagnosisPointers,
      description: description?.value,
      chargeCents,
    }),
  );
}

describe('a correction, over generated claims,', () => {
  it('touches one 64640 line and nothing else: no line, charge, diagnosis, payer, provider or patient', () => {
    forEveryCorrection((sent, after, _correction, occurrence) => {
      const { serviceLines, ...claim } = sent;
      const { serviceLines: afterLines, ...afterClaim } = after;
      expect(afterClaim).toEqual(claim);
      expect(afterLines).toHaveLength(serviceLines.length);
      serviceLines.forEach((line, index) => {
        const changed = afterLines[index] as ServiceLine;
        if (line.occurrence !== occurrence) expect(withoutSource(changed)).toEqual(withoutSource(line));
        else {
          expect(line.procedureCode).toBe('64640');
          expect(untouchable(changed)).toEqual(untouchable(line));
        }
      });
    });
  });

  it('raises no units, and splits none over lines', () => {
    forEveryCorrection((sent, after) => {
      after.serviceLines.forEach(({ units }, index) => {
        expect(units).toBeLessThanOrEqual(sent.serviceLines[index]?.units ?? Number.NaN);
      });
    });
  });

  it('adds no modifier but the side that the record says, or 50 for RT and LT', () => {
    forEveryCorrection((sent, after, _correction, _occurrence, { json }) => {
      const said = textsOf(json).join(' ').toLowerCase();
      after.serviceLines.forEach(({ modifiers }, index) => {
        const before = sent.serviceLines[index]?.modifiers ?? [];
        for (const modifier of modifiers.filter((one) => !before.includes(one))) {
          if (modifier === '50') expect(before).toEqual(expect.arrayContaining(['RT', 'LT']));
          else if (modifier === 'LT') expect(said).toMatch(/\b(?:left|lt)\b/);
          else expect([modifier, said]).toEqual(['RT', expect.stringMatching(/\b(?:right|rt)\b/)]);
        }
      });
    });
  });

  it('points to diagnoses of the claim alone', () => {
    forEveryCorrection((sent, after, { kind }, occurrence) => {
      if (kind !== 'set-diagnosis-pointers') return;
      const pointers = after.serviceLines[occurrence - 1]?.diagnosisPointers ?? [];
      expect(pointers.length).toBeGreaterThan(0);
      for (const pointer of pointers) expect(sent.diagnoses[Number(pointer) - 1]?.code).toMatch(/\w/);
    });
  });

  it('changes the code, or units by the record, only on words that the claim really says', () => {
    forEveryCorrection((sent, after, { kind, ruleId, requires }, occurrence, { json }) => {
      const [before, now] = [sent, after].map((claim) => claim.serviceLines[occurrence - 1]?.procedureCode);
      expect(now !== before).toBe(kind === 'change-procedure-code');
      const quotes = [...requires.matchAll(/“([^”]*)”/g)].map(([, quoted = '']) => quoted.toLowerCase());
      const isByRecord = kind === 'change-procedure-code' || ruleId === 'documentation/nerve-count';
      expect(quotes.length > 0 || !isByRecord).toBe(true);
      const said = textsOf(json).join('\n').toLowerCase();
      for (const quoted of quotes) expect(said).toContain(quoted);
    });
  });

  it('lowers the risk of its line to what the corrected claim really scores, and raises that of no other', () => {
    forEveryCorrection((sent, after, { kind, riskAfter }, occurrence) => {
      const before = risks(sent);
      const now = risks(after);
      expect(riskAfter).toBeLessThan(before.get(occurrence) ?? 0);
      expect(now.get(occurrence)).toBe(kind === 'change-procedure-code' ? undefined : riskAfter);
      for (const [line, risk] of now) expect(risk).toBeLessThanOrEqual(before.get(line) ?? 0);
    });
  });

  it('is the same in both forms', () => {
    fc.assert(
      fc.property(generatedClaim, (generated) => {
        if (generated.x12 === undefined) return;
        const [fromJson, fromX12] = forms(generated).map((claim) => offersOf(score(claim)));
        expect([...(fromX12?.keys() ?? [])]).toEqual([...(fromJson?.keys() ?? [])]);
        for (const [id, { correction }] of fromJson ?? []) {
          const other = fromX12?.get(id)?.correction as Correction;
          expect(other.patch).toEqual(correction.patch);
          expect(other.requires).toBe(correction.requires);
          expect(other.riskAfter).toBe(correction.riskAfter);
          expect(services(afterwards(generated, 'x12', other))).toEqual(
            services(afterwards(generated, 'json', correction)),
          );
        }
      }),
      RUNS,
    );
  });

  it('cannot be made a second time', () => {
    forEveryCorrection((sent, after, correction) => {
      expect(correctClaim(after, [correction.id], score)).toMatchObject({ kind: 'refused', code: 'stale' });
      // No test can say that a value was absent.
      const isTested = !correction.patch.some(({ op, path }) => op === 'add' && path.includes('Pointers'));
      if (sent.origin === 'json' && isTested) {
        expect(patched(after.serviceLines[0]?.source.json, correction.patch)).toBeUndefined();
      }
    });
  });
});

describe('several corrections, over generated claims,', () => {
  it('raise no risk when each is made in turn, in any order', () => {
    fc.assert(
      fc.property(generatedClaim, fc.infiniteStream(fc.nat()), (generated, chance) => {
        for (const sent of forms(generated)) {
          let claim = sent;
          const ids = [...offersOf(score(sent)).keys()];
          while (ids.length > 0) {
            const [id = ''] = ids.splice(chance.next().value % ids.length, 1);
            const outcome = correctClaim(claim, [id], score);
            if (outcome.kind === 'refused') continue;
            const before = risks(claim);
            for (const [line, risk] of risks(outcome.claim)) expect(risk).toBeLessThanOrEqual(before.get(line) ?? 0);
            claim = outcome.claim;
          }
        }
      }),
      RUNS,
    );
  });

  it('come to the same claim, or to none, whatever the order in which they are accepted', () => {
    fc.assert(
      fc.property(
        generatedClaim.chain((generated) =>
          fc.tuple(fc.constant(generated), fc.constantFrom(...forms(generated))).chain(([of, claim]) => {
            const ids = [...offersOf(score(claim)).keys()];
            return fc.tuple(fc.constant(of), fc.constant(claim), fc.shuffledSubarray(ids, { minLength: 0 }));
          }),
        ),
        ([generated, claim, ids]) => {
          const outcome = correctClaim(claim, ids, score);
          const other = correctClaim(claim, ids.toSorted(), score);
          expect(other.kind).toBe(outcome.kind);
          if (outcome.kind === 'refused' || other.kind === 'refused') return;
          expect(services(other.claim)).toEqual(services(outcome.claim));
          const before = risks(claim);
          const real = realAfter(generated, claim, outcome);
          expect(services(real)).toEqual(services(outcome.claim));
          for (const [line, risk] of risks(real)) expect(risk).toBeLessThanOrEqual(before.get(line) ?? 0);
          for (const { occurrence } of outcome.applied) {
            const last = outcome.applied.findLast((one) => one.occurrence === occurrence);
            const isScored = real.serviceLines[occurrence - 1]?.procedureCode === '64640';
            const ownLast = outcome.applied.at(-1) === last;
            if (isScored && ownLast) expect(risks(real).get(occurrence)).toBe(last?.correction.riskAfter);
          }
        },
      ),
      RUNS,
    );
  });
});

/** What leaves, read again. */
function realAfter(
  { x12 }: GeneratedClaim,
  sent: Claim,
  { claim, edits }: { claim: Claim; edits: Parameters<typeof corrected>[1] },
): Claim {
  if (sent.origin === 'json') return readClaim(claim.serviceLines[0]?.source.json);
  return edits.length === 0 ? sent : readX12(corrected([Buffer.from(x12 ?? '')], edits).toString());
}
