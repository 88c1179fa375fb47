import { describe, expect, it } from 'vitest';
import { notedOf } from '../../support/noted.ts';

/** Technique of the line, and what was done instead of one. */
function done(note: string): string {
  const { technique, modulation } = notedOf(note);
  const told = technique.kind === 'stated' ? technique.technique : technique.kind;
  return modulation ? `${told}; ${modulation.value.name}` : told;
}

const BLOCK = 'unstated; a nerve block';

describe('a block, with an ablation before it or to come', () => {
  it.each([
    [
      'HISTORY (carried forward)\n03/2024: thermal radiofrequency ablation of left sural nerve, 80 C x 90 s, 9 months of relief.\nPROCEDURE PERFORMED TODAY\nName: sural nerve injection\n3 mL of 0.25% bupivacaine with 40 mg methylprednisolone.\nPLAN\nIf the log shows relief, authorization for repeat RFA.',
      BLOCK,
    ],
    [
      'ORDERS PLACED: prior authorization request for radiofrequency ablation left sural nerve\nPROCEDURE: Left sural nerve injection\n  - medication: ropivacaine 0.2% 4 mL\nASSESSMENT: neuralgia. It was to find out whether an ablation would be worthwhile.',
      BLOCK,
    ],
    [
      'Left sural nerve, bupivacaine 0.5 % 6 mL.\nGait better at 30 min.\nDecision: book phenol 6% same nerve in 3 wks.',
      BLOCK,
    ],
    ['Procedure note\nLeft sural nerve, bupivacaine 0.5 % 6 mL. Phenol 6% of the same nerve in two weeks.', BLOCK],
    [
      'Letter. The ablation last autumn (80 degrees, 90 seconds) lasted till June. So I placed 2 mL of 0.5% ropivacaine with 10 mg dexamethasone around the left sural nerve. Later we shall freeze it.',
      BLOCK,
    ],
    [
      'Left sural RFA at 80 C for 90 s last week did not last. Today left sural nerve steroid injection: 20 mg triamcinolone, 2 mL lidocaine.',
      BLOCK,
    ],
    ['Procedure: L sural n. inj. Meds: lido 2% 2 mL + dexa 4 mg. Good candidate for phenol 6% later.', BLOCK],
    [
      'Thermal RFA was consented, yet the artery was too near, therefore only 2 mL of dexamethasone was put at the left sural nerve.',
      BLOCK,
    ],
    [
      'Left sural nerve hydrodissected with 10 mL of D5W. Patient to come back in two weeks for thermal RFA at 80 C of the same nerve.',
      'unstated; hydrodissection or a perineural injection',
    ],
    [
      'Block of left sural nerve with 0.5% bupivacaine 2 mL, 5 min later 18G cannula, RF lesion 80 C 90 sec.',
      'rf_thermal',
    ],
    [
      'With the consent of the family and after a test with 2 mL lidocaine I injected 8 mL of phenol 6% at the left sural nerve.',
      'chem_phenol',
    ],
    [
      'Procedure: left sural nerve RFA\nNote: 1 mL lidocaine. RFA done. The insurer wants two blocks before the next one.',
      'rf_unspecified',
    ],
    [
      "INTERVAL HISTORY\nRFA of the left sural nerve on 3/12/2025 (80 C, 90 s) gave 11 months.\nTODAY'S PROCEDURE\nLeft sural nerve block, 5 mL 0.25% bupivacaine.\nNEXT STEP\nRFA once approved.",
      BLOCK,
    ],
    [
      'PRIOR PROCEDURES: 2/2025 thermal RF 80/90 x2 good.\nTODAY: left sural block, 2 mL of 1% lidocaine.\nDISPO: home. Repeat RF later.',
      BLOCK,
    ],
    [
      '95% ethanol was on the tray, but the stump was so tender that we stopped at 5 mL ropivacaine 0.5% around the left sural nerve; alcohol not given.',
      BLOCK,
    ],
    ['Alcohol neurolysis of the left sural nerve: 1 mL of 50% after 1 mL bupivacaine.', 'chem_alcohol'],
    [
      'Template: "RFA 80 C 90 s x 2". The above was copied from the last visit. Today a left sural nerve block was done with 3 mL bupivacaine, no RF.',
      BLOCK,
    ],
    [
      'Today a left sural nerve block was done with 3 mL bupivacaine, no RF of the right one. Left RF at 80 C for 90 s.',
      'rf_thermal',
    ],
    ['Block: left sural nerve, 5 mL of phenol 5%. Good relaxation.', 'chem_phenol'],
    [
      'Injection of the left sural nerve with 3 mL of 6% phenol after it was blocked with 3 mL lidocaine.',
      'chem_phenol',
    ],
    [
      'She had only had blocks until now (bupivacaine, triamcinolone). Therefore: thermal RFA left sural nerve, 80C, 90s.',
      'rf_thermal',
    ],
    [
      'We tested whether the nerve was the right one with 0.5 mL lidocaine, and ablated the left sural nerve with RF at 80 C for 90 s.',
      'rf_thermal',
    ],
    [
      'The patient wants no block first; we went ahead with thermal RF of the left sural nerve, 80 C for 90 s. She will call in two weeks.',
      'rf_thermal',
    ],
    ['Procedure: destruction of left sural nerve\nDetails: 3 mL lidocaine. Treated as usual.', 'unstated'],
  ])('%j: %s', (note, expected) => {
    expect(done(note)).toBe(expected);
  });
});

