import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { lineFacts } from '../../../domain/claim/line-facts.ts';
import { claimOf } from '../../support/claims.ts';
import { judges } from '../../support/judged-notes.ts';
import { type Answer, answer } from '../../support/note-answers.ts';
import { dataRelease } from '../../support/release.ts';

const COUNT = 'documentation/nerve-count';
const CONFIRMED = 'documentation/destruction-confirmed';
const IDENTIFIED = 'documentation/nerve-identified';
const SPECIFIC = 'coding/more-specific-code';
const WEAK = 'coverage/technique-not-destructive';
const PULSED = 'coverage/pulsed-radiofrequency';
const SIDE = 'claim-form/laterality-mismatch';
const IMAGING = 'documentation/imaging-guidance';

const FOUR = { units: 4, modifiers: ['LT'] };
const ANKLE =
  'RF of the left ankle: saphenous, superficial peroneal, deep peroneal and sural nerves. Each lesioned at 80 C for 90 s.';
const FOR_ONE = 'Right sural nerve.';
const QUIET = 'Her saphenous nerve, which we lysed with phenol in the winter, is quiet and was not touched. Today:';
const UNLIKE = 'Unlike the release in 2019, which was a matter of the tibial nerve,';
const FILMED = 'The left sural nerve was heated to 80 C for 90 s by RF';

describe('what became of images, told plainly', () => {
  judges([
    [IMAGING, 'pass', `Under live fluoroscopy. ${FILMED}. The films are preserved in the department.`],
    [IMAGING, 'finding', `Under live fluoroscopy. ${FILMED}. No films are preserved in the department.`],
    [IMAGING, 'finding', `${FILMED} under ultrasound with the needle tip kept in view.`],
    [IMAGING, 'pass', `${FILMED} under ultrasound with the needle tip kept in view, two images kept in PACS.`],
  ]);
});

describe('nerves that were left', () => {
  judges([
    [COUNT, 'finding', `${ANKLE} The sural nerve was left alone.`, FOUR],
    [COUNT, 'finding', `${ANKLE} I left the sural alone.`, FOUR],
    [COUNT, 'finding', `${ANKLE} The sural nerve was skipped.`, FOUR],
    [COUNT, 'finding', `${ANKLE} The sural nerve was left for another day.`, FOUR],
    [COUNT, 'pass', `${ANKLE} The tibial nerve was left alone.`, FOUR],
    [COUNT, 'pass', `${ANKLE} The dressing is left for a day.`, FOUR],
  ]);
});

const PHENOL = `PROCEDURE: Right obturator nerve phenol neurolysis
Technique: adductor twitch at 0.6 mA. Phenol 6% 4 mL injected.
`;
const BURNED = `PROCEDURE: Right sural nerve RF ablation
Technique: tingling at 0.4 V. Lidocaine. Lesion at 80 C for 90 s.
`;
const RIGHT = { modifiers: ['RT'] };

describe('what a note puts right of the text above it', () => {
  judges([
    [WEAK, 'finding', `${PHENOL}ATTESTATION: no phenol was given. We injected 8 mL of bupivacaine.`],
    [CONFIRMED, 'finding', `${PHENOL}ADDENDUM: the above is wrong. No neurolytic was given.`],
    [CONFIRMED, 'finding', `${PHENOL}ADDENDUM: only bupivacaine was injected, no phenol.`],
    [CONFIRMED, 'pass', `${PHENOL}ADDENDUM: no phenol reached the skin.`],
    [CONFIRMED, 'pass', `${PHENOL}ADDENDUM: no second dose of phenol was given.`],
    [CONFIRMED, 'finding', `${BURNED}ADDENDUM: the generator had failed, and no lesion was made.`],
    [CONFIRMED, 'pass', `${BURNED}ADDENDUM: the second lesion was not delivered.`],
    [CONFIRMED, 'pass', `${BURNED}ADDENDUM: no lesion was made on the left.`],
    [CONFIRMED, 'pass', `${BURNED}ADDENDUM: pathology of the toe shows no lesion.`],
    [CONFIRMED, 'pass', `${BURNED}ADDENDUM: no heating pad was given.`],
    [CONFIRMED, 'pass', `${BURNED}ADDENDUM: RF was not billed to Medicare.`],
    [PULSED, 'pass', `${BURNED}ADDENDUM: his brother had pulsed RF at 42 C and did well.`],
    [SIDE, 'pass', `${BURNED}REPLY: the left was treated in March.`, RIGHT],
    [PULSED, 'finding', `${BURNED}CORRECTION: this was pulsed RF at 42 C, not thermal.`],
    [PULSED, 'finding', `${BURNED}Addendum: the mode was pulsed, 42 C; the 80 C is the text of the template.`],
    [PULSED, 'notEvaluated', `${BURNED}ADDENDUM: pulsed RF was also given after the thermal lesion.`],
    [PULSED, 'pass', `${BURNED}ADDENDUM: the patient had pulsed RF in 2023.`],
    [SIDE, 'finding', `${BURNED}Addendum: right is an error, should read left.`, RIGHT],
    [SIDE, 'finding', `${BURNED}Correction: laterality should be LEFT.`, RIGHT],
    [SIDE, 'finding', `${BURNED}Late entry: it was the other leg. The left leg is the one that we marked.`, RIGHT],
    [SIDE, 'finding', `${BURNED}LATE ENTRY: I wrote the wrong side. It was the left leg.`, RIGHT],
    [
      SIDE,
      'pass',
      `${BURNED}Correction: right is right, the patient lay on her left side with the right leg up.`,
      RIGHT,
    ],
    [SIDE, 'pass', `${BURNED}Addendum: the films should be left in the chart.`, RIGHT],
    [SIDE, 'pass', `${BURNED}Addendum: side should not be left.`, RIGHT],
  ]);
});

