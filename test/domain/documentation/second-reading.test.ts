import { describe, expect, it } from 'vitest';
import { misspellingsOf } from '../../../domain/documentation/terms/misspellings.ts';
import { notedOf } from '../../support/noted.ts';

function told(note: string): string {
  const { nerves, lesion, technique } = notedOf(note);
  const names = nerves.kind === 'named' ? nerves.nerves.map(({ name }) => name).join(', ') : nerves.kind;
  const measure = lesion.temperatureCelsius?.value ?? lesion.concentrationPercent?.value ?? lesion.freezeCycles?.value;
  return `${technique.kind === 'stated' ? technique.technique : technique.kind}; ${names}; ${measure ?? 'none'}`;
}

describe('what a note names before its telling', () => {
  it.each([
    [
      'Scheduled: RFA of the left obturator articular branch.\nProcedure: needle at the teardrop. Ablation at 80 C for 90 s.',
      'rf_unspecified; obturator nerve articular branch; 80',
    ],
    [
      'CC: groin pain\nP: continuous RF R ilioinguinal nerve today\nProcedure: 20G needle medial to the ASIS, 80 deg, 90 sec, 2 cycles.',
      'rf_thermal; ilioinguinal nerve; 80',
    ],
    [
      'A/P: neuralgia, proceed with RFA today.\nProcedure (same visit): R sural nerve RFA, 80C/90s.',
      'rf_thermal; sural nerve; 80',
    ],
    // A plan behind the telling, and what was done before, are not of the day.
    [
      'Procedure: needle placed, thermal lesion at 80 C for 90 s.\nPlan: RFA of the left sural nerve next month.',
      'rf_thermal; unstated; 80',
    ],
    [
      'History: RFA of the left sural nerve in 2023.\nProcedure: needle placed, thermal lesion at 80 C for 90 s.',
      'rf_thermal; unstated; 80',
    ],
    // A nerve that is spoken of without a name stays without one.
    [
      'Indication: candidate for RFA of the left sural nerve.\nProcedure: a peripheral nerve was lesioned at 80 C for 90 s.',
      'rf_unspecified; vague; 80',
    ],
  ])('%j: %s', (note, expected) => {
    expect(told(note)).toBe(expected);
  });
});

describe('what a procedure became', () => {
  it.each([
    ['Patient came for RFA of the right sural nerve. Procedure cancelled.', 'unstated; sural nerve; none'],
    [
      'Right sural nerve RFA note.\nAddendum: on review of the RF log no lesion was delivered; only lidocaine was given.',
      'unstated; sural nerve; none',
    ],
    [
      'Procedure: thermal RFA left sural nerve\nDetails: pulsed radiofrequency was delivered at 42 C for 4 minutes.',
      'rf_pulsed; sural nerve; 42',
    ],
    [
      'Procedure: RF left sural nerve\nDetails: pulsed RF at 42 C first, followed by a thermal lesion at 80 C.',
      'conflicting; sural nerve; 80',
    ],
    ['Procedure: RFA left sural nerve. Set to 80 C, but the tip did not exceed 43 C.', 'rf_thermal; sural nerve; 43'],
    ['In 2024: thermal RFA of the left sural nerve at 80 C. Today pulsed RF: 42 C, 4 min.', 'rf_pulsed; unstated; 42'],
  ])('%j: %s', (note, expected) => {
    expect(told(note)).toBe(expected);
  });
});

describe('what a SOAP note did under its plan', () => {
  it.each([
    [
      'Assessment: medial calcaneal neuritis left.\nPlan: after consent and a tibial block an RF probe was inserted to the medial calcaneal nerve, ablated at 85 C for 60 sec x 2.',
      'rf_thermal; medial calcaneal nerve; 85',
    ],
    [
      'Assessment: neuritis.\nPlan: RF unit not sterile so instead a left medial calcaneal nerve block with marcaine was given today.',
      'unstated; medial calcaneal nerve; none',
    ],
    [
      'Assessment: neuritis.\nPlan: the medial calcaneal nerve should be ablated at 85 C for 60 sec.',
      'unstated; unstated; none',
    ],
    [
      'Assessment: neuritis.\n\nPLAN AND PROCEDURE (05/22/2025)\nPhenol 6 % 1 mL at the left medial calcaneal nerve.',
      'chem_phenol; medial calcaneal nerve; 6',
    ],
    [
      'A: Tarsal tunnel syndrome, left.\nP: Tibial nerve procedure. 25g needle to the posterior tibial nerve. Inj 3 ml 0.5% marcaine + 4 mg dexamethasone. If this wears off will get auth for ablation.',
      'unstated; tibial nerve; none',
    ],
    [
      'A: Tarsal tunnel syndrome, left.\nPlan: Return for tibial nerve block with 3 ml 0.5% marcaine.',
      'unstated; unstated; none',
    ],
    [
      'A: Tarsal tunnel syndrome, left.\nPlan: The tibial nerve will be injected with 3 ml of marcaine next visit.',
      'unstated; unstated; none',
    ],
    [
      'PODIATRIC PROCEDURE NOTE 4/15/25\nTestina Sample, 49yo F\n\nA - neuritis, left.\nP - Dorsal approach w 27g, 2 cc of 30% ethyl alcohol onto the left medial calcaneal nerve. Pt tolerated.',
      'chem_alcohol; medial calcaneal nerve; 30',
    ],
    [
      'Note type: Procedure   12/02/2025\n\nO: Tinel.\nP: Cryoneurolysis left medial calcaneal nerve. Skin wheal. 3 freeze cycles of 2 min, thaw 30 s.',
      'cryo_iovera; medial calcaneal nerve; 3',
    ],
    [
      'Note type: Procedure   12/02/2025\n\nO: Tinel.\nP: Return for cryoneurolysis of the left medial calcaneal nerve with 3 freeze cycles of 2 min.',
      'unstated; unstated; none',
    ],
    ['Assessment: neuritis.\nPlan: medial calcaneal nerve not ablated today.', 'unstated; unstated; none'],
  ])('%j: %s', (note, expected) => {
    expect(told(note)).toBe(expected);
  });
});

