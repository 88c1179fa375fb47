import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { scoreClaim } from '../../../domain/score-claims.ts';
import { claimOf } from '../../support/claims.ts';
import { dataRelease } from '../../support/release.ts';
import { DESTRUCTION, MODALITY, OTHER, PULSED, techniqueFindings } from '../../support/technique-findings.ts';

const NOT_DESTROYED = [DESTRUCTION, MODALITY, OTHER];
const SILENT = [DESTRUCTION, MODALITY];
const PRESET = 'Nerve: left sural nerve\nMode: Thermal RF\nTemp: 80 C\nTime: 90 sec\nDrug: bupivacaine 0.25% 2 mL\n';

describe('techniques in words or places that nobody foresaw', () => {
  it.each<[note: string, fired: readonly string[]]>([
    // Means that no row names, and plain words of destruction.
    ['Left sural neuroma. The stump was crushed and cauterized and buried in muscle.', []],
    ['Left sural nerve: microwave antenna 15 W, 60 s twice.', []],
    ['Left sural nerve exposed and inspected. Bovie not needed.', SILENT],
    ['The left sural nerve underwent RF at 80 for 90 seconds under fluoroscopy. 10 ml bupivacaine in the joint.', []],
    ['If this fails the left sural nerve will be excised. The nerve was treated today as usual.', SILENT],
    ['Radiofrequency of the left sural nerve, usual settings; the nerve was fully coagulated.', []],
    ['Radiofrequency of the left sural nerve, usual settings; the nerve was fully visible.', [DESTRUCTION]],
    ['PROCEDURE: Destruction of peripheral nerve, left sural\nTreatment was carried out as usual.', SILENT],
    ['PROCEDURE: RF of the left sural nerve\nThe nerve was destroyed.', []],
    // The number of a strength, of a heat and of a freeze.
    ['Neurolysis chemical, left sural nerve. Equal parts of 98% ETOH and 0.5% bupivacaine, 2 mL.', []],
    ['Left sural nerve, 80 for 90, 2 spots.', []],
    ['Left sural nerve cooked at 80 for 90 after 2 ml lidocaine.', []],
    ['Left sural nerve: temp reached 80 for 90 secs x2; bupivacaine 1 ml through the cannula.', []],
    ['Left sural nerve: pain of 80 for 90 minutes; bupivacaine 3 ml at the nerve.', NOT_DESTROYED],
    ['Left sural nerve. HR 80, 98% on air. Treated as usual.', SILENT],
    ['CRYO LEFT SURAL NERVE. FROZEN 1320-1323, THAWED, 1325-1328.', []],
    ['CRYO LEFT SURAL NERVE. IN ROOM 1320-1358.', [DESTRUCTION]],
    ['Sample T, 66M, sore heel. RFA performed of the left sural nerve.', [DESTRUCTION]],
    ['RFA performed of the left sural nerve. T 80, t 90.', []],
    ['Cryo left sural. Sono probe in its long axis, whole shaft bright all the way down. 2 min x 3.', []],
    // Whose strength it is.
    ['Left sural neuroma: lidocaine 1% 0.5 mL, wait 3 min, then absolute ethanol 1.2 mL.', []],
    ['Relief 80% after lidocaine plain 1% 1 mL, so 1 mL of absolute alcohol went to the left sural nerve.', []],
    ['Left sural nerve: after lidocaine 1% 1 mL, phenol 1 mL of 6% in glycerin.', []],
    ['Left sural nerve: after lidocaine 1% 1 mL, 1 mL of 4% ethyl alcohol injected.', [DESTRUCTION]],
    ['Left sural nerve: after lidocaine, 4% ethyl alcohol injected, 1 mL.', [DESTRUCTION]],
    ['LFCN, left: neg asp, 1 ml lido 2% -> phenol 6% 1.5 ml.', []],
    ['LFCN, left: lidocaine 1% dehydrated alcohol 98% 2 cc.', []],
    ['LFCN, left: lido 2% -> phenol 0.5% 1.5 ml.', [DESTRUCTION]],
    ['LFCN, left: 2 cc abs. ETOH.', []],
    ['LFCN, left: 2 cc dehyd. EtOH after lidocaine.', []],
    ['LFCN, left: 2 cc EtOH after lidocaine.', [DESTRUCTION]],
    ['Left sural nerve: dehyd. alcohol 4% in bupivacaine, 1 cc.', [DESTRUCTION]],
    ['LFCN block, left, 3 mL bupivacaine. Social: ETOH 2 drinks a day. Abs soft.', NOT_DESTROYED],
    ['After negative aspiration two cc of fennel six percent was injected at the left sural nerve.', []],
    ['Left musculocutaneous nerve block with carbolic acid 5%, 3 mL, for spasticity.', []],
    ['Left musculocutaneous nerve block with lidocaine 1%, 3 mL, for spasticity.', NOT_DESTROYED],
    // What is billed, by its official name.
    ["Left sural nerve: 5 mL ropivacaine 0.5%. Coded 64640 per template 'nerve destruction'.", NOT_DESTROYED],
    ['Left sural nerve: 5 mL ropivacaine. Billed as 64640 destruction by neurolytic agent.', NOT_DESTROYED],
    [
      'Technique   perineural hydrodissection, left sural nerve\nCPT selected   64640 - Destruction by neurolytic agent, other\n               nerve',
      NOT_DESTROYED,
    ],
    ['RFA of the left sural nerve. The nerve was destroyed in two spots. Coded 64640.', []],
    ['Left sural nerve coblation by a small wand, setting 4.', []],
    ['Left sural nerve coblation was offered and declined.', SILENT],
    // Logs of generators.
    ['MODE: PULSED\nSET TEMP: 42 C\nTHERMAL RUNS : 0\nNerve: left sural nerve', [DESTRUCTION, MODALITY, PULSED]],
    ['MODE: PULSED\nSET TEMP: 80 C\nTHERMAL RUNS : 2\nNerve: left sural nerve', []],
    ['RF LOG\nMODE SELECT   PULSE\nT MAX SET 42\nTIME 240 S\nNerve: left sural nerve', [DESTRUCTION, MODALITY, PULSED]],
    ['RF LOG\nMODE SELECT   LESION\nT MAX SET 80\nTIME 90 S\nNerve: left sural nerve', []],
    ['nerve=left sural; mode=CRF; T=80; t=90; n=2', []],
    ['Electrode: monopolar\nTemperature (all): 80\nDiagnostic block 1: left sural nerve, 80 percent', []],
    ['RF of the left sural nerve at 80 five degrees sell see us for ninety seconds.', []],
    ['RF of the left sural nerve at 40 two degrees for ninety seconds.', [DESTRUCTION, OTHER]],
    ['Left sural nerve: pulse radio frequency, 42 degrees for four minutes.', [DESTRUCTION, MODALITY, PULSED]],
    ['Left sural nerve: radio frequency at 80 degrees for 90 s, pulse 72.', []],
    ['Radiofrequency of the left sural nerve, eighty for ninety, twice.', []],
    ['US guided hydro-neurolysis of the left sural nerve with 10 mL saline.', NOT_DESTROYED],
    // What was circled between strokes.
    [
      'Nerve: left sural nerve\nType (circle one):  perineural inj  /  >>HYDRODISSECTION<<  /  RF  /  chem neurolysis\nD5W 12 mL',
      NOT_DESTROYED,
    ],
    ['Nerve: left sural nerve\nType: RF / cryo / (block) / phenol\nRopivacaine 0.5% 3 mL', NOT_DESTROYED],
    ['Nerve: left sural nerve\nType: RF / cryo / block / [phenol]\nStrength 6 %, 1 mL', []],
    ['Nerve: left sural nerve\nMode: thermal / *PULSED* / cooled\n42 C, 120 s', [DESTRUCTION, MODALITY, PULSED]],
    ['Nerve: left sural nerve\nMode: thermal (circled) / pulsed / cooled\n80 C, 90 s', []],
    ['Nerve: left sural nerve\nThermal RF / two burns (overlapping) / no complication\n80 C, 90 s', []],
    // Beside ticks a cross is a no; alone it marks.
    ['Nerve ✔ left sural nerve\nEnergy: ✗ thermal RF   ✔ pulsed RF\n42 C 120 s', [DESTRUCTION, MODALITY, PULSED]],
    ['Nerve ✔ left sural nerve\nEnergy: ✔ thermal RF   ✗ pulsed RF\n80 C 90 s', []],
    ['Nerve: left sural nerve\nEnergy: [ ] pulsed RF   [✗] thermal RF\n80 C 90 s', []],
    // Settings of a template that are taken back.
    [`${PRESET}Please ignore the pre-set mode and temp. The generator never delivered any current.`, NOT_DESTROYED],
    [`${PRESET}Disregard the template values above: no lesion was made, block only.`, NOT_DESTROYED],
    [`${PRESET}Disregard the settings above: pulsed mode was used, 42 C, 240 s.`, [DESTRUCTION, MODALITY, PULSED]],
    [`${PRESET}Disregard the template line above about sedation, none was given.`, []],
    [`${PRESET}Ignore the pre-set temp; it was run at 85 C for 90 s.`, []],
    [
      'Left sural nerve, RF needle in, lesion 80C 90s x1.\nAttending addendum: I used the pulsed mode, 42 C, 240 s. The line above should be disregarded.',
      [DESTRUCTION, MODALITY, PULSED],
    ],
    ['Left sural nerve, RF, lesion 80C 90s x1.\nShe may ignore soreness above the ankle. Never drive today.', []],
    // Parts of a note.
    [
      'NOTE OF TODAY\nLeft sural nerve: 3 mL bupivacaine 0.5%. Block number one.\nPATIENT LEAFLET (standard)\nAblation uses heat of 80 C for about 90 seconds to destroy nerves.',
      NOT_DESTROYED,
    ],
    ['HISTORY OF PRESENT ILLNESS\nHeel pain.\n\nDETAILS OF CRYONEUROLYSIS\nLeft sural nerve: 2 minutes, twice.', []],
    [
      'Technique: RFA of the left sural nerve was carried out.\nPatient education: sheet given\n\nAddendum 05/18, same operator: Log left out above. Two lesions, 80 C for 90 s each.',
      [],
    ],
    [
      'Technique: RFA of the left sural nerve was carried out.\nPatient education: RFA is done at 80 C for 90 s in most clinics.',
      [DESTRUCTION],
    ],
    // Blocks beside papers, kits and plans of an ablation.
    [
      'Diagnostic left sural nerve block, 3 ml 0.5% bupivacaine. The RFA consent was signed. Criteria for RFA: >80% relief on both.',
      NOT_DESTROYED,
    ],
    ['Left sural nerve. RFA kit was opened but I gave only 4 ml 0.25% marcaine. RFA rebooked.', NOT_DESTROYED],
    ['Left sural nerve. RFA kit opened; 4 ml 0.25% marcaine, then 82 C for 75 s.', []],
    ['Left sural nerve\nlido 1% 2 mL wait\nEtOH 60% 2 mL slow\nflush 0.5 mL NS\naware of 2 d soreness', []],
    // A heat of the machine that the patient's clause stands before.
    [
      'RF generator in use, left sural nerve. Continuous heat was refused by the patient, machine held at 42 C for 4 minutes.',
      [DESTRUCTION, OTHER],
    ],
    ['RF of the left sural nerve at 82 C for 90 s, patient 37.9 C.', []],
    // Another procedure of another year.
    ['Post laser ablation of the vein 3 years back. Cryo of the left sural nerve was carried out.', [DESTRUCTION]],
  ])('%j: %s', (note, fired) => {
    expect(techniqueFindings(note, 1)).toEqual(fired);
  });

  it('holds the heat of the time before against no pulsed nerve', () => {
    const told = (before: string): string =>
      `Greater occipital nerve (L): thermal, 80 C, 90 s.\nLesser occipital nerve (L): because of the burning after the ${before}, pulsed only, 42 C, 4 minutes.`;
    expect(techniqueFindings(told('last thermal lesion'), 2)).toContain(PULSED);
    expect(techniqueFindings(told('fall').replace('pulsed only', 'thermal, 80 C, then pulsed'), 2)).not.toContain(
      PULSED,
    );
  });
});

