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

const BOTH = { modifiers: ['50'] };
const LEFT = { modifiers: ['LT'] };
const RIGHT = { modifiers: ['RT'] };
const TWO = { units: 2, modifiers: ['RT'] };
const HOT = 'RF 80 C 90 s';

describe('the side that was not treated', () => {
  judges([
    [SIDE, 'finding', `R GON ${HOT}. L GON: not today.`, BOTH],
    [SIDE, 'pass', `R GON ${HOT}. L GON done, not today the worst side, 80 C 90 s.`, BOTH],
    [SIDE, 'pass', `R GON and L GON ${HOT}. R LON and L LON: not today.`, BOTH],
    [SIDE, 'finding', `L IIN RF only. R groin fine since 2022, not touched. ${HOT} x2, L IIN ablated.`, BOTH],
    [
      SIDE,
      'finding',
      `LATE ENTRY: the face sheet still reads left. I confirm that the RIGHT superficial peroneal nerve was treated and the left was not. ${HOT}.`,
      LEFT,
    ],
    [SIDE, 'notApplicable', `Sural nerve, ${HOT}.\n\nL. Cipher MD`, RIGHT],
  ]);
});

describe('a paragraph that opens with its number and a site', () => {
  const TRIO =
    'superolateral, superomedial and inferomedial genicular nerves, 80 C for 90 seconds each. Reported under 64624.';
  const BRANCH =
    'Second problem. The infrapatellar branch of the right saphenous nerve was destroyed with 1 mL of phenol 6 %.';
  it.each<[Answer, string]>([
    ['notEvaluated', `First problem, left knee. Cannulas at the ${TRIO}\n\n${BRANCH}`],
    ['finding', `First problem, right knee. Cannulas at the ${TRIO}\n\n${BRANCH}`],
  ])('%s: %s', (expected, note) => {
    expect(answer(OVERLAP, note, { modifiers: ['RT', '59'] }, { codes: ['64624'] })).toBe(expected);
  });
  judges([
    [
      SIDE,
      'pass',
      `Chronic pain, left knee. Here for RF of the right knee. Right superolateral genicular nerve ${HOT}, then the superomedial genicular nerve.`,
      RIGHT,
    ],
  ]);
});

describe('two nerves that are called both', () => {
  const BLOCKS = `R foot pain. Dx blocks of SPN, DPN both + .\nSPN: phenol 6% 1.5cc\nDPN: phenol 6% 1cc`;
  judges([
    [COUNT, 'pass', BLOCKS, TWO],
    [COUNT, 'finding', BLOCKS, { units: 3, modifiers: ['RT'] }],
    [COUNT, 'pass', `GON, both, ${HOT}.`, { units: 2, modifiers: [] }],
    [
      COUNT,
      'finding',
      `L hip OA. Plan was obt + fem art br, consented for both, blocks of both done 1/9.\nobt art br: ${HOT}, lesioned.\nfem art br: quad twitch x4 -> not lesioned, skipped.`,
      { units: 2, modifiers: ['LT'] },
    ],
  ]);
});

describe('nerves by their short forms', () => {
  judges([
    [IDENTIFIED, 'pass', 'R MABC neuroma medial elbow. Cryo 2x3min, thaw 1 min between.'],
    [IDENTIFIED, 'pass', 'R saph cryo 2x3min'],
    [IDENTIFIED, 'pass', 'Cryo R saph 2x3min'],
    [IDENTIFIED, 'pass', 'R tib phenol 6% 2cc'],
    [IDENTIFIED, 'pass', 'R sup clun RF 80/90'],
    [IDENTIFIED, 'pass', 'R obt ant div phenol 6% 2cc'],
    [IDENTIFIED, 'finding', 'R tib plateau fx. Phenol 6% 2cc.'],
    [SPECIFIC, 'finding', 'R L3 + L4 MB and L5 DR for facet pain. RF 80 x 90s each.', { units: 3, modifiers: ['RT'] }],
    [SPECIFIC, 'pass', 'CXR 40 MB uploaded. R sural RF 80/90'],
    [CONFIRMED, 'pass', 'R SPN neuralgia. ph 6% 2cc, slow, asp neg.'],
    [CONFIRMED, 'finding', 'R SPN block, urine ph 6.0, bupi 0.25% 4cc.'],
  ]);
});

