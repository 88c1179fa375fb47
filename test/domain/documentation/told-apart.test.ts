import { describe, expect, it } from 'vitest';
import { fires } from '../../support/note-answers.ts';
import { DESTRUCTION, MODALITY, OTHER, techniqueFindings } from '../../support/technique-findings.ts';

const rf = '80 C for 90 s';

describe('screens that were out of order, and studies that somebody had', () => {
  it.each<[fires: boolean, told: string, code?: string]>([
    [false, 'Guidance: twitch only; the ultrasound machine was out of service.'],
    [false, 'Ultrasound was down for repair, so the nerve was found by stimulation.'],
    [false, 'The sonosite unit is broken. The nerve was found by palpation.'],
    [false, 'Ultrasound in May at the other facility measured a 7 x 9 mm lesion.'],
    [false, 'Ultrasound two years ago showed a normal nerve and needle marks were absent.'],
    [true, 'The ultrasound probe was moved down to the nerve and the needle was guided to it.'],
    [true, 'Ultrasound used; the machine was moved out of the way afterwards.'],
    [true, 'Under ultrasound the nerve measured 4 mm and the needle came to it.'],
    [true, 'C-arm down for service. Live ultrasound, needle in view; images saved to PACS.', '77002'],
    [true, 'Given the C-arm outage, real-time ultrasound guidance was used; images saved to PACS.', '77002'],
    [true, 'Fluoro suite closed for renovation, so live ultrasound was used and images were stored.', '77002'],
    [false, 'Fluoro suite, room 2: C-arm views. Live ultrasound guidance; images saved to PACS.', '77002'],
    [false, 'C-arm brought down to the knee. Live ultrasound guidance; images saved to PACS.', '77002'],
    [false, 'C-arm in service. Live ultrasound guidance, images saved to PACS.', '77002'],
  ])('%j: %s', (fired, told, code) => {
    const note = `Right sural nerve RFA, ${rf}. ${told}`;
    expect(fires('documentation/imaging-guidance', note, {}, { codes: code ? [code] : [] })).toBe(fired);
  });
});

describe('sides and nerves that were left out', () => {
  it.each<[fires: boolean, units: number, told: string]>([
    [
      true,
      4,
      `Right greater occipital nerve, right lesser occipital nerve and left greater occipital nerve, ${rf} each. The left lesser occipital was not tender and was skipped.`,
    ],
    [
      false,
      3,
      `Right greater occipital nerve, right lesser occipital nerve and left greater occipital nerve, ${rf} each. The left lesser occipital was not tender and was skipped.`,
    ],
    [
      false,
      4,
      `Right greater occipital nerve and right lesser occipital nerve, ${rf} each. The left side was then done in the same way.`,
    ],
    [true, 2, `RFA of the right sural nerve, ${rf}. Neither tibial nerve was lesioned today.`],
    [
      true,
      2,
      `RFA of the right sural nerve, ${rf}. Neither the right tibial nerve nor the saphenous nerve was treated.`,
    ],
    [true, 2, `RFA of the right sural nerve, ${rf}. None of the cluneal nerves was treated.`],
    [false, 2, `RFA of the right sural nerve and the right saphenous nerve, ${rf}. Neither was painful to touch.`],
    [
      false,
      2,
      `RFA, ${rf}: right sural nerve. With neither pain nor twitch the right saphenous nerve was treated too.`,
    ],
  ])('%j for %d: %s', (fired, units, told) => {
    expect(fires('documentation/nerve-count', told, { units })).toBe(fired);
  });
});

describe('what was destroyed, and when', () => {
  it.each<[note: string, fired: readonly string[]]>([
    // Times without digits.
    ['I froze the left sural nerve with the hand-held cryo unit, seven passes of one full minute each.', []],
    ['The left sural nerve was frozen by iovera, a full minute at each spot.', []],
    ['The left sural nerve was treated with the hand-held cryo unit for a full line of spots.', [DESTRUCTION]],
    // Destroyed by means that are left out, after a block of another day.
    [
      'In June I put 1 ml of lidocaine on the left sural nerve. Yesterday the left sural nerve was completely destroyed.',
      [MODALITY],
    ],
    ['4 ml of lidocaine were put on the left sural nerve. Nothing was destroyed.', [DESTRUCTION, MODALITY, OTHER]],
    // Rows of a list of what was done before.
    [
      'PAST INTERVENTIONS\n  2025-05-08  Thermal RF L sural, 80 C / 90 s\n\nPROCEDURE DETAIL\n  Target: left sural nerve\n  Treatment: RFA performed',
      [DESTRUCTION],
    ],
    [
      'PAST INTERVENTIONS\n  2025-05-08  Block L sural\n\nPROCEDURE DETAIL\n  Target: left sural nerve\n  Treatment: RFA performed, 80 C / 90 s',
      [],
    ],
    [
      'PRIOR PROCEDURES\n  2025-05-08  Thermal RF L sural, 80 C / 90 s\n\nPROCEDURE DETAIL\n  Target: left sural nerve\n  Treatment: RFA repeated at the same settings',
      [],
    ],
    // A line to mark before each choice.
    [
      'Type:  _ ablation   _ block   x other: 60-day PNS\nLeft sural nerve found by ultrasound. The lead was deployed at the nerve and programmed to 12 Hz.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    ['Type:  x ablation   _ block   _ stimulator\nLeft sural nerve, RF 80 C for 90 s.', []],
    ['Type:  _ phenol   x RF   _ cryo\nLeft sural nerve, 80 C x 90 s.', []],
  ])('%j: %j', (note, fired) => {
    expect(techniqueFindings(note, 1).toSorted()).toEqual([...fired].toSorted());
  });
});

describe('a nerve of which a technique is only spoken', () => {
  it.each<[fires: boolean, note: string]>([
    [
      true,
      'OnabotulinumtoxinA 100 U: right gastroc 60 U, soleus 40 U. Phenol to the tibial branches was raised with the parent as an option for next year.',
    ],
    [
      true,
      'Botulinum toxin 200 U was given to the adductors. His wife asked about phenol for the obturator nerve as an option instead.',
    ],
    [
      false,
      'Phenol to the tibial branches was discussed with the parent as an option. 3 mL of 6% phenol was injected.',
    ],
    [false, 'Botulinum toxin 100 U to the soleus. Then 3 mL of 6% phenol was injected at the right tibial nerve.'],
    [
      false,
      'Botulinum toxin 50 U was injected around the right saphenous nerve. Cryo was mentioned as an option for next year.',
    ],
  ])('%j: %s', (fired, note) => {
    expect(fires('documentation/nerve-identified', note)).toBe(fired);
  });
});
