import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { type AdjustmentKinds, remittedOutcome } from '../../../domain/outcomes/line-outcome.ts';
import type { RemittedClaim } from '../../../domain/outcomes/remittance.ts';
import { type RemittedEvent, settledOutcome } from '../../../domain/outcomes/settled-outcome.ts';
import { createRemittanceReader835 } from '../../../domain/x12/remittance-835.ts';
import { type Claim835, write835 } from '../../support/write-835.ts';

const KINDS: AdjustmentKinds = {
  patientShare: new Set(['1', '2', '3']),
  reduction: new Set(['45', '253']),
  otherPayer: new Set(['23']),
  noDecision: new Set(['24', '133']),
};

function outcome(claim: Claim835) {
  const claims: RemittedClaim[] = [];
  const reader = createRemittanceReader835({
    claim: (found) => claims.push(found),
    issue: () => undefined,
    providerAdjustment: () => undefined,
  });
  reader.write(Buffer.from(write835({ claims: [claim] })));
  reader.end();
  const line = claims[0]?.lines[0];
  if (!claims[0] || !line) throw new Error('nothing was read');
  return remittedOutcome(claims[0], line, KINDS);
}

describe('the outcome of a remitted line', () => {
  it.each<[string, Claim835, string, string[]]>([
    ['paid less the contract', {}, 'paid', []],
    ['paid in part, the rest refused', { lines: [{ paid: '100', adjustments: ['CO*151*500'] }] }, 'paid', ['CO-151']],
    ['zero for a reason', { lines: [{ paid: '0', adjustments: ['CO*151*600'] }] }, 'denied', ['CO-151']],
    [
      'zero for several, the largest first',
      { lines: [{ paid: '0', adjustments: ['CO*45*100', 'CO*16*50', 'CO*50*450'] }] },
      'denied',
      ['CO-50', 'CO-16'],
    ],
    [
      'zero that the patient is liable for, as after an ABN',
      { lines: [{ paid: '0', adjustments: ['PR*50*600'] }] },
      'denied',
      ['PR-50'],
    ],
    [
      'zero by a reason of the whole claim',
      { adjustments: ['CO*29*600'], lines: [{ paid: '0', adjustments: [] }] },
      'denied',
      ['CO-29'],
    ],
    ['zero for a reason in no list', { lines: [{ paid: '0', adjustments: ['OA*A99*600'] }] }, 'denied', ['OA-A99']],
    [
      'zero inside the deductible',
      { lines: [{ paid: '0', adjustments: ['CO*45*332.46', 'PR*1*267.54'] }] },
      'owedByOthers',
      [],
    ],
    [
      'zero after the first payer',
      { status: '2', lines: [{ paid: '0', adjustments: ['OA*23*600'] }] },
      'owedByOthers',
      [],
    ],
    [
      'zero inside the deductible, some units refused',
      { lines: [{ paid: '0', adjustments: ['CO*151*300', 'CO*45*100', 'PR*1*200'] }] },
      'owedByOthers',
      ['CO-151'],
    ],
    [
      'zero for a reason, where the deductible stands on the claim and may be that of another line',
      { adjustments: ['PR*1*100'], lines: [{ paid: '0', adjustments: ['CO*50*600'] }] },
      'denied',
      ['CO-50'],
    ],
    [
      'zero while the payer still looks at the line',
      { lines: [{ paid: '0', adjustments: ['OA*133*600'] }] },
      'unclear',
      [],
    ],
    ['zero under capitation', { lines: [{ paid: '0', adjustments: ['CO*24*600'] }] }, 'unclear', []],
    ['zero by the contract alone', { lines: [{ paid: '0', adjustments: ['CO*45*600'] }] }, 'unclear', []],
    ['zero without a reason', { lines: [{ paid: '0', adjustments: [] }] }, 'unclear', []],
    ['a charge of zero', { lines: [{ charge: '0', paid: '0', adjustments: ['CO*151*0'] }] }, 'unclear', []],
    ['a predetermination', { status: '25', lines: [{ paid: '0', adjustments: ['CO*50*600'] }] }, 'unclear', ['CO-50']],
    [
      'a claim of another payer',
      { status: '23', lines: [{ paid: '0', adjustments: ['OA*109*600'] }] },
      'unclear',
      ['OA-109'],
    ],
    [
      'a reversal',
      {
        status: '22',
        charge: '-600',
        paid: '-267.54',
        lines: [{ charge: '-600', paid: '-267.54', adjustments: ['CO*45*-332.46'] }],
      },
      'unclear',
      [],
    ],
  ])('is clear for %s', (_name, claim, label, reasons) => {
    expect(outcome(claim)).toMatchObject({ label, reasons });
  });
});