describe('forms and tables', () => {
  it.each([
    [
      'Thermal RF [X]  Pulsed RF [ ]\nNerve: Sural [X]  Saphenous [ ]\nTemperature 80 C   Duration 90 s',
      'rf_thermal; sural nerve; 80',
    ],
    [
      'Thermal RF [ ]  Pulsed RF [X]\nNerve: Sural [ ]  Saphenous [X]\nTemperature 42 C   Duration 240 s',
      'rf_pulsed; saphenous nerve; 42',
    ],
    [
      'Mode: [x] thermal RF [ ] pulsed RF\nNerve: [ ] sural [x] saphenous nerve\nTemp 80 C',
      'rf_thermal; saphenous nerve; 80',
    ],
    [
      'Thermal RF\n+--------------+------+\n| Target       | Temp |\n+--------------+------+\n| sural nerve  | 80   |\n+--------------+------+',
      'rf_thermal; sural nerve; 80',
    ],
    ['nerve=sural nerve\nagent=phenol\nconc=6%\nvol_ml=1.5', 'chem_phenol; sural nerve; 6'],
    [
      'Phenol 5% under stimulation:\nR median (FDS branch) 2 mL\nR ulnar (FCU branch) 1.5 mL',
      'chem_phenol; median nerve, ulnar nerve; 5',
    ],
    [
      'Phenol 6%, e-stim.\nMusculocutaneous n. 6% phenol 2 ml. Median n. (elbow) 1 ml.',
      'chem_phenol; musculocutaneous nerve, median nerve; 6',
    ],
    ['Ind: neuralgia. Op: L GON RF. Tech: landmark, 80/90 x2.', 'rf_thermal; greater occipital nerve; 80'],
    ['lt gon rfa done today thermal 80c 90s twice', 'rf_thermal; greater occipital nerve; 80'],
    [
      'Thermal RF, no imaging\nL suprascapular | 80C\nL lateral pectoral | 80C',
      'rf_thermal; suprascapular nerve, lateral pectoral nerve; 80',
    ],
    [
      'Dx severe osteoarthritis of the right knee, treatment exhausted\n1) sural nerve - thermal RF 80C 90s\n2) saphenous nerve - thermal RF 80C 90s',
      'rf_thermal; sural nerve, saphenous nerve; 80',
    ],
  ])('%j: %s', (note, expected) => {
    expect(told(note)).toBe(expected);
  });
});

describe('names of nerves and the words beside them', () => {
  it.each([
    [
      'Right suprascapular nerve: pulsed RF was considered but not used. Thermal RF at 80 C for 90 s.',
      'rf_thermal; suprascapular nerve; 80',
    ],
    ['Thermal RF of the dorsal nerve of the penis, 70 C, 60 s per side.', 'rf_thermal; dorsal nerve of penis; 70'],
    ['Neurolysis of ganglion impar: trans-sacrococcygeal needle. 4 mL of phenol 6%.', 'chem_phenol; ganglion impar; 6'],
    [
      'A needle was sited medial to the left ASIS at the lateral femoral cutaneous nerve. Thermal lesion at 80 C.',
      'rf_thermal; lateral femoral cutaneous nerve; 80',
    ],
    [
      'Cryoneurolysis with iovera, anterior femoral cutaneous nerve (medial & intermediate). AFCN: 6 cycles.',
      'cryo_iovera; medial femoral cutaneous nerve, intermediate femoral cutaneous nerve; 6',
    ],
    [
      'Wrist arthritis.\nRight PIN thermocoagulation done: 75 C, 90 s twice.',
      'rf_thermal; posterior interosseous nerve; 75',
    ],
    ['Phenol 6% 2 mL after lidocaine 1% 2 mL at the left sural nerve.', 'chem_phenol; sural nerve; 6'],
  ])('%j: %s', (note, expected) => {
    expect(told(note)).toBe(expected);
  });

  it('take right and left behind the name as both', () => {
    const { nerves } = notedOf('Genitofemoral nerve, right and left, phenol 6% 2 mL each.');
    expect(nerves.kind === 'named' && nerves.nerves.map(({ side }) => side)).toEqual(['bilateral']);
  });
});

describe('misspelled words', () => {
  const { meant } = misspellingsOf(['injection', 'continuous', 'suprascapular', 'saphenous', 'radiofrequency']);

  it.each([
    ['suprascapluar', 'suprascapular'],
    ['saphenus', 'saphenous'],
    ['radiofrequncy', 'radiofrequency'],
    ['raddiofrequency', 'radiofrequency'],
  ])('%s is %s', (word, expected) => {
    expect(meant(word)).toBe(expected);
  });

  it.each(['infection', 'contiguous', 'saphenous', 'injections', 'medical', 'naphenous'])('%s is itself', (word) => {
    expect(meant(word)).toBeUndefined();
  });
});
