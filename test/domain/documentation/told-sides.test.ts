import { describe, expect, it } from 'vitest';
import { type Answer, answer } from '../../support/note-answers.ts';

/** What the rule says of a note beside a side modifier. */
function answerTo(modifier: string, note: string): Answer {
  return answer('claim-form/laterality-mismatch', note, { modifiers: [modifier] });
}

const rf = 'Thermal RF lesion at 80 C for 90 s.';

describe('the side that a note tells of', () => {
  it.each<[string, string, Answer]>([
    ['LT', `Procedure: RFA of the left sural nerve. ${rf}`, 'pass'],
    // Liters are no side; a letter behind a number can be.
    ['RT', `Procedure: RFA of the sural nerve. ${rf} Sats 94% on 2 L.`, 'notApplicable'],
    ['RT', `Procedure: 1 L sural nerve RFA. ${rf}`, 'finding'],
    ['LT', `Procedure: RFA of the right sural nerve. ${rf}`, 'finding'],
    // The side that opens a sentence is that of its nerves.
    [
      'RT',
      `Site A, LEFT KNEE: RFA of the saphenous nerve. ${rf}\nSite B, RIGHT LEG: RFA of the sural nerve. ${rf}`,
      'pass',
    ],
    ['RT', `Procedure: On the right I found the sural nerve and made a lesion at 80 C for 90 s.`, 'pass'],
    ['LT', `Procedure: On the right I found the sural nerve and made a lesion at 80 C for 90 s.`, 'finding'],
    ['LT', `PROCEDURE\nLeft ankle: sural nerve, 80 C for 90 s, two lesions.`, 'pass'],
    // What an examination found on the other side, or in the lumbar spine, heads no telling.
    [
      'LT',
      `VISIT\nRight foot: normal. Left foot burns.\nPROCEDURE\nSural nerve of the left ankle found. ${rf}`,
      'pass',
    ],
    ['LT', `EXAM\nRight foot: normal.\nPROCEDURE\nSural nerve found. ${rf}`, 'notApplicable'],
    ['RT', `L-spine MRI: normal. The sural nerve was found behind the ankle. ${rf}`, 'notApplicable'],
    ['LT', `Right ankle: the sural nerve was found. ${rf}`, 'finding'],
    ['RT', `PROCEDURE\nLeft ankle: sural nerve, 80 C for 90 s, two lesions.`, 'finding'],
    // The same nerve has its side where it is named again.
    [
      'LT',
      `SURAL NERVE PHENOL\nClinic of PM&R, A. Sample MD\nNeedle to the left sural nerve. 6% phenol, 3 mL.`,
      'pass',
    ],
    [
      'RT',
      `SURAL NERVE PHENOL\nClinic of PM&R, A. Sample MD\nNeedle to the left sural nerve. 6% phenol, 3 mL.`,
      'finding',
    ],
    // Where both sides are told of something done, nobody can say.
    [
      '50',
      `Procedure: RFA of the left sural nerve. ${rf} The same was worked out on the other, the right, with one more lesion.`,
      'pass',
    ],
    [
      'LT',
      `Procedure: RFA L low back nerve\nTechnique: the superior cluneal nerve was lesioned at 80 C for 90 s. Right medial branch ablation seen in 2016.`,
      'pass',
    ],
    [
      '50',
      `Side: [ ] Right only [ ] Left only [X] Both feet\nNerve: [X] Sural\nMethod: [X] RF thermal, 80 C, 90 sec`,
      'pass',
    ],
    [
      '50',
      `Side: [X] Right only [ ] Left only [ ] Both feet\nNerve: [X] Sural\nMethod: [X] RF thermal, 80 C, 90 sec`,
      'finding',
    ],
    // Told of nothing that was done: normal, spared, put off, before, somebody else's.
    ['LT', `Procedure: RFA of the right sural nerve. ${rf} The left side was not treated.`, 'finding'],
    // What ails both sides was not treated on both.
    [
      '50',
      `Bilateral sural neuralgia, right worse.\nToday: RIGHT sural nerve RFA. LEFT to be done 12/23.\n${rf}`,
      'finding',
    ],
    ['50', `Bilateral sural neuralgia.\nToday: RIGHT sural nerve RFA, then LEFT sural nerve RFA.\n${rf}`, 'pass'],
    [
      'RT',
      `Bilateral sural neuralgia, right worse.\nToday: RIGHT sural nerve RFA. LEFT to be done 12/23.\n${rf}`,
      'pass',
    ],
    ['50', `Sural neuralgia, worse on the left.\nRight sural nerve RFA. ${rf}`, 'finding'],
    ['50', `Sural nerve RFA, L. and R. sural nerve. ${rf}`, 'pass'],
    ['LT', `Procedure: RFA of the right sural nerve. ${rf} Left leg normal.`, 'finding'],
    [
      'LT',
      `Procedure: RFA of the right sural nerve. ${rf} Grounding pad on the left thigh for the RF generator.`,
      'finding',
    ],
    ['LT', `Procedure: RFA of the right sural nerve. ${rf}\nHistory: RFA of the left sural nerve in 2023.`, 'finding'],
    ['LT', `Procedure: RFA of the right sural nerve. ${rf}\nPlan: RFA of the left sural nerve.`, 'finding'],
    [
      '50',
      `Procedure: RIGHT only. The sural nerve was lesioned at 80 C for 90 s. The left is put off. Left leg not touched.`,
      'finding',
    ],
    ['50', `Procedure: bilateral sural nerve RFA, right side only today. ${rf} Left deferred.`, 'finding'],
    [
      'RT',
      `Procedure: sural nerve ablation, RIGHT\n${rf}\n\n11/21 ADDENDUM: The left sural nerve is what was ablated; "right" came from the template.`,
      'finding',
    ],
    [
      'RT',
      `Procedure: RFA of the sural nerve.\nThe sural nerve of the left foot. ${rf}\nADDENDUM: dictated in error. The procedure was performed on the RIGHT foot.`,
      'pass',
    ],
    [
      'LT',
      `Procedure: RFA of the sural nerve.\nThe sural nerve of the left foot. ${rf}\nADDENDUM: dictated in error. The procedure was performed on the RIGHT foot.`,
      'finding',
    ],
    [
      'LT',
      `Procedure: RFA of the left sural nerve. ${rf}\nADDENDUM: phone call, right knee sore since a fall.`,
      'pass',
    ],
    // The other side of both is put off to a day, or was stopped before its heat.
    ...[
      'Left side on 12/23.',
      'Left one later this month.',
      'The left side will be done in 2 weeks.',
      'Left: cannula just through the skin, patient pale. Agreed to stop. No stimulation or heating on the left.',
      'Left sural nerve: cannula placed, patient asked to stop; no heat applied.',
    ].map((left): [string, string, Answer] => [
      '50',
      `Procedure: bilateral sural nerve RFA\nRight sural nerve lesioned at 80 C for 90 s. ${left}`,
      'finding',
    ]),
    ...[
      'Left sural nerve lesioned at 80 C for 90 s. Left knee injection on 12/23.',
      'Left: pale, cannula pulled. Resumed after 10 minutes: left sural nerve lesioned at 80 C for 90 s.',
    ].map((left): [string, string, Answer] => [
      '50',
      `Procedure: bilateral sural nerve RFA\nRight sural nerve lesioned at 80 C for 90 s. ${left}`,
      'pass',
    ]),
    ['50', `Procedure: bilateral sural nerve RFA\nRight first, left to follow in the same session. ${rf}`, 'pass'],
    // A denial of one side leaves the other, and how the patient lies is no side of a nerve.
    ['50', 'RFA occipital\nR GON 80/90\nL GON not done - vessel', 'finding'],
    ['50', 'RFA occipital\nR GON 80/90\nL GON 80/90', 'pass'],
    [
      'RT',
      'Procedure: alcohol neurolysis LFCN\nMedial to the L ASIS. 2 mL of 98% alcohol. Turned to the right side after.',
      'finding',
    ],
    ['LT', 'Left hemiparesis after R MCA stroke. Phenol 6%, musculocutaneous nerve 3 mL.', 'pass'],
    ['RT', 'Left hemiparesis after R MCA stroke. Phenol 6%, musculocutaneous nerve 3 mL.', 'finding'],
    [
      '50',
      'Phenol to the obturator nerve on the left, 5 mL of 6%, then the patient was turned and the right one was done.',
      'notEvaluated',
    ],
    ['LT', 'Right L4, L5 medial branch RFA (64635) and left superior cluneal nerve RFA (64640), 80C 90s each.', 'pass'],
    ['LT', 'Side: { } R {x} L\nNerve: {x} LFCN { } IIN\nModality: {x} phenol { } RF\n6% 2 mL', 'pass'],
    ['RT', 'Side: { } R {x} L\nNerve: {x} LFCN { } IIN\nModality: {x} phenol { } RF\n6% 2 mL', 'finding'],
  ])('%s, %j: %s', (modifier, note, expected) => {
    expect(answerTo(modifier, note)).toBe(expected);
  });
});
