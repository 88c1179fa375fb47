import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { lineFacts } from '../../../domain/claim/line-facts.ts';
import { claimOf } from '../../support/claims.ts';
import { judges } from '../../support/judged-notes.ts';
import { type Answer, answer } from '../../support/note-answers.ts';
import { dataRelease } from '../../support/release.ts';

const COUNT = 'documentation/nerve-count';
const CONFIRMED = 'documentation/destruction-confirmed';
const STATED = 'documentation/modality-stated';
const IDENTIFIED = 'documentation/nerve-identified';
const IMAGING = 'documentation/imaging-guidance';
const PULSED = 'coverage/pulsed-radiofrequency';
const WEAK = 'coverage/technique-not-destructive';
const SIDE = 'claim-form/laterality-mismatch';
const OVERLAP = 'coding/genicular-overlap';
const RF = '80 C for 90 s';
const SURAL = 'Right sural nerve found by stimulation. Two cc of lidocaine.';

function lesionSeconds(note: string): number | undefined {
  const claim = claimOf({ lines: [{ documentation: { note } }] });
  const [line] = claim.serviceLines;
  if (!line) throw new Error('the claim has no line');
  return lineFacts(claim, line, dataRelease().tables, isoDate('2026-11-23')).documented.lesion.secondsPerLesion?.value;
}

describe('heat and time told in words', () => {
  judges([
    [CONFIRMED, 'pass', `${SURAL} The tip was brought up to eighty and held there for a minute and a half.`],
    [CONFIRMED, 'pass', `${SURAL} Eighty-five, hundred fifty seconds, rotate and again.`],
    [CONFIRMED, 'pass', `${SURAL} Then eighty-five, and I'd say ninety seconds.`],
    [CONFIRMED, 'pass', 'Right sural nerve heated, eighty for ninety, in two spots.'],
    [CONFIRMED, 'pass', `${SURAL} It was cooked in two spots, each for ninety seconds with the tip at eighty-five.`],
    [CONFIRMED, 'pass', `${SURAL} The readout sat at 81 from second ten on. Lesion made.`],
    [CONFIRMED, 'pass', `${SURAL} Heat: 80, for ninety, x 2.`],
    [CONFIRMED, 'pass', `${SURAL} I let the generator climb to eighty and stay there for one-twenty seconds.`],
    [STATED, 'finding', 'Right sural nerve: bupivacaine 3 mL. Pulse 80 for two minutes.'],
    [STATED, 'finding', 'Right sural nerve: bupivacaine 3 mL. He is eighty, and sat for ninety seconds.'],
    [STATED, 'finding', 'Right sural nerve: bupivacaine 3 mL. Tourniquet at 80 for 90 seconds.'],
    [
      WEAK,
      'finding',
      'Right saphenous nerve. Radiofrequency on, continuous output, set to 42, two minutes, withdrawn. Strength the same.',
    ],
  ]);

  it.each<[told: string, seconds: number]>([
    ['two minutes', 120],
    ['a hundred seconds', 100],
    ['one hundred and twenty seconds', 120],
    ['a hundred fifty seconds', 150],
    ['one-twenty seconds', 120],
    ['a minute and a half', 90],
    ['one and a half minutes', 90],
    ['eighty five seconds', 85],
  ])('%s', (told, seconds) => {
    expect(answer(CONFIRMED, `Thermal RF of the right sural nerve at 80 C for ${told}.`)).toBe('pass');
    expect(lesionSeconds(`Thermal RF of the right sural nerve at 80 C for ${told}.`)).toBe(seconds);
  });
});

describe('cold told by what it did', () => {
  judges([
    [STATED, 'pass', "Px: cold, L LFCN. Frost #1 2'. Thaw 30 s. Frost #2 2'. Ball felt under the skin."],
    [STATED, 'pass', 'Left sural nerve. I let the gas run: two minutes cold, one minute to thaw, two minutes cold.'],
    [STATED, 'finding', 'Left sural nerve: bupivacaine 3 mL. Frostbite of that foot in childhood.'],
  ]);
});

describe('pulses that nobody calls pulsed radiofrequency', () => {
  const bursts = 'bursts, 20 ms out of every half second, the tip never allowed past 42, four minutes';
  judges([
    [PULSED, 'finding', `R sural, retro-malleolar. We gave the gentle version: ${bursts}.`],
    [PULSED, 'finding', 'R sural nerve. Short bursts, twenty milliseconds of them, twice a second, for four minutes.'],
    [PULSED, 'pass', `R sural nerve. Thermal RF ${RF}. Stimulation 2 Hz with a pulse width of 1 ms, no twitch.`],
    [STATED, 'finding', 'R sural nerve: bupivacaine 3 mL. Stimulated at 2 Hz, pulse width 0.1 ms.'],
  ]);
});

