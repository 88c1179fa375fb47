import { describe, expect, it } from 'vitest';
import { type Answer, answer } from '../../support/note-answers.ts';
import { notedOf } from '../../support/noted.ts';

const named = (note: string): string => {
  const { nerves } = notedOf(`Diagnosis: neuralgia, failed PT and gabapentin\n${note}`);
  return nerves.kind === 'named' ? nerves.nerves.map(({ name }) => name).join(', ') : nerves.kind;
};
const digital = 'common digital plantar nerve';

describe('neuromas that lie between the bones of the foot', () => {
  it.each([
    ['Procedure: Left third interspace, 0.5 mL of 30% alcohol into the neuroma.', digital],
    ['Procedure: Neurolysis of the R third interspace neuroma with 4% phenol.', digital],
    ['Procedure: 2nd and 3rd web space neuromas, 0.5 mL of 30% alcohol each.', `second ${digital}, third ${digital}`],
    ['Procedure: alcohol 30% to the neuroma between the third and fourth metatarsal heads.', digital],
    ["Procedure: sclerosing alcohol, Morton's, left foot, 0.5 mL.", digital],
    ['Procedure: cryoablation of the intermetatarsal neuroma, 3 min x 2.', digital],
    // The neuroma of another nerve, and an interspace without one.
    ['Procedure: alcohol 50% 2 mL into the sural neuroma.', 'sural nerve'],
    ['Procedure: alcohol 50% 2 mL into the stump neuroma.', 'unstated'],
    ['Procedure: alcohol 50% 2 mL at the L4-5 interspace.', 'unstated'],
    ['Procedure: alcohol 50% 2 mL into the neuroma of the scar.', 'unstated'],
  ])('%j: %s', (note, expected) => {
    expect(named(note)).toBe(expected);
  });
});

describe('neuromas of a nerve that is named for short', () => {
  it.each([
    [
      'Procedure: cryoablation of ulnar and median stump neuromas, 2 cycles of 3 min each.',
      'ulnar nerve, median nerve',
    ],
    ['Procedure: cryoablation of the neuroma of the left sural, 2 cycles of 3 min.', 'sural nerve'],
    ['Procedure: cryoablation of the tibial stump neuroma, 2 cycles of 3 min.', 'tibial nerve'],
    ['Procedure: cryoablation of the neuroma at the tibial stump, 2 cycles of 3 min.', 'unstated'],
    ['Procedure: cryoablation of the neuroma in the radial forearm, 2 cycles of 3 min.', 'unstated'],
  ])('%j: %s', (note, expected) => {
    expect(named(note)).toBe(expected);
  });
});

describe('ribs and foramina', () => {
  const rib = (...levels: readonly number[]): string => levels.map((level) => `t${level} intercostal nerve`).join(', ');
  const foramen = (...levels: readonly string[]): string =>
    levels.map((level) => `${level} sacral lateral branch`).join(', ');
  it.each([
    ['Procedure: Intercostal nerves 6, 7, 8 left: phenol 6% 2 mL at each.', rib(6, 7, 8)],
    ['Procedure: Right fifth intercostal nerve then right sixth intercostal nerve, phenol 6% 1 mL each.', rib(5, 6)],
    ['Procedure: 5th, 6th and 7th intercostal nerves, phenol 6% 1 mL each.', rib(5, 6, 7)],
    ['Procedure: T4-T6 intercostal nerves, phenol 6% 1 mL each.', rib(4, 5, 6)],
    ['Procedure: Intercostal neurolysis. Intercostal nerves T7 and T8, phenol 6% 1 mL each.', rib(7, 8)],
    ['Procedure: intercostal nerves 3 mL each of phenol 6%.', 'intercostal nerve'],
    ['Procedure: intercostal nerves x 3, phenol 6%.', 'intercostal nerve'],
    ['Procedure: lateral branches of S1, S2 and S3 at 60 C for 150 s.', foramen('s1', 's2', 's3')],
    ['Procedure: S1 through S3 lateral branches at 80 C for 90 s.', foramen('s1', 's2', 's3')],
    ['Procedure: L5 dorsal ramus and lateral branches at S1-S2, 80 C for 90 s.', foramen('l5', 's1', 's2')],
  ])('%j: %s', (note, expected) => {
    expect(named(note)).toBe(expected);
  });
});

describe('nerves of the digits', () => {
  it.each([
    [
      'Procedure: medial plantar proper digital nerve (hallucal), right, 80 C for 60 s.',
      'plantar proper digital nerve',
    ],
    ['Procedure: proper digital nerve of the left great toe, 80 C for 60 s.', 'proper digital nerve'],
    ['Procedure: digital nerve of the hallux, 80 C for 60 s.', 'digital nerve'],
    ['Procedure: the digital nerves, 80 C for 60 s.', 'unstated'],
    ['Procedure: chemical nerve ablation, 6% phenol 2 mL.', 'unstated'],
    ['Procedure: thermal nerve lesion at 80 C for 60 s.', 'vague'],
    ['Procedure: the painful nerve of the foot, 80 C for 60 s.', 'vague'],
  ])('%j: %s', (note, expected) => {
    expect(named(note)).toBe(expected);
  });
});

