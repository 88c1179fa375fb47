import { describe } from 'vitest';
import { judges } from '../../support/judged-notes.ts';

const COUNT = 'documentation/nerve-count';
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