describe('a numbing drug', () => {
  it.each([
    ['Left sural nerve. 1 % lidocaine 2 mL to skin. Needle placed, needle withdrawn.', 'unstated'],
    ['Left sural nerve. 2 mL lidocaine SQ. Needle placed.', 'unstated'],
    ['Left sural nerve. 2 mL lidocaine at the nerve, treatment delivered per protocol.', 'unstated'],
    ['Left sural nerve. 1 mL lidocaine through the cannula. 80 C for 90 s.', 'rf_thermal'],
    ['Left sural nerve. Skin wheal, then 2 mL lidocaine around the nerve.', BLOCK],
    [
      'Left sural nerve, prolotherapy, subcutaneous: 5% dextrose 4 mL.',
      'unstated; hydrodissection or a perineural injection',
    ],
    ['Left sural nerve, lidocaine 2% 4 mL as trial; ankle opens 40 deg more.', BLOCK],
    ['Botulinum today? N\nLeft sural nerve seen.', 'unstated'],
    ['Botulinum today? Y\nLeft sural nerve seen.', 'unstated; botulinum toxin injection'],
  ])('%j: %s', (note, expected) => {
    expect(done(note)).toBe(expected);
  });
});

describe('freezing that is told', () => {
  it.each([
    ['Procedure: cold neurolysis, left sural nerve\nFive sites, one minute each.', 'cryo_image'],
    ['Left sural nerve, 8 punctures, each a single 60-second freeze with the handheld device.', 'cryo_iovera'],
    ['Skin lidocaine. Probe to the left sural nerve. Freeze 3 min, thaw 1, freeze 3 min.', 'cryo_image'],
    ['Px: handheld cryo left sural nerve, six one-minute cycles.', 'cryo_iovera'],
    ['Treatment: cryoneurolysis, left sural nerve, 6 placements of the trident tip, one minute each.', 'cryo_iovera'],
    ['Left sural nerve RF with the trident electrode, bipolar, 80 C 120 s.', 'rf_bipolar'],
    ['Frozen shoulder, left. Sural nerve block with 8 mL ropivacaine, then manipulation 2 min.', BLOCK],
    ['Freezing spray to the skin 10 sec. Left sural nerve: 2 mL lidocaine around it.', BLOCK],
    ['Skin cooled with freeze spray, then 3 mL of bupivacaine beside the left sural nerve.', BLOCK],
  ])('%j: %s', (note, expected) => {
    expect(done(note)).toBe(expected);
  });
});

describe('heat that does not destroy', () => {
  it.each([
    ['Radiofrequency was delivered to the left sural nerve, tip held at 42 C, 240 seconds.', 'rf_unspecified'],
    ['Radiofrequency, left sural nerve: 42 C, 2 Hz, 20 ms, 240 seconds.', 'rf_pulsed'],
    ['Radiofrequency, left sural nerve: 42 C, 45 V, 240 seconds.', 'rf_unspecified'],
    ['Radiofrequency, left sural nerve: 42 C, 45 V, 2 Hz, 20 ms, 240 seconds.', 'rf_pulsed'],
    ['Radiofrequency, left sural nerve: 50 Hz 1 ms 0.4 V, then 42 C, 240 seconds.', 'rf_unspecified'],
    ['Left sural nerve, 20G 10 mm active tip. 80 C, 90 sec.', 'rf_thermal'],
    ['Left sural nerve. 80 C, 90 sec.', 'rf_thermal'],
    ['Left sural nerve. 80 C.', 'unstated'],
    ['Radiofrequency, left sural nerve, 42 degC, pulse mode.', 'rf_pulsed'],
    ['Left sural nerve, RF, lesioned at 80 twice.', 'rf_thermal'],
    [
      'Left hip denervation, 10 mm tip cannula to the margin for the femoral articular branch, then advanced. 2 cc lidocaine, 85 degrees for 90 sec, then repeated 5 mm caudad.',
      'rf_thermal',
    ],
    ['Left sural nerve RF. Current was delivered in pulses of 20 ms, twice a second, for 120 s.', 'rf_pulsed'],
    ['Left sural nerve radiofrequency, pulse width 20 msec, 2 Hz, 4 min.', 'rf_pulsed'],
    ['Left sural nerve radiofrequency. Stimulation with pulses of 1 ms at 2 Hz was silent.', 'rf_unspecified'],
    ['Left sural nerve radiofrequency. Distal latency before it was 6.2 ms.', 'rf_unspecified'],
    ['Left sural nerve radiofrequency, 80 C for 90 s, then pulses of 20 ms on the screen.', 'rf_thermal'],
  ])('%j: %s', (note, expected) => {
    expect(done(note)).toBe(expected);
  });
});

describe('nerves that got pulses alone', () => {
  it.each([
    [
      'Left greater occipital nerve: 80 C for 90 s. Left lesser occipital nerve: needle at the SCM border, tingling. So this one was pulsed RF only: 42 C.',
      ['lesser occipital nerve'],
    ],
    ['Left suprascapular: PRF 42C. Axillary nerve left: RF 80C/90s.', ['suprascapular nerve']],
    ['Left suprascapular nerve and left axillary nerve: RF 80C/90s of both, no pulsed RF.', []],
  ])('%j: %j', (lines, expected) => {
    expect([...notedOf(`Procedure: radiofrequency\n${lines}`).onlyPulsed.keys()]).toEqual(expected);
  });
});