describe('a record that goes on from day to day', () => {
  const block = 'Left saphenous in the canal numbed with 5 mL of bupivacaine. No lesion was made at this visit.';
  const burn = `The saphenous nerve of the left leg was numbed, and then heated in two spots, ${RF}. Numb to the ankle.`;
  const record = (first: string, second: string, third: string): string =>
    `CLINIC RECORD - SAMPLE, TESTINA\n\n${first}${block}\n\n${second}${burn}\n\n${third}Doing nicely.`;
  it.each<[string, string, string]>([
    ['--- visit of February 11, 2025 ---\n', '--- visit of March 20, 2025 ---\n', '--- phone, March 27, 2025 ---\n'],
    ['Visit of February 11, 2025. ', 'Visit of March 20, 2025. ', 'Visit of June 4, 2025. '],
    ['02/11/2025. ', '03/20/2025. ', '06/10/2025. '],
    ['11 FEB 2025  ', '20 MAR 2025  ', '22 APR 2025  '],
  ])('%s', (first, second, third) => {
    const of = (serviceDate: string): Answer =>
      answer(WEAK, record(first, second, third), { on: serviceDate.replaceAll('-', '') });
    expect(of('2025-02-11')).toBe('finding');
    expect(of('2025-03-20')).toBe('pass');
  });

  it('is none where the note above its list of days tells the procedure', () => {
    const note = `PROCEDURE: thermal RF of the left saphenous nerve, ${RF}.\n\n02/11/2025. Saphenous block, 5 mL bupivacaine.\n\n03/20/2025. Saphenous RF as above, tolerated well and walked out of the room.`;
    expect(answer(CONFIRMED, note, { on: '20250320' })).toBe('pass');
  });

  it('is none where its days do not follow each other', () => {
    const note = `03/20/2025. Here for RF of the left saphenous nerve.\n\n01/11/2025. Block, 80 percent better.\n\n02/11/2025. Block, 80 percent better. Left saphenous nerve, ${RF}, today.`;
    expect(answer(CONFIRMED, note, { on: '20250320' })).toBe('pass');
  });
});

describe('screens and pictures', () => {
  const rf = `Right saphenous nerve, RF ${RF}.`;
  it.each<[code: string, Answer, note: string]>([
    [
      '77002',
      'finding',
      `${rf} Linear probe, needle in plane. Stills saved. No xray in this room, the C-arm being with ortho all day.`,
    ],
    [
      '76942',
      'finding',
      `${rf} I ran the ultrasound probe across the groin first, put a cross on the skin, and gave the probe back to the nurse. What followed went by the cross. No picture stored.`,
    ],
    [
      '77002',
      'finding',
      `${rf} Fluoro swung in. Needle 1 to the condyle. Fluoro time 48 sec, the unit doesn't talk to PACS. No pictures.`,
    ],
    [
      '77002',
      'notEvaluated',
      `${rf} The X-ray machine showed the condyle; the needle tip came to rest there. Two films uploaded.`,
    ],
    [
      '76942',
      'notEvaluated',
      `${rf} Ultrasound guided, tip followed live. The first block, in August, had its pictures kept, and the second likewise.`,
    ],
    ['77002', 'notApplicable', `${rf} CT: no fracture left. No imaging.`],
  ])('%s %s: %s', (code, expected, note) => {
    expect(answer(IMAGING, note, {}, { codes: expected === 'notApplicable' ? [] : [code] })).toBe(expected);
  });
});

describe('the second nerve, or the second side, that got something else', () => {
  const right = `Right greater occipital: ${RF}, turned, ${RF}.`;
  const sup = 'Left leg. Sup. peroneal nerve: sclerosed, 1.5 mL of phenol 6% where it pierces the fascia.';
  judges([
    [
      COUNT,
      'finding',
      `Both sides hurt. ${right}\n\nLeft greater occipital: medial to the pulse likewise, and there 2 mL of bupivacaine 0.5%, nothing further.`,
      { units: 2, modifiers: ['50'] },
    ],
    [
      COUNT,
      'pass',
      `Both sides hurt. ${right}\n\nLeft greater occipital: medial to the pulse likewise, 2 mL of bupivacaine, then ${RF}, nothing further.`,
      { units: 2 },
    ],
    [
      COUNT,
      'finding',
      `${sup}\nSural: for now 2 mL marcaine 0.5 + 4 mg dexa behind the fibula; if it is part of the picture we do it next time as we did the other.\nBoth found by nerve stim.`,
      { units: 2 },
    ],
    [COUNT, 'pass', `${sup}\nSural: 1.5 mL of phenol 6% behind the fibula.\nBoth found by nerve stim.`, { units: 2 }],
    [
      SIDE,
      'finding',
      `Scheduled for both sides. We started on the left. The greater occipital nerve was numbed and lesioned, ${RF}. The right was cleaned but no needle entered it.`,
      { modifiers: ['50'] },
    ],
    [
      SIDE,
      'pass',
      `Scheduled for both sides. On the left the greater occipital nerve was numbed and lesioned, ${RF}. On the right the same nerve, ${RF}.`,
      { modifiers: ['50'] },
    ],
    [
      SIDE,
      'pass',
      'Right sural nerve. The tip was taken up to eighty degrees and left there for a minute and a half.',
      { modifiers: ['RT'] },
    ],
    [
      SIDE,
      'pass',
      `On the right, the greater occipital nerve: ${RF}. The same was then visited upon its twin across the midline.`,
      { modifiers: ['50'] },
    ],
  ]);
});

