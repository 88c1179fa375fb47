import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { acknowledge, setsOf, texts } from '../../../support/acknowledge.ts';
import { type ClaimSpec, jsonClaim } from '../../../support/claims.ts';
import { USUAL, write837 } from '../../../support/write-837.ts';

const lines = { ...USUAL, lineBreak: '\n' };
const file = (...claims: ClaimSpec[]) =>
  write837(
    claims.map((claim) => jsonClaim(claim)),
    lines,
  );
const fixture = (name: string) => readFileSync(new URL(`../../../fixtures/837/${name}`, import.meta.url), 'utf8');

/** Units above the MUE: a predicted denial of 86 %. */
const denied: ClaimSpec = { controlNumber: 'DENIED', memberId: '1TE0TE0TE01', lines: [{ units: 9 }] };
const clean: ClaimSpec = { controlNumber: 'CLEAN' };

/** A file whose SE counts right whatever was done to it. */
function counted(text: string): string {
  const segments = text.trimEnd().split('\n');
  const from = segments.findIndex((segment) => segment.startsWith('ST*'));
  const to = segments.findIndex((segment) => segment.startsWith('SE*'));
  return text.replace(/SE\*\d+/, `SE*${to - from + 1}`);
}

/** Segments of the 277CA, from BHT on. */
const claimAcknowledgment = (text: string, options = {}) =>
  acknowledge(text, options).answers.flatMap((answer) =>
    setsOf(answer, '277').map((set) => set.segments.map((segment) => segment.text)),
  );

