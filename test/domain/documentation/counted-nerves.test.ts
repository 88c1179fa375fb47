import { describe, expect, it } from 'vitest';
import { type Answer, answer } from '../../support/note-answers.ts';

const rf = '80 C for 90 s';

describe('how many nerves a note says were treated', () => {
  it.each<[Answer, number, string]>([
    // Items of a list are done as the others of it.
    ['pass', 2, `Procedure: thermal RFA\nR superior cluneal n.: RF burn ${rf}.\nL superior cluneal n.: the same.`],
    [
      'pass',
      2,
      `1) Infrapatellar branch of saphenous nerve, right: treatment along a line, six freeze cycles of 106 s.\n2) Anterior femoral cutaneous nerve: line above the patella. Seven freeze cycles.`,
    ],
    [
      'finding',
      2,
      `1. Right saphenous nerve: RFA ${rf}.\n2. Right sural nerve: aborted, the patient could not lie still.`,
    ],
    ['finding', 2, `1. Right saphenous nerve: RFA ${rf}.\n2. Right sural nerve: tender, but not treated today.`],
    ['finding', 2, `1. Right saphenous nerve: RFA ${rf}.\n2. Right sural nerve: sensation tested before, normal.`],
    [
      'pass',
      2,
      'I located the right obturator nerve and injected 4 mL of 5% phenol. The same was done on the left with 3.5 mL.',
    ],
    [
      'finding',
      2,
      'I located the right obturator nerve and injected 4 mL of 5% phenol. He was moved with his left with care.',
    ],
    // Names without their noun behind "nerves", or behind a number.
    [
      'pass',
      3,
      `Operation: RFA of three articular nerves, left shoulder: suprascapular, axillary (articular branch), lateral pectoral. ${rf}.`,
    ],
    [
      'pass',
      2,
      `Thermal RFA, left, ${rf} each\n1. Suprascapular: spinoglenoid notch.\n2. Axillary: greater tuberosity.`,
    ],
    ['pass', 2, 'Alcohol neurolysis, left arm: median and ulnar motor points each got 2 mL of 50% ethanol.'],
    ['finding', 2, `RFA of the left median nerve, ${rf}. Radial: pulse palpable.`],
    // Parts of one sentence, and what stands between a place and the nerve that it is for.
    [
      'pass',
      2,
      `I led a cannula to the coracoid for the right lateral pectoral nerve; to the neck below the tuberosity for the right axillary nerve. Both were heated to 80 C for 90 s.`,
    ],
    ['finding', 2, `RFA of the left sural nerve ${rf}, the needle lateral to the tibial nerve.`],
    // Short forms in a list, and those that are other words elsewhere.
    ['pass', 3, `Targets: SSN at the notch, AxN behind the humeral neck, LPN at the coracoid. Thermal RF ${rf} each.`],
    [
      'pass',
      2,
      `Combined AIN/PIN block helped.\n\nRFA ${rf}\n1. PIN terminal branch, right.\n2. AIN terminal branch, right.`,
    ],
    ['finding', 2, `RFA of the right sural nerve ${rf}. A PIN was set for the pump.`],
    ['finding', 2, `PROC|Chemical neurolysis\nSITE.1|sural nerve|LEFT|ETOH 50%|1.5 mL\nGUIDE|US|IMG_SAVED=Y`],
    // Another nerve that the telling names may have been treated, unless something is said against it.
    [
      'notEvaluated',
      2,
      `Alcohol 50% was injected around the right sural nerve. I then moved to the ankle for the deep peroneal nerve, the same.`,
    ],
    ['finding', 2, `RFA R ilioinguinal nerve ${rf}. The iliohypogastric nerve was seen and left alone.`],
    ['finding', 2, `RFA R ilioinguinal nerve ${rf}. The genitofemoral nerve did not show and was not lesioned.`],
    ['finding', 2, `Phenol 6% 2 mL, right median nerve. The ulnar nerve was identified by stimulation and avoided.`],
    [
      'finding',
      2,
      `RFA of the right sural nerve ${rf}. The tibial nerve, and the vessels by it, were kept out of the field.`,
    ],
    // Rows of a table.
    [
      'finding',
      2,
      `Thermal RFA\n| # | Target | Temp |\n| 1 | L sural nerve | 80 C |\n| 2 | L tibial nerve | -- | not treated |`,
    ],
    ['pass', 2, `Thermal RFA\n| # | Target | Temp |\n| 1 | L sural nerve | 80 C |\n| 2 | L tibial nerve | 80 C |`],
    // Both sides told of something done.
    ['notEvaluated', 2, `Right side: sural nerve found, RFA ${rf}. Left side: mirrored, RFA ${rf}.`],
    ['finding', 2, `Right side: sural nerve found, RFA ${rf} at both sites.`],
  ])('%s: %i units, %j', (expected, units, note) => {
    expect(answer('documentation/nerve-count', note, { units })).toBe(expected);
  });
});

