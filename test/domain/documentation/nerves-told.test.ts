import { describe, expect, it } from 'vitest';
import { type Answer, answer } from '../../support/note-answers.ts';

const rf = '80 C for 90 s';

describe('nerves that were tried for and given up', () => {
  it.each<[Answer, string]>([
    ['finding', `Right ilioinguinal nerve: lesion ${rf}. The iliohypogastric nerve was sought; target abandoned.`],
    ['finding', `RF of the right sural nerve, ${rf}. For the tibial nerve the needle could not be placed safely.`],
    [
      'finding',
      `RF of the sural and tibial nerves, right. Sural nerve: ${rf}. Second probe toward the tibial nerve. Bowel trouble; nothing delivered.`,
    ],
    ['finding', `Right sural nerve ${rf}. She had asked for the tibial nerve to be included; I declined.`],
    // The attempt went on, a lesion stands in it, or another speaks of what was declined.
    [
      'notEvaluated',
      `Right sural nerve ${rf}. Tibial nerve: first pass aborted, needle redirected, good twitch. The lesion as before.`,
    ],
    ['pass', `Right sural nerve ${rf}. Tibial nerve: could not be seen by ultrasound, found by stimulation, ${rf}.`],
    ['pass', `Right sural and tibial nerves ${rf} each. Sedation was declined.`],
    ['pass', `R sural nerve ${rf}. Sedation never given up. R tibial nerve ${rf}, third lesion abandoned for heat.`],
  ])('%s: %s', (expected, note) => {
    expect(answer('documentation/nerve-count', note, { units: 2, modifiers: ['RT'] })).toBe(expected);
  });
});

describe('nerves and what lies beside them', () => {
  it.each<[Answer, number, string]>([
    // An article opens what a place is told of; "and" goes on with the place.
    [
      'pass',
      2,
      `Medial to the iliac spine the ilioinguinal nerve and the iliohypogastric nerve. ${rf} to each, right.`,
    ],
    ['pass', 2, `Beneath teres minor the right axillary nerve, next to the notch the suprascapular nerve. ${rf} each.`],
    ['finding', 2, `Right sural nerve ${rf}, two burns, medial to the vein and the tibial nerve.`],
    ['finding', 2, `Right sural nerve ${rf}, two burns. Posterior tibial pulse strong.`],
    ['finding', 2, `Right sural nerve ${rf}, two burns. Tibial and dorsalis pedis pulses strong.`],
    ['finding', 2, `Right sural nerve ${rf}, two burns. The tibial nerve lay well medial.`],
    // A branch of its own name is the one nerve.
    ['finding', 2, `Medial calcaneal branch of the right tibial nerve, ${rf}, two lesions.`],
    ['finding', 2, `Right sural nerve ${rf}, again after 5 mm. Saphenous nerve tied and cut, not frozen.`],
    ['pass', 2, 'Superficial peroneal - 2 freezes of 2 min\nDeep peroneal - 2 freezes of 2 min\nRight leg, cryoprobe.'],
    // "The same nerve", and a twitch that was left, repeat nothing on another side.
    [
      'finding',
      2,
      'Phenol 6 %, 3 mL to the right obturator nerve. Then deeper on the same nerve 2 mL more as some twitch was left.',
    ],
    ['finding', 2, `Right sural nerve. ${rf}, twice. The inferior cluneal branches were felt well and left untreated.`],
    ['finding', 2, `Right sural nerve ${rf}, twice. Median nerve sensory exam unchanged.`],
    ['notEvaluated', 2, `Right sural nerve ${rf}. Saphenous nerve reached, the artery spared.`],
    ['finding', 2, `R. common fibular n.: ${rf}. R. sural n.: stim neg, no cryo.`],
    ['finding', 2, `Obturator RF right, ${rf}, anterior and then posterior approach.`],
    ['notEvaluated', 2, `R side. 1 sural at the malleolus ${rf}. 2 saph at the malleolus ${rf}.`],
    ['notEvaluated', 2, `The superficial radial at the wrist, then the lateral antebrachial, ${rf} each, right arm.`],
    // Nobody says how many.
    ['notEvaluated', 3, `Left intercostal nerves frozen, 2 min each, cryoprobe at -60.`],
    ['notEvaluated', 3, `Three nerves of the right groin: ilioinguinal and iliohypogastric nerves by name. ${rf}.`],
    ['notEvaluated', 3, `Right shoulder, ${rf}\nSSN      ok\nAxN      ok\nLPN      ok`],
    ['finding', 3, `Right shoulder, ${rf}\nSSN      ok\nLPN      ok\nRN: I. Sample`],
    ['finding', 2, `CPT 64640 x2\nR ilioinguinal nerve RFA ${rf}.`],
    ['notEvaluated', 2, `Thermal lesion of the nerves of the right foot, ${rf}.`],
  ])('%s, %d units: %s', (expected, units, note) => {
    expect(answer('documentation/nerve-count', note, { units, modifiers: ['RT'] })).toBe(expected);
  });
});

