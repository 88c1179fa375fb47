import { describe, expect, it } from 'vitest';
import { type Answer, answer } from '../../support/note-answers.ts';

const DONE =
  'Prone on the table, left ankle prepped and draped. A 22 gauge RF cannula was placed along the left sural nerve and sensory testing was concordant.';
const HEAT = ' RF at 80 C for 90 seconds.';
const TALK = 'In radiofrequency ablation the sural nerve is destroyed at 80 C for 90 seconds.';

/** A packet of four parts, each under a label of the shape. */
function packet(
  shape: (label: string, number: number) => string,
  parts: readonly (readonly [string, string])[],
): string {
  const bodies = parts.map(([label, body], index) => `${shape(label, index + 1)}\n${body}`);
  return `FICTION PAIN CENTER   Patient T. Sample\n\n${bodies.join('\n\n')}`;
}

const SHAPES: readonly ((label: string, number: number) => string)[] = [
  (label) => `=== ${label} ===`,
  (label) => `     = ${label} =`,
  (label) => `--- ${label} ---`,
  (label) => `** ${label} **`,
  (label) => `## ${label}`,
  (label) => `<<${label}>>`,
  (label) => `[${label}]`,
  (label, number) => `(${number}) ${label}`,
  (label, number) => `[${number}] ${label}`,
  (label, number) => `SECTION ${number}  ${label}`,
  (label, number) => `TAB ${'ABCD'[number - 1]}: ${label}`,
  (label, number) => `Att ${number}. ${label}`,
  (label, number) => `DOC ${number} OF 4    ${label}`,
  (label, number) => `PAGE ${number} - ${label}`,
  (label, number) => `${['I', 'II', 'III', 'IV'][number - 1]}. ${label}`,
  (label, number) => `${number}. ${label}:`,
  (label, number) => `>>> p${number} ${label.toUpperCase()}`,
  (label) => `> ${label}`,
  (label) => `Document: ${label}`,
  (label, number) => `Pg ${number}\n${label}`,
  (label, number) => `--- Page ${number}/4 ---\n${label}`,
];