describe('nerves with their adjectives behind the noun', () => {
  it.each<[Answer, string]>([
    ['pass', `RFA was done to the nerve tibial posterior right, ${rf}.`],
    ['pass', 'Chemical neurolysis of n. suralis with 2 mL phenol 6%.'],
    // A nerve of the side that was not treated is not the one.
    [
      'finding',
      'Background: in 2019 she had a left sural nerve block.\nProcedure: chemical neurolysis, right abdominal wall, phenol 6% 1 mL at the scar.',
    ],
    [
      'notEvaluated',
      'Background: in May she had a right ilioinguinal nerve block.\nProcedure: chemical neurolysis, right abdominal wall, phenol 6% 1 mL at the scar.',
    ],
    ['finding', 'Chemical neurolysis of the nerve that hurts with 2 mL phenol 6%.'],
    ['finding', 'Chemical neurolysis: 2 mL phenol 6% to the nerve supply of the foot.'],
  ])('%s: %j', (expected, note) => {
    expect(answer('documentation/nerve-identified', note, {})).toBe(expected);
  });
});

describe('genicular nerves below the group that they are of', () => {
  const items = (last: string): string =>
    `RFA of the genicular nerves, right knee\nSuperolateral: 80 C 90 s\nSuperomedial: 80 C 90 s\nInferomedial: ${last}`;
  it.each<[Answer, number, string]>([
    ['finding', 3, items('80 C 90 s')],
    ['finding', 3, 'Genicular RFA right. SL 80C 90s; SM 80C 90s; IM 80C 90s.'],
    ['pass', 2, items('not done')],
  ])('%s: %i units, %j', (expected, units, note) => {
    expect(answer('coding/genicular-overlap', note, { units, modifiers: ['RT'] }, { diagnoses: ['M1711'] })).toBe(
      expected,
    );
  });
});

describe('the record of guidance that is billed', () => {
  const lesion = `Procedure: thermal RFA left sural nerve ${rf}`;
  it.each<[Answer, string, string]>([
    ['pass', '76942', `${lesion}. Live ultrasound of the needle; images are in the patient's file.`],
    ['finding', '76942', `${lesion}. Live ultrasound of the needle; images were looked at in the operating room.`],
    ['pass', '76942', `${lesion}. Live ultrasound, needle in plane, clip archived.\nDevices: none retained.`],
    ['finding', '76942', `${lesion}. Live ultrasound, needle in plane. The disk was full and nothing was stored.`],
    ['pass', '76942', `${lesion}. Live ultrasound, stills archived.\nNot done today: [ ] PRP  [ ] alcohol series`],
    ['pass', '76942', `${lesion}\n[x] ultrasound, real time  [ ] CT      Images stored [x] yes  [ ] no`],
    ['finding', '76942', `${lesion}\n[x] ultrasound, real time  [ ] CT      Images stored [ ] yes  [x] no`],
    ['pass', '76942', `${lesion}\nUltrasound   [x] real time   [x] images archived   [ ] images printed`],
    ['finding', '76942', `${lesion}\nUltrasound   [x] real time   [ ] images archived`],
    ['finding', '76942', `${lesion}. Fluoroscopic spot films were stored in PACS. No ultrasound was available.`],
    ['finding', '76942', `${lesion}. C-arm views in two planes were kept. Sonography not needed.`],
    ['notEvaluated', '77002', `${lesion}. Fluoroscopic spot films were stored in PACS. No ultrasound was available.`],
  ])('%s: %s, %j', (expected, code, note) => {
    expect(answer('documentation/imaging-guidance', note, {}, { diagnoses: ['G5782'], codes: [code] })).toBe(expected);
  });

  it.each<[Answer, string]>([
    ['notApplicable', `${lesion}. The ultrasound machine was at another clinic, thus not employed.`],
    ['notApplicable', `${lesion}. I did not use sonography. Consent is kept with us.`],
    ['finding', `${lesion}. Ultrasound guidance, contrast was not used.`],
  ])('where none is billed: %s, %j', (expected, note) => {
    expect(answer('documentation/imaging-guidance', note, {}, { diagnoses: ['G5782'] })).toBe(expected);
  });
});

