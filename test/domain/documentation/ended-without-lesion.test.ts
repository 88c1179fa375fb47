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
    // What a block is to show is no lesion of today.
    ['finding', `${first}\nLeft sural nerve: 4 mL ropivacaine injected only, to decide about cryo later.`],
    ['finding', `${first}\nLeft sural nerve: bupivacaine 3 mL, prognostic, before committing to ablation.`],
    ['pass', `${first}\nLeft sural nerve: ropivacaine 2 mL only for comfort, then ${rf}.`],
    // A row or an item tells of its own nerve alone.
    ['finding', `saphenous L | RF ${rf}\nsural L | stopped, generator error, no lesion | --`],
    [
      'finding',
      `site 1 - left saphenous: ${rf}\nsite 2 - left sural: motor twitch each time, given up, no RF delivered`,
    ],
    ['pass', `site 1 - left saphenous: ${rf}\nsite 2 - left sural: motor twitch at first, ${rf}`],
  ])('%s: %s', (expected, note) => {
    expect(answer('documentation/nerve-count', note, { units: 2 })).toBe(expected);
  });
});

describe('a nerve of a list that is left out by its place in it', () => {
  const list = `Left saphenous, sural and superficial peroneal nerves for thermal RF. The saphenous nerve: ${rf}. Then the sural nerve, ${rf}.`;
  it.each<[Answer, string, number?]>([
    ['finding', `${list}\nShe became pale and we agreed to abandon the third nerve.`],
    ['finding', `${list} The last target could not be done.`],
    ['finding', `${list}\nThe procedure was halted at her request before the final nerve.`],
    ['finding', `${list}\nPlan: return in 3 weeks for the remaining nerve, which was omitted today.`],
    ['finding', `Left saphenous and sural nerves. The saphenous nerve: ${rf}. The other nerve was deferred.`, 2],
    ['pass', `${list} She became pale; after a pause the third nerve was done as well, ${rf}.`],
    ['pass', `${list} The third nerve could not be found at first, was redirected to, ${rf}.`],
    ['pass', `${list} The third nerve was not done.`, 2],
    ['pass', `Left saphenous and sural nerves, each ${rf}. A third nerve was not done.`, 2],
    // What was planned is no number of what was done.
    ['finding', `RF of 2 nerves ordered.\nLeft saphenous: ${rf}\nLeft sural: ABORTED, no energy delivered`, 2],
    ['notEvaluated', `RF of 3 nerves was done. Left saphenous: ${rf}\nLeft sural: ABORTED, no energy delivered`],
    ['finding', `Left saphenous nerve: ${rf}. Sural and peroneal areas are painless, so no work was done on these.`, 2],
  ])('%s: %s', (expected, note, units = 3) => {
    expect(answer('documentation/nerve-count', note, { units })).toBe(expected);
  });
});
