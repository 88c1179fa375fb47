import { describe, expect, it } from 'vitest';
import { DESTRUCTION, MODALITY, OTHER, PULSED, techniqueFindings } from '../../support/technique-findings.ts';

const BLOCK = '3 mL bupivacaine 0.5 % with dexamethasone 4 mg was put around the nerve instead.';

describe('a lesion that was begun and not made', () => {
  it.each([
    'When lesioning was started the generator threw an impedance fault. Tip temperature never left 36.',
    'Two tries ended within seconds for pain. She could not tolerate it. Procedure aborted, no lesion.',
    'Set 80 C, 90 sec. On start: E-14. No RF energy reached the patient.',
    'On start the display showed 36 C throughout and the probe would not heat.',
    'Right before we meant to begin she fainted. The lesion was never begun.',
    'It was not possible: the ablation could not be done because the machine failed.',
    'She moved too much. We stopped before any heat was applied.',
    'No ice ball ever formed. The freeze was called off.',
    'She could not lie still; for safety the thermal lesion was not attempted.',
    'Self-test loop; it was not possible to perform the ablation.',
    'After two changes of the pad we gave up on the RF.',
    'Approved for RFA 80 C 90 s x2. The generator went into fault and no lesion was delivered at any temperature. Self-test 42/60/80/90 passed after the repair.',
  ])('is none where a block was given in its place: %s', (failure) => {
    const note = `Left sural nerve. Cannula for radiofrequency at the left sural nerve, stimulation 0.3 V. ${failure} ${BLOCK}`;
    expect(techniqueFindings(note, 1)).toEqual([DESTRUCTION, MODALITY, OTHER]);
  });

  it.each([
    'Needle at the left sural nerve for its radiofrequency. Before any heat was applied the power went out. No ablation was carried out.',
    'Cannula to the left sural nerve, lidocaine 2 mL. Thermal RF: the generator would not start. Procedure terminated before lesion.',
    'PROCEDURE: Left sural nerve RF ablation\nSTATUS: Cancelled\nReason: patient febrile.',
    'Left sural nerve cryoablation\nCase status: ABORTED\nReason: cartridge empty',
    'Procedure: Left sural nerve RFA\nStatus: Not performed',
  ])('contradicts destruction where nothing was given in its place: %s', (note) => {
    expect(techniqueFindings(note, 1)).toContain(DESTRUCTION);
  });

  it.each([
    'On the first start no energy was delivered. The pad was replaced. Then a lesion at 80 C for 90 seconds was made.',
    'First unit would not heat: tip stayed at 37 C. Loaner: thermal RF 85 C, 75 s.',
    'Two cooled lesions, set point 60 C, 150 s each. The third lesion was not delivered because of high impedance.',
    'Cooled probe, set point 60 C, 150 s. Attempt at a more distal position abandoned.',
    'Tip stayed at 37 for 20 s until the cable was reseated, thereafter 80 C x 90 s.',
    'Thermal lesion 80 C for 90 s. The second was aborted at 10 s since she asked to stop.',
    'Continuous RF at 80 C for 90 s. No energy was delivered to the skin.',
    'In March the ablation could not be done because the machine failed. Today: continuous RF 80 C x 90 s.',
    'She knows that if the generator fails the ablation cannot be done. Continuous RF at 80 C for 90 s.',
    'Status: completed, thermal RF 80 C 90 s. Authorization status: not required, an earlier case was cancelled.',
  ])('is made where the note tells of one all the same: %s', (telling) => {
    expect(techniqueFindings(`Left sural nerve, radiofrequency cannula. ${telling} ${BLOCK}`, 1)).toEqual([]);
  });

  it('is no treatment with low heat where the tip was warm for no time', () => {
    const note = 'Left sural nerve RFA. Tip reached 44 C only and the generator shut off; no lesion was made.';
    expect(techniqueFindings(note, 1)).toEqual([DESTRUCTION, MODALITY]);
  });

  it('is none of a pulsed treatment', () => {
    const note =
      'I carried out pulsed radiofrequency of the left sural nerve (42 degrees, 2 x 120 seconds). No thermal lesion was made on purpose.';
    expect(techniqueFindings(note, 1)).toEqual([DESTRUCTION, MODALITY, PULSED]);
  });

  it('is none of a trigger point beside a lesion', () => {
    const note =
      '#1 - L GON at the nuchal ridge. RF lesioning: 80 C / 60 s.\n#2 - Taut bands each received 2 mL bupivacaine with 10 mg triamcinolone. This is an injection only, nothing was ablated there.';
    expect(techniqueFindings(note, 1)).toEqual([]);
  });

  it('is no history of a phenol that was not injected', () => {
    const note =
      'Phenol, left obturator nerve. First syringe was contaminated and discarded, nothing injected from it. Fresh 6 % phenol 4 mL given. Lidocaine 2 mL.';
    expect(techniqueFindings(note, 1)).toEqual([]);
  });
});

describe('a destruction that is named and made by nothing', () => {
  const note = (told: string) => `S: burning.\nO: Tinel.\nA: saphenous neuralgia, left.\n${told}`;
  it.each([
    'P: Neurolysis of the left saphenous nerve under ultrasound. 15 cc of D5W with 1 cc 1% lidocaine injected above and below the nerve.',
    'Plan/Procedure: Today we performed saphenous nerve destruction left. 3 cc of 0.5% Marcaine and Kenalog-10 was infiltrated around the nerve.',
    'Procedure: destruction of the left saphenous nerve. Bupivacaine 0.5% 4 mL with dexamethasone 4 mg at the nerve.',
  ])('is the injection that was given: %s', (told) => {
    expect(techniqueFindings(note(told), 1)).toContain(OTHER);
  });

  it.each([
    'P: Chemical neurolysis of the left saphenous nerve. Bupivacaine 3 mL first.',
    'P: Neurolysis of the left saphenous nerve with 2 mL of 6% phenol after 1 mL of bupivacaine.',
    'Procedure= nerve destruction, saphenous n., L\nAnesthetic= 1% mepivacaine 1.5 mL\nOutcome= complete destruction of the left saphenous nerve achieved',
    'P: Destruction of the left saphenous nerve by radiofrequency, 80 C for 90 s, bupivacaine 2 mL after it.',
  ])('is none where something else may have been given: %s', (told) => {
    expect(techniqueFindings(note(told), 1)).not.toContain(OTHER);
  });
});