describe('levels behind their nerve', () => {
  judges([
    [COUNT, 'pass', 'Nerve: intercostal T6 R, intercostal T7 R\nPhenol 6% 2 mL / 2 mL', TWO],
    [COUNT, 'pass', 'Phenol 6% to intercostal T6 and intercostal T7, right.', TWO],
    [COUNT, 'pass', 'Nerves: T6 R intercostal, T7 R intercostal. Phenol 6%.', TWO],
    [COUNT, 'finding', 'Nerve: intercostal T6 R. Phenol 6% 2 mL', TWO],
  ]);
});

describe('what was given up, and what was done in its place', () => {
  const PRF = 'Changed to pulsed radiofrequency: 2 Hz, 20 ms, 45 V, tip not over 42 C, 240 s.';
  const RUN = 'At fifteen seconds the machine shut itself off, having reached only 48 degrees.';
  judges([
    [PULSED, 'finding', `Right deep peroneal nerve. The thermal lesion was given up. ${PRF}`],
    [PULSED, 'finding', `Right deep peroneal nerve. A lesion at 80 C here was too risky, so I left it. ${PRF}`],
    [
      WEAK,
      'pass',
      `Left suprascapular nerve, thermal RF. ${RUN} A new electrode was passed and this time the run went to completion: 80 degrees for 90 seconds.`,
    ],
    [WEAK, 'finding', `Left suprascapular nerve, RF set to 80 degrees. ${RUN} Nothing more was done.`],
    [WEAK, 'finding', 'L arm tone. So toxin today.\n\n| muscle | side | units onabotA |\n| biceps | L | 100 |'],
    [WEAK, 'pass', 'No toxin today. Phenol 6% 2 mL to the left musculocutaneous nerve.'],
  ]);
});

describe('a nerve of another month', () => {
  const ORBIT = 'Procedure: neurolysis of the left supraorbital nerve, 0.5 mL absolute alcohol (98%).';
  judges([
    [
      SPECIFIC,
      'finding',
      `She had RF of the left greater occipital nerve in my hands on 2/2024 (80 C, two lesions).\n\n${ORBIT}`,
      LEFT,
    ],
  ]);
});

describe('screens that were not there', () => {
  const SEEN = 'The cannula was followed in plane on the live picture. The probe images were saved.';
  it.each<[Answer, code: string, note: string]>([
    [
      'finding',
      '77002',
      `Right sural nerve ${HOT}. The C-arm had been taken next door, so I did this one by ultrasound. ${SEEN} I followed the tip.`,
    ],
    ['finding', '77002', `Right sural nerve ${HOT}. The C-arm was not to be had, so I used ultrasound. ${SEEN}`],
    ['pass', '76942', `On ultrasound the left ilioinguinal nerve stood out well. ${HOT}. I watched the tip. ${SEEN}`],
    ['notApplicable', '', `Phenol 6 % to the right radial nerve no charge for ultrasound none was used thank you`],
  ])('%s with %s: %s', (expected, code, note) => {
    expect(answer(IMAGING, note, RIGHT, { codes: code ? [code] : [] })).toBe(expected);
  });
});

