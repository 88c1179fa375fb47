import { describe, expect, it } from 'vitest';
import type { LineSpec } from '../../support/claims.ts';
import { type Answer, answer } from '../../support/note-answers.ts';

const COUNT = 'documentation/nerve-count';
const RF = '80 C for 90 s';

type Case = [expected: Answer, note: string, line?: LineSpec];

describe('nerves of a list that were not all destroyed', () => {
  const first = `Left ilioinguinal nerve: cannula placed in plane, ${RF}.`;
  it.each<Case>([
    // An item that gives the dose of a block.
    ['finding', `1. Sural      L   thermal RF ${RF}\n2. Saphenous  L   diagnostic block, 1 mL ropivacaine 0.5%`],
    ['pass', `1. Sural      L   thermal RF ${RF}\n2. Saphenous  L   1 mL lidocaine, thermal RF ${RF}`],
    ['pass', `Targets, block positive:\n1. Left sural nerve\n2. Left saphenous nerve\nThermal RF ${RF} each.`],
    // What follows of images of each, or of fluids, says nothing of the lesion.
    [
      'finding',
      `${first} Attention was turned to the genital branch of the genitofemoral nerve, where 5 mL of ropivacaine with 40 mg methylprednisolone was placed for diagnostic purposes. Images of both nerves were stored.`,
    ],
    [
      'finding',
      `${first} Attention then to the left genitofemoral nerve. Vagal episode, HR 38. Needle out. 500 mL LR. Recovered. Images were stored for each nerve.`,
    ],
    ['pass', `${first} Left genitofemoral nerve: bupivacaine 1 mL each, ${RF} at both nerves.`],
    ['pass', `${first} Left genitofemoral nerve: lidocaine, then RF at the same settings. Images of both stored.`],
    ['finding', `${first} Left genitofemoral nerve: cannula withdrawn, decision made to abort, no RF delivered.`],
    // On each side are the two of one nerve, which got no lesion.
    [
      'finding',
      `Right greater occipital nerve: ${RF}. Left: ${RF}.\nLesser occipital nerves: 2 mL of bupivacaine with 3 mg betamethasone on each side.`,
      { units: 4, modifiers: ['50'] },
    ],
    // Both of two nerves are no two sides.
    [
      'finding',
      `I found both the ilioinguinal and the iliohypogastric nerves. Right ilioinguinal: ${RF}. Right iliohypogastric: ${RF}.`,
      { units: 3, modifiers: ['RT'] },
    ],
    // The branch of a nerve that was told with its own name.
    [
      'finding',
      `Left femoral articular branch: ${RF}.\nLeft obturator articular branch: blood return twice. I stopped; the obturator branch was not lesioned.`,
    ],
    [
      'pass',
      `Left femoral articular branch: ${RF}.\nLeft obturator articular branch: the obturator branch was lesioned, ${RF}.`,
    ],
    [
      'finding',
      `09:52 Suprascapular articular br: ${RF}.\n10:05 Axillary articular br, left humerus: ${RF}.`,
      { units: 3 },
    ],
    ['pass', `09:52 Suprascapular articular br: ${RF}.\n10:05 Axillary articular br, left humerus: ${RF}.`],
    // A title names the nerve and its branch.
    [
      'finding',
      `PROCEDURE: RF ablation, left saphenous infrapatellar branch.\nThe infrapatellar branch was heated, ${RF}.`,
    ],
    // Sides in a column of their own.
    [
      'pass',
      `#  Nerve       Side   Lesion\n1  Sural n.    R      ${RF}\n2  Sural n.    L      ${RF}\n3  Saphenous n.  L    not treated`,
      { units: 2, modifiers: ['59'] },
    ],
  ])('%s: %s', (expected, note, line = { units: 2 }) => {
    expect(answer(COUNT, note, line)).toBe(expected);
  });
});

describe('a number beside nerves', () => {
  it.each<Case>([
    [
      'finding',
      `RFA left superior cluneal nerve x 3.\nLesion 1: ${RF}.\nLesion 2: same nerve, ${RF}.\nLesion 3: ${RF}.`,
    ],
    ['notEvaluated', `RFA left lower limb, 3 nerves. Left sural nerve: ${RF}.`],
    ['finding', `Consent for all three nerves. Only one could be done. Left sural nerve: ${RF}.`],
    ['pass', `(1) L sural nerve ${RF}; (2) L saphenous nerve ${RF}; (3) L tibial nerve ${RF}.`],
  ])('%s: %s', (expected, note) => {
    expect(answer(COUNT, note, { units: 3 })).toBe(expected);
  });
});

describe('a branch that stands before its nerve', () => {
  it.each<[Answer, string]>([
    ['pass', `- medial branch, superior cluneal nerve, L, ${RF}`],
    ['finding', `- L3 medial branch, L4 medial branch, L, ${RF}`],
    ['finding', `- L4 medial branch, L5 dorsal ramus, L, ${RF}`],
  ])('%s: %s', (expected, note) => {
    expect(answer('coding/more-specific-code', note, { modifiers: ['LT'] })).toBe(expected);
  });
});

describe('64624 beside the line, with no side of its own', () => {
  const knee = `#1 RIGHT KNEE. Superolateral, superomedial and inferomedial genicular nerves, ${RF} each.`;
  it.each<[Answer, side: string, note: string]>([
    ['finding', 'RT', `${knee}\nRight infrapatellar branch of the saphenous nerve, ${RF}.`],
    ['pass', 'LT', `${knee}\n#2 LEFT THIGH. Left lateral femoral cutaneous nerve, ${RF}.`],
  ])('%s with %s: %s', (expected, side, note) => {
    expect(answer('coding/genicular-overlap', note, { modifiers: [side, '59'] }, { codes: ['64624'] })).toBe(expected);
  });
});