let number = 0;
const event = (over: Partial<RemittedEvent>): RemittedEvent => ({
  id: `event-${number++}`,
  label: 'paid',
  isReversal: false,
  isSecondary: false,
  chargeCents: 60_000,
  paidCents: 26_754,
  reasons: [],
  paidOn: isoDate('2026-04-01'),
  ...over,
});
const DENIAL = event({ label: 'denied', paidCents: 0, reasons: ['CO-151'] });
const OF_DENIAL = event({
  label: 'unclear',
  isReversal: true,
  chargeCents: -60_000,
  paidCents: 0,
  paidOn: isoDate('2026-05-01'),
});
const REPAID = event({ paidOn: isoDate('2026-05-01') });
const PAID = event({});
const OF_PAYMENT = event({
  label: 'unclear',
  isReversal: true,
  chargeCents: -60_000,
  paidCents: -26_754,
  paidOn: isoDate('2026-06-01'),
});
const THEN_DENIED = event({ label: 'denied', paidCents: 0, reasons: ['CO-50'], paidOn: isoDate('2026-06-01') });

const AS_DUPLICATE = event({ label: 'denied', paidCents: 0, reasons: ['OA-18'], paidOn: isoDate('2026-05-01') });
const OWED = event({ label: 'owedByOthers', paidCents: 0 });
const BY_SECONDARY = event({ isSecondary: true, paidCents: 5_000, paidOn: isoDate('2026-05-15') });
const NOT_BY_SECONDARY = event({ isSecondary: true, label: 'denied', paidCents: 0, paidOn: isoDate('2026-05-15') });

const HISTORIES: [string, RemittedEvent[], object][] = [
  ['one payment', [PAID], { label: 'paid', paidCents: 26_754, reasons: [] }],
  ['one denial', [DENIAL], { label: 'denied', paidCents: 0, reasons: ['CO-151'] }],
  ['a denial reversed and then paid', [DENIAL, OF_DENIAL, REPAID], { label: 'paid', paidCents: 26_754 }],
  ['a denial and a later payment without a reversal', [DENIAL, REPAID], { label: 'paid', paidCents: 26_754 }],
  [
    'a payment taken back and denied',
    [PAID, OF_PAYMENT, THEN_DENIED],
    { label: 'denied', paidCents: 0, reasons: ['CO-50'] },
  ],
  [
    'a payment taken back and paid again',
    [PAID, OF_PAYMENT, event({ paidOn: isoDate('2026-06-01') })],
    { label: 'paid', paidCents: 26_754 },
  ],
  ['a payment taken back', [PAID, OF_PAYMENT], { label: 'unclear', paidCents: 0 }],
  ['a reversal whose payment was never seen', [OF_PAYMENT], { label: 'unclear', paidCents: -26_754 }],
  ['a payment and a denial of its duplicate', [PAID, AS_DUPLICATE], { label: 'paid', reasons: [] }],
  ['a deductible and a denial of its duplicate', [OWED, AS_DUPLICATE], { label: 'owedByOthers', reasons: [] }],
  [
    'a denial and what the next payer paid',
    [DENIAL, BY_SECONDARY],
    { label: 'denied', reasons: ['CO-151'], decidedOn: '2026-04-01' },
  ],
  ['a payment that the next payer adds nothing to', [PAID, NOT_BY_SECONDARY], { label: 'paid' }],
  ['the word of the next payer alone', [BY_SECONDARY], { label: 'paid', decidedOn: '2026-05-15' }],
  ['a denial reversed, and what the next payer paid', [DENIAL, OF_DENIAL, BY_SECONDARY], { label: 'unclear' }],
  ['nothing', [], { label: 'unclear', paidCents: 0 }],
];

describe('what is settled', () => {
  it.each(HISTORIES)('after %s', (_name, events, expected) => {
    expect(settledOutcome(events)).toMatchObject(expected);
  });

  it.each(HISTORIES)('after %s, in any order and with repeats, is the same', (_name, events) => {
    const expected = settledOutcome(events);
    fc.assert(
      fc.property(fc.shuffledSubarray([...events, ...events], { minLength: 2 * events.length }), (shuffled) => {
        expect(settledOutcome(shuffled)).toEqual(expected);
      }),
      { numRuns: 50, seed: 64_640 },
    );
  });
});