describe('parts of a chart', () => {
  const CHART = `(a) ORDER. RF ablation, left femoral articular branch, fluoroscopy.
(b) SUPPLY / EQUIPMENT. C-arm 2 tube failure, engineer due tomorrow.
(c) PROCEDURE NOTE. Probe over the left iliopubic eminence. Introducer guided in plane, in real time. Cooled RF, set 60 C, 150 s. Articular branch of left femoral nerve lesioned. Ultrasound stills saved to PACS. No fluoroscopy was used at any time.
(d) HANDOUT. X-ray guided hip nerve ablation.`;
  it('bills a screen that none of them used', () => {
    expect(answer(IMAGING, CHART, LEFT, { codes: ['77002'] })).toBe('finding');
    expect(answer(IMAGING, CHART, LEFT, { codes: ['76942'] })).toBe('pass');
  });
  judges([
    [
      CONFIRMED,
      'finding',
      `Sec. A -- Order
RF, left femoral articular branch.

Sec. B -- Procedure note (A. Example MD)
Cannula placed at the left hip by landmark down to bone. RFA performed, articular branch of left femoral nerve. Cannula removed. Tolerated well.

Sec. C -- Query from documentation specialist
Please give mode (thermal, cooled or pulsed), temperature and time.

Sec. D -- Charge review
64640-LT.`,
    ],
    [
      WEAK,
      'finding',
      `>> e-Order
Alcohol neurolysis left saphenous nerve.

>> Time-out, 16:12
Left thigh. Alcohol 50 % on tray.

>> Procedure note
Linear probe mid-thigh, left. Saphenous nerve freed with 20 mL of dextrose 5 % in water (hydrodissection). No alcohol and no radiofrequency were used.

>> Drug reconciliation
Dehydrated alcohol 5 mL drawn, 5 mL wasted. D5W 20 mL given.`,
    ],
  ]);
});

describe('prints', () => {
  const ROWS = `| Time  | Drug           | Conc. | Vol    | Route / site              |
|-------|----------------|-------|--------|---------------------------|
| 09:04 | Lidocaine      | 1 %   | 3 mL   | skin, R ankle             |
| 09:11 | Phenol aqueous | 6 %   | 1.5 mL | perineural, R sural nerve |`;
  const DOTS = `LESION TABLE (all RIGHT knee)
nerve.....................temp....sec....lesions
superolateral.............80......90.....1
recurrent fibular.........80......90.....1

Genicular nerves, RF. No complications.`;
  const FORM = `PROCEDURE:        LATERAL FEMORAL CUTANEOUS NERVE BLOCK, LEFT
ANESTHETIC:       ROPIVACAINE 0.5%   6 ML
STEROID:
NEUROLYTIC:
RF TEMP:
RF TIME:
GUIDANCE:         LANDMARK
PLAN:             IF RELIEF IS SHORT, BRING BACK FOR RADIOFREQUENCY 80 C.`;
  const IMPORT = `=== Previous procedure (auto-imported from 02/13/2025) ===
Right suprascapular nerve thermal radiofrequency ablation
  80 C, 90 s x 2
=== End auto-import ===

Today's procedure: right suprascapular nerve block
  Injectate .......... bupivacaine 0.25% 5 mL + methylprednisolone 40 mg
  RF ................. [ ] thermal  [ ] pulsed  [x] none today
  Neurolytic ......... [ ] phenol  [ ] alcohol  [x] none today`;
  judges([
    [CONFIRMED, 'pass', ROWS],
    [CONFIRMED, 'finding', ROWS.replace('6 % ', '2 % ')],
    [CONFIRMED, 'pass', DOTS],
    [CONFIRMED, 'finding', DOTS.replaceAll('80......', '44......')],
    [WEAK, 'finding', FORM],
    [WEAK, 'pass', FORM.replace('NEUROLYTIC:', 'NEUROLYTIC:       PHENOL 6 % 2 ML')],
    [CONFIRMED, 'pass', 'Nerve: right obturator\nPHENOL:\nConc: 6 %\nVol: 3 mL'],
    [WEAK, 'finding', IMPORT],
    [WEAK, 'pass', IMPORT.replace('[ ] thermal', '[x] thermal').replace('[x] none today', '[ ] none today  80 C 90 s')],
  ]);
});