describe('277CA', () => {
  it('says who answers whom, what arrived, and what became of each claim', () => {
    expect(claimAcknowledgment(file(clean))).toEqual([
      [
        'BHT*0085*08*000000041-1*20261123*1015*TH',
        'HL*1**20*1',
        'NM1*AY*2*SAMPLE RECEIVER*****46*SAMPLE02',
        'TRN*1*000000041-1',
        'DTP*050*D8*20261123',
        'DTP*009*D8*20261123',
        'HL*2*1*21*1',
        'NM1*41*2*SAMPLE CLEARINGHOUSE*****46*SAMPLE01',
        'TRN*2*0123',
        'STC*A1:19:AY*20261123*WQ*600',
        'QTY*90*1',
        'AMT*YU*600',
        'HL*3*2*19*1',
        'NM1*85*2*SAMPLE PAIN CLINIC*****XX*1234567893',
        'TRN*1*0',
        'STC*A1:19:AY**WQ*600',
        'QTY*QA*1',
        'AMT*YU*600',
        'HL*4*3*PT',
        'NM1*QC*1*TESTPATIENT*AVERY****MI*1TE0TE0TE00',
        'TRN*2*CLEAN',
        'STC*A1:20*20261123*WQ*600',
        'DTP*472*D8*20260302',
      ],
    ]);
  });

  it('accepts a claim whose denial is predicted, and gives the reason at its line', () => {
    const segments = claimAcknowledgment(file(denied)).flat();
    const line = segments.slice(segments.indexOf('TRN*2*DENIED'));
    expect(line).toEqual([
      'TRN*2*DENIED',
      'STC*A1:20*20261123*WQ*600',
      'DTP*472*D8*20260302',
      'SVC*HC:64640*600*****9',
      expect.stringMatching(/^STC\*A1:20\*20261123\*WQ\*{9}Predicted denial risk 86%\. 9 units of 64640 on 2026-03-02/),
      'REF*FJ*SAMPLE-1',
      'DTP*472*D8*20260302',
    ]);
    expect(segments).toContain('QTY*90*1');
  });

  it('says no word of lines that are likely to be paid', () => {
    expect(
      claimAcknowledgment(file(clean))
        .flat()
        .filter((segment) => segment.startsWith('SVC')),
    ).toEqual([]);
  });

  it('keeps the text within its 264 characters, and cuts it at a word', () => {
    const text = file({
      ...denied,
      note: 'HANDHELD NITROUS OXIDE CRYONEUROLYSIS',
      billingZip: '941020000',
      payerId: '01112',
      lines: [{ units: 9, modifiers: ['50', 'RT', '26'] }],
    });
    const [stc = ''] = claimAcknowledgment(text)
      .flat()
      .filter((segment) => segment.includes('Predicted'));
    const free = stc.split('*')[12] ?? '';
    expect(free.length).toBeGreaterThan(200);
    expect(free.length).toBeLessThanOrEqual(264);
    expect(free).toMatch(/\w\W?\.\.\.$/);
  });

  it('returns the whole claim at or above the probability that a partner names, and only there', () => {
    const text = file(clean, { ...denied, lines: [{ units: 9 }, { code: '99213' }] });
    const statuses = (returnAtOrAbove?: number) =>
      claimAcknowledgment(text, returnAtOrAbove === undefined ? {} : { returnAtOrAbove })
        .flat()
        .filter((segment) => /^(?:STC|QTY|AMT)/.test(segment))
        .map((segment) => segment.replace(/\*{9}Predicted.*/, ' …'));
    expect(statuses()).toEqual(statuses(0.99));
    expect(statuses(0.5)).toEqual([
      'STC*A1:19:AY*20261123*WQ*1800',
      'QTY*90*1',
      'QTY*AA*1',
      'AMT*YU*600',
      'AMT*YY*1200',
      'STC*A1:19:AY**WQ*600',
      'QTY*QA*1',
      'AMT*YU*600',
      'STC*A1:20*20261123*WQ*600',
      'STC*A1:19:AY**WQ*1200',
      'QTY*QC*1',
      'AMT*YY*1200',
      'STC*A3:21*20261123*U*1200******A3:476',
      'STC*A3:476*20261123*U …',
    ]);
  });

  it('returns at the probability itself', () => {
    const [probability] = acknowledge(file(denied)).scores;
    expect(probability).toBeGreaterThan(0.5);
    expect(texts(acknowledge(file(denied), { returnAtOrAbove: probability ?? 0 }), 'STC')).toContain(
      'STC*A3:21*20261123*U*600******A3:476',
    );
  });

  it.each<[string, (text: string) => string, string]>([
    ['without lines', (text) => text.replace(/LX\*1~\nSV1[^~]*~\nDTP[^~]*~\nREF\*6R[^~]*~\n/, ''), 'A6:247'],
    ['without a service', (text) => text.replace(/SV1[^~]*~\n/, ''), 'A6:454'],
    ['without a day', (text) => text.replace(/DTP\*472[^~]*~\n/, ''), 'A6:187'],
    ['with a day that is none', (text) => text.replace('D8*20260302~', 'D8*20261302~'), 'A7:187'],
    ['without a billing provider', (text) => text.replace(/HL\*1\*[\s\S]*?(?=HL\*2)/, ''), 'A6:26:85'],
    ['without a subscriber', (text) => text.replace(/HL\*2\*1[\s\S]*?(?=CLM\*BAD)/, ''), 'A6:33'],
    [
      'with too many lines',
      (text) => text.replace(/(LX\*1~\nSV1[^~]*~\nDTP[^~]*~\nREF[^~]*~\n)/, (line) => line.repeat(1_000)),
      'A7:121',
    ],
  ])('rejects a claim %s, and accepts the one behind it', (_name, spoil, status) => {
    const text = counted(spoil(file({ controlNumber: 'BAD' }, clean)));
    const segments = claimAcknowledgment(text).flat();
    const bad = segments.slice(segments.indexOf('TRN*2*BAD'));
    expect(bad[1]).toBe(`STC*${status}*20261123*U*600`);
    expect(segments.slice(segments.indexOf('TRN*2*CLEAN'))[1]).toBe('STC*A1:20*20261123*WQ*600');
    expect(segments).toEqual(expect.arrayContaining(['QTY*90*1', 'QTY*AA*1', 'AMT*YU*600', 'AMT*YY*600']));
  });

  it('accepts a claim of which one line can be read', () => {
    const text = file({ controlNumber: 'HALF', lines: [{ on: '20261302' }, {}] });
    expect(texts(acknowledge(text), 'IK5')).toEqual(['IK5*E*5']);
    expect(claimAcknowledgment(text).flat()).toContain('STC*A1:20*20261123*WQ*1200');
  });

  describe('a line that may be one to predict and could not be read', () => {
    const open = (...spec: NonNullable<ClaimSpec['lines']>) =>
      file({ controlNumber: 'HALF', diagnoses: ['G8929'], lines: [{}, ...spec] });
    const lineSegments = (text: string, options = {}) => {
      const segments = claimAcknowledgment(counted(text), options).flat();
      return segments.slice(segments.indexOf('TRN*2*HALF') + 1);
    };
    const note = (reason: string) => `STC*A1:20*20261123*WQ*********Not evaluated. ${reason}`;
    const service = 'SVC*HC:64640:RT*600*****2';
    const spoiled = { units: 2, modifiers: ['RT'], on: '20261302' };

    it.each<[string, string, string[]]>([
      [
        'a date that is none',
        open(spoiled),
        [service, note('The service date of this line is not a date.'), 'REF*FJ*SAMPLE-2'],
      ],
      [
        'no date',
        open(spoiled).replace('DTP*472*D8*20261302~\n', ''),
        [service, note('This line states no service date.'), 'REF*FJ*SAMPLE-2'],
      ],
      [
        'no control number of its own',
        open(spoiled).replace('REF*6R*SAMPLE-2~\n', ''),
        [service, note('The service date of this line is not a date.'), 'REF*FJ*2'],
      ],
      [
        'no procedure code',
        open({ code: '' }),
        [
          'SVC*HC:UNKNOWN*600*****1',
          note('This line states no procedure code.'),
          'REF*FJ*SAMPLE-2',
          'DTP*472*D8*20260302',
        ],
      ],
      [
        'no qualifier of its code',
        open(spoiled).replace('HC:64640:RT', ':64640:RT').replace('20261302', '20260302'),
        [
          'SVC*HC:64640:RT*600*****2',
          note('This line states no qualifier of its procedure code.'),
          'REF*FJ*SAMPLE-2',
          'DTP*472*D8*20260302',
        ],
      ],
      [
        'no service',
        open({ code: '99213' }).replace(/SV1\*HC:99213[^~]*~\n/, ''),
        ['SVC*HC:UNKNOWN*0', note('This line has no service segment.'), 'REF*FJ*SAMPLE-2', 'DTP*472*D8*20260302'],
      ],
      [
        'no number, no charge and no units',
        open(spoiled).replace('LX*2~\nSV1*HC:64640:RT*600*UN*2', 'SV1*HC:64640:RT*SIX*UN*TWO'),
        ['SVC*HC:64640:RT*0', note('The service date of this line is not a date.'), 'REF*FJ*SAMPLE-2'],
      ],
    ])('has a loop of its own: %s', (_name, text, expected) => {
      const segments = lineSegments(text);
      expect(segments[0]).toMatch(/^STC\*A1:20\*20261123\*WQ\*1200$/);
      expect(segments.slice(2)).toEqual(expected);
    });

    it('stands among the predicted lines in the order of the claim', () => {
      const text = file({ controlNumber: 'HALF', lines: [{ units: 9 }, { on: '20261302' }, { units: 9 }] });
      expect(lineSegments(text).filter((segment) => segment.startsWith('REF'))).toEqual([
        'REF*FJ*SAMPLE-1',
        'REF*FJ*SAMPLE-2',
        'REF*FJ*SAMPLE-3',
      ]);
    });

    it('is returned with its claim', () => {
      const text = file({ controlNumber: 'HALF', lines: [{ on: '20261302' }, { units: 9 }] });
      const segments = lineSegments(text, { returnAtOrAbove: 0.5 });
      expect(segments[3]).toBe(
        'STC*A3:21*20261123*U*********Not evaluated. The service date of this line is not a date.',
      );
    });

    it.each([
      ['another procedure', open({ code: '99213', on: '20261302' })],
      ['another procedure without its qualifier', open({ code: '99213' }).replace('HC:99213', ':99213')],
      ['a service without its LX, which was read', open({ modifiers: ['LT'] }).replace('LX*2~\n', '')],
    ])('does not speak of %s', (_name, text) => {
      expect(lineSegments(text).filter((segment) => /^(?:SVC|REF\*FJ)/.test(segment))).toEqual([]);
    });

    it('is none of an institutional claim that has a revenue code alone', () => {
      const text = fixture('institutional.837').replace(
        'SV2*0250**100*UN*1~',
        'SV2*0250**100*UN*1~\nDTP*472*D8*20261302~',
      );
      const segments = claimAcknowledgment(counted(text)).flat();
      expect(segments.filter((segment) => segment.includes('Not evaluated'))).toEqual([]);
      const coded = counted(text.replace('SV2*0250**', 'SV2*0250*HC:64640*'));
      expect(claimAcknowledgment(coded).flat()).toContain('SVC*HC:64640*100**0250***1');
    });
  });

  it('keeps billing providers apart, each with its own claims and totals', () => {
    const segments = claimAcknowledgment(file(clean, { ...denied, billingIsPerson: true }, clean)).flat();
    expect(segments.filter((segment) => segment.startsWith('HL'))).toEqual([
      'HL*1**20*1',
      'HL*2*1*21*1',
      'HL*3*2*19*1',
      'HL*4*3*PT',
      'HL*5*2*19*1',
      'HL*6*5*PT',
      'HL*7*2*19*1',
      'HL*8*7*PT',
    ]);
    expect(segments).toContain('NM1*85*1*SAMPLE*BILLING****XX*1234567893');
    expect(segments.filter((segment) => segment === 'QTY*QA*1')).toHaveLength(3);
  });

  it('names the patient: the subscriber, or the dependent under the identifier of the subscriber', () => {
    const [first = [], second = []] = claimAcknowledgment(fixture('dependents-two-sets.837'));
    expect(first.filter((segment) => /^(?:NM1\*QC|TRN\*2)/.test(segment))).toEqual([
      'TRN*2*0123',
      'NM1*QC*1*TESTPATIENT*AVERY****MI*1TE0TE0TE00',
      'TRN*2*SUBSCRIBER',
      'NM1*QC*1*TESTPATIENT*RILEY****MI*1TE0TE0TE00',
      'TRN*2*DEPENDENT',
    ]);
    expect(second).toContain('TRN*2*NEXTSET');
    expect(first).toContain('QTY*QA*2');
  });

  it('names no patient of another level', () => {
    const two = fixture('dependents-two-sets.837');
    const subscriber =
      'HL*4*1*22*0~\nSBR*P*18*******MB~\nNM1*IL*1*NEXTPATIENT*ROWAN****II*2TE0TE0TE00~\nNM1*PR*2*NOVITAS JH*****PI*04412~\n';
    const claim = two.slice(two.indexOf('CLM*DEPENDENT'), two.indexOf('\nSE*') + 1).replace('DEPENDENT', 'NEXT');
    const nameless = `HL*5*1*22*0~\nSBR*P*18*******MB~\nNM1*PR*2*NOVITAS JH*****PI*04412~\n${claim.replace('NEXT', 'NAMELESS')}`;
    const text = counted(two.replace('SE*30', `${subscriber}${claim}${nameless}SE*30`));
    const [first = []] = claimAcknowledgment(text);
    const nameOf = (number: string) => first[first.indexOf(`TRN*2*${number}`) - 1];
    expect(nameOf('DEPENDENT')).toBe('NM1*QC*1*TESTPATIENT*RILEY****MI*1TE0TE0TE00');
    expect(nameOf('NEXT')).toBe('NM1*QC*1*NEXTPATIENT*ROWAN****II*2TE0TE0TE00');
    expect(nameOf('NAMELESS')).toBe('NM1*QC*1*UNKNOWN');
  });

  it('cuts what is too long for its place, and leaves out what cannot be cut', () => {
    const long = 'X'.repeat(90);
    const text = file({ ...denied, lines: [{ units: 9, modifiers: ['50', 'RTX', '2'] }] })
      .replace('TESTPATIENT*AVERY****MI*1TE0TE0TE01', `${long}*${long}*${long}**${long}*MI*${long}`)
      .replace('SAMPLE-1', long)
      .replace('DENIED', long);
    expect(claimAcknowledgment(text).flat()).toEqual(
      expect.arrayContaining([
        `NM1*QC*1*${long.slice(0, 60)}*${long.slice(0, 35)}*${long.slice(0, 25)}**${long.slice(0, 10)}*MI*${long.slice(0, 80)}`,
        `TRN*2*${long.slice(0, 50)}`,
        `REF*FJ*${long.slice(0, 50)}`,
        'SVC*HC:64640:50*600*****9',
      ]),
    );
  });

  it('names a submitter who is a person', () => {
    const text = file(clean).replace('NM1*41*2*SAMPLE CLEARINGHOUSE****', 'NM1*41*1*SAMPLE*SUBMITTER***');
    expect(claimAcknowledgment(text).flat()).toContain('NM1*41*1*SAMPLE*SUBMITTER****46*SAMPLE01');
  });

  it.each<[string, ClaimSpec, string]>([
    ['modifiers', { lines: [{ modifiers: ['50', 'RT'] }] }, '453'],
    ['a diagnosis', { diagnoses: ['G57'] }, '255'],
    ['units', { lines: [{ units: 9 }, { units: 9 }] }, '476'],
    ['the procedure', { note: 'PULSED RADIOFREQUENCY OF THE SURAL NERVE' }, '454'],
  ])('returns a claim for %s under the status code for it, once', (_name, claim, status) => {
    const segments = claimAcknowledgment(file(claim), { returnAtOrAbove: 0.2 }).flat();
    expect(segments.find((segment) => segment.startsWith('STC*A3'))).toMatch(new RegExp(`\\d\\*{6}A3:${status}$`));
  });

  it('gives the line of a claim that is returned at a low probability', () => {
    const segments = claimAcknowledgment(file(clean), { returnAtOrAbove: 0.05 }).flat();
    expect(segments).toEqual(expect.arrayContaining(['SVC*HC:64640*600*****1']));
  });

  it('gives the bill type, statement dates and revenue code of an institutional claim', () => {
    const lineDate = 'SV2*0250**100*UN*1~\nDTP*472*D8*20260301~';
    const text = counted(fixture('institutional.837').replace('SV2*0250**100*UN*1~', lineDate))
      .replace('20260302-20260302', '20260302-20260304')
      .replace('HC:64640:RT', 'HC:64640:50:RT');
    const segments = claimAcknowledgment(text).flat();
    const claim = segments.slice(segments.indexOf('TRN*2*INST1'));
    expect(claim.slice(0, 4)).toEqual([
      'TRN*2*INST1',
      'STC*A1:20*20261123*WQ*1700.5',
      'REF*BLT*131',
      'DTP*472*RD8*20260302-20260304',
    ]);
    expect(claim[4]).toBe('SVC*HC:64640:50:RT*1600.5**0361***2');
  });

  it('repeats the trace number of an intermediary, and never that of a line', () => {
    const text = counted(file(clean).replace('HI*', 'REF*D9*TRACE1~\nHI*'));
    expect(claimAcknowledgment(text).flat()).toContain('REF*D9*TRACE1');
    const atLine = counted(file(clean).replace('REF*6R*SAMPLE-1', 'REF*D9*TRACE1'));
    expect(claimAcknowledgment(atLine).flat()).not.toContain('REF*D9*TRACE1');
  });

  it('spans the days of all lines', () => {
    const text = file({ ...clean, lines: [{ on: '20260305' }, { on: '20260301', through: '20260302' }, {}] });
    expect(claimAcknowledgment(text).flat()).toContain('DTP*472*RD8*20260301-20260305');
  });

  it('takes the tax number of a provider without an NPI', () => {
    const text = counted(
      file(clean)
        .replace('*****XX*1234567893', '')
        .replace(/(N4\*SAMPLE CITY[^~]*~\n)/, '$1REF*EI*123456789~\n'),
    );
    expect(claimAcknowledgment(text).flat()).toContain('NM1*85*2*SAMPLE PAIN CLINIC*****FI*123456789');
  });

  it('takes no tax number of the pay-to plan for the provider', () => {
    const plan = 'NM1*PE*2*SAMPLE PLAN*****PI*1~\nN3*1 SAMPLE WAY~\nN4*HOUSTON*TX*770020000~\nREF*EI*999999999~\n';
    const text = counted(file(clean).replace('*****XX*1234567893', '').replace('HL*2*1', `${plan}HL*2*1`));
    expect(claimAcknowledgment(text).flat()).toContain('NM1*85*2*SAMPLE PAIN CLINIC');
  });

  it('falls back on the group where the 837 names neither submitter nor receiver', () => {
    const text = counted(file(clean).replace(/NM1\*4[01][^~]*~\n/g, ''));
    const segments = claimAcknowledgment(text).flat();
    expect(segments).toContain('NM1*AY*2*SAMPLE02*****46*SAMPLE02');
    expect(segments).toContain('NM1*41*2*SAMPLE01*****46*SAMPLE01');
  });

  it.each<[string, string, string]>([
    ['that is no amount', 'SIX', 'A7:178'],
    ['with a fraction of a cent', '600.505', 'A7:178'],
    ['that is too long to be exact', '123456789012345678', 'A7:178'],
    ['that is too long', '1234567890123456789', 'A7:178'],
    ['that is missing', '', 'A6:178'],
    ['that is blank', '  ', 'A6:178'],
  ])('rejects a claim with a charge %s, and counts nothing for it', (_name, charge, status) => {
    const text = file({ ...denied, controlNumber: 'BAD' }, clean).replace('CLM*BAD*600', `CLM*BAD*${charge}`);
    const segments = claimAcknowledgment(text, { returnAtOrAbove: 0.5 }).flat();
    const bad = segments.slice(segments.indexOf('TRN*2*BAD'));
    expect(bad.slice(1, 4)).toEqual([
      `STC*${status}*20261123*U*0`,
      'DTP*472*D8*20260302',
      expect.stringMatching(/^HL\*/),
    ]);
    expect(segments).toEqual(expect.arrayContaining(['QTY*90*1', 'QTY*AA*1', 'AMT*YU*600', 'AMT*YY*0']));
    // Longer than 15 digits it is within the guide all the same.
    if (charge.length !== 18) expect(texts(acknowledge(text), 'IK3', 'IK5').join()).toMatch(/IK3\*CLM.*IK5\*E\*5/);
  });

  it('rejects a claim without a patient control number', () => {
    const segments = claimAcknowledgment(file({ controlNumber: 'BAD' }, clean).replace('CLM*BAD*', 'CLM**')).flat();
    expect(segments[segments.indexOf('TRN*2*0') + 1]).toBe('STC*A6:478*20261123*U*600');
    expect(segments).toEqual(expect.arrayContaining(['QTY*90*1', 'QTY*AA*1']));
  });

  it('says everything that is wrong with a claim, up to three statuses', () => {
    const text = counted(
      file({ controlNumber: 'BAD' })
        .replace('CLM*BAD*600', 'CLM**SIX')
        .replace(/DTP\*472[^~]*~\n/, ''),
    );
    expect(claimAcknowledgment(text).flat()).toContain('STC*A6:478*20261123*U*0******A7:178*A6:187');
  });

  it('answers the claims of accepted sets only', () => {
    const set = file(clean).slice(file(clean).indexOf('ST*'), file(clean).indexOf('GE*'));
    const other = set
      .replace('ST*837*0001', 'ST*837*0002')
      .replace(/(SE\*\d+)\*0001/, '$1*0009')
      .replace('CLEAN', 'LOST');
    const text = file(clean).replace('GE*1', `${other}GE*2`);
    const acknowledgments = claimAcknowledgment(text);
    expect(acknowledgments).toHaveLength(1);
    expect(acknowledgments.flat()).not.toContain('TRN*2*LOST');
  });

  it('writes the signs of our texts as X12 has them', () => {
    const excluded = claimAcknowledgment(file({ lines: [{ modifiers: ['GY'] }] }));
    const [, predicted = ''] = excluded.flat().filter((segment) => segment.startsWith('STC*A1:20'));
    expect(predicted).toContain("the line is denied at the patient's cost");
  });
});