describe('units with the bilateral modifier', () => {
  it.each<[Answer, number, string]>([
    // Some bill the two sides of one nerve so.
    ['notEvaluated', 2, `Bilateral GON, ${rf} each.`],
    ['finding', 3, `Bilateral GON, ${rf} each.`],
    ['finding', 2, `Right GON, ${rf}, two lesions.`],
    ['pass', 1, `Bilateral GON, ${rf} each.`],
  ])('%s, %d units: %s', (expected, units, note) => {
    expect(answer('documentation/nerve-count', note, { units, modifiers: ['50'] })).toBe(expected);
  });
});

describe('words that may name a nerve', () => {
  it.each<[Answer, string]>([
    ['notEvaluated', 'Right Joplin cryo, 2 cycles of 2 min at the medial first joint.'],
    ['notEvaluated', 'RFA R PCBMN at the wrist crease 80 C 60 s.'],
    ['notEvaluated', 'The bulb in the femoral distribution was found and frozen, 3 cycles of 3 min.'],
    ['notEvaluated', '50 % alcohol, 2 mL, to the motor branch of the medial head of gastrocnemius.'],
    ['notEvaluated', `The left LFCN was frozen last spring. Today the same nerve on the right, ${rf}.`],
    ['pass', 'I found the superficial branch of the right radial nerve where it emerges, and froze it, 2 cycles.'],
    ['pass', 'I got between the muscles to the right ilioinguinal nerve and laid down 3 mL of 6 % phenol.'],
    ['pass', 'S: heel pain\nP: Phenol 6% to the left tibial nerve, 3 mL, tolerated.'],
    ['pass', 'Saph n. cryo at the medial malleolus, 3 min x 2.'],
    ['notEvaluated', 'Right forearm pain. PIN phenol R 5% 2 mL.'],
    ['notEvaluated', 'both plantars, medial and lateral, left foot, 6 % phenol 1.5 mL each'],
    ['pass', 'L. foot: dorsomedial cut. n. of the hallux, cryo 2 x 2 min.'],
    ['pass', `Both of her occipitals, the greater ones, were burned, ${rf}.`],
    ['finding', `The geniculars of the right knee, ${rf}.`],
    // A pulse, a bone, a trigger point and a nurse are none.
    ['finding', `RF of the painful nerve of the forearm, ${rf}. Radial pulse good. RN at the bedside.`],
    ['finding', `Three trigger points of the trapezius were ablated at ${rf}.`],
    ['finding', `RF of the genicular nerves, ${rf}. Phase II nurse: 13:12 pain 3.`],
    ['finding', `RF at the tibial plateau and the femoral condyle, ${rf}. Femoral-popliteal bypass in 2020.`],
    [
      'finding',
      `RF of the genicular nerves, ${rf}. Risks gone over: bleeding, burn, infection, numb patch in the territory of the saphenous nerve.`,
    ],
  ])('%s: %s', (expected, note) => {
    expect(answer('documentation/nerve-identified', note, { units: 1, modifiers: [] })).toBe(expected);
  });
});

