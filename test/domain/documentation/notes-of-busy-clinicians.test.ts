import { describe, expect, it } from 'vitest';
import { judges } from '../../support/judged-notes.ts';
import { type Answer, answer } from '../../support/note-answers.ts';

const COUNT = 'documentation/nerve-count';
const CONFIRMED = 'documentation/destruction-confirmed';
const IDENTIFIED = 'documentation/nerve-identified';
const SPECIFIC = 'coding/more-specific-code';
const OVERLAP = 'coding/genicular-overlap';
const WEAK = 'coverage/technique-not-destructive';
const PULSED = 'coverage/pulsed-radiofrequency';
const SIDE = 'claim-form/laterality-mismatch';
const IMAGING = 'documentation/imaging-guidance';

const THREE = { units: 3, modifiers: ['RT'] };
const TWO = { units: 2, modifiers: [] };

describe('branches for short', () => {
  const CALF = 'Motor branches of the tibial nerve sought by stimulation.';
  const TABLE = `${CALF}

 branch                      pre      5% phenol   post
 R medial gastrocnemius br.  0.4 mA   1.0 mL      none at 2 mA
 R lateral gastrocnemius br. 0.5 mA   1.0 mL      none at 2 mA
 R soleus br.                0.7 mA   1.2 mL      flicker at 2 mA`;
  judges([
    [COUNT, 'pass', TABLE, THREE],
    [COUNT, 'finding', TABLE.slice(CALF.length, TABLE.lastIndexOf(' R soleus')), THREE],
    [COUNT, 'pass', 'Tibial n. a. br to med gastroc, 5% phenol 2 mL. b. br to soleus, 5% phenol 2 mL.', TWO],
    [COUNT, 'finding', 'R tibial (soleus motor br.): 6% phenol 2 mL, twitch gone.', { units: 2, modifiers: ['RT'] }],
    [COUNT, 'finding', 'R axillary (posterior articular br.): RF 80 C 90 s.', { units: 2, modifiers: ['RT'] }],
  ]);
});

describe('strengths by weight', () => {
  judges([
    [CONFIRMED, 'pass', 'Right obturator nerve: phenol 60 mg/mL, 3 mL, twitch gone.'],
    [CONFIRMED, 'pass', 'Right obturator nerve. Syringe label: phenol 60mg/mL in water. 4.5 mL given from it.'],
    [CONFIRMED, 'finding', 'Right obturator nerve: phenol 20 mg/mL, 3 mL.'],
    [CONFIRMED, 'finding', 'Right obturator nerve: phenol 3 mL, then triamcinolone 60 mg/mL 1 mL.'],
  ]);
});

describe('rows of tables', () => {
  const GROINS = `site       nerve         stim     phenol 5%   after
R groin    obturator n   0.5 mA   4 mL        none @2mA
L groin    obturator n   0.6 mA   4 mL        none @2mA
calf       -             -        not done (casts instead)  -

Botox to the calves since age 2, last one of use.`;
  const KNEE = `R knee. Blocks x2 80 %.

            SL genic     SM genic     IM genic
lido 2%     1            1            1
T / s       80/90        80/90        80/90`;
  judges([
    [COUNT, 'pass', GROINS, TWO],
    [
      COUNT,
      'finding',
      GROINS.replace('L groin    obturator n   0.6 mA   4 mL ', 'L groin    obturator n   -      not done'),
      TWO,
    ],
    [WEAK, 'pass', GROINS, TWO],
    [WEAK, 'notEvaluated', KNEE, THREE],
    [WEAK, 'finding', KNEE.slice(0, KNEE.indexOf('\nT / s')), THREE],
    [OVERLAP, 'finding', KNEE, THREE],
    [
      OVERLAP,
      'finding',
      'Geniculars R knee, thermal RF:\nSL 80/90\nSM 80/90\nIM 80/90\n(superolateral, superomedial, inferomedial).',
      THREE,
    ],
    [OVERLAP, 'pass', 'R knee, thermal RF:\nSL 80/90\nSM 80/90\n(superolateral, superomedial genicular nerves).', TWO],
  ]);
});