describe('rows of tables and lists', () => {
  it.each([
    [
      'RFA of the shoulder\n| Nerve | Side | Temp | Time |\n| SSN | R | 80 | 90 |\n| Axillary | R | 80 | 90 |',
      'suprascapular nerve, axillary nerve',
    ],
    ['RFA of the leg\n| Region | Side | Temp | Time |\n| Axillary | R | 80 | 90 |', 'unstated'],
    ['RFA record\nTarget 1 = left ilioinguinal, 80C/90s\nTarget 2 = left genitofemoral, aborted', 'ilioinguinal nerve'],
    ['Cryo log\nLEFT ULNAR NERVE: cryoneedle 17G, 90 sec\nLEFT radial nerve: none', 'ulnar nerve'],
    [
      'Procedure: cryo of superficial and deep branches of the left peroneal nerve',
      'superficial fibular nerve, deep fibular nerve',
    ],
    ['Procedure: RF of the scar at 80 C. The femoral nerve lay deep and was not approached.', 'unstated'],
    ['Procedure: RF third intermetatarsal space nerve, 90 C 90 s.', digital],
    [
      'Saphenous RF for ankle pain, R. Tibial nerve block for comfort first. Saphenous at 80 C, 90 s.',
      'saphenous nerve',
    ],
    ['Procedure: RFA SSN + LPN + AxN, 80 C 90 s each.', 'suprascapular nerve, lateral pectoral nerve, axn'],
    ['Procedure: RFA SSN, LPN, RN present, 80 C 90 s each.', 'suprascapular nerve, lateral pectoral nerve'],
    ['Procedure: RFA of the subcostal n. at 80 C.', 'subcostal nerve'],
    ['Procedure: RFA of femoral and obturator sensory branches to the hip at 80 C.', 'femoral nerve, obturator nerve'],
    ['Procedure: two Morton neuromas, 0.5 mL of 30% alcohol each.', `one ${digital}, other ${digital}`],
    // A title names in full what the telling names for short.
    [
      'PROCEDURE: neurolysis, third common digital plantar nerve\nNeedle to the plantar nerve, 1 cc 50% alcohol.',
      digital,
    ],
    [
      'PROCEDURE: RFA lateral femoral cutaneous nerve\nThe cutaneous nerve was lesioned at 80 C for 90 s.',
      'lateral femoral cutaneous nerve',
    ],
    ['PROCEDURE: RFA sural nerve\nThe plantar nerve was lesioned at 80 C for 90 s.', 'sural nerve, plantar nerve'],
  ])('%j: %s', (note, expected) => {
    expect(named(note)).toBe(expected);
  });
});

describe('the places of a knee without the name of their group', () => {
  const knee = 'superolateral genicular nerve, superomedial genicular nerve, inferomedial genicular nerve';
  it.each([
    ['Bipolar RF, right knee: superolateral, superomedial, inferomedial. 80 C for 90 s each.', knee],
    ['RF lesions at 80 C x 90 s at the superolateral, superomedial and inferomedial sites of the right knee.', knee],
    // Two of them, a joint that is no knee, and places that are told apart from each other.
    ['RF, right knee: superolateral, inferomedial. 80 C for 90 s each.', 'unstated'],
    ['RF, right hip: superolateral, superomedial, inferomedial. 80 C for 90 s each.', 'unstated'],
    ['RF, right knee, superolateral site, 80 C 90 s. Effusion superomedial. Scar inferomedial.', 'unstated'],
  ])('%j: %s', (note, expected) => {
    expect(named(note)).toBe(expected);
  });
});

describe('branches of one knee, as lists tell them', () => {
  const rf = '80 C for 90 s';
  const knee = { units: 3, modifiers: ['RT'] };
  const list = (told: string): string =>
    `Right knee RF\n a. Superior lateral genicular nerve\n b. Superior medial genicular nerve\n c. Inferior medial genicular nerve\n${told}`;
  it.each<[Answer, string]>([
    ['finding', list(`Lesions: ${rf} at each location, and the SLG was repeated.`)],
    ['notEvaluated', list(`The SLG was heated, ${rf}.`)],
    ['finding', `RF of the genicular nerves, right knee, fluoroscopy. Targets: SL, SM and IM. ${rf} each.`],
    ['finding', `Right genicular RFA. SL, SM and IM at ${rf} each.`],
    ['pass', `Right genicular RFA. SL - ${rf}. SM - ${rf}. IM - not done, metal.`],
  ])('%s: %s', (expected, note) => {
    expect(answer('coding/genicular-overlap', note, knee, { diagnoses: ['M1711'] })).toBe(expected);
  });

  it('takes a branch of another nerve for no member of a list', () => {
    const note = `Right superolateral genicular nerve and branch of the nerve to vastus intermedius, ${rf} at each.`;
    expect(answer('documentation/nerve-count', note, { units: 2, modifiers: ['RT'] })).toBe('pass');
  });

  it.each<[Answer, string]>([
    [
      'pass',
      `Left: L5 dorsal ramus, and lateral to the S1, S2 and S3 foramina for the lateral branches, ${rf} at each.`,
    ],
    ['finding', `MRI: S1 root normal. Lateral branch of the left deep peroneal nerve, ${rf}.`],
  ])('levels before their lateral branches, %s: %s', (expected, note) => {
    expect(answer('documentation/nerve-count', note, { units: 4, modifiers: ['LT'] })).toBe(expected);
  });

  it.each<[Answer, string]>([
    [
      'finding',
      `Target [ ] lumbar medial branch [ ] SI lateral branch [x] genicular nerves\nRight knee, thermal RF ${rf}.`,
    ],
    ['pass', `Target [ ] lumbar medial branch [x] suprascapular nerve [ ] genicular nerves\nThermal RF ${rf}.`],
    ['finding', `Genicular nerves lesioned, ${rf}. If less than 50 % relief consider adding the saphenous nerve.`],
    [
      'notEvaluated',
      `If less than 50 % relief consider adding the saphenous nerve.\nGenicular nerves lesioned, ${rf}.`,
    ],
  ])('a group beside nerves that were not chosen, %s: %s', (expected, note) => {
    expect(answer('documentation/nerve-identified', note, { units: 3, modifiers: ['RT'] })).toBe(expected);
  });
});
