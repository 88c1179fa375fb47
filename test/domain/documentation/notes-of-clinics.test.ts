import { describe, expect, it } from 'vitest';
import type { LineSpec } from '../../support/claims.ts';
import { judges } from '../../support/judged-notes.ts';
import { type Answer, answer } from '../../support/note-answers.ts';

const COUNT = 'documentation/nerve-count';
const CONFIRMED = 'documentation/destruction-confirmed';
const STATED = 'documentation/modality-stated';
const PULSED = 'coverage/pulsed-radiofrequency';
const NAMED = 'documentation/nerve-identified';
const SIDE = 'claim-form/laterality-mismatch';
const GENICULAR = 'coding/genicular-overlap';
const RF = '80 C for 90 s';

describe('what was done in another month', () => {
  const today = 'PROCEDURE: RFA, right genitofemoral nerve. Needle advanced. RFA was performed twice.';
  judges([
    [CONFIRMED, 'finding', `In Nov 2023 I did ilioinguinal RFA R (80C x 90s x 2, good lesion). ${today}`],
    [CONFIRMED, 'pass', `In Nov 2023 I did ilioinguinal RFA R. ${today} 80 C for 90 s.`],
    [CONFIRMED, 'finding', `${today}\nIn Feb his right greater occipital nerve was treated at 80 C for 90 seconds.`],
    // The record of the drugs that were given is no month.
    [
      CONFIRMED,
      'pass',
      'Phenol 6 %, lot noted in MAR. Musculocutaneous nerve, right: twitch at 0.5 mA, 3.5 mL injected.',
    ],
    [
      CONFIRMED,
      'finding',
      'R tibial motor branches had phenol 6% last year, 9 mos benefit.\nToday R musculocutaneous n.: twitch at 0.3 mA, phenol 3.5 mL in portions.',
    ],
    [
      STATED,
      'finding',
      'Returns 4 1/2 months after left saphenous RFA.\nProcedure: left saphenous nerve. 6 mL bupivacaine 0.25% with methylprednisolone 40 mg.',
    ],
    [
      GENICULAR,
      'notApplicable',
      `Background. L genicular RFA (SL, SM, IM) 6/2024 gave relief that is holding.\nProcedure: cannula at the infrapatellar branch of the saphenous nerve and at the lateral retinacular nerve. ${RF} at each nerve.`,
      { units: 2, modifiers: ['LT'] },
    ],
    [GENICULAR, 'finding', `Procedure: L genicular RFA (SL, SM, IM), ${RF} each.`, { units: 3, modifiers: ['LT'] }],
  ]);
});

describe('a booking is no document of its day', () => {
  judges([
    [
      STATED,
      'pass',
      'Pt: Sampler, Trial   seen 10/30/2025\n\nR TKA scheduled 11/17.\n\nCryoneurolysis infrapatellar branch of saphenous nerve, right knee.\n\nLido 1% 6 cc along line. 3 insertions of 60 s.',
    ],
  ]);
});

describe('numbers of the lesion and others', () => {
  judges([
    [
      PULSED,
      'finding',
      'Radiofrequency neurotomy, left suprascapular nerve. Current was applied in bursts of 20 milliseconds, tip temperature held under 42 degrees, for 360 seconds. The needle was turned 90 degrees and a further 360 seconds were given.',
    ],
    [CONFIRMED, 'pass', 'Left suprascapular nerve RF: 90 degrees for 60 seconds, the needle turned, again 60 seconds.'],
    // The strength of the anesthetic that the agent is mixed with.
    [
      CONFIRMED,
      'notEvaluated',
      'Procedure: Chemical neurolysis\nNerve: Sural n.\nAgent: Ethanol dehydrated, diluted w/ bupiv 0.5%\nFinal conc.: 50 %\nVolume: 2.0 mL',
    ],
    [
      STATED,
      'pass',
      'Proc: Skin prep w/ betadine. 4% dehydrated alcohol solution (made up w/ 0.5% bupivacaine), 1.5 cc infiltrated around the left sural nerve.',
    ],
    [
      STATED,
      'finding',
      'Proc: Skin prep w/ alcohol, betadine. 0.5% bupivacaine, 1.5 cc infiltrated around the left sural nerve.',
    ],
    [
      STATED,
      'pass',
      'P/Procedure: Common plantar digital nerve entered. Mix: dehydrated alcohol 30 % in bupivacaine, 1 cc. #1 of planned 4, q 2 weeks.',
    ],
  ]);
});

