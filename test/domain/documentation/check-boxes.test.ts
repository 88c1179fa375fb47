import { describe, expect, it } from 'vitest';
import type { LineSpec } from '../../support/claims.ts';
import { type Answer, answer } from '../../support/note-answers.ts';

const IMAGING = 'documentation/imaging-guidance';
const DONE = 'PROCEDURE: Thermal RF of the left sural nerve\nSural nerve, left, 80 C for 90 s.\n';

describe('an empty box', () => {
  it.each<[note: string, expected: Answer]>([
    ['guidance: [ ] none  [x] ultrasound  [ ] CT\n  needle_visualised_realtime: Y\n  us_images_saved: Y (n=2)', 'pass'],
    ['Guidance\n[x] Ultrasound\n[ ] Fluoroscopy\nneedle seen in real time, images saved to PACS', 'pass'],
    ['Guidance:\t[x] Ultrasound\t[ ] Fluoro\treal time: yes\timages saved: yes', 'pass'],
    [
      'Guidance: \u2612 ultrasound \u2610 fluoroscopy\nreal-time needle tracking throughout; clip stored in PACS',
      'pass',
    ],
    ['Guidance: (x) US  ( ) CT  ( ) none   images_saved: Y   real_time: Y', 'pass'],
    [
      'Ultrasound guidance, real time      [x] yes   [ ] no\nImages stored                      [x] yes   [ ] no',
      'pass',
    ],
    [
      'Ultrasound guidance, real time      [x] yes   [ ] no\nImages stored                      [ ] yes   [x] no',
      'finding',
    ],
    ['guidance: [ ] none  [x] ultrasound  [ ] CT\n  realtime: Y\n  images_saved: N', 'finding'],
    ['Guidance: [x] ultrasound [ ] CT\n[ ] images saved\n[x] needle seen in real time', 'finding'],
    [
      'Guidance: [x] ultrasound [ ] CT\nReal time: yes\n[ ] Permanent images of the needle at the nerve were obtained and\nstored in the archive of the department',
      'finding',
    ],
    ['[ ] Ultrasound used   [x] Landmark technique   [x] Nerve stimulator', 'finding'],
  ])('speaks of its own choice alone: %j', (note, expected) => {
    expect(answer(IMAGING, DONE + note, {}, { codes: ['76942'] })).toBe(expected);
  });

  it.each<[guidance: string, code: string, expected: Answer]>([
    // Fluoroscopy is live by its name, and who ran it is not told.
    ['[X] fluoro\nReal-time needle visualization: [ ] Y [ ] N (US only)\n', '77002', 'notEvaluated'],
    ['[X] fluoro / Real-time needle visualization: [ ] Y [ ] N (US only) / ', '77002', 'notEvaluated'],
    ['[X] fluoro\n   Real-time needle visualization: [ ] Y [ ] N   (US only)\n   ', '77002', 'notEvaluated'],
    ['[X] fluoro  [ ] ultrasound  [ ] none\nReal time: [ ] Yes  [ ] No\n', '77002', 'notEvaluated'],
    ['[ ] fluoro  [X] ultrasound  [ ] none\nReal time: [ ] Yes  [ ] No\n', '76942', 'finding'],
    ['[X] ultrasound / Real-time needle visualization: [ ] Y [ ] N (US only) / ', '76942', 'finding'],
    ['[X] ultrasound\nReal-time needle visualization: [X] Y [ ] N (US only)\n', '76942', 'pass'],
    ['[X] ultrasound\nReal-time needle visualization: [ ] Y [X] N (US only)\n', '76942', 'finding'],
  ])('says nothing where both yes and no were left empty: %j', (guidance, code, expected) => {
    const form = `Guidance: ${guidance}Images permanently stored: [X] Y [ ] N`;
    expect(answer(IMAGING, DONE + form, {}, { codes: [code] })).toBe(expected);
  });

  it.each([
    '[ ] Ultrasound used   [x] Landmark technique   [x] Transcutaneous nerve stimulator',
    '[ ] Ultrasound used   [x] Landmark technique\n[ ] Images saved   [ ] Real time',
    'Method:\n  ( ) Ultrasound guided\n  ( ) Fluoroscopy guided\n  (x) Anatomic landmarks',
  ])('states no guidance: %j', (note) => {
    expect(answer(IMAGING, DONE + note)).toBe('notApplicable');
  });

  it.each<[ruleId: string, note: string, expected: Answer]>([
    [
      'documentation/destruction-confirmed',
      'Technique: \u2610 cryo \u2611 RF \u2610 other\ntemperature 80 C, 90 seconds, 2 lesions',
      'pass',
    ],
    ['documentation/modality-stated', 'Technique: [x] block  [ ] RF  [ ] phenol\nbupivacaine 0.25% 3 mL', 'finding'],
    [
      'coverage/pulsed-radiofrequency',
      'Mode: ( ) thermal  (x) pulsed  ( ) cooled\n  temp: 42 C   time: 240 s',
      'finding',
    ],
    ['coverage/pulsed-radiofrequency', '[x] thermal RF  [ ] pulsed\n  [ ] cooled\ntemp_c: 80  time_s: 90', 'pass'],
    [
      'coverage/pulsed-radiofrequency',
      'Technique: [X] RF  [ ] pulsed RF  [ ] cooled RF  [ ] cryo\nTemp: [80] C   Time: [90] s',
      'pass',
    ],
    [
      'coverage/pulsed-radiofrequency',
      'Technique: [ ] RF  [X] pulsed RF  [ ] cooled RF  [ ] cryo\nTemp: [42] C   Time: [240] s',
      'finding',
    ],
    ['coverage/pulsed-radiofrequency', 'Technique: ( ) pulsed (X) RF ( ) cryo\nTemp: 80 C   Time: 90 s', 'pass'],
  ])('ends with its line: %s, %j', (ruleId, note, expected) => {
    expect(answer(ruleId, `Left sural nerve.\n${note}\n`)).toBe(expected);
  });

  it('names no nerve by the stimulator that found it', () => {
    const note =
      'Phenol 6 %, 2 mL, left tibial nerve, found by a transcutaneous nerve stimulator. A second shot there.';
    expect(answer('documentation/nerve-count', note, { units: 2 })).toBe('finding');
  });
});