describe('blocks told before the nerve and its heat', () => {
  const TWO = `A) RIGHT knee OA: superolateral, superomedial and inferomedial genicular branches, each 80 C x 90 s.
B) LEFT meralgia, positive blocks x 2: left lateral femoral cutaneous nerve, RF 80 C x 90 s.`;
  judges([
    [COUNT, 'pass', TWO, { units: 4 }],
    [COUNT, 'finding', 'Left sural nerve, RF 80 C x 90 s. Positive block: left tibial nerve, 2 mL.', { units: 2 }],
  ]);
});

describe('what parts of a note are not of the telling', () => {
  const CONSENT = `PROCEDURE
RFA, left suprascapular nerve. RFA performed.

INFORMED CONSENT
We talked about the choices: no treatment, pulsed radiofrequency, thermal radiofrequency at about 80 C.`;
  const GROUP = 'Target: genicular nerves, right knee\nLesion: 80 C, 90 sec.';
  const CRYO = `PROCEDURE NOTE
Radiofrequency ablation of the right saphenous nerve.

CORRECTION
The RF title is the default of the phrase. The treatment was cryoneurolysis, two cycles at -85 C.`;
  judges([
    [CONFIRMED, 'finding', CONSENT],
    [CONFIRMED, 'pass', CONSENT.replace('RFA performed.', 'RFA performed, 80 C, 90 s.')],
    [IDENTIFIED, 'finding', `PROCEDURE NOTE (EHR TEMPLATE v3)\n${GROUP}`],
    [IDENTIFIED, 'notEvaluated', `PROCEDURE NOTE\nBeside V3\n${GROUP}`],
    [IMAGING, 'pass', `${FILMED} under live ultrasound, images stored. She still walks well and has no wish for more.`],
  ]);

  it('takes the technique of a correction', () => {
    const claim = claimOf({ lines: [{ documentation: { note: CRYO } }] });
    const facts = claim.serviceLines.map((line) => lineFacts(claim, line, dataRelease().tables, isoDate('2026-11-23')));
    expect(facts.map(({ documented }) => documented.technique)).toMatchObject([{ value: { family: 'cryo' } }]);
  });
});

