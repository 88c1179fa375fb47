import { describe, expect, it } from 'vitest';
import { fires } from '../../support/note-answers.ts';

const PULSED = 'coverage/pulsed-radiofrequency';
const COUNT = 'documentation/nerve-count';
const BOTH = { units: 2, modifiers: ['50'] };
const TWO = { units: 2, modifiers: ['LT'] };

describe('a nerve that was pulsed on one side and heated on the other', () => {
  it.each([
    'R greater occipital nerve: continuous RF 80°C 90 sec x1.\nL greater occipital nerve: same cannula, pulsed RF 42°C, 45 V, 240 sec x1.',
    'RF SHEET\nSuprascapular nerve R  thermal 80C 90s\nSuprascapular nerve L  PRF 42C 120s x2, 45V',
    'The right lesser occipital nerve was lesioned thermally at 80 C for 90 seconds. On the left the same nerve was given pulsed radiofrequency only, 42 C for 4 min.',
    'nerve | side | mode | set | time\nGON | R | thermal | 80 | 90 s\nGON | L | PRF | 42 | 240 s',
    'Bilateral saphenous nerves.\nRIGHT KNEE: heat lesion 80 C 90 s.\nLEFT KNEE: wishes no numbness; pulsed mode, 42 C, 6 min.',
    'Both greater occipital nerves were treated: the right with a thermal lesion at 80 °C for 90 s, the left with pulsed RF at 42 °C for 4 min.',
  ])('is pulsed on the one: %s', (note) => {
    expect(fires(PULSED, note, BOTH)).toBe(true);
    expect(fires(PULSED, note, { units: 2 })).toBe(true);
    expect(fires(PULSED, note, { units: 1, modifiers: ['50'] })).toBe(true);
    expect(fires(PULSED, note, { units: 1, modifiers: ['RT'] })).toBe(false);
    expect(fires(COUNT, note, { units: 2 })).toBe(true);
  });

  it.each([
    'Right GON: pulsed RF 42 C 120 s, then thermal 80 C 60 s. Left GON: pulsed RF 42 C 120 s, then thermal 80 C 60 s.',
    'Both suprascapular nerves: pulsed RF at 42 C for 120 s first, followed on each side by thermal RF at 80 C for 90 s.',
    'Left GON had pulsed RF in 2023.\nToday both greater occipital nerves: right 80 C 90 s, left 80 C 90 s thermal RF.',
    'Right GON: thermal RF, 80 C x 90 s. Left GON: thermal RF, 80 C x 90 s. If the left recurs we shall try pulsed RF on the left.',
    'On the left the GON first got pulsed RF 42 C for 2 min and then, like the right, thermal RF at 80 C for 90 s. On the right thermal RF at 80 C for 90 s only.',
  ])('is heated on both: %s', (note) => {
    expect(fires(PULSED, note, BOTH)).toBe(false);
  });
});

describe('one of several nerves that was pulsed', () => {
  it.each([
    'Nerves:\n1) Left sural nerve\n2) Left saphenous nerve\nLesions:\n#1 continuous 85 C x 60 s\n#2 pulsed 42 C x 240 s, no burn (wound bed)',
    '1st needle: left axillary nerve. THERMAL lesion 80 C, 90 s, single.\n\n2nd needle: left suprascapular nerve at the notch. PULSED mode only: 42 C, 2 Hz, 20 ms, 360 s. No heat lesion here.',
    'L ilioinguinal nerve: conventional RF, 80 C x 90 s. L iliohypogastric nerve: not burned because of the mesh; pulsed 42 C, 240 s instead, no thermal lesion made.',
    'L ilioinguinal nerve: conventional RF, 80 C x 90 s. L iliohypogastric nerve: PRF, 42 C, 240 s, not burned.',
    'nerve            side  mode      temp  time   notes\nsuprascapular    L     thermal   80    90 s   2 lesions\naxillary         L     pulsed    42    240 s  deltoid spared on purpose, no heat lesion',
    '.RFPROC\n  Nerve 1: L sural n. - continuous RF, 80 C, 90 sec\n  Nerve 2: L saphenous n. - PRF only, 42 C, 2 Hz/20 ms, 120 sec x2\n.IMG  none used',
    // What heads the column of a step is its nerve.
    '           L greater occipital      L lesser occipital\nS-stim     0.25 V                   0.3 V\nmode       thermal                  pulsed (2 Hz / 20 ms / 45 V)\ntemp       80 C                     42 C\ntime       75 s x 2                 240 s x 1',
    'RF record\n| | L obturator n. (articular) | L femoral n. (articular) |\n|---|---|---|\n| mode | continuous | pulsed |\n| set | 80 C | 42 C |',
    'RF\n\tsural nerve L\tsaphenous nerve L\nmode\tpulsed\tthermal\nT\t42 C\t80 C',
  ])('is pulsed, and counts for no unit: %s', (note) => {
    expect(fires(PULSED, note, TWO)).toBe(true);
    expect(fires(COUNT, note, TWO)).toBe(true);
    expect(fires(PULSED, note, { units: 1, modifiers: ['LT'] })).toBe(false);
    expect(fires(COUNT, note, { units: 1, modifiers: ['LT'] })).toBe(false);
  });

  it.each([
    'Left sural nerve: thermal RF 80 C 90 s. Left saphenous nerve: generator came up in pulsed mode, 42 C for 10 s, noticed and changed to continuous: 80 C 90 s.',
    'RF occipital, left\nNerve:        GON              LON\nRF mode:      pulsed, then conventional     pulsed, then conventional\nTip temp:     42, 80 C             42, 80 C\nDuration:     240, 90 s             240, 90 s',
    'RF shoulder left\nMode        Target             Temp     Time\nthermal     Suprascapular n.   80 C     90 s\nthermal     Axillary n.        80 C     90 s\nPulsed RF   not used',
  ])('is none that was heated in the end: %s', (note) => {
    expect(fires(PULSED, note, TWO)).toBe(false);
    expect(fires(COUNT, note, TWO)).toBe(false);
  });

  it.each([
    ['Left saphenous nerve: thermal RF 80 C 90 s x2. The sural nerve was not burned or pulsed.', true],
    [
      'L sural nerve: continuous RF 80 C x 90 s. L saphenous nerve: continuous RF 80 C x 90 s. Pulsed mode not used.',
      false,
    ],
  ])('is not where it was not used: %s', (note, isOne) => {
    expect(fires(PULSED, note, TWO)).toBe(false);
    expect(fires(COUNT, note, TWO)).toBe(isOne);
  });
});
