import { describe, expect, it } from 'vitest';
import { DESTRUCTION, MODALITY, OTHER, techniqueFindings } from '../../support/technique-findings.ts';

describe('a stimulator told in prose', () => {
  it.each([
    'With live ultrasound a percutaneous coiled lead was delivered over the left suprascapular nerve. At 80 Hz a buzz. The lead was looped and glued, the pulse generator worn on the deltoid. No cutting, heating or freezing of the nerve was part of this; thermal ablation would be the next rung. The lead comes out on 20 July.',
    'We put a temporary electrode along the left superficial peroneal nerve. It is driven by a battery unit on the calf. Nothing was burnt or frozen. If it does not last we may go on to radiofrequency.',
    'Through a small incision a four-contact electrode array was tunneled to the left saphenous nerve and the receiver coil buried. Transmitter programmed at 40 Hz.',
    'The left tibial nerve carries a thin wire which I laid beside it under ultrasound; a stimulator on the calf drives it. The wire stays for two months.',
    'Left common peroneal nerve lead insertion. Introducer near the nerve, lead deployed, EPG attached, comfortable tingling. Radiofrequency lesioning was discussed as an alternative for later.',
  ])('destroys nothing: %s', (note) => {
    expect(techniqueFindings(note, 1)).toEqual([DESTRUCTION, MODALITY, OTHER]);
  });

  it.each([
    'Left suprascapular nerve. The lead cable was connected from the electrode to the pulse generator (RF unit). Thermal lesion 80 C 90 s. Lead apron worn.',
    'RF electrode placed through the cannula at the left saphenous nerve, temporary pain on 2 Hz stimulation. Thermal ablation 80 C, 90 s.',
    'A stimulator lead was placed at the left suprascapular nerve in 2021 and explanted. Today: cooled RF of the left suprascapular nerve, 60 C for 150 s.',
    'RF ablation of the left sural nerve, 80 C, 90 s. If it fails a percutaneous lead will be placed over the nerve with a pulse generator worn on the calf.',
    'Left musculocutaneous nerve: stimulation at 1 Hz gave biceps twitch. 4 mL phenol 6 % given. The reference electrode lead was taped to the forearm.',
    'No sedation, steroid or contrast was used. Left sural nerve, continuous RF 80 C x 90 s.',
    'I froze nothing and cut nothing: the left sural nerve was treated with 3 mL of 6 % phenol.',
  ])('is not what runs beside a lesion: %s', (note) => {
    expect(techniqueFindings(note, 1)).toEqual([]);
  });
});