describe('what is counted is not denied', () => {
  const SIX = `Six burns in all, 80 C x 60 s
  L greater occipital - 3
  R greater occipital - 3
tagged as 2 units, not 6.`;
  judges([
    [COUNT, 'pass', SIX, TWO],
    [COUNT, 'finding', SIX.replace('R greater occipital - 3', 'R greater occipital - not done'), TWO],
    [
      COUNT,
      'pass',
      'Left hip RF, set to 80 C. Obturator articular branch: 2 burns, 90 seconds. Femoral articular branch: 3 burns, 90 seconds. She walked out.',
      { units: 2, modifiers: ['LT'] },
    ],
    [
      COUNT,
      'finding',
      'Left hip RF, set to 80 C. Obturator articular branch: 2 burns, 90 seconds. Femoral articular branch: twitch at every site, needle out.',
      { units: 2, modifiers: ['LT'] },
    ],
    [
      IDENTIFIED,
      'pass',
      'Infrapatellar branch of saphenous n ONLY (ant fem cut not done, no kit left). Cryo 7 cycles of 60 s.',
    ],
  ]);
});

describe('screens that were elsewhere', () => {
  const SEEN =
    'Right suprascapular nerve RF 80 C 90 s under ultrasound, needle seen in real time, images saved to PACS.';
  it.each<[Answer, string]>([
    ['finding', `${SEEN} C-arm was in OR 3 w/ ortho.`],
    ['finding', `${SEEN} C-arm was in the cysto room.`],
    ['pass', 'Right suprascapular nerve RF 80 C 90 s under live fluoroscopy in the pain suite. Spots saved to PACS.'],
  ])('%s: %s', (expected, note) => {
    expect(answer(IMAGING, note, {}, { codes: ['77002'] })).toBe(expected);
  });
  it.each<[Answer, string]>([
    ['finding', 'Storage full and printer down, couldnt keep any pictures.'],
    ['pass', 'Printer down, so the pictures were kept in PACS.'],
  ])('%s: %s', (expected, said) => {
    const note = `Right sural nerve, 70 % ethanol 1.5 mL under ultrasound, needle live in plane. ${said}`;
    expect(answer(IMAGING, note, {}, { codes: ['76942'] })).toBe(expected);
  });
});

describe('comparisons with another day', () => {
  const LIDOCAINE = 'Lidocaine 2 % 0.5 mL beforehand.';
  const told = (opening: string) =>
    `Left superficial radial nerve. ${opening} thermal radiofrequency at 80 C, 1 x 75 s. ${LIDOCAINE}`;
  judges([
    ...[
      'Today: unlike last month,',
      'Unlike last year,',
      'Today, unlike in March,',
      'In contrast to the last visit,',
    ].map((opening): [string, Answer, string] => [WEAK, 'pass', told(opening)]),
    ...['As last month,', 'Different from last year, she had'].map((opening): [string, Answer, string] => [
      CONFIRMED,
      'pass',
      told(opening),
    ]),
    [PULSED, 'finding', told('Today: as last month, pulsed and not').replace('80 C, 1 x 75 s', '42 C, 2 x 120 s')],
    [WEAK, 'finding', `Left superficial radial nerve. Last month, thermal radiofrequency at 80 C. Today: ${LIDOCAINE}`],
  ]);
});

