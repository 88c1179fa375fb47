import { describe } from 'vitest';
import { judges } from '../../support/judged-notes.ts';

const COUNT = 'documentation/nerve-count';
const CONFIRMED = 'documentation/destruction-confirmed';
const WEAK = 'coverage/technique-not-destructive';
const PULSED = 'coverage/pulsed-radiofrequency';
const SIDE = 'claim-form/laterality-mismatch';
const IMAGING = 'documentation/imaging-guidance';

const FOUR = { units: 4, modifiers: ['LT'] };
const ANKLE =
  'RF of the left ankle: saphenous, superficial peroneal, deep peroneal and sural nerves. Each lesioned at 80 C for 90 s.';
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
    [PULSED, 'finding', `${BURNED}CORRECTION: this was pulsed RF at 42 C, not thermal.`],
    [PULSED, 'finding', `${BURNED}Addendum: the mode was pulsed, 42 C; the 80 C is the text of the template.`],
    [PULSED, 'notEvaluated', `${BURNED}ADDENDUM: pulsed RF was also given after the thermal lesion.`],
    [PULSED, 'pass', `${BURNED}ADDENDUM: the patient had pulsed RF in 2023.`],
    [SIDE, 'finding', `${BURNED}Addendum: right is an error, should read left.`, RIGHT],
    [SIDE, 'finding', `${BURNED}Correction: laterality should be LEFT.`, RIGHT],
    [SIDE, 'finding', `${BURNED}Late entry: it was the other leg. The left leg is the one that we marked.`, RIGHT],
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