const NERVE = 'Nerve:     \u25a1 Saphenous   \u25a0 Sural   \u25a1 Sup. peroneal\nSide: \u25a0 L  \u25a1 R\n';

describe('what a form offers', () => {
  it.each<[ruleId: string, note: string, expected: Answer, line?: LineSpec]>([
    // Squares, circles, ticks in brackets and lines to mark say what boxes say.
    [
      'coverage/pulsed-radiofrequency',
      `${NERVE}\u25a1 Thermal RF   \u25a0 Pulsed RF   \u25a1 Cryo\n42 C 240 s`,
      'finding',
    ],
    ['coverage/pulsed-radiofrequency', `${NERVE}\u25a0 Thermal RF   \u25a1 Pulsed RF   \u25a1 Cryo\n80 C 90 s`, 'pass'],
    ['documentation/nerve-count', `${NERVE}\u25a0 Thermal RF  \u25a1 Pulsed RF\n80 C 90 s`, 'finding', { units: 2 }],
    [
      'documentation/modality-stated',
      'nerve: LFCN, L\nmodality: RF \u25a1   cryo \u25a1   phenol \u25a1\nstim: 0.4',
      'finding',
    ],
    [
      'documentation/modality-stated',
      'nerve: LFCN, L\nmodality: RF \u25a1   cryo \u25a0   phenol \u25a1\n2 cycles, 2 min',
      'pass',
    ],
    [
      'coverage/technique-not-destructive',
      '\u25cf Block  \u25cb RF\n\u25cb Sural  \u25cf Saphenous nerve, L\nbupivacaine 0.5 % 4 mL',
      'finding',
    ],
    [
      'documentation/nerve-count',
      '[\u2713] sural   [ ] saphenous   [\u2713] tibial, left\nthermal RF 85 C x 90 s at each nerve',
      'notEvaluated',
      { units: 2 },
    ],
    ['documentation/modality-stated', 'Left sural nerve.\n___ RFA  ___ cryo  _X_ block\nlidocaine 2 % 3 mL', 'finding'],
    // Lines are marked before a choice, behind it, in their place, or by whoever treated it.
    ['documentation/modality-stated', 'Left sural nerve.\n__x__ RF   _____ block\n80 C 90 s', 'pass'],
    ['coverage/pulsed-radiofrequency', 'Left sural nerve.\nRF__  pulsed__X  cryo__\n42 C 240 s', 'finding'],
    ['coverage/pulsed-radiofrequency', 'Left sural nerve.\nXX RF  __ pulsed  __ cryo\n80 C 90 s', 'pass'],
    [
      'documentation/nerve-count',
      'X__ RF   ___ pulsed   80 C 90 s\nKD__ left sural nerve\n___ left saphenous nerve',
      'finding',
      { units: 2 },
    ],
    ['documentation/imaging-guidance', `${DONE}U/S: Y__X N__  live view Y__X N__  image filed Y__X N__`, 'pass'],
    ['documentation/imaging-guidance', `${DONE}U/S: Y__X N__  live view Y__X N__  image filed Y__ N__X`, 'finding'],
    ['documentation/imaging-guidance', `${DONE}X__ US   ___ CT   Films saved ___ yes X__ no   52 s`, 'finding'],
    ['documentation/imaging-guidance', `${DONE}US, live view. Images saved.\nSigned X__________________ Dr. Q`, 'pass'],
    // A square or a circle alone is the point of a list.
    [
      'documentation/nerve-count',
      'Left, thermal RF 80 C 90 s\n\u25a1 sural nerve\n\u25a1 saphenous nerve\n',
      'notEvaluated',
      { units: 2 },
    ],
    // Of a template that was answered the answer counts.
    ['documentation/imaging-guidance', `${DONE}Guidance [US / fluoro / none] >> none`, 'notApplicable'],
    [
      'coverage/pulsed-radiofrequency',
      'Nerve (GON / LON): GON, left\nLesion (thermal / pulsed): pulsed, 42 C, 4 min',
      'finding',
    ],
    [
      'coverage/pulsed-radiofrequency',
      'Nerve (GON / LON): GON, left\nLesion (thermal / pulsed): thermal, 80 C, 90 s',
      'pass',
    ],
    [
      'coverage/pulsed-radiofrequency',
      'Left sural nerve\nMode (circle):  thermal   pulsed   -> circled: pulsed\n42 C 240 s',
      'finding',
    ],
    ['documentation/imaging-guidance', `${DONE}Guidance: ~~US~~ ~~fluoro~~ none`, 'notApplicable'],
    ['documentation/nerve-count', 'GON (left/right): 80 C / 80 C, 90 s, thermal RF', 'pass', { units: 1 }],
    // A field or a row that holds a denial and no more.
    [
      'coverage/pulsed-radiofrequency',
      'SSN L\nmode=PULSED Tmax=42C dur=240s\nmode=THERMAL -- not used --\nSSN RFA done',
      'finding',
    ],
    [
      'coverage/pulsed-radiofrequency',
      'Target       L suprascapular n.\nThermal RF   Y\nPulsed RF    N\nTemp         80\nSec          90',
      'pass',
    ],
    [
      'documentation/nerve-count',
      'thermal RF\nGON R   no\nGON L   yes   80 C 90 s\nLON L   yes   80 C 90 s',
      'finding',
      { units: 3, modifiers: [] },
    ],
    [
      'documentation/nerve-count',
      'thermal RF\nGON R   yes   80 C 90 s\nGON L   yes   80 C 90 s\nLON L   yes   80 C 90 s',
      'pass',
      { units: 3, modifiers: [] },
    ],
    [
      'documentation/imaging-guidance',
      `${DONE}US real time, captures (n = 4) filed in PACS`,
      'pass',
      { codes: ['76942'] } as LineSpec,
    ],
    // The key of a log may have its unit, or hang on its value.
    [
      'documentation/destruction-confirmed',
      '"nerve","sural L"\n"mode","thermal"\n"temp_c","80"\n"time_s","90"',
      'pass',
    ],
    [
      'documentation/destruction-confirmed',
      'L SURAL NERVE\nCH1 MODE=CONVENTIONAL SETTEMP=80 ACTTEMP=79 TIME=90',
      'pass',
    ],
    ['documentation/destruction-confirmed', 'Left sural nerve RFA. ER 10\u00b0, abd 60\u00b0.', 'finding'],
    // Levels behind a shortened noun, and names of which one word is shortened.
    [
      'documentation/nerve-count',
      'L intercostal nn. T5, T6, T7 frozen, \u221260 \u00b0C x 2 min. Chest wall closed.',
      'finding',
      { units: 4 },
    ],
    [
      'documentation/nerve-count',
      'Right knee, thermal RF 80 C 90 s:\nsup. medial genic\ninf. medial genic\n',
      'pass',
      { units: 2 },
    ],
    [
      'coverage/technique-not-destructive',
      'INJECTION / ABLATION SLIP\n(X) nerve block ( ) RF\nL saphenous nerve, ropivacaine 0.2 % 8 mL\nPlan   schedule RFA at 80 C',
      'finding',
    ],
  ])('is told by what was chosen: %s, %j', (ruleId, note, expected, line = {}) => {
    expect(answer(ruleId, note, line)).toBe(expected);
  });
});

