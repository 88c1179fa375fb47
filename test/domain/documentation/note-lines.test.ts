import { describe, expect, it } from 'vitest';
import { notedOf } from '../../support/noted.ts';

const THERMAL = 'RFA left sural nerve.';

function told(note: string): string {
  const { nerves, lesion, technique } = notedOf(note);
  const names = nerves.kind === 'named' ? nerves.nerves.map(({ name }) => name).join(', ') : nerves.kind;
  const heat = lesion.temperatureCelsius?.value ?? lesion.concentrationPercent?.value ?? lesion.freezeCycles?.value;
  return `${technique.kind === 'stated' ? technique.technique : technique.kind}; ${names}; ${heat ?? 'none'}`;
}

describe('steps of the procedure behind a reason', () => {
  it.each([
    [
      `${THERMAL}\nDx: neuralgia. Conservative tx failed (PT). RF needle was placed at the ankle. RF lesion at 80 C for 90 sec.`,
      'rf_thermal; sural nerve; 80',
    ],
    [
      'Procedure: iovera knee. Dx: OA knee, failed PT. Infrapatellar branch of the saphenous nerve. 15 cycles x 60 s.',
      'cryo_iovera; infrapatellar branch of the saphenous nerve; 15',
    ],
    [
      'Procedure: neurolysis left sural nerve\nHx: pain 14 months. Block gave 90% relief.\nPoint marked behind the malleolus. Then 1 mL of dehydrated alcohol 98% deposited.',
      'chem_alcohol; sural nerve; 98',
    ],
    [
      `${THERMAL} 80C 90 s.\nHx: In 2023 she had 3 mL of 6% phenol with 5 months of relief.`,
      'rf_thermal; sural nerve; 80',
    ],
    [`${THERMAL} 80C 90 s.\nDx: neuralgia. Prior pulsed RF at 42 C.`, 'rf_thermal; sural nerve; 80'],
    [
      `${THERMAL} In May of last year she had pulsed radiofrequency (42 C, 120 s x 3) without benefit. Today a lesion at 85 C for 90 s.`,
      'rf_thermal; sural nerve; 85',
    ],
    [
      'S: occipital headache\nP: Today performed thermal RFA R GON, 80C x 90 s. F/u 6 wk, consider pulsed RF of the LON.',
      'rf_thermal; greater occipital nerve; 80',
    ],
    ['S: occipital headache\nP: thermal RFA R GON 80C x 90 s will be done, not today.', 'unstated; unstated; none'],
    [
      'Operative summary: RF thermal neurotomy, L sural + L superficial peroneal. Two nerves. 85C/60s.',
      'rf_thermal; sural nerve, superficial fibular nerve; 85',
    ],
    [
      'Procedure: sclerosing solution 30% alcohol 1 mL, R foot, Morton\u2019s neuromata',
      'chem_alcohol; common digital plantar nerve; 30',
    ],
    ['Procedure: RF of the left sural nerve. Two burns at 80 for 90 sec each.', 'rf_thermal; sural nerve; 80'],
    [
      'Procedure: RF of the left sural nerve\nRF in bursts, 45 volts, tip not exceeding 42 C, for 6 minutes.',
      'rf_pulsed; sural nerve; 42',
    ],
    [
      'Dx: spastic hemiplegia. Goals: dressing, hygiene.\nChemical neurolysis with 5% phenol:\nR musculocutaneous nerve / 3 mL',
      'chem_phenol; musculocutaneous nerve; 5',
    ],
    [
      `${THERMAL}\nDx: neuralgia, failed PT. 80 C x 60 s, stimulation guided, no imaging.`,
      'rf_thermal; sural nerve; 80',
    ],
  ])('%j: %s', (note, expected) => {
    expect(told(note)).toBe(expected);
  });

  it.each([
    [
      'Dx: neuralgia. Fluoroscopy was real time; spot images saved.',
      ['modality', 'realTimeSupervision', 'imageArchival'],
    ],
    ['Dx: neuralgia, failed PT. Ultrasound used to find the nerve.', ['modality']],
    ['Dx: neuralgia. Ultrasound was used last visit for the block only.', []],
    ['US: Y   Live: Y   Saved: Y   Operator: self', ['modality', 'realTimeSupervision', 'imageArchival']],
    ['US: Y   Live: Y   Saved: N   Operator: self', ['modality', 'realTimeSupervision']],
    ['Live US with image archiving', ['modality', 'realTimeSupervision', 'imageArchival']],
    ['US live by the attending with image retention', ['modality', 'realTimeSupervision', 'imageArchival']],
    [
      'Guidance: [ ] None [x] Fluoroscopy [ ] Ultrasound   Real-time: Yes   Images saved: Yes',
      ['modality', 'realTimeSupervision', 'imageArchival'],
    ],
    ['Guidance: [ ] None [x] Fluoroscopy\nReal-time: Yes   [ ] Images saved', ['modality', 'realTimeSupervision']],
  ])('guidance: %j', (lines, expected) => {
    expect([...notedOf(`Procedure: ${THERMAL} 80 C for 90 s.\n${lines}`).imaging.shown].sort()).toEqual(
      [...expected].sort(),
    );
  });

  it.each([
    ['Freeze 4 min, thaw 3, freeze 4.', 240],
    ['Two freezes of 8 min with a thaw between.', 480],
  ])('time of a freeze: %j', (lines, expected) => {
    const { lesion } = notedOf(`Procedure: CT-guided cryoablation of the left sural nerve\n${lines}`);
    expect(lesion.secondsPerLesion?.value).toBe(expected);
  });
});