describe('nerves with a code of their own', () => {
  it.each<[Answer, string]>([
    ['finding', 'P: Third intermetatarsal space, left foot. Neuroma infiltrated with 0.8 mL of 30% ethanol.'],
    ['finding', `Procedure -- radiofrequency lesioning of the right third occipital nerve\n${rf}`],
    ['finding', 'Right forefoot. Neuroma of 3-4 space. 0.6 mL of 30% alcohol, dorsal.'],
    ['pass', `Differential: pudendal or obturator.\nObturator RF right, ${rf}.`],
    // A place that is told in thirds, and what was done in another year.
    ['pass', `Left greater occipital nerve, ${rf}, one third of the way from the protuberance to the mastoid.`],
    ['pass', `2018, Dallas: pudendal nerve, "frozen". Today the right ilioinguinal nerve ${rf}.`],
    ['pass', `This time we left the pudendal nerve alone and went to the left genitofemoral nerve, ${rf}.`],
    // A neuroma of the hand lies in no interspace of the foot.
    ['pass', 'Right superficial radial nerve. The neuroma was frozen, 2 cycles. First web space of the hand numb.'],
  ])('%s: %s', (expected, note) => {
    expect(answer('coding/more-specific-code', note, { units: 1, modifiers: [] })).toBe(expected);
  });
});

describe('words that look like a side', () => {
  it.each<[Answer, string, string]>([
    ['pass', 'LT', `Left heel. The introducer was right up against the sural nerve, ${rf}.`],
    ['finding', 'LT', `The introducer was on the right up against the sural nerve, ${rf}.`],
    [
      'notApplicable',
      '50',
      `Obturator nerve, first of the right side and later of the left side, 4 mL of 5 % phenol each.`,
    ],
    ['pass', '50', `GON on each side, 22G cannula, first right and then left, ${rf}.`],
    ['finding', '50', `Both LFCNs were to be done. Right one ${rf}. We did not do the left.`],
    ['finding', '50', `Bilateral GON RF was intended. On the left ${rf}. The right side could not be done.`],
    // A side that was taken from elsewhere is no contradiction where another part says the other.
    [
      'notEvaluated',
      'RT',
      `Consent: amputation of the right leg.\nOperation\nThe tibial nerve was found, ${rf}. Stump sock on the left leg, treated before.`,
    ],
    ['finding', 'RT', `Operation\nThe tibial nerve was found, ${rf}, left leg.`],
    ['pass', 'RT', `Right sural nerve ${rf}. Old chart, 2017: "Left sciatic nerve ligated".`],
    [
      'pass',
      'LT',
      `Thermal lesion of the left sural nerve, ${rf}.\nPLAN\n1. Rest.\n2. Right side: injections for now.`,
    ],
  ])('%s, %s: %s', (expected, modifier, note) => {
    expect(answer('claim-form/laterality-mismatch', note, { units: 1, modifiers: [modifier] })).toBe(expected);
  });
});

