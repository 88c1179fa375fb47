import { describe, expect, it } from 'vitest';
import { fires } from '../../support/note-answers.ts';
import { DESTRUCTION, MODALITY, OTHER, PULSED, techniqueFindings } from '../../support/technique-findings.ts';

describe('a remark on what destroys, beside another service that was done', () => {
  it.each([
    'She is anticoagulated, hence left saphenous nerve bathed with 6 mL bupivacaine 0.25% and dexamethasone 4 mg. The RF machine remained unplugged.',
    'Left suprascapular nerve, 5 mL ropivacaine 0.2% with 40 mg triamcinolone at the notch. The ablation machine stayed in its corner.',
    'Consent included the remark that we use neither alcohol, phenol, heat nor cold here. Ten mL of dextrose 5% floated the left median nerve free.',
    '12 mL saline hydrodissected the left saphenous nerve. Cryo is another idea.',
    'Left sural nerve: 3 mL lidocaine 2%, 10 mg dexamethasone. Phenol has no place in a sensory nerve of a runner.',
    'The difference between thermal radiofrequency, cryoneurolysis and a block was on the poster. Left ilioinguinal nerve blocked with 6 mL of 0.25% bupivacaine.',
    'RF of the suprascapular nerve at 80 C was tried in the spring and helped half. A coiled lead was deployed 1 cm from the left axillary nerve and secured; 12 Hz stimulation is comfortable.',
    'Phenol 6% to the left tibial nerve in April wore off. This visit: 6 mL of lidocaine 2% at the same left tibial nerve as a test.',
    'Left obturator nerve, 6 mL lidocaine 2% test block. Phenol 5 mL of 6% next week.',
  ])('destroys nothing: %s', (note) => {
    expect(techniqueFindings(note, 1)).toEqual([DESTRUCTION, MODALITY, OTHER]);
  });

  it.each([
    'Bupivacaine 3 mL was spread first. The Iovera tip was then pushed to the left infrapatellar branch of the saphenous nerve; three cycles of a minute. The ball remained visible.',
    'The RF machine was serviced in April. 1 mL lidocaine 2% at the left sural nerve, which was lesioned at 80 C for 90 s.',
    'Left saphenous nerve. 2 mL lidocaine. Cryoneurolysis was uneventful, three cycles of 106 s. Heat is no option in this leg.',
    'Phenol remains our choice in clonus: 4 mL of 6% phenol flooded the left tibial nerve after 2 mL of lidocaine.',
    'In March a block of the left LFCN with 5 mL bupivacaine was positive. Radiofrequency at 80 C, 90 s, twice, has now been made there.',
    'Next, 3 mL of 98% alcohol went onto the left obturator nerve, which had 2 mL lidocaine before.',
  ])('takes no destruction away: %s', (note) => {
    expect(techniqueFindings(note, 1)).toEqual([]);
  });
});

describe('a remark on heat, beside pulses that were given', () => {
  it.each([
    'Consent covered thermal and pulsed variants. I chose not to burn a mixed nerve. Left suprascapular nerve, pulsed mode, 45 V, 20 ms, 2 Hz, 42 degrees, 360 seconds.',
    'Thermal lesions are for sensory nerves. PRF 42 C for 4 min at the left genitofemoral nerve.',
    'Left axillary nerve. Thermal RF remains a last resort and cooled RF has no place here. Pulsed radiofrequency, 2 Hz, 120 s twice, 42 C.',
    'Thermal mode is known to weaken the deltoid. The left suprascapular nerve was given pulsed RF at 42 C for 6 min.',
  ])('is no heat: %s', (note) => {
    expect(techniqueFindings(note, 1)).toEqual(expect.arrayContaining([DESTRUCTION, PULSED]));
  });

  it.each([
    'Pulsed RF is for motor nerves. The left sural nerve was lesioned with thermal RF, 80 C for 90 s.',
    'The generator has a pulsed mode. Thermal RF at 80 C, 90 s, twice, on the left saphenous nerve.',
    'Thermal RF was successful: 80 C 90 s at the left sural nerve. Pulsed RF is not what we do.',
  ])('takes no heat away: %s', (note) => {
    expect(techniqueFindings(note, 1)).toEqual([]);
  });
});