describe('the side of the line', () => {
  it.each<[Answer, string[], string[], string]>([
    ['pass', ['RT', 'LT'], ['M19071', 'M19072'], `RFA of the left and right deep peroneal nerves, ${rf}.`],
    ['finding', ['RT', 'LT'], ['M19071'], `RFA of the left and right deep peroneal nerves, ${rf}.`],
    ['finding', ['RT', 'LT'], ['M19071', 'G5782'], `RFA of the left and right deep peroneal nerves, ${rf}.`],
    ['pass', ['RT'], ['G588'], `RFA right sural nerve ${rf}.\n\nADDENDUM: it was left out that images were archived.`],
    [
      'finding',
      ['LT'],
      ['G588'],
      `RFA left sural nerve ${rf}.\n\nADDENDUM: the title is wrong, the right sural nerve was treated.`,
    ],
    [
      'finding',
      ['LT'],
      ['G588'],
      `Indication: metastasis on the right.\n\nThe pain service performed chemical denervation of the hip. The right obturator nerve was reached, 6 mL of 6% phenol injected.`,
    ],
  ])('%s: %j, %j, %j', (expected, modifiers, diagnoses, note) => {
    expect(answer('claim-form/laterality-mismatch', note, { modifiers }, { diagnoses })).toBe(expected);
  });
});

describe('branches that may be treated another day', () => {
  it.each<[string, Answer]>([
    ['Genicular nerve RFA (superomedial, superolateral, inferomedial) may come later.', 'notApplicable'],
    ['Genicular nerve RFA (superomedial, superolateral, inferomedial) was done as well.', 'finding'],
  ])('%j: %s', (also, expected) => {
    const note = `${also}\nProcedure: left infrapatellar branch of the saphenous nerve: thermal RF, ${rf}.`;
    expect(answer('coding/genicular-overlap', note, { units: 4, modifiers: ['LT'] })).toBe(expected);
  });
});

describe('labels without a colon', () => {
  it.each<[Answer, string]>([
    [
      'pass',
      `Hx    R mastectomy 2022, flap twitching.\n\nProcedure  Phenol neurolysis, RIGHT thoracodorsal nerve\n  Phenol 6% 2.5 mL.`,
    ],
    [
      'finding',
      `Section: Procedure Description\n  The peripheral nerve of the left leg got three freezes of 106 seconds.\n\nSection: Planned Procedure\n  Superficial peroneal nerve decompression if no benefit.`,
    ],
    ['pass', `Section: Procedure Description\n  The superficial peroneal nerve got three freezes of 106 seconds.`],
    [
      'finding',
      `HPI: sensation of median and ulnar territories normal, superficial radial territory normal.\nTreatment today: ethanol 95%, 0.8 mL, into the neuroma of the scar.`,
    ],
    [
      'notEvaluated',
      `HPI: pain of the superficial radial nerve.\nTreatment today: ethanol 95%, 0.8 mL, into the neuroma of the scar.`,
    ],
  ])('%s: %j', (expected, note) => {
    expect(answer('documentation/nerve-identified', note)).toBe(expected);
  });
});

describe('nerves that only lie there, or were measured', () => {
  it.each<[Answer, string]>([
    [
      'finding',
      `Conduction studies showed slowing of the tibial nerve. 1 mL of 98% alcohol around the offending nerve branch, taking care to stay behind the sural nerve.`,
    ],
    [
      'pass',
      `Conduction studies showed slowing. 1 mL of 98% alcohol around the sural nerve, taking care to stay behind the tendon.`,
    ],
    ['finding', `The genicular nerves were lesioned at 80 degrees Celsius for 90 seconds.`],
    ['finding', `Cooled RFA of the genicular nerves at half of the femoral or tibial diaphysis, 60 C 150 s.`],
  ])('%s: %j', (expected, note) => {
    expect(answer('documentation/nerve-identified', note)).toBe(expected);
  });
});

describe('a neuroma that only the diagnosis names', () => {
  it.each<[Answer, string]>([
    ['finding', `A: Morton neuroma left third web space\nP: RF today.\nProc: entry at the 3rd interspace, ${rf}.`],
    ['notEvaluated', `A: Morton neuroma left third web space\nP: RF today.\nProc: entry behind the malleolus, ${rf}.`],
  ])('%s: %j', (expected, note) => {
    expect(answer('coding/more-specific-code', note, { modifiers: ['LT'] })).toBe(expected);
  });
});