describe('a lesion that is only spoken of', () => {
  const STOPPED =
    'As the cannula passed he felt odd. I withdrew it. The electrode had not been connected to the generator.';
  judges([
    [
      CONFIRMED,
      'finding',
      `He came for radiofrequency ablation of the left saphenous nerve. We talked about a lesion at 80 degrees for 90 seconds. ${STOPPED}`,
    ],
    [
      CONFIRMED,
      'pass',
      `Left saphenous nerve. We talked about what it involves. A lesion at 80 degrees for 90 seconds was made.`,
    ],
    [
      WEAK,
      'finding',
      'The left saphenous nerve was to be ablated by RF at 80 degrees today. We turned the set point to 42 degrees, in continuous and not pulsed mode, for two minutes.',
    ],
    [CONFIRMED, 'pass', 'The left sural nerve was to be treated with RF. RF at 80 C for 90 s was delivered.'],
    [
      CONFIRMED,
      'finding',
      'Ilioinguinal RFA. Needle withdrawn. Procedure abandoned. Rebook with an IV; RF at 80 C then.',
    ],
    [CONFIRMED, 'pass', 'Sural nerve: block first, RF at 80 C then. 90 s.'],
    [
      SIDE,
      'finding',
      'CASE BOOKED AS: L tarsal tunnel phenol\nNow the right ankle wakes her.\n\nRight medial plantar nerve. Phenol 6% 1 mL.\n\nLog corrected from L to R.',
      LEFT,
    ],
    [SIDE, 'pass', 'Left tibial nerve, RF 80 C 90 s. Daughter on the phone: was it done right?', LEFT],
  ]);
});

describe('a print in capitals, with its heads at the margin', () => {
  const PRINT = `ORDER 0001  ENTERED 03/02/2026
 CHEMICAL NEUROLYSIS, LATERAL FEMORAL CUTANEOUS NERVE, RIGHT
 AGENT: PHENOL 6% AQ 3 ML     DX: MERALGIA PARESTHETICA R
CONSENT  SIGNED 03/11/2026 07:50
 "PHENOL INJECTION TO DESTROY THE RIGHT LATERAL FEMORAL CUTANEOUS NERVE."
 RISKS READ: NUMBNESS, NEURITIS.
NURSING 08:40-08:58
 DRUGS ON FIELD: BUPIVACAINE 0.5%, DEXAMETHASONE 4 MG. PHENOL TRAY RETURNED UNOPENED.
PROCEDURE NOTE
 POSTOP DX: SAME.
 25G NEEDLE ADVANCED BY LANDMARK. THE PATIENT AGREED TO A REPEAT NERVE BLOCK ONLY.
 BUPIVACAINE 0.5% 5 ML WITH DEXAMETHASONE 4 MG INJECTED. NO PHENOL WAS GIVEN.
RECOVERY 09:00-09:25  WALKED TO CAR.
HANDOUT PRINTED: "AFTER YOUR PHENOL NEUROLYSIS. THE NERVE HAS BEEN DESTROYED."`;
  judges([
    [WEAK, 'finding', PRINT],
    [
      WEAK,
      'pass',
      PRINT.replace('A REPEAT NERVE BLOCK ONLY', 'PHENOL').replace(
        'NO PHENOL WAS GIVEN',
        'PHENOL 6% 3 ML THEN INJECTED',
      ),
    ],
  ]);
});

describe('what is written to a chart later', () => {
  const CHART = `  1. Consult request: right groin pain. Request neurolysis.

  2. Consent: "alcohol neurolysis, right ilioinguinal nerve with ultrasound."

  3. Procedure: Right ilioinguinal nerve identified with ultrasound. Needle advanced in-plane with continuous real-time view of the tip. 1 mL of 98% dehydrated alcohol injected. Images saved to the archive (template text).

  4. Handout: "What to expect after alcohol nerve injection."

MAY 06, 2026@14:05  ADDENDUM                STATUS: COMPLETED
I correct item 3: no ultrasound images were saved or archived for this procedure.`;
  it.each<[Answer, string]>([
    ['finding', CHART],
    ['pass', CHART.slice(0, CHART.indexOf('MAY'))],
  ])('%s of images', (expected, note) => {
    expect(answer(IMAGING, note, RIGHT, { codes: ['76942'] })).toBe(expected);
  });
});

