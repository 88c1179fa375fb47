import { describe, expect, it } from 'vitest';
import { notedOf } from '../../support/noted.ts';

const FRAME = 'Diagnosis: neuralgia, failed PT and gabapentin\n';

describe('pulsed and destructive radiofrequency in one note', () => {
  it.each([
    ['Left GON: thermal RF 80C 90 s. Left LON: pulsed RF 42C 120 s.', ['lesser occipital nerve']],
    ['Thermal RF of the left GON at 80 C and pulsed RF of the left LON at 42 C.', ['lesser occipital nerve']],
    [
      'The left sural nerve was lesioned with conventional RF at 80 C.\nPulsed RF at 42 C was used at the left tibial nerve because of its motor fibres.',
      ['tibial nerve'],
    ],
    [
      '1. Left ilioinguinal nerve\nPulsed RF 42C\n2. Left iliohypogastric nerve\nThermal RF 80C',
      ['ilioinguinal nerve'],
    ],
    ['Left GON and left LON: pulsed RF at 42 C, then thermal RF at 80 C of both.', []],
    ['Left GON and left LON: thermal RF 80C 90 s. Pulsed RF was not used.', []],
  ])('%j: only pulsed %j', (lines, expected) => {
    expect([...notedOf(`${FRAME}Procedure: ${lines}`).onlyPulsed.keys()]).toEqual(expected);
  });
});

describe('a note that leaves the technique out', () => {
  it.each([
    ['Description: Needle to the left sural nerve. Lesion at 80 C for 90 seconds.', 'rf_thermal'],
    [
      'Description: The plan was for RFA of the left sural and tibial nerves. Sural: 80C x 90s. Tibial: 80C x 90 s.',
      'rf_thermal',
    ],
    ['Description: Needle to the left sural nerve, treatment delivered.', 'unstated'],
    ['Description: Left sural nerve injected with bupivacaine. Plan was for RFA at 80 C next month.', 'unstated'],
    ['Description: Heating pad at 42 C. Lesion of the left sural nerve.', 'unstated'],
  ])('%j: %s', (lines, expected) => {
    const { technique } = notedOf(`${FRAME}${lines}`);
    expect(technique.kind === 'stated' ? technique.technique : technique.kind).toBe(expected);
  });
});

describe('what was done instead of destruction', () => {
  it.each([
    [
      'Procedure: hydrodissection of the right median nerve with D5W',
      'hydrodissection or a perineural injection',
      'median nerve',
    ],
    [
      'Procedure: right median nerve hydrodissected under ultrasound',
      'hydrodissection or a perineural injection',
      'median nerve',
    ],
    [
      'Procedure: percutaneous electrical nerve field stimulation of the right sural nerve',
      'peripheral nerve stimulation',
      'sural nerve',
    ],
    ['Procedure: Scrambler therapy, right sural nerve', 'peripheral nerve stimulation', 'sural nerve'],
    [
      'Procedure: perineural injection, right saphenous nerve',
      'hydrodissection or a perineural injection',
      'saphenous nerve',
    ],
    [
      'Procedure: RFA right saphenous nerve\nDescription: D5W hydrodissection first, 80C 90 s',
      undefined,
      'saphenous nerve',
    ],
    [
      'TITLE: saphenous nerve RFA\nDescription: She decided against the ablation. Instead the saphenous nerve was injected w/ 3 mL bupivacaine. No RF was delivered.',
      'a nerve block',
      'saphenous nerve',
    ],
    [
      'Procedure: saphenous nerve RFA\nDescription: 2 mL bupivacaine first. Lesion at 80 C. No ablation was done on the left.',
      undefined,
      'saphenous nerve',
    ],
    [
      'Procedure: saphenous nerve cryoneurolysis\nDescription: 2 mL bupivacaine first, then 3 cycles. No RF was used.',
      undefined,
      'saphenous nerve',
    ],
  ])('%j: %s of the %s', (lines, expected, nerve) => {
    const { modulation, treated } = notedOf(`${FRAME}${lines}`);
    expect([modulation?.value.name, treated.map(({ name }) => name)]).toEqual([expected, [nerve]]);
  });
});