describe('what was at hand and was not used', () => {
  const SHOWN = `I did it with ultrasound, needle seen from skin to bone, loops kept on the server. ${FILMED}.`;
  const BY_XRAY = [{}, { codes: ['77002'] }] as const;
  it.each<[Answer, string]>([
    ['finding', `The C-arm was in the hallway and there it stayed. ${SHOWN}`],
    ['finding', `The C-arm was draped but I never stepped on its pedal. ${SHOWN}`],
    ['finding', `Fluoro time: 0 s. The C-arm was draped. ${SHOWN}`],
    ['notEvaluated', `Fluoro time: 0.4 min. The C-arm confirmed the tip. ${SHOWN}`],
    ['notEvaluated', `Fluoro time: 0 min 12 s. The C-arm confirmed the tip. ${SHOWN}`],
    ['notEvaluated', `With the X-ray apparatus overhead. ${FILMED}. The films are preserved.`],
    ['finding', `An X-ray of the hip showed arthritis. ${FILMED}.`],
  ])('%s: %s', (expected, note) => {
    expect(answer(IMAGING, note, ...BY_XRAY)).toBe(expected);
  });

  const TIBIAL = 'Left tibial nerve, phenol 6 % 3 mL under live ultrasound.';
  judges([
    [IMAGING, 'finding', `${TIBIAL} I meant to save two pictures.`],
    [IMAGING, 'finding', `${TIBIAL} The pictures were gone when I came back.`],
    [IMAGING, 'pass', `${TIBIAL} Two pictures have gone to PACS.`],
  ]);

  const OBTURATOR = 'Right obturator nerve. The plan was phenol.';
  judges([
    [WEAK, 'finding', `${OBTURATOR} The vial of 6% phenol went back unopened. 6 mL of bupivacaine was all.`],
    [WEAK, 'pass', `${OBTURATOR} 5 mL of 6% phenol injected at the nerve. A spare vial went back unopened.`],
    [CONFIRMED, 'finding', `${OBTURATOR} 4 mL of bupivacaine was given. The phenol went into the waste bin.`],
    [CONFIRMED, 'pass', 'Right obturator nerve: phenol 6% injected. The seal of the vial was intact before opening.'],
    [CONFIRMED, 'pass', 'Right obturator nerve: phenol 6% 2 mL. Vial discarded in sharps.'],
    [CONFIRMED, 'pass', 'Right obturator nerve: phenol 6% 2 mL. Unused portion of the syringe discarded.'],
    [CONFIRMED, 'notEvaluated', 'Right tibial nerve. Her previous phenol was six percent. 3 mL of the phenol given.'],
    [CONFIRMED, 'pass', 'Right tibial nerve. 3 mL of the phenol given, six percent as before.'],
  ]);

  const NUMBED = `Scheduled: thermal radiofrequency of the left suprascapular nerve, 80 C, 90 s.

Cannula at the notch. Lidocaine 2 mL and bupivacaine 3 mL were given on the nerve.`;
  judges([
    [CONFIRMED, 'finding', `${NUMBED} The generator would not come up. We took the cannula out.`],
    [CONFIRMED, 'pass', `${NUMBED} The generator did not respond at first; then the lesion was made at 80 C for 90 s.`],
  ]);
});

describe('what was before, and what is put off', () => {
  const BURSTS =
    'Right suprascapular nerve at the notch. Short bursts, twenty milliseconds, two per second, the tip kept at forty-two.';
  const SEVERAL = `Lateral femoral cutaneous nerves, both.
The left came first. Lidocaine, RF 80 C for 90 seconds; outer thigh numb.`;
  const BOTH = { modifiers: ['50'] };
  judges([
    [PULSED, 'finding', `In 2022 it was a full burn, 80 degrees for 90 s, and he does not want it again.\n\n${BURSTS}`],
    [PULSED, 'finding', `In 2022 a burn at 80 degrees left a sunburn-like skin.\n\n${BURSTS}`],
    [SIDE, 'finding', `${SEVERAL} She would sooner have the right one done in the new year.`, BOTH],
    [SIDE, 'finding', `${SEVERAL} The right waits for another day.`, BOTH],
    [SIDE, 'pass', `${SEVERAL} The right was done in the same way.`, BOTH],
  ]);
});

describe('nerves of lists and of places', () => {
  const LISTED = `Nerves treated today

Left
 - sural, 80 C, 90 s
 - superficial peroneal, same
 - deep peroneal, same
Right
 - none

All by conventional radiofrequency.`;
  judges([
    [SIDE, 'finding', LISTED, { units: 3, modifiers: ['RT'] }],
    [SIDE, 'pass', LISTED, { units: 3, modifiers: ['LT'] }],
    [COUNT, 'pass', LISTED, { units: 3 }],
    [COUNT, 'finding', LISTED, { units: 4 }],
    [SPECIFIC, 'finding', 'The intercostal nerve that runs below the rib was treated with 2 mL of 95 % alcohol.'],
    [SPECIFIC, 'pass', 'The intercostal nerve that runs below the rib was seen. Sural nerve: alcohol 95 %, 2 mL.'],
  ]);
});

