import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crashers, fuzzInputs } from '../../fuzz/inputs.ts';
import { completeClaims } from '../../support/complete-claims.ts';
import { checkInvariants } from '../../support/invariants-837.ts';
import { spoiled } from '../../support/mutations.ts';
import { scored837 } from '../../support/told-837.ts';

const inputs = fuzzInputs();

describe('spoiled files', () => {
  it('come to their complete claims or to issues, the same for every cut, and never to an exception', () => {
    fc.assert(
      fc.property(spoiled(inputs, 3), (input) => {
        checkInvariants(input);
      }),
      // The same inputs each time, so that a failure is never luck; npm run fuzz looks for others.
      { numRuns: 3_000, seed: 64_640 },
    );
  });

  it.each(crashers())('%s, which once broke a reader', (_name, input) => {
    checkInvariants(input);
  });
});

describe('the check that no complete claim is lost', () => {
  it('knows every claim of the files that are read', () => {
    for (const input of inputs) {
      const { claims } = scored837([input]);
      if (claims.length > 0) expect(completeClaims(input)).toHaveLength(claims.length);
    }
  });
});