describe('what was not begun', () => {
  judges([
    [
      CONFIRMED,
      'finding',
      'Left obturator nerve found. Before the phenol could be injected she fainted and the session was stopped.',
    ],
    [
      CONFIRMED,
      'pass',
      'Left obturator nerve: before the second dose could be given the first 3 mL of phenol 5 % had stopped the twitch.',
    ],
    [CONFIRMED, 'pass', 'Left sural nerve, cryo, two cycles of 2 min at -60 C. A third cycle was not run.'],
    [WEAK, 'finding', 'First of two blocks this visit -> R GON, 1.5 mL bupiv 0.5% + 40 mg depo, 25g.'],
    [
      CONFIRMED,
      'pass',
      'Radiofrequency needle at the left great auricular nerve. Continuous current was delivered and a lesion was made on that nerve.',
    ],
    [
      SPECIFIC,
      'pass',
      'RF of the medial and lateral branches of the left superior cluneal nerve. The medial branch was lesioned at 80 C.',
    ],
    [SPECIFIC, 'finding', 'RF of the left L4 medial branch at 80 C for 90 s.'],
  ]);
  it.each<[Answer, string]>([
    ['finding', 'Right: LFCN lesion 80 C, 90 s. The same is booked for the left in two weeks.'],
    ['pass', 'Bilateral LFCN lesions 80 C, 90 s each. EMG is booked for the left in two weeks.'],
  ])('%s: %s', (expected, note) => {
    expect(answer(SIDE, `Blocks positive on both sides. ${note}`, { modifiers: ['50'] })).toBe(expected);
  });
});

describe('a heat and its time in two numbers', () => {
  const noted = (lesion: string) => `Left sural nerve. stim .4 lat foot, lido 2% 1 cc, ${lesion}. Numb outer foot.`;
  judges([
    ...['80/90', '80 / 90 x2', '80deg x90 x2', '80 for 90, once'].map((lesion): [string, Answer, string] => [
      CONFIRMED,
      'pass',
      noted(lesion),
    ]),
    [CONFIRMED, 'finding', noted('BP 80/90')],
    [CONFIRMED, 'finding', noted('relief 80/90 %')],
    [CONFIRMED, 'finding', noted('BP 140/90')],
    [
      COUNT,
      'finding',
      'plan: RF of R SPN and R DPN.\n1) SPN at lat leg, stim .4, lido 1, 80/90. good.\n2) DPN: stim .6, pt pulled foot back. Took it out before heat. DPN not burned.',
      { units: 2, modifiers: ['RT'] },
    ],
  ]);
});

describe('names for short', () => {
  const OBTURATOR = 'Nerve (left) | mA | agent | mL\nObturator, anterior division | 0.5 | phenol 6 % | 3.0';
  judges([
    [IDENTIFIED, 'pass', 'R ant br obt - twitch at 0.5 mA, phenol 5% 3 mL'],
    [IDENTIFIED, 'finding', 'Consent obt. Phenol 5% 3 mL given, twitch gone.'],
    [SPECIFIC, 'pass', '20g 10mm.\n med br SCN L 80/90 done\n interm br SCN L 80/90 done'],
    [
      COUNT,
      'notEvaluated',
      `${OBTURATOR}\nObturator, posterior division | 0.6 | phenol 6 % | 2.5`,
      { units: 2, modifiers: ['LT'] },
    ],
    [COUNT, 'finding', OBTURATOR, { units: 2, modifiers: ['LT'] }],
    [COUNT, 'finding', 'Ulnar motor br to FCU, R: phenol 5% 1 mL.', { units: 2, modifiers: ['RT'] }],
    [CONFIRMED, 'pass', 'Right obturator nerve: phenol 6pc 2.5cc.'],
    [
      CONFIRMED,
      'pass',
      'Right musculocutaneous nerve, phenol fifty milligrams per milliliter three milliliters given.',
    ],
    [
      CONFIRMED,
      'pass',
      'Right musculocutaneous nerve.\npass | level | mA  | phenol 6 % (mL)\n1    | axilla | 0.5 | 1.5\n2    | same   | 0.6 | 1.0',
    ],
  ]);
});

describe('sides that are told beside', () => {
  it.each<[Answer, string]>([
    ['finding', 'RF of the left suprascapular nerve, 80 C for 90 s. Right shoulder has no complaint.'],
    ['pass', 'RF of the right suprascapular nerve, 80 C for 90 s. Left shoulder has no complaint.'],
  ])('%s: %s', (expected, note) => {
    expect(answer(SIDE, note, { modifiers: ['RT'] })).toBe(expected);
  });
  judges([[IDENTIFIED, 'pass', 'Scheduled: bilateral LFCN RF. Right LFCN done at 80 C 90 s, patient asked to stop.']]);
});