describe('charts whose parts are logs, signs or heads of their own', () => {
  const LOG = `08:50  CHECK-IN.  For radiofrequency ablation of right sural nerve.
09:05  CONSENT signed for thermal RFA right sural nerve.
09:12  TIME-OUT.  Right. RFA. Sural. No disagreement.
09:14  DEVICE LOG.  Generator on. Program "Thermal 80C 90s" loaded.
09:30  PROCEDURE NOTE, A. Example MD.  Planned thermal radiofrequency of the right sural nerve. With the introducer just through the skin she had a vasovagal syncope. Introducer withdrawn. The electrode was never connected, no heat was applied. Procedure abandoned.
17:40  BILLING WORKSHEET.  64640 RT 1 unit. Source: time-out record.`;
  const SIGNS = `-ORDER-
Thermal RFA left sural nerve 80 C x 90 s x 2

-CONSENT-
RFA left sural nerve without local anesthetic. Signed.

-PROCEDURE NOTE-
Left sural nerve at mid calf. On starting the 80 C program she cried out; the tip had not got past 49 C. We settled on what she could bear, and that was continuous radiofrequency at 44 C for 120 s, twice. I did not get beyond 44 C.

-CHARGES-
64640 LT. "RFA 80 C" copied from order.`;
  const WAVES = `~~~ ORDER ~~~
Neurolysis peripheral nerve, right abdominal wall, other (64640).

~~~ HISTORY ~~~
Two intercostal blocks T9 in spring.

~~~ PROCEDURE NOTE ~~~
22 G needle placed below the lower border of the rib. 2 mL of phenol 6 % was injected at the right T9 intercostal nerve. This destroyed the nerve.`;
  judges([
    [CONFIRMED, 'finding', LOG],
    [WEAK, 'finding', SIGNS],
    [CONFIRMED, 'pass', `${SIGNS.slice(0, SIGNS.indexOf('On starting'))}Lesion at 80 C for 90 s, twice.`],
    [SPECIFIC, 'finding', WAVES],
    [
      SIDE,
      'finding',
      `ORDER: Thermal RF saphenous nerve LEFT.\n\nProcedure note\nThe right saphenous nerve was found. Radiofrequency lesion 85 C x 120 s.\nAddendum: the nerve treated was the RIGHT saphenous nerve.\n\nCharge entry: 64640-LT`,
      LEFT,
    ],
    [
      SIDE,
      'finding',
      `I started on the right: right lateral femoral cutaneous nerve ${HOT}. I then prepped the left. The left cannula never got near the nerve, no current was delivered on the left.`,
      BOTH,
    ],
  ]);
});

describe('heats on the way to which it ended', () => {
  const BURSTS =
    'The nerve was given three rounds of 120 seconds, 20 ms bursts at 2 Hz, 45 V, with the tip never going above 42 C.';
  judges([
    [
      PULSED,
      'finding',
      `Her shin has burned ever since 2021. My intention was to make a heat lesion of the left saphenous nerve in the canal, at eighty degrees. I was not comfortable heating there. ${BURSTS}`,
    ],
    [
      PULSED,
      'finding',
      'Right LFCN. Began ramp to 80 degrees. At about 48 she came off the table. Stopped immediately. I switched the mode and ran two 4-minute pulsed cycles at 42 degrees. No thermal lesion was made.',
    ],
    [CONFIRMED, 'pass', 'Right LFCN. Ramped to 80 degrees and held there for 90 seconds.'],
    [CONFIRMED, 'pass', 'Right sural nerve. RF 80 C program completed, 90 s. Tip read 42 C at the start.'],
    [CONFIRMED, 'pass', 'Right sural nerve RF. Ramp to 80 degrees took 10 s; held 90 s, then stopped.'],
    [CONFIRMED, 'pass', 'Visit: RF right sural nerve, 80 C 90 s, numb after.'],
    [CONFIRMED, 'pass', 'Right sural nerve RF. My goal was a complete lesion: 80 C for 90 s was delivered.'],
    [CONFIRMED, 'pass', 'Right sural nerve, RF. I explained each step as I lesioned it at 80 C for 90 s.'],
    [
      WEAK,
      'finding',
      'Intent: continuous thermal lesion, 80 C, 90 s, right sural nerve.\n\nIt climbed to 44 and sat there, so I let it run 90 seconds at 44 degrees continuous. At no time did the tip pass 45 degrees.',
    ],
    [CONFIRMED, 'pass', 'Tibial n motor br to med gastroc, L: phenol 5 1.5 by stim (0.4 mA).'],
    [CONFIRMED, 'finding', 'Tibial n L: phenol 2 1.5 by stim'],
  ]);
});