describe('a consent told in a word', () => {
  judges([
    [
      STATED,
      'pass',
      'L ankle.\nConsent. Betadine. Lidocaine 1% 2 cc to skin. The nerve was tested, pt felt it. RFA was done.',
    ],
    [
      STATED,
      'finding',
      'L ankle. Bupivacaine 3 mL at the sural nerve.\nConsent. Risks of RF ablation were explained, and that it destroys.',
    ],
  ]);
});

describe('nerves that were not reached, or only pulsed', () => {
  const two = `Suprascapular: spinoglenoid notch. 80C 90s x2.\nAxillary: greater tuberosity. 80C 90s x2.\n`;
  const title =
    'PROCEDURES:\n1. RFA suprascapular nerve, R\n2. RFA axillary nerve, R\n3. RFA lateral pectoral nerve, R\n\nTECHNIQUE\n';
  const three: LineSpec = { units: 3, modifiers: ['RT'] };
  judges([
    [
      COUNT,
      'finding',
      `${title}${two}Lateral pectoral: coracoid identified. He coughed and was unwilling to lie flat again. Through the cannula I gave 2 mL of lidocaine and then pulled it.\nFluoro shots for the posterior targets and the coracoid one all archived.`,
      three,
    ],
    [
      COUNT,
      'pass',
      `${title}${two}Lateral pectoral: coracoid. 2 mL of lidocaine, then 80C 90s, cannula pulled.`,
      three,
    ],
    [
      COUNT,
      'pass',
      `${title}${two}Lateral pectoral: coracoid. Lidocaine, lesioned again at the same settings, cannula pulled.`,
      three,
    ],
    [
      COUNT,
      'finding',
      `Title: left shoulder RF ablation of suprascapular, axillary and lateral pectoral articular branches. First needle to the glenoid for the suprascapular articular branch, ${RF}. Second needle to the humeral neck for the axillary branch. The deltoid jumped, so I stopped and took that needle out without lesioning. Third needle to the coracoid for the lateral pectoral branch, ${RF}.`,
      { units: 3, modifiers: ['LT'] },
    ],
    [
      COUNT,
      'pass',
      `Title: left shoulder RF ablation of suprascapular, axillary and lateral pectoral articular branches. First needle to the glenoid for the suprascapular articular branch, ${RF}. Second needle to the humeral neck for the axillary branch, ${RF}. Third needle to the coracoid for the lateral pectoral branch, ${RF}.`,
      { units: 3, modifiers: ['LT'] },
    ],
    // Where a landmark stands between the nerve and its pulses.
    [
      PULSED,
      'finding',
      `Greater occipital nerve, left: thermal lesion, ${RF}.\nLesser occipital nerve, left: as this is close to the great auricular nerve, heat was avoided; pulsed mode 42 C for 240 seconds was delivered here in place of a lesion.`,
      { units: 2, modifiers: ['LT'] },
    ],
    [
      COUNT,
      'pass',
      `A. Left lateral pectoral nerve, at the coracoid: 10 mm tip. Thermal lesion ${RF}.\nB. Left suprascapular nerve at the notch: pulsed, 42 C, 240 s, no heat lesion. Not charged.`,
      { units: 1, modifiers: ['LT'] },
    ],
    // "Out of plane" is the way of a needle and no finding of an examination.
    [
      COUNT,
      'pass',
      `(a) ilioinguinal nerve: above ASIS.\n(b) genital branch of the genitofemoral n.: at the deep ring along the cord, out of plane.\nFor (a) and (b): ${RF}.`,
      { units: 2, modifiers: ['RT'] },
    ],
    [
      GENICULAR,
      'finding',
      `Introducers to: the junction of the lateral shaft and epicondyle (superolateral genicular nerve); the same on the medial side (superomedial genicular nerve); the medial tibial flare (inferomedial genicular nerve). Cooled electrode, 60 C, 150 s each.`,
      { units: 3, modifiers: ['LT'] },
    ],
  ]);
});