describe('a branch that the note has said whose it is', () => {
  it.each<[string, Answer]>([
    [`Procedure: RF of the medial branch of the left deep peroneal nerve, ${rf}. The medial branch was numb.`, 'pass'],
    [`Procedure: RF of the left L4 medial branch, ${rf}. The medial branch was numb.`, 'finding'],
  ])('%j: %s', (note, expected) => {
    expect(answer('coding/more-specific-code', note, { units: 1, modifiers: ['LT'] })).toBe(expected);
  });
});

describe('what a note sums up, takes back, or heads by its nerve', () => {
  it.each<[Answer, units: number, string]>([
    ['finding', 2, `Planned: RFA of both LFCN.\nRight LFCN: found at 0.5 V, ${rf}.\nLeft side NOT done.`],
    ['pass', 2, `Planned: RFA of both LFCN.\nRight LFCN: found at 0.5 V, ${rf}.\nLeft LFCN: the same, ${rf}.`],
    [
      'finding',
      3,
      `RFA of the left saphenous, sural and tibial nerves, ${rf}.\nADDENDUM: the log shows no lesion at one site. Only the saphenous and the sural nerve were ablated.`,
    ],
    ['pass', 2, `Only lidocaine was used for the skin. The left saphenous and sural nerves were ablated, ${rf}.`],
    [
      'pass',
      2,
      `4 cm proximal to Lister: posterior interosseous nerve lying on the membrane, seen live. Cannula to it, ${rf}. Through the same hole to the anterior interosseous nerve, ${rf}.`,
    ],
    ['finding', 2, `Cannula 4 cm proximal to the ulnar nerve, at the posterior interosseous nerve, ${rf}.`],
    ['pass', 1, `Plan + what was done\n* Cryoneurolysis of the left infrapatellar branch, 6 cycles of 60 s.`],
    ['finding', 2, `site | temp | sec\nL sup lat gen n | 80 | 90\nL sup lat gen n | 80 | 90`],
    ['pass', 2, `site | temp | sec\nL sup lat gen n | 80 | 90\nL sup med gen n | 80 | 90`],
    ['pass', 2, `L lat fem cut n and L saph n: RF ${rf} each.`],
    // What was seen is no wish, what was measured no target, and a shoulder has no geniculars.
    [
      'pass',
      2,
      `I could see the right ilioinguinal nerve and ablated it, ${rf}; then the right iliohypogastric nerve, ${rf}.`,
    ],
    ['finding', 2, `Right sural nerve RF ${rf}. The tibial nerve could be ablated later.`],
    ['finding', 2, `RF of the painful sural nerve, ${rf}. The tibial nerve conduction was normal.`],
    ['finding', 2, `18G cannula at the inferolateral greater tubercle: axillary nerve, ${rf}.`],
    ['finding', 2, `Right GON RF ${rf}.\nINTAKE (LPN): BP 132/78.`],
    ['finding', 2, `When I turned to the left she felt faint. Left side not entered. Right GON: RF ${rf}.`],
    [
      'finding',
      3,
      `RF for the left femoral articular branch ${rf}, twice, and the obturator articular branch ${rf}. Films of both electrodes kept.`,
    ],
    [
      'finding',
      2,
      `PROCEDURE: OBTURATOR NERVE RF, LEFT HIP\nCannula for the articular branch of the left obturator nerve, ${rf}. Moved 3 mm, ${rf}.`,
    ],
    [
      'finding',
      3,
      `Planned: suprascapular, axillary, and lateral pectoral.\n\n1 Suprascapular n.: RF ${rf}.\n2 Axillary n.: RF ${rf}.\n3 Lateral pectoral n.: needle taken out before any lesion. Not attempted again.`,
    ],
    [
      'finding',
      2,
      `Scheduled as: Bilateral LFCN ablation\nPatient: T. Sample\n\nLeft: nerve sought below the ASIS, then ${rf}.\n\nRight side put off.`,
    ],
    [
      'notEvaluated',
      4,
      `L5 dorsal ramus left, cannula to the ala.\nS1, S2, S3: cannulas to the foramina, left lateral branches. RF ${rf}.`,
    ],
    // What was consented to and not done, or left for another day.
    [
      'finding',
      2,
      `CONSENT for: phenol of both obturator nerves.\n\nCourse. Right obturator nerve, 6% phenol 5 mL. Left side was therefore not done.`,
    ],
    [
      'pass',
      2,
      `CONSENT for: phenol of both obturator nerves.\n\nCourse. Right obturator nerve, 6% phenol 5 mL. Left side: the same, 5 mL.`,
    ],
    ['finding', 2, `Infrapatellar branch, right: cryo 8 cycles of 60 s. AFCN left for now because of a rash.`],
    ['pass', 2, `Right SSN at the notch and LPN at the coracoid, RF ${rf} each.`],
    // Blocks of both nerves are no both sides; lesions per side may be.
    ['finding', 2, `Blocks of both nerves helped.\nDescription: right arm hanging. Suprascapular nerve, lesion ${rf}.`],
    ['notEvaluated', 2, `I mapped each greater occipital nerve and made two thermal lesions per side, ${rf}.`],
  ])('%s: %j units, %j', (expected, units, note) => {
    expect(answer('documentation/nerve-count', note, { units })).toBe(expected);
  });
});