describe('answers of nothing', () => {
  const TABLE = `| Nerve / side     | common peroneal / left              |
| Procedure        | hydrodissection, dextrose 5 % 10 mL |
| Neurolytic       | not applicable                      |
| RF / cryo        | not applicable                      |`;
  const FIELDS = `Right sural nerve thermal RF ablation
Imaging modality     : Ultrasound (in plane, tip visible in real time, 3 stills saved to PACS)
C-arm                : not used
Fluoro time          : 0:00
RF                   : thermal, 80 C, 90 s`;
  judges([
    [WEAK, 'finding', TABLE],
    [
      CONFIRMED,
      'pass',
      `(x) Side verified: left\n(x) Nerve verified: sural\n( ) Radiofrequency thermal\n(x) Cryoablation: 2 cycles, 150 s each, probe -60 C\n(-) Ultrasound`,
    ],
    [
      IMAGING,
      'notApplicable',
      `(x) Side verified: left\n(x) Nerve verified: sural\n( ) Radiofrequency thermal\n(x) Cryoablation: 2 cycles, 150 s each, probe -60 C\n(-) Ultrasound`,
    ],
    [
      IDENTIFIED,
      'finding',
      'Procedure ......... thermal RF ablation, genicular nerves\nKnee .............. left\nTargets ........... standard targets\nTemp .............. 80 C\nTime .............. 90 s per target',
    ],
  ]);
  it.each<[Answer, code: string]>([
    ['finding', '77002'],
    ['pass', '76942'],
  ])('%s for %s', (expected, code) => {
    expect(answer(IMAGING, FIELDS, RIGHT, { codes: [code] })).toBe(expected);
  });
});

describe('corrections and remarks', () => {
  const FROZEN = 'Right sural nerve. Three freeze cycles of 2 minutes at -70 C, an ice ball around the nerve.';
  judges([
    [CONFIRMED, 'pass', `${FROZEN}\n\nCORRECTION: the leaflet is the wrong one, RF was not used.`],
    [
      CONFIRMED,
      'finding',
      `${FROZEN}\n\nCORRECTION: the gas had failed, no cryoneurolysis took place and nothing was frozen.`,
    ],
    [
      SIDE,
      'finding',
      `Booked as meralgia paresthetica, left. Right lateral femoral cutaneous nerve, ${HOT}. Nothing was done to the left.`,
      LEFT,
    ],
    [
      CONFIRMED,
      'finding',
      `Right suprascapular nerve, pulsed RF at 42 C, 240 s. I had told him in clinic of a lesion at 80 C for 90 s.`,
    ],
  ]);
  it('says nothing of a C-arm that died', () => {
    const note = `Left suprascapular nerve, ${HOT}. The C-arm died before she came in. I did it with ultrasound, the cannula in view throughout. Ultrasound stills are stored in PACS.`;
    expect(answer(IMAGING, note, LEFT, { codes: ['77002'] })).toBe('finding');
  });
});