describe('parts of a packet', () => {
  it.each(SHAPES.map((shape) => [shape('Procedure', 3), shape] as const))('%s', (_, shape) => {
    const parts = (told: string) =>
      packet(shape, [
        ['Pain consult', TALK],
        ['Consent', TALK],
        ['Procedure', told],
        ['Aftercare leaflet', TALK],
      ]);
    const at = (note: string): Answer => answer('documentation/destruction-confirmed', note, { modifiers: ['LT'] });
    expect(at(parts(DONE))).toBe('finding');
    expect(at(parts(DONE + HEAT))).toBe('pass');
  });

  it.each<[label: string, expected: Answer]>([
    ['Prior visit, 9 weeks earlier', 'finding'],
    ['Counselling sheet', 'finding'],
    ['Previous procedure note (copied)', 'finding'],
    ['Charge capture', 'finding'],
    ['Payer fax', 'finding'],
    ['What to expect', 'finding'],
    // What belongs to the procedure wherever it stands.
    ['Addendum', 'pass'],
    ['Generator log', 'pass'],
    ['Attending attestation', 'pass'],
  ])('%s', (label, expected) => {
    const note = packet(
      (of) => `=== ${of} ===`,
      [
        ['H&P', 'Burning at the left ankle.'],
        ['Operative report', DONE],
        [label, 'RF lesion of the left sural nerve: 80 C for 90 seconds.'],
      ],
    );
    expect(answer('documentation/destruction-confirmed', note, { modifiers: ['LT'] })).toBe(expected);
  });

  it('is read as a whole where no part is labelled as the telling', () => {
    const note = packet(
      (of) => `=== ${of} ===`,
      [
        ['Clinic visit', `${DONE}${HEAT}`],
        ['Consent', 'Signed.'],
        ['Instructions', 'Ice.'],
      ],
    );
    expect(answer('documentation/destruction-confirmed', note, { modifiers: ['LT'] })).toBe('pass');
  });

  it('is read as a whole where the part of the procedure only names it', () => {
    const note = packet(
      (of) => `=== ${of} ===`,
      [
        ['Procedure', 'Ablation, left sural nerve.'],
        ['Visit', `${DONE}${HEAT}`],
        ['Instructions', 'Ice.'],
      ],
    );
    expect(answer('documentation/destruction-confirmed', note, { modifiers: ['LT'] })).toBe('pass');
  });

  it.each<[above: string, expected: Answer]>([
    ['Dear reviewer, we do not send films by mail.', 'pass'],
    ['Images saved: [ ] Y [ ] N (template, not edited)', 'pass'],
    // What tells of the procedure itself is heard wherever it stands.
    ['Needle to the left sural nerve under live ultrasound. No images were saved.', 'finding'],
  ])('above its first part: %s', (above, expected) => {
    const note = `${above}\n\n${packet(
      (of) => `[${of}]`,
      [
        ['Referral', 'Burning at the left ankle.'],
        ['Procedure', `${DONE}${HEAT} Live ultrasound, pictures archived to PACS.`],
        ['Handout', TALK],
      ],
    )}`;
    const line = { modifiers: ['LT'], otherCodes: ['76942'] };
    expect(answer('documentation/imaging-guidance', note, line)).toBe(expected);
  });

  it.each<[heads: string, expected: Answer]>([
    // Documents in capitals, one of them of another day.
    ['EARLIER OPERATION 8/15/2023\nRight saphenous nerve cryo, 3 cycles.\n\nFRONT DESK\nCopay.', 'finding'],
    ['ADDENDUM\nThe nerve was the left saphenous nerve.\n\nFRONT DESK\nCopay.', 'pass'],
  ])('in capitals: %s', (heads, expected) => {
    const told = 'A needle went to the sore spot. The painful nerve on the left was coagulated at 80 C for 90 seconds.';
    const note = `CHARGE TICKET\n64640 LT\n\nPROCEDURE 7/1/2025\n${told}\n\n${heads}`;
    expect(answer('documentation/nerve-identified', note, { modifiers: ['LT'] })).toBe(expected);
  });

  it('is none where capitals head the parts of a note', () => {
    const note = `BRIEF HISTORY\nBurning.\n\nPROCEDURE\n${DONE}\n\nMEDICATIONS\nPhenol 6 %, 3 mL to the left sural nerve.\n\nPLAN\nIce.`;
    expect(answer('documentation/destruction-confirmed', note, { modifiers: ['LT'] })).not.toBe('finding');
  });

  it('takes numbered steps for no parts', () => {
    const note =
      'PROCEDURE: thermal RFA left sural nerve\n1. Consent was signed.\n2. Operative field prepped, needle at the sural nerve, stimulation concordant as before in the office.\n3. Blocks of skin with lidocaine.\n4. Previous site avoided, 80 C for 90 seconds.';
    expect(answer('documentation/destruction-confirmed', note, { modifiers: ['LT'] })).toBe('pass');
  });
});

