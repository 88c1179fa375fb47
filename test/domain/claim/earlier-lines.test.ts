import { describe, expect, it } from 'vitest';
import { EarlierLines, lineKey } from '../../../domain/claim/earlier-lines.ts';
import { type ClaimSpec, claimOf } from '../../support/claims.ts';

function keyOf(spec: ClaimSpec = {}, isFacility = false): number | undefined {
  const claim = claimOf(spec);
  const [line] = claim.serviceLines;
  if (!line) throw new Error('no line');
  return lineKey(claim, line, isFacility);
}

describe('the key of a line', () => {
  it('is the same for the same service, whatever the order of its modifiers and the rest of the claim', () => {
    const key = keyOf({ lines: [{ modifiers: ['RT', 'KX'] }] });
    expect(key).toBeGreaterThan(0);
    expect(Number.isSafeInteger(key)).toBe(true);
    expect(
      keyOf({ controlNumber: 'AGAIN', diagnoses: ['M1711'], lines: [{ modifiers: ['KX', 'RT'], units: 4 }] }),
    ).toBe(key);
  });

  it.each<[string, ClaimSpec]>([
    ['patient', { memberId: '1TE0TE0TE01' }],
    ['member of the family', { dependent: { firstName: 'RILEY', lastName: 'TESTPATIENT', dateOfBirth: '20100101' } }],
    ['payer', { payerId: '01112' }],
    ['rendering provider', { renderingNpi: '1999999984' }],
    ['place', { placeOfService: '24' }],
    ['day', { lines: [{ on: '20260303' }] }],
    ['last day', { lines: [{ through: '20260303' }] }],
    ['code', { lines: [{ code: '64450' }] }],
    ['side', { lines: [{ modifiers: ['RT'] }] }],
  ])('is another for another %s', (_name, spec) => {
    expect(keyOf(spec)).not.toBe(keyOf());
  });

  it('tells apart what other borders between the values would make the same', () => {
    expect(keyOf({ lines: [{ modifiers: ['RT', 'KX'] }] })).not.toBe(keyOf({ lines: [{ modifiers: ['RTKX'] }] }));
    expect(keyOf({ memberId: 'A', payerId: 'BC' })).not.toBe(keyOf({ memberId: 'AB', payerId: 'C' }));
  });

  it('tells twins of one member id apart by their first names', () => {
    const twin = (firstName: string) =>
      keyOf({ dependent: { firstName, lastName: 'TESTPATIENT', dateOfBirth: '20100101' } });
    expect(twin('RILEY')).not.toBe(twin('ROWAN'));
    expect(twin('Riley ')).toBe(twin('RILEY'));
  });

  it('of a facility is by its billing provider, and never the physician’s', () => {
    expect(keyOf({}, true)).not.toBe(keyOf());
    expect(keyOf({ renderingNpi: '1999999984' }, true)).toBe(keyOf({}, true));
    expect(keyOf({ billingNpi: '1999999992' }, true)).not.toBe(keyOf({}, true));
  });

  it('does not exist where nobody says who the patient or the provider is', () => {
    expect(keyOf({ memberId: '' })).toBeUndefined();
    expect(keyOf({ renderingNpi: '' })).toBeUndefined();
  });

  it('is another for each of very many lines', () => {
    const keys = new Set<number | undefined>();
    const claim = claimOf();
    const [line] = claim.serviceLines;
    if (!line) throw new Error('no line');
    for (let member = 0; member < 50_000; member++) {
      keys.add(lineKey({ ...claim, patientIdentity: `1TE${member}|AVERY|19500101` }, line, false));
    }
    expect(keys.size).toBe(50_000);
  });
});

describe('earlier lines', () => {
  it('know what was added, and nothing else', () => {
    const lines = new EarlierLines();
    expect(lines.isEmpty).toBe(true);
    for (let key = 1; key <= 10_000; key++) lines.add(key * 7);
    lines.add(7);
    expect(lines.isEmpty).toBe(false);
    expect(lines.isComplete).toBe(true);
    for (let key = 1; key <= 10_000; key++) expect(lines.has(key * 7)).toBe(true);
    for (const key of [1, 6, 8, 70_001, 70_007]) expect(lines.has(key)).toBe(false);
  });

  it('keep keys that meet in one slot apart', () => {
    const lines = new EarlierLines();
    const meeting = Array.from({ length: 20 }, (_, index) => 5 + index * 2 ** 32);
    for (const key of meeting) lines.add(key);
    expect(meeting.every((key) => lines.has(key))).toBe(true);
    expect(lines.has(5 + 20 * 2 ** 32)).toBe(false);
  });

  it('lose what is taken out, and nothing that met it in one slot', () => {
    const lines = new EarlierLines(1_024);
    const kept = new Set<number>();
    // Few slots for many keys, so that probes are long and go round the end.
    for (let step = 0; step < 20_000; step++) {
      const key = 1 + ((step * 2_654_435_761) % 611) + (step % 3) * 2 ** 32 + 700;
      if (kept.has(key) || kept.size > 600) {
        lines.remove(key);
        kept.delete(key);
      } else {
        lines.add(key);
        kept.add(key);
      }
      if (step % 1_000 === 0) for (const known of kept) expect(lines.has(known)).toBe(true);
    }
    for (let key = 1; key < 1_400; key++)
      for (const high of [0, 1, 2]) expect(lines.has(key + high * 2 ** 32)).toBe(kept.has(key + high * 2 ** 32));
    for (const key of kept) lines.remove(key);
    expect(lines.isEmpty).toBe(true);
  });

  it('say when they are full, and still know those that they keep', () => {
    const lines = new EarlierLines(1_024);
    for (let key = 1; key <= 2_000; key++) lines.add(key);
    expect(lines.isComplete).toBe(false);
    expect(lines.has(1)).toBe(true);
    expect(lines.has(2_000)).toBe(false);
    const exact = new EarlierLines(1_024);
    for (let key = 1; key <= 683; key++) exact.add(key);
    expect(exact.isComplete).toBe(true);
    exact.add(683);
    expect(exact.isComplete).toBe(true);
    exact.add(684);
    expect(exact.isComplete).toBe(false);
  });
});