describe('the letter of a procedure', () => {
  const RECTUS =
    'S: stiff LEFT knee in swing.\nO: Duncan-Ely positive left.\nP: left femoral nerve, motor branch to rectus femoris\n - stim 0.5 mA\n - phenol 5 % 3 mL\n - right thigh not injected';
  it.each<[Answer, string[], string]>([
    ['finding', ['50'], RECTUS],
    ['pass', ['LT'], RECTUS],
    ['notApplicable', ['50'], RECTUS.replace(' - stim', ' - continue baclofen, if no better next month stim')],
  ])('%s %s: %s', (expected, modifiers, note) => {
    expect(answer(SIDE, note, { modifiers })).toBe(expected);
  });
  judges([
    [WEAK, 'finding', 'Left sural nerve RF. generator on continuous, set 44, reached 44, 120 s.'],
    [CONFIRMED, 'pass', 'Left sural nerve RF. set 80 reached 79, 90 s.'],
    [
      COUNT,
      'pass',
      'RIGHT shoulder RF\n\n#  nerve            sens   motor   RF\n1  suprascapular    .4     neg     80deg x90\n2  axillary art br  .5     neg     80deg x90',
      { units: 2, modifiers: ['RT'] },
    ],
  ]);
});

describe('run-on notes and plain words', () => {
  const RUN_ON =
    'pt came for L saphenous nerve mid thigh under sartorius, i had the ultrasound on it, nerve next to the artery, stim .4 shin tingle no quad, lido 1 cc, burned it with the rf 80/90 twice same nerve, medial shin numb after, did not charge for the ultrasound since hospital has no way to keep pictures off that cart, one unit left, last block was may 90 percent, see in six weeks';
  const TRIO =
    'RF, R knee\n   superolateral    lat epicondyle     motor 0   80/90\n   superomedial     med epicondyle     motor 0   80/90\n   inferomedial     med tibial flare   motor 0   80/90';
  judges([
    [WEAK, 'pass', RUN_ON],
    [WEAK, 'finding', RUN_ON.replace('burned it with the rf 80/90 twice same nerve', 'more lido 3 cc at the nerve')],
    [CONFIRMED, 'pass', 'Right ilioinguinal nerve 98% alc / 2 cc.'],
    [OVERLAP, 'finding', TRIO, THREE],
    [OVERLAP, 'notApplicable', TRIO.replaceAll('80/90', 'not done'), THREE],
    [
      OVERLAP,
      'finding',
      'Left knee, X-ray arm.\n upper outside = superolateral genicular nerve. 80 C, 90 s\n upper inside = superomedial genicular nerve. 80 C, 90 s\n lower inside = inferomedial genicular nerve. 80 C, 90 s',
      THREE,
    ],
    [WEAK, 'finding', 'Stim to the right tibial nerve branches: onabotulinum toxin A, 100 + 75 u.'],
    [
      PULSED,
      'finding',
      'Right suprascapular nerve. The current was sent in little pulses, two each second, and hovered about 41 to 42 C.',
    ],
    [IDENTIFIED, 'notEvaluated', 'Phenol to obturators today. R: adductor kick at .6 mA. 6%/4cc.'],
  ]);
  it.each<[Answer, string]>([
    ['finding', 'Right foot prepped and draped.'],
    ['pass', 'Left foot prepped and draped.'],
  ])('%s: %s', (expected, ready) => {
    const note = `${ready} The medial dorsal cutaneous nerve was found by stimulation. Heat 80 C, 75 seconds.`;
    expect(answer(SIDE, note, { modifiers: ['LT'] })).toBe(expected);
  });
});