describe('logs, hypotheses and other people', () => {
  const TITLE = 'PROCEDURE: RF neurotomy, right suprascapular nerve. Set 80 C x 90 s x 2.';
  const FAILED = 'Left lateral femoral cutaneous nerve. RF ablation was attempted three times; no lesion could be made';
  judges([
    [CONFIRMED, 'finding', `${TITLE}\n\nGENERATOR LOG\n1 set 80  90 s  T max 43\n2 set 80  90 s  T max 44`],
    [CONFIRMED, 'pass', `${TITLE}\n\nLOG\n#1 set 80 aborted at 6 s, T max 44\n#2 set 80  120 s  T avg 80  COMPLETE`],
    [CONFIRMED, 'finding', `${FAILED}. She returns on Thursday and will be lesioned then at 80 C.`],
    [CONFIRMED, 'pass', `${FAILED} at first; with the loan unit the nerve was lesioned at 80 C for 90 s.`],
    [
      WEAK,
      'finding',
      'Left tibial nerve, RF. 80 degrees was the intention. I brought it back to 43 C for four minutes.',
    ],
    [CONFIRMED, 'pass', 'Left tibial nerve, RF at 80 C for 90 s. Probe temp back to 40 C before removal.'],
    [
      CONFIRMED,
      'pass',
      `Tibial nerve, phenol 4 mL.\nMAR\nphenol 0.6 % 4 mL\nCORRECTION: typed wrong, phenol 6 % in water.`,
    ],
    [WEAK, 'finding', 'Right peroneal nerve. The electrode was run continuously at 45 degrees for six minutes.'],
    [IDENTIFIED, 'finding', 'RFA of the genicular nerves, 80 C for 90 s. Her sister had the superomedial one done.'],
    [IDENTIFIED, 'pass', 'RFA of the superomedial genicular nerve, 80 C for 90 s. Her sister had the same done.'],
    [COUNT, 'finding', `${FOR_ONE} Each got one burn at 80 C for 90 seconds: the sural.`, { units: 2 }],
    [CONFIRMED, 'pass', 'Each got one burn at 80 C for 90 seconds: the sural first, then its neighbour the saphenous.'],
    [SPECIFIC, 'finding', `${QUIET} The seventh intercostal nerve: 2 mL of phenol 6% injected.`],
    [IDENTIFIED, 'pass', 'The right sural nerve was never treated before. It was lesioned by RF at 80 C for 90 s.'],
    [
      IDENTIFIED,
      'pass',
      'The saphenous nerve, frozen in 2023 and was not touched since, was lesioned today by RF at 80 C for 90 s.',
    ],
    [SPECIFIC, 'finding', `${UNLIKE} this was the intercostal nerve: 2 mL of phenol 6% injected.`],
  ]);
});

describe('branches named for their muscles', () => {
  const CALF = 'Left tibial nerve. Phenol 6%, 2 mL at the medial gastrocnemius branch and 2 mL at the lateral one.';
  judges([
    [COUNT, 'pass', CALF.replace('lateral one', 'lateral gastrocnemius branch'), { units: 2 }],
    [COUNT, 'pass', 'Phenol 6% to the left medial and lateral gastrocnemius motor branches, 2 mL each.', { units: 2 }],
    [COUNT, 'finding', 'Right tibial, soleus branch .. 6% phenol 2 cc, 0.6 mA, twitch gone.', { units: 2 }],
    [COUNT, 'finding', 'Phenol 6% 2 mL to the biceps branch of the right musculocutaneous nerve.', { units: 2 }],
  ]);
});

describe('another knee', () => {
  const OTHER_KNEE = `The right is worn out and had its genicular radiofrequency (superolateral, superomedial, inferomedial; 80 C, 90 s).
The infrapatellar branch of the left saphenous nerve was lesioned by radiofrequency at 80 C for 90 s.`;
  it.each<[Answer, string[], string]>([
    ['notEvaluated', ['LT'], OTHER_KNEE],
    ['finding', ['RT'], OTHER_KNEE.replace('left saphenous', 'right saphenous')],
  ])('%s %s: %s', (expected, modifiers, note) => {
    expect(answer('coding/genicular-overlap', note, { modifiers }, { codes: ['64624'] })).toBe(expected);
  });
});

describe('guidance told by who ran it', () => {
  const NEEDLED = 'Right sural nerve, 90 % alcohol 1 mL. US still in PACS.';
  it.each<[Answer, string]>([
    ['pass', 'Sural nerve, RF 80 C 90 s under live ultrasound, images kept in PACS. 09:50 d/c, arm moves as before.'],
    [
      'finding',
      'Sural nerve, RF 80 C 90 s under live ultrasound. When we went to store the pictures the disk was full.',
    ],
    ['finding', `${NEEDLED} I used the ultrasound beforehand and drew a mark on the skin.`],
    ['pass', `${NEEDLED} I used the ultrasound to bring the needle to the nerve in real time.`],
  ])('%s: %s', (expected, note) => {
    expect(answer(IMAGING, note, {}, { codes: ['76942'] })).toBe(expected);
  });
});