describe('the answer of a field', () => {
  const LIVE = 'Ultrasound, needle seen in real time.\n';
  it.each<[note: string, expected: Answer]>([
    ['Image stored?   o yes   * no', 'finding'],
    ['Image stored?   * yes   o no', 'pass'],
    ['Image stored:  ( ) Yes  (o) No', 'finding'],
    ['Image stored:  (o) Yes  ( ) No', 'pass'],
    ['Image stored: [x] yes, PACS  [ ] no', 'pass'],
    ['{[\u25cb] image stored [\u25cf] no image stored}', 'finding'],
    ['Image archive {*** accession}', 'finding'],
    ['Image archived: [choose one]', 'finding'],
    ['Image archived: ***', 'finding'],
    ['Image archived: yes ***', 'pass'],
    ['*** images saved to PACS ***', 'pass'],
    ['Question: Were images saved?\nAnswer: No', 'finding'],
    ['Question: Were images saved?\nAnswer: Yes, to PACS', 'pass'],
    ['{"images_saved":false}', 'finding'],
    ['{"images_saved":true}', 'pass'],
  ])('is the one that was marked or filled in: %j', (note, expected) => {
    expect(answer(IMAGING, `${DONE}${LIVE}${note}\n`, {}, { codes: ['76942'] })).toBe(expected);
  });

  it.each<[ruleId: string, note: string, expected: Answer, units?: number]>([
    ['claim-form/laterality-mismatch', 'Nerve: o tibial   * sural\nSide: o L   * R\nCryo 3 x 2 min', 'finding'],
    ['claim-form/laterality-mismatch', 'Nerve: o tibial   * sural\nSide: * L   o R\nCryo 3 x 2 min', 'pass'],
    ['coverage/pulsed-radiofrequency', 'Left sural nerve\n( ) Thermal RF  (o) Pulsed RF\n42 C, 240 s', 'finding'],
    ['coverage/pulsed-radiofrequency', 'Left sural nerve\n(o) Thermal RF  ( ) Pulsed RF\n80 C, 90 s', 'pass'],
    [
      'documentation/destruction-confirmed',
      'Left sural nerve\nAgent: ( ) phenol  (o) alcohol\n  concentration [ 70 ] %  volume [ 3 ] mL',
      'pass',
    ],
    [
      'documentation/destruction-confirmed',
      'PHENOL RECORD\n#   Nerve     Side   mL    Conc\n1   Tibial    L      2.0   6%\n',
      'pass',
    ],
    [
      'documentation/destruction-confirmed',
      'PHENOL RECORD\n#   Nerve     Side   mL\n1   Tibial    L      2.0\n',
      'finding',
    ],
    [
      'coverage/technique-not-destructive',
      'Toxin: [x] yes [ ] no  Botox 200 U left gastrocnemius\nPhenol: [ ] yes [x] no\n  [ ] tibial [ ] obturator',
      'finding',
    ],
    [
      'documentation/nerve-identified',
      'Toxin: [x] yes [ ] no  Botox 200 U left gastrocnemius\nPhenol: [ ] yes [x] no\n  [ ] tibial [ ] obturator',
      'finding',
    ],
    [
      'coverage/technique-not-destructive',
      'Toxin: [ ] yes [x] no\nPhenol: [x] yes [ ] no  6 % 3 mL\n  [x] tibial nerve [ ] obturator\nToxin deferred since phenol was enough',
      'pass',
    ],
    ['documentation/nerve-identified', 'Left, phenol 6 % 2 mL.\nNerve: superior gluteal', 'notEvaluated'],
  ])('holds for what was done: %s, %j', (ruleId, note, expected, units = 1) => {
    expect(answer(ruleId, `${note}\n`, { units, modifiers: ['LT'] })).toBe(expected);
  });
});