describe('what may be the name of the nerve', () => {
  it.each<[Answer, string]>([
    ['finding', `Right heel. RF at the most tender point, ${rf}.`],
    // Named for another day or thing, and for nothing else.
    ['finding', `Prior: sural neurolysis elsewhere 2024. Today the tender point of the right ankle, RF ${rf}.`],
    ['notEvaluated', `Prior: sural neurolysis elsewhere 2024, it wore off. Today the right ankle, RF ${rf}.`],
    ['finding', `RF of the nerves of the right foot, ${rf}. If still sore I would plan on the sural nerve next.`],
    [
      'finding',
      `Indication: pain. Hist: median n. neurolysis (open, 2022).\nToday: cryoprobe into the left palm scar, 3 x 2 min.`,
    ],
    ['notEvaluated', `Plan: sural nerve, if she agrees.\nProcedure: RF of the right ankle, ${rf}.`],
    ['finding', `Right ankle, RF ${rf}. Care was taken to stay off the sural nerve.`],
    ['finding', `Right ankle, RF ${rf}. Sural territory intact after.`],
    ['pass', `RF probe steered into the neuroma of the right tibial nerve, staying clear of the vessels, ${rf}.`],
    // What answers the question which nerve it was, and capitals before the noun.
    ['notEvaluated', `side: R / nerve: tib post / RF ${rf}`],
    ['finding', `side: R / nerve: none named / RF ${rf}`],
    ['finding', `Nerve: peripheral\nRF of the left ankle, ${rf}.`],
    ['notEvaluated', `The II nerve seen between the muscles, left. RF ${rf}.`],
    ['finding', `The RF nerve probe set in the left groin, ${rf}.`],
    // Members of a group by their places, a division of a nerve of the face, a nerve of a rib.
    ['notEvaluated', `Superior lateral | L | 80 | 90\nRF thermal of the geniculars, 90 s.`],
    ['finding', `Right knee, RF ${rf}. Superior lateral portal of the old arthroscopy healed.`],
    ['notEvaluated', `V3 pain, right. RF through the foramen, ${rf}.`],
    ['pass', `Thoracotomy pain. RF of the T6 nerve beneath its rib, ${rf}.`],
    ['pass', `superolat genicular ... ${rf}, RF of the right knee`],
  ])('%s: %s', (expected, note) => {
    expect(answer('documentation/nerve-identified', note, { units: 1 })).toBe(expected);
  });
});

describe('nerves that a note counts in passing', () => {
  it.each<[Answer, number, string]>([
    // In the plural a nerve may be both of its sides, and no more.
    ['notEvaluated', 2, `Neurolysis of the obturator nerves. Phenol 6% 6 mL, right leg.`],
    ['finding', 4, `Neurolysis of the obturator nerves. Phenol 6% 6 mL to the right obturator nerve, three passes.`],
    ['notEvaluated', 4, `Neurolysis of the intercostal nerves. Phenol 6% 6 mL, right.`],
    ['notEvaluated', 3, `Medial branch RFA C3, C4, C5 right. ${rf} per level.`],
    // The note says itself how many, and an item with a dose of its own may be one more.
    ['finding', 3, `One nerve, the right sural, RF ${rf} three times. Tibial side skin intact, DFN sign.`],
    ['notEvaluated', 3, '5% phenol: R sural nerve 1.5 mL; R thoracodorsal 1.5 mL; R subscapular (lower) 1 mL.'],
    ['finding', 2, '5% phenol: R sural nerve 1.5 mL; R normal saline 2 mL; R leg wrapped.'],
    ['notEvaluated', 2, `R radial n. and post. cut. n. forearm, RF ${rf} each.`],
    ['pass', 2, `Shoulder RF, left. Needle 1: SSN. Needle 2: AN. ${rf} at each.`],
    ['notEvaluated', 2, `${rf} on the right medial branch of L4 and dorsal ramus of L5.`],
    ['finding', 2, `${rf} on the right medial branch of L4, beside the pubic ramus, twice.`],
    [
      'finding',
      2,
      `Right deep peroneal nerve crosses the scar; RF ${rf}. The sural nerve, tested before, is not involved.`,
    ],
    ['finding', 3, `R genicular RFA, 2 nerves: sup lat and inf med. Sup med not accessible. ${rf} each.`],
    ['pass', 1, 'Nurse: dressing left thigh. Physician: left saphenous nerve, cryo 2 x 2 min. Nurse: home.'],
    ['notEvaluated', 1, 'Diagnosis: left saphenous neuritis. Physician: Dr Sample, saphenous nerve service.'],
    // Tried, and no more.
    ['finding', 2, `RF of the right sural nerve, ${rf}. The tibial nerve was seen, small, and I left it.`],
    [
      'notEvaluated',
      2,
      `RF of the right sural nerve, ${rf}. At the tibial nerve the tip warmed; I left it there as long.`,
    ],
    ['finding', 2, `RF of the right sural nerve, ${rf}. The tibial nerve was left for another day.`],
    ['finding', 2, `RF of the right sural nerve, ${rf}. Then I tried the tibial nerve but she had enough.`],
    ['pass', 2, `RF of the right sural nerve, ${rf}. Then I tried the tibial nerve, sore but borne, ${rf}.`],
    // An attending who says below that one was left out.
    [
      'finding',
      2,
      `RF of the right sural and tibial nerves, ${rf} each.\nAttending: present throughout. We decided against the tibial nerve; only the sural was lesioned.`,
    ],
    [
      'pass',
      2,
      `RF of the right sural and tibial nerves, ${rf} each.\nAttending: present for the tibial nerve and agree.`,
    ],
    ['finding', 2, `RF of the right sural nerve, ${rf}. The tibial nerve, which I saw, I had no need to treat.`],
    // Places of a knee that were left out are no nerves more.
    [
      'finding',
      3,
      `RF of the right superolateral and superomedial genicular nerves, ${rf}; the inferomedial was skipped.`,
    ],
    [
      'notEvaluated',
      3,
      `RF of the right superolateral and superomedial genicular nerves and inferomedially, ${rf} each; inferomedial 2 burns.`,
    ],
    [
      'finding',
      2,
      `RF of the right ilioinguinal nerve, two burns, 2 cm superomedial to the spine, ${rf}. The ABN is signed.`,
    ],
    [
      'notEvaluated',
      2,
      `On the right a cannula was led to the crest, ${rf}. On the left the same steps were followed for the superior cluneal nerve, ${rf}.`,
    ],
    [
      'pass',
      2,
      `Nerve              Target           Lesion\nSuprascapular      notch            ${rf}\nLateral pectoral   coracoid tip     ${rf}\nRF, right.`,
    ],
  ])('%s for %d: %s', (expected, units, note) => {
    expect(answer('documentation/nerve-count', note, { units })).toBe(expected);
  });
});