const RULE = 'documentation/imaging-guidance';
const LESION = 'Procedure: thermal RF of the left sural nerve, 80 C for 90 s. ';

/** Whether the rule finds something in this telling of the guidance, beside lines of these codes. */
function isGuidanceFound(told: string, codes: readonly string[] = ['76942']): boolean {
  const claim = claimOf({ lines: [{ documentation: { note: LESION + told } }, ...codes.map((code) => ({ code }))] });
  const [line] = scoreClaim(claim, dataRelease(), { asOf: isoDate('2026-11-23') }).lines;
  return line?.findings.some(({ ruleId }) => ruleId === RULE) === true;
}

describe('guidance that a note tells of, and examinations', () => {
  it.each<[told: string, codes: readonly string[], isFound: boolean]>([
    ['CT ankle unremarkable.', [], false],
    ['Data reviewed: lumbar MRI (outside) mild bulges; pelvic ultrasound for fibroids.', [], false],
    ['CT c-spine unremarkable. No image guidance.', [], false],
    ['Old lead seen on fluoro and avoided; two fluoro spot films saved.', ['77002'], false],
    ['Under CT the needle was led to the nerve.', [], true],
    ['Ultrasound guided.', [], true],
    ['US in-plane live; imgs kept', ['76942'], false],
    ['Live US. Pics in Epic.', ['76942'], false],
    ['Live US, tip seen in two planes.', ['76942'], true],
    ['Sonosite, in-plane the whole way; 3 prints taped in.', ['76942'], false],
    ['Sonosite, in-plane the whole way; home with ice.', ['76942'], true],
    ['Under sono I could see the probe move as I went. Pictures stored.', ['76942'], false],
    ['Live US. Images: archived / not archived (circle one): archived.', ['76942'], false],
    ['Live US. Images: not archived.', ['76942'], true],
    ['Two fluoroscopic spot views were saved as the notch was crossed. Sono not used.', ['76942'], true],
    [
      '\nGuidance      [X] ultrasound   [ ] fluoro   [ ] CT   [ ] none\n   real-time needle view           [X] yes  [ ] no\n   permanent image stored          [X] yes  [ ] no',
      ['76942'],
      false,
    ],
    [
      '\nGuidance      [X] ultrasound   [ ] fluoro   [ ] CT   [ ] none\n   real-time needle view           [X] yes  [ ] no\n   permanent image stored          [ ] yes  [X] no',
      ['76942'],
      true,
    ],
  ])('%j beside %j: %s', (told, codes, isFound) => {
    expect(isGuidanceFound(told, codes)).toBe(isFound);
  });

  it.each<[told: string, isFound: boolean]>([
    ['The needle was steered by the picture.', false],
    ['Scanning went on during the lesion.', false],
    ['The shaft was bright in the beam.', false],
    ['Spread of local observed around the nerve.', false],
    ['With simultaneous ultrasound the cannula was led to the nerve.', false],
    ['The transducer was held in my left hand, the cannula in my right.', false],
    ['The tip could be made out at the nerve.', false],
    ['R/T guidance.', false],
    ['The nerve was marked on the skin with it.', true],
    ['I scanned the ankle and put a pen mark over the nerve.', true],
    ['The nerve was found at 2 cm depth.', true],
    ['A hand-held device with three needles was used.', true],
    ['BP monitored throughout.', true],
  ])('real time, %j: %s', (told, isFound) => {
    expect(isGuidanceFound(`Ultrasound guided. ${told} Images archived in PACS.`)).toBe(isFound);
  });

  it.each<[told: string, isFound: boolean]>([
    ['Synced to the cloud.', false],
    ['Burned to disc.', false],
    ['On a thumb drive.', false],
    ['Images embedded below.', false],
    ['Figure 1 shows the tip.', false],
    ['Sectra acc 00-TEST.', false],
    ['Sonogram: 3 frames.', false],
    ['Image quality was good.', true],
    ['On the image the nerve was 3 mm.', true],
    ['Left thumb base aches.', true],
    ['Disc bulge at L4.', true],
    ['Sent home with ice.', true],
    ['CT abdomen unremarkable apart from clips.', true],
    ['The hard drive was full and nothing was kept.', true],
  ])('kept images, %j: %s', (told, isFound) => {
    expect(isGuidanceFound(`Live ultrasound guidance, in plane. ${told}`)).toBe(isFound);
  });
});