describe('words that speak of another nerve, side or day', () => {
  const first = `Under fluoroscopy the superior cluneal nerve was lesioned, ${RF}.`;
  judges([
    [COUNT, 'notEvaluated', `${first} Then the medial one, same testing, ${RF}.`, { units: 2 }],
    [COUNT, 'finding', `${first} One lesion more on it, ${RF}.`, { units: 2 }],
    [COUNT, 'finding', `${first} The medial one was left untouched.`, { units: 2 }],
    [
      COUNT,
      'notEvaluated',
      `Fluoro. The suprascapular nerve, ${RF}. Coracoid next, which gets you the lateral pectoral as it comes across.`,
      { units: 2 },
    ],
    [
      COUNT,
      'finding',
      `Fluoro. The suprascapular nerve, ${RF}. Needle at the medial plantar heel for a second lesion, none made.`,
      { units: 2 },
    ],
    [
      CONFIRMED,
      'finding',
      'I lesioned his superficial peroneal nerve at 80 C for 90 s in October 2023. Today RF of the right sural nerve.',
    ],
    [CONFIRMED, 'pass', `Right sural nerve. Settings as in 2023: ${RF}.`],
    [COUNT, 'finding', `Left sural nerve, RF ${RF}. He is a twin. His brother has the same.`, { units: 2 }],
    [COUNT, 'finding', `Left sural nerve, RF ${RF}. A pair of wide boots was advised.`, { units: 2 }],
    [COUNT, 'notEvaluated', `Left sural nerve, RF ${RF}. Then its twin, RF ${RF}.`, { units: 2 }],
    [COUNT, 'finding', `Right sural nerve, ${RF}. The saphenous nerve is put off until June.`, { units: 2 }],
    [
      SIDE,
      'finding',
      `Intent: burn the greater occipital nerve on each side.\n\nThe left one went by the book. The greater occipital nerve of the left was lesioned, ${RF}.\n\nThe other one did not happen.`,
      { modifiers: ['50'] },
    ],
    [SIDE, 'notApplicable', `He lost the right leg in 1991. The sural nerve was found, ${RF}.`, { modifiers: ['LT'] }],
    [
      CONFIRMED,
      'pass',
      'The display is in Fahrenheit. Right sural nerve: one hundred seventy-six, held for a minute and a half.',
    ],
    [
      STATED,
      'pass',
      `Superior cluneal nerve, 3 mL lidocaine. RF lesions, ${RF}, all of it on what I consider a single nerve.`,
    ],
    [STATED, 'finding', `Superior cluneal nerve, 3 mL bupivacaine. We discussed RF, ${RF}, for the summer.`],
    [STATED, 'finding', 'Right sural nerve, 3 mL bupivacaine. He was offered alcohol 98%, 1 mL, and wants to think.'],
    [STATED, 'pass', 'Right sural nerve by radiofrequency. Each was asked what it felt, and heated, 80 C for 90 s.'],
    [
      STATED,
      'pass',
      'Left LFCN. Lido. Once he no longer felt the skin: dehydrated alcohol 98%, 1.5 mL, circling the nerve.',
    ],
  ]);
});

describe('names that stand for others, and names of places', () => {
  const knee = `superolateral genicular n. at the outer flare. Up and in: its counterpart on the inner flare, superomedial. Down and in: the tibial flare, inferomedial.`;
  judges([
    [
      OVERLAP,
      'finding',
      `Right knee. Up and out: ${knee} ${RF} at each of the corners.`,
      { units: 3, modifiers: ['RT'] },
    ],
    [
      IDENTIFIED,
      'finding',
      `Cannulae to the genicular nerves of the left knee, two femoral and one tibial site. Each of the genicular nerves got ${RF}.`,
      { units: 3 },
    ],
    [
      IDENTIFIED,
      'finding',
      `Sural, saphenous and deep peroneal territories all normal to pin. The cannula was brought down on the cord in the scar, and the nerve there was burned, ${RF}.`,
    ],
    [
      IDENTIFIED,
      'pass',
      `Sural, saphenous and deep peroneal territories all normal to pin. The medial calcaneal nerve was burned, ${RF}.`,
    ],
  ]);
});