describe('nerves that a note names without treating them', () => {
  judges([
    [
      GENICULAR,
      'notApplicable',
      `The superolateral, superomedial and inferomedial genicular nerves were left alone today. Procedure: infrapatellar branch of the saphenous nerve, ${RF}.`,
      { modifiers: ['LT'] },
    ],
    [
      NAMED,
      'finding',
      'Ultrasound showed a small hypoechoic nerve-like structure. The nerve at the tender point was frozen: 3 cycles of 2 min.',
    ],
    [NAMED, 'pass', 'Ultrasound showed the hypoechoic sural nerve. The nerve was frozen: 3 cycles of 2 min.'],
    [
      NAMED,
      'finding',
      'Hx of a left ulnar transposition.\nProcedure: dehydrated alcohol 95 %, 1 cc, injected into the painful nerve.',
    ],
  ]);
});

describe('the side on which nothing was done', () => {
  const both: LineSpec = { units: 1, modifiers: ['50'] };
  judges([
    [
      SIDE,
      'finding',
      'Bilateral occipital neuralgia.\n\nR GON:\n RF 80c 60s. Greater occipital n. ablated.\n\nL GON:\n Pt asked to stop. Nothing done on the L, skin not broken.',
      both,
    ],
    [
      SIDE,
      'pass',
      'Bilateral occipital neuralgia.\n\nR greater occipital nerve:\n RF 80c 60s.\n\nL greater occipital nerve:\n RF 80c 60s. Nothing done on the neck.',
      both,
    ],
    [
      COUNT,
      'finding',
      'Phenol neurolysis of the obturator nerves, staged. RIGHT today. LEFT at the visit on 04/03.\nR obturator nerve: phenol 6% 4 mL.\nL unchanged.',
      { units: 2, modifiers: [] },
    ],
    [
      COUNT,
      'pass',
      'Phenol neurolysis of the obturator nerves.\nR obturator nerve: phenol 6% 4 mL.\nL obturator nerve: phenol 6% 4 mL.',
      { units: 2, modifiers: [] },
    ],
  ]);
});

describe('places that stand for a nerve, and branches of one nerve', () => {
  const listed =
    'PROCEDURE PERFORMED:\n1. RFA left suprascapular nerve\n2. RFA left axillary nerve\n3. RFA left lateral pectoral nerve\n\nDESCRIPTION: ';
  const done = `A cannula was advanced to the glenoid for the suprascapular nerve and a second to the humeral head for the axillary nerve, ${RF} at each.`;
  const three: LineSpec = { units: 3, modifiers: ['LT'] };
  const hip = `Cannula at the border of the AIIS, at the site of the femoral nerve articular branches, ${RF}.`;
  judges([
    [
      COUNT,
      'finding',
      `${listed}${done} The third cannula was placed toward the coracoid. Blood was aspirated. No lesion was made at the coracoid.`,
      three,
    ],
    [
      COUNT,
      'pass',
      `${listed}${done} The third cannula was placed toward the coracoid. No twitch was seen at the coracoid. ${RF}.`,
      three,
    ],
    [
      COUNT,
      'finding',
      `${hip}\nFor the obturator articular branch the cannula was directed to the teardrop. Dark blood came back and the obturator part was given up. 2 mL ropivacaine 0.2% left at the site.`,
      { units: 2, modifiers: ['RT'] },
    ],
    [
      COUNT,
      'pass',
      `${hip}\nFor the obturator articular branch the cannula was directed to the teardrop, ${RF}.`,
      { units: 2, modifiers: ['RT'] },
    ],
    [COUNT, 'finding', `Right ${hip}`, { units: 3, modifiers: ['RT'] }],
    [
      COUNT,
      'finding',
      `TODAY, stage 1:\nRight deep peroneal nerve. RF 82 C, 90 sec.\nRight superficial peroneal nerve. RF 82 C, 90 sec.\n\nSTAGE 2 (in two weeks): right sural + right saphenous nerves, same settings, 82 C 90 sec each.`,
      { units: 4, modifiers: ['RT'] },
    ],
    [
      COUNT,
      'finding',
      `GREATER OCCIPITAL NERVE - at the nuchal line. A thermal lesion was made: 70 C, 75 seconds.\n\nLESSER OCCIPITAL NERVE - behind the mastoid. In order not to risk the great auricular territory this nerve had pulsed radiofrequency, 42 C, 240 seconds.`,
      { units: 2, modifiers: ['LT'] },
    ],
    [
      CONFIRMED,
      'pass',
      `Left sural nerve: thermal lesion, ${RF}.\nLeft saphenous nerve: pulsed, 42 C, 240 s.`,
      { units: 2 },
    ],
  ]);
});