describe('an ablation that was performed without a word of how', () => {
  const BARE = 'RFA of the left sural nerve performed. Tolerated well.';
  it.each([
    'Two years ago Dr. Mock heated this nerve to 80 C for 90 seconds.',
    'Last time: 80 C x 90 s, 8 months of relief.',
    'At the outside clinic the nerve got 80 C for 90 sec in 2022.',
    'Her right side had 80 C 90 s in February and did well.',
    'Since the 2021 procedure (80 C / 90 s / 2 lesions) he had a good run.',
    'In May 2024 the same nerve was lesioned at 80 C for 90 seconds.',
    'Most papers use 80 C for 90 s.',
  ])('is not confirmed by heat of another time or place: %s', (other) => {
    expect(techniqueFindings(`${other}\n${BARE}`, 1)).toEqual([DESTRUCTION]);
    expect(techniqueFindings(`${BARE}\n${other}`, 1)).toEqual([DESTRUCTION]);
  });

  it.each([
    'Settings as in 2023: 80 C, 90 s.',
    'In 2022 she had a block. 80 C for 90 s.',
    'Same as last time: 80 C x 90 s.',
    'Lesion 80 C, 90 s, which is what worked in 2021.',
    'Heated to 80 C for 90 s. She had this elsewhere before.',
    '80 C 90 s as two years ago.',
    'Repeat of the procedure done two years ago, 80 C for 90 s then and now.',
    'left sural: 80 C x 90 s\nleft saphenous: scar from 2009 in the way, given up',
  ])('is confirmed by its heat: %s', (own) => {
    expect(techniqueFindings(`${own}\n${BARE}`, 1)).toEqual([]);
    expect(techniqueFindings(`${BARE}\n${own}`, 1)).toEqual([]);
  });
});

describe('what a title calls the service', () => {
  const LESION = 'Left sural nerve, RF lesion at 80 C for 60 s.';

  it.each(['Service: Neurology, neuromodulation & pain', 'PROCEDURE: Neuromodulation and ablation, left sural nerve'])(
    'contradicts no lesion that is told with its heat: %s',
    (title) => {
      expect(techniqueFindings(`${title}\n\nFINDINGS: ${LESION}`, 1)).toEqual([]);
    },
  );

  it('contradicts destruction where no heat is told', () => {
    const note =
      'PROCEDURE: Neuromodulation, left sural nerve\n\nFINDINGS: Left sural nerve stimulated for ten minutes.';
    expect(techniqueFindings(note, 1)).toContain(DESTRUCTION);
  });
});

describe('a nerve that the clinician thought of', () => {
  const TIBIAL = 'Left tibial nerve: thermal RF 80 C, 60 s at three points.';
  const COUNT = 'documentation/nerve-count';

  it.each([
    'I had thought of going on to the medial calcaneal branch, but the heel was insensate.',
    'I was tempted to do the sural nerve as well; there was no need.',
    'We had meant to add the saphenous nerve and ran out of time.',
  ])('is none that was treated: %s', (thought) => {
    expect(fires(COUNT, `${TIBIAL} ${thought}`, { units: 3, modifiers: ['LT'] })).toBe(true);
  });

  it.each([
    'The medial calcaneal branch, which few would think of, got the same: 80 C, 60 s.',
    'The sural nerve was done as well, 80 C for 60 s.',
  ])('is counted where it was: %s', (told) => {
    expect(fires(COUNT, `${TIBIAL} ${told}`, { units: 2, modifiers: ['LT'] })).toBe(false);
  });
});