describe('parts that bear their days', () => {
  const LINE = { modifiers: ['LT'] };
  const told =
    'Left sural nerve. Prone, prepped. RF cannula behind the fibula, sensory 0.3 V. RFA performed, tolerated well.';
  const before = 'RF of the left sural nerve at 80 C for 90 seconds, two lesions.';

  it.each<[shape: string, label: (name: string, day: 'old' | 'own') => string]>([
    ['OFFICE 5/12/2025:', (name, day) => `${name.toUpperCase()} ${day === 'old' ? '5/12/2025' : '5/28/2025'}: `],
    ['Office 5/12/25 -', (name, day) => `${name} ${day === 'old' ? '5/12/25' : '5/28/25'} - `],
    ['c) 5/12/2025 Office:', (name, day) => `c) ${day === 'old' ? '5/12/2025' : '5/28/2025'} ${name}: `],
    ['2025-05-12 Office.', (name, day) => `${day === 'old' ? '2025-05-12' : '2025-05-28'} ${name}. `],
    ['OFFICE (12 May 2025)', (name, day) => `${name.toUpperCase()} (${day === 'old' ? '12' : '28'} May 2025)\n`],
    ['May 12, 2025 - Office', (name, day) => `May ${day === 'old' ? '12' : '28'}, 2025 - ${name}\n`],
    ['Office, 12-May-2025.', (name, day) => `${name}, ${day === 'old' ? '12' : '28'}-May-2025. `],
  ])('%s', (_, label) => {
    for (const gap of ['\n', '\n\n']) {
      const packet = (now: string): string =>
        [
          label('Procedure', 'old') + before,
          `${label('Visit', 'old')}Nine good months, wants it again.`,
          label('Procedure', 'own') + now,
          `${label('Nursing', 'own')}Vitals ok, pain 1/10.`,
          label('Letter', 'own') + before,
        ].join(gap);
      expect(answer('documentation/destruction-confirmed', packet(told), LINE)).toBe('finding');
      expect(answer('documentation/destruction-confirmed', packet(`${told} 80 C, 90 s.`), LINE)).toBe('pass');
    }
  });

  it('tells the procedure in the last visit that tells one, where no part is headed as one', () => {
    const packet = (now: string): string =>
      `VISIT 03/15/2024 - Procedure: ${before}\nVISIT 01/10/2025 - 9 mo good.\nVISIT 02/14/2025 - ${now}\nRN 2/14/25 - ok.\nLETTER 3/30/2025 - "RFA as documented."`;
    expect(answer('documentation/destruction-confirmed', packet(told), LINE)).toBe('finding');
    expect(answer('documentation/destruction-confirmed', packet(`${told} 80 C, 90 s.`), LINE)).toBe('pass');
  });

  it.each<[addendum: string, expected: Answer]>([
    ['ADDENDUM 6/02/2025: the lesion was at 80 C for 90 s.', 'pass'],
    ['ADDENDUM 6/02/2025: came back today, lesion at 80 C for 90 s, separate claim.', 'finding'],
  ])('%s', (addendum, expected) => {
    const note = `OFFICE 5/12/2025: burning.\nPROCEDURE 5/28/2025: ${told}\n${addendum}\nPHONE 6/05/2025: better.`;
    expect(answer('documentation/destruction-confirmed', note, LINE)).toBe(expected);
  });

  it.each<[visit: string, now: string, expected: Answer]>([
    ['sural or superficial peroneal nerve', 'The painful nerve was found by palpation.', 'finding'],
    ['sural or superficial peroneal nerve', 'Left sural nerve ablated behind the fibula.', 'pass'],
  ])('a nerve of %s: %s', (visit, now, expected) => {
    const note = `OFFICE 5/12/2025: block of the ${visit} helped.\nCONSENT 5/28/2025: ablation of a nerve\nPROCEDURE 5/28/2025: ${now} Needle, RF 80 C, 90 sec, two lesions.\nF/U 6/25/2025: better.`;
    expect(answer('documentation/nerve-identified', note, LINE)).toBe(expected);
  });

  it('takes dates in a list of a note for no end of it', () => {
    const note = `PROCEDURE NOTE 5/28/2025\nIndication: neuralgia.\nBlock 4/2/2025: 80%\nMRI 4/9/2025: scar\n\nPROCEDURE: thermal RFA left sural nerve\n${told} 80 C, 90 s.`;
    expect(answer('documentation/destruction-confirmed', note, LINE)).toBe('pass');
  });
});

it('takes the part of the day that tells the lesion for its procedure, and no log that names a probe', () => {
  const note =
    'PACKET\n1. Note of 07/10/2025: US guided diagnostic block, right sural nerve. 4 mL bupi .25%. 100% relief.\n\n2. Note of 07/31/2025: Right sural nerve RFA. 20G 10 cm cannula adjacent to the nerve. 1.5 mL 2% lidocaine. 80 C 90 s, then turned, 80 C 90 s.\n\n3. Tech log 07/31/2025: probe cleaned 10:40. Disk full, no captures kept for this case.\n\n4. Note of 09/04/2025: 75% relief.';
  const line = { on: '20250731', modifiers: ['RT'] };
  expect(answer('documentation/modality-stated', note, line)).toBe('pass');
  expect(answer('documentation/destruction-confirmed', note, line)).toBe('pass');
});