describe('what is near and means nothing of it', () => {
  const BLOCK = 'Right obturator nerve block, lidocaine 2 % 5 mL, motor stim 0.4 mA.';
  const SURAL = 'Right sural nerve RF at 80 C for 90 s.';
  const PAIR = { units: 2, modifiers: ['RT'] };
  judges([
    ...['Hamstrings R1/R2 70/90.', 'Tardieu 70/90.', 'C-arm 75/120.', 'Grip 60/90 lb.'].map(
      (said): [string, Answer, string] => [WEAK, 'finding', `${BLOCK} ${said}`],
    ),
    [COUNT, 'finding', `${SURAL} Right saphenous nerve: no lesion, pressure 60 seconds.`, PAIR],
    [COUNT, 'finding', `${SURAL} Right saphenous nerve: not lesioned; pain at lesion site 60 seconds.`, PAIR],
    [COUNT, 'notEvaluated', `${SURAL} Right saphenous nerve the same, dressing to be changed next week.`, PAIR],
    [COUNT, 'finding', 'Right sural nerve, images obt, RF at 80 C for 90 s.', PAIR],
    [COUNT, 'finding', 'Right sural nerve, vitals obt, phenol 5 % 2 mL.', PAIR],
    [COUNT, 'finding', `Anterior branch femoral artery seen. ${SURAL}`, PAIR],
    [
      SPECIFIC,
      'finding',
      'L4 and L5 medial branch RF at 80 C for 90 s. Medial and lateral branches of the right superior cluneal nerve lesioned at 80 C for 90 s.',
      PAIR,
    ],
    [
      CONFIRMED,
      'pass',
      'Right sural nerve RF. Before the lesion could be made, 1 mL of lidocaine 2 % was given. Two lesions then at 80 C for 90 s.',
    ],
    [WEAK, 'finding', 'Left sural nerve. Just last year, thermal RF at 80 C. Today lidocaine 2 % 2 mL at the nerve.'],
  ]);
  it.each(['Left side done today, no complaints.', 'Left foot treated, no problems during the procedure.'])(
    'is a side that was treated: %s',
    (said) => {
      expect(answer(SIDE, `${said} Sural nerve RF at 80 C for 90 s.`, { modifiers: ['RT'] })).toBe('finding');
    },
  );
  it('is no screen of another room', () => {
    const note = `${SURAL} Ultrasound was in vascular preset, needle seen in real time, images saved.`;
    expect(answer(IMAGING, note, {}, { codes: ['76942'] })).toBe('pass');
  });
});

describe('tables and names of small offices', () => {
  const CALF =
    'Phenol 5% in water.\n\nmotor br of tibial n    mA    ml    tone after\nmed gastroc             0.4   1.5   down\nlat gastroc             0.5   1.5   down\nsoleus                  0.6   2.0   down';
  judges([
    [COUNT, 'notEvaluated', CALF, THREE],
    [COUNT, 'finding', 'Phenol 5% 5 mL to the tibial nerve at the knee crease, gastroc twitch gone.', THREE],
    [SPECIFIC, 'pass', 'L sup cluneal n, RF on crest\nmedial br   80 x 90 s\nmiddle br   80 x 90 s'],
    [
      SPECIFIC,
      'finding',
      'RF of the lumbar medial branch at 80 C for 90 s. Block of the superior cluneal nerve in May.',
    ],
    [
      WEAK,
      'notEvaluated',
      'Infrapatellar br of saphenous, R: 7 sticks, 60 s each cycle. Temp -88 per device. Lido 1% 12 cc first.',
    ],
    [IDENTIFIED, 'notEvaluated', 'R hip. Plan was RF obt art br R, 80/90. Needle pulled, generator never switched on.'],
    [WEAK, 'pass', 'Left sural nerve RF 80 C 90 s. Glucose 104.'],
  ]);
  it('is no fluoroscopy at the shop', () => {
    const note =
      'Right sural nerve RF 80 C 90 s. C-arm is at the shop, done with ultrasound in real time, images saved.';
    expect(answer(IMAGING, note, {}, { codes: ['77002'] })).toBe('finding');
  });
});