describe('sides and other days', () => {
  it.each<[Answer, string]>([
    [
      'pass',
      'Right: the sural nerve was found. Phenol 5%, 1.5 mL.\nLeft: the sural nerve, same manner. Phenol 5%, 1.5 mL.',
    ],
    ['finding', `Left sural nerve RF ${rf}. The right ankle has arthritis, no treatment.`],
    ['pass', `RF of the left sural nerve, ${rf}. At the right the same steps for the nerve.`],
    ['finding', `RF of the left sural nerve, ${rf}. At the right her pulse fell and the procedure was ended.`],
    ['finding', `RF of the left sural nerve, ${rf}. The right ankle, which also hurts, will have the same in autumn.`],
    ['notEvaluated', `RF of the left sural nerve, ${rf}. The right sural nerve was heated alike and will be numb.`],
    ['finding', `Left sural nerve RF ${rf}. RIGHT heel: steroid shot into fascia only.`],
    ['finding', `Procedure: left sural nerve RF ${rf}. RIGHT heel: steroid shot into fascia only.`],
    ['pass', `Left sural nerve RF ${rf}. Right sural nerve RF, steroid after it, ${rf}. RIGHT done last.`],
    ['finding', 'Left: the sural nerve was found. Phenol 5%, 1.5 mL. He left the clinic walking right after.'],
  ])('%s: %s', (expected, note) => {
    expect(answer('claim-form/laterality-mismatch', note, { units: 1, modifiers: ['RT'] })).toBe(expected);
  });

  it('is not the side that is said to be the good one', () => {
    const note = `RF of the sural nerve, ${rf}. Her good side is the left.`;
    expect(answer('claim-form/laterality-mismatch', note, { units: 1, modifiers: ['RT'] })).toBe('notApplicable');
  });

  it.each<[Answer, string]>([
    ['finding', `2026\nRight knee RFA (superolateral, superomedial, inferomedial genicular), ${rf}`],
    [
      'notApplicable',
      `2019  R knee genicular RFA (superolateral, superomedial, inferomedial)\nToday RF of the right sural nerve, ${rf}.`,
    ],
  ])('the column of a year: %s: %s', (expected, note) => {
    expect(answer('coding/genicular-overlap', note, { units: 1, modifiers: ['RT'] })).toBe(expected);
  });
});
