import { describe, expect, it } from 'vitest';
import { DESTRUCTION, MODALITY, OTHER, techniqueFindings } from '../../support/technique-findings.ts';

const NOT_DESTROYED = [DESTRUCTION, MODALITY, OTHER];

describe('what was booked, and what was done', () => {
  it.each<[note: string, fired: readonly string[]]>([
    [
      'Booked as: "LFCN neurolysis L" (scheduling text)\nDetails: left lateral femoral cutaneous nerve, 5 mL ropivacaine 0.2% and 40 mg triamcinolone.\nPlan: if >50% x 2, then freeze or RF at a later date.\nAttending: a block with local and steroid today; nothing neurolytic was used.',
      NOT_DESTROYED,
    ],
    ['Case request: L GON cryo\nLeft greater occipital nerve, 2 mL lidocaine 1% with depo-medrol 40.', NOT_DESTROYED],
    ['Posted as alcohol neurolysis left saphenous\nLeft saphenous nerve, 8 mL ropivacaine 0.5%.', NOT_DESTROYED],
    ['Visit type: RFA (30 min)\nLeft sural nerve block, 3 mL bupivacaine 0.25%. No RF was done.', NOT_DESTROYED],
    [
      'Scheduler comment: pt for phenol to L obturator\nLeft obturator nerve: 5 mL lidocaine 1% as a test.',
      NOT_DESTROYED,
    ],
    ['Charge line: 64640 RFA peripheral nerve\nLeft sural nerve, 3 mL of 0.25% bupivacaine.', NOT_DESTROYED],
    ['Booking: L sural RF\nLeft sural nerve, 3 mL bupivacaine 0.25%. The RF generator stayed off.', NOT_DESTROYED],
    [
      'PROCEDURE: Left sural neurolysis\n4 mL bupivacaine 0.25% placed at the left sural nerve.\nAddendum: only local anesthetic was injected; nothing was ablated.',
      NOT_DESTROYED,
    ],
    ['PROCEDURE: Left sural RFA\n4 mL bupivacaine 0.25% at the left sural nerve. Block only.', NOT_DESTROYED],
    [
      'A coiled lead was delivered over the left suprascapular nerve. No cutting, heating or freezing of the nerve was part of this.',
      NOT_DESTROYED,
    ],
    // What was booked was done, or more than that.
    ['Booked as: nerve block\nLeft sural nerve: 1 mL lidocaine, then RF at 80 C for 90 s.', []],
    ['Order: phenol neurolysis\nLeft obturator nerve: 2 mL lidocaine, then 5 mL phenol 6%.', []],
    ['Case request: cryo\nPerformed as booked: left sural nerve, lidocaine 2 mL, two freezes of 2 minutes.', []],
    ['Order: cryo L sural\nLeft sural nerve: 2 mL lidocaine; cryoprobe at the nerve, iceball seen, 2 min twice.', []],
    ['Posted: phenol neurolysis\nLeft obturator nerve: lidocaine 2 mL; 5 mL of the agent given.', [DESTRUCTION]],
    ['PROCEDURE: Left sural RFA\nOnly local for the skin, 2 mL. 80 C for 90 s at the left sural nerve.', []],
    ['PROCEDURE: Left sural PRF\n42 C, 4 min. No thermal lesion was made. No cryoablation.', [DESTRUCTION, MODALITY]],
  ])('%j: %j', (note, fired) => {
    expect(techniqueFindings(note, 1).filter((rule) => !rule.includes('pulsed'))).toEqual(fired);
  });
});