describe('one nerve of several that was treated otherwise than the rest', () => {
  const list = (...items: readonly string[]) => `Thermal RF\n1. R GON. ${rf}.\n${items.join('\n')}`;

  it.each<[Answer, number, string]>([
    // Given up, in words that stand apart from its name, and after all that was tried before.
    ['finding', 2, list('2. R LON. Blood twice, despite repositioning. I elected to give up on this one.')],
    ['finding', 2, list('2. R LON. Repositioned three times; nothing was injected or heated here.')],
    ['finding', 2, list('2. R LON. Trapezius jerked at 0.3 V. I did not heat it.')],
    ['finding', 2, list('2. R LON. Vertebral pulse below it. Needle withdrawn without a lesion.')],
    ['finding', 2, list('2. R LON. Too close to the accessory nerve; we thought better of it.')],
    ['pass', 2, list('2. R LON. I almost gave up on this one, but a third pass found it.', `${rf}.`)],
    ['pass', 2, list('2. R LON. Nothing was injected at first for blood; after repositioning', `${rf}.`)],
    ['pass', 2, `Thermal RF, ${rf} each\n1. R GON: 0.3 V.\n2. R LON: 0.4 V.\nShe gave up aspirin a week ago.`],
    [
      'pass',
      2,
      `Thermal RF, ${rf} each\n1. R GON: 0.3 V.\n2. R LON: I gave up on the medial approach; 0.4 V laterally.`,
    ],
    ['pass', 2, `Thermal RF, ${rf} each\n1. R GON: 0.3 V.\n2. R LON: 0.4 V. Nothing more was injected. No steroid.`],
    [
      'pass',
      2,
      `Thermal RF, ${rf} each\n1. R axillary nerve. The first approach met a vessel and was withdrawn without any lesion; a more lateral entry was then used.\n2. R suprascapular nerve at the notch.`,
    ],
    // Done after all, whatever its item began with.
    ['pass', 2, list(`2. R LON: first lesion aborted at 20 s, repeated after more lidocaine: ${rf}.`)],
    ['pass', 2, list(`2. R LON: skin incision omitted, percutaneous, ${rf}.`)],
    ['pass', 2, list(`2. R LON: ${rf}, second lesion deferred.`)],
    ['pass', 2, list('2. R LON: RF probe would not heat; 3 mL of phenol 6 % given instead.')],
    // Only blocked, scanned or put off, where the others are told with their lesions.
    ['finding', 2, list('2. R LON: only local anesthetic, 2 mL.')],
    ['finding', 2, list('2. R LON: mapped with the stimulator only.')],
    ['finding', 2, list('2. R LON: to be done in 3 weeks.')],
    ['finding', 2, list('2. R LON: too swollen, put off.')],
    ['pass', 2, list('2. R LON: same settings, only one lesion.')],
    ['pass', 2, `Thermal RF, ${rf}\n1. R GON: only one lesion.\n2. R LON: only one lesion.`],
    // One side of what a title or a consent names for both.
    [
      'finding',
      4,
      `Procedure: bilateral GON and LON thermal RF\nRight GON: ${rf}.\nRight LON: ${rf}.\nLeft GON: ${rf}.\nLeft LON: aborted, arterial blood twice.`,
    ],
    [
      'pass',
      4,
      `Procedure: bilateral GON and LON thermal RF\nRight GON: ${rf}.\nRight LON: ${rf}.\nLeft GON: ${rf}.\nLeft LON: first pass aborted, second 5 mm lateral. ${rf}.`,
    ],
  ])('%s: %i units, %j', (expected, units, note) => {
    expect(answer('documentation/nerve-count', note, { units })).toBe(expected);
  });
});
