import { describe, expect, it } from 'vitest';
import { type Answer, answer } from '../../support/note-answers.ts';

const rf = '80 C for 90 s';

describe('a nerve whose telling ends without a lesion, behind another that has its own', () => {
  const first = `Left saphenous nerve: cannula placed, ${rf}.`;
  it.each<[Answer, string]>([
    ['finding', `${first}\nLeft sural nerve: cannula placed, motor response in every position, cannula removed.`],
    ['pass', `${first}\nLeft sural nerve: cannula placed, then treated. Cannula removed.`],
    ['pass', `${first}\nLeft sural nerve: first pass hit a vein, cannula removed and replaced, ${rf}.`],
    ['pass', `${first}\nLeft sural nerve: the same settings, cannula removed.`],
    ['finding', `${first}\nLeft sural nerve: 3 mL of bupivacaine with triamcinolone 20 mg.`],
    ['finding', `${first}\nLeft sural nerve treated with 2 mL of bupivacaine 0.25% and betamethasone 3 mg.`],
    ['pass', `${first}\nLeft sural nerve: ${rf}, then bupivacaine with triamcinolone 20 mg.`],
    ['pass', `${first}\nLeft sural nerve: thermal lesion, bupivacaine 1 mL, cannula withdrawn.`],
    ['pass', `Left saphenous nerve: lidocaine.\nLeft sural nerve: lidocaine 1 mL. Cannulas at both, ${rf} each.`],
    ['finding', `${first}\nLeft sural nerve: the lesion at this nerve was not made because she moved.`],
    ['finding', `${first}\nLeft sural nerve: blood twice. I elected not to go on with this branch.`],
    ['finding', `${first} Before we came to the left sural nerve she asked for the procedure to end.`],
    // Fields of a form open parts of their own.
    [
      'finding',
      `NERVE 1\n name: left saphenous nerve\n lesion: ${rf}\nNERVE 2\n name: left sural nerve\n action: block\n injectate: bupivacaine 4 mL`,
    ],
    [
      'pass',
      `NERVE 1\n name: left saphenous nerve\n lesion: ${rf}\nNERVE 2\n name: left sural nerve\n lesion: ${rf}\n injectate: bupivacaine 4 mL`,
    ],
    // The dose of an agent that was told before.
    [
      'pass',
      'The left saphenous nerve got 1 mL of 98% alcohol. The needle was withdrawn to the left sural nerve, 1 mL.',
    ],
  ])('%s: %s', (expected, note) => {
    expect(answer('documentation/nerve-count', note, { units: 2 })).toBe(expected);
  });
});