describe('words that stand for something else', () => {
  judges([
    [
      STATED,
      'pass',
      'Patient: Proxy, Pearl   TEST135\nPlan: Medicare traditional\n\nHandheld nitrous device, Smart Tip. Infrapatellar branch of saphenous nerve, L: 5 cycles of 106 s.',
    ],
    [STATED, 'finding', 'Left sural nerve: bupivacaine 3 mL.\nPlan: cryoneurolysis, Medicare to be asked.'],
    [
      STATED,
      'pass',
      'Saphenous nerve blocks x2 pos.\nCryoneurolysis LEFT saphenous nerve 6 cm above med malleolus next to GSV, located by transcutaneous stim. 3 applications x 106 sec, palpable ice ball each.',
    ],
    [
      NAMED,
      'notEvaluated',
      'Dx: entrapment of the superficial peroneal nerve L leg, recurrent after release.\n1. D5W around the nerve to make a safe space.\n2. RF: cannula on the nerve. 80 C/90s.',
    ],
  ]);
});

describe('what a note denies and what it meant to do', () => {
  const rf = `Left sural nerve: between Achilles and malleolus, ${RF}.\nLeft superficial peroneal nerve: ${RF}.\n`;
  judges([
    [
      COUNT,
      'finding',
      `${rf}Left deep peroneal nerve: I did not lesion this nerve and instead gave a third block with 2 mL bupivacaine.\nMedial ankle: saphenous and tibial nerve non tender, not part of today.`,
      { units: 3, modifiers: ['LT'] },
    ],
    [
      COUNT,
      'finding',
      `The sural nerve was reached at mid-calf, ${RF}. We then turned to the superficial peroneal nerve. Stimulation gave strong eversion. The needle was taken out and no radiofrequency energy was delivered.`,
      { units: 2, modifiers: ['RT'] },
    ],
    [
      'coding/more-specific-code',
      'finding',
      'Clinical: Left pudendal neuralgia.\nTechnique: a needle was advanced to the pudendal nerve. 2 mL of 6% phenol was given.\nThe right pudendal nerve was not approached.\nImpression: phenol neurolysis of left pudendal nerve.',
      { modifiers: ['LT'] },
    ],
    [
      'documentation/imaging-guidance',
      'notApplicable',
      `Left obturator nerve, phenol 6% 4 mL. Ultrasound wasn't used, landmarks only.`,
    ],
    [
      COUNT,
      'pass',
      `Plan for today was three nerves: both greater occipital nerves and the left lesser occipital.\n\nProne, hair clipped.\n\nRIGHT GON: ${RF}.\nLEFT GON: same technique, ${RF}.\nLEFT LON: cannula behind the mastoid. Removed. No lesion made.`,
      { units: 2, modifiers: [] },
    ],
    [
      STATED,
      'pass',
      `Progress note, 5/13/2025.\n\nBlocks 4/1 (medial calcaneal nerve): 50%. 4/15 (medial calcaneal and first branch of lateral plantar nerve): 95% x 7h.\n\nPROCEDURE right heel:\n* Target 1 medial calcaneal nerve. RF ${RF}.`,
    ],
  ]);
});

describe('views by which a C-arm is known', () => {
  it.each<[Answer, string]>([
    ['notEvaluated', `Left sural nerve: True AP, ${RF}. Images of AP and lateral went to PACS.`],
    ['finding', `Left sural nerve: ${RF}. Images went to PACS.`],
  ])('%s: %s', (expected, note) => {
    expect(answer('documentation/imaging-guidance', note, {}, { codes: ['77002'] })).toBe(expected);
  });
});
