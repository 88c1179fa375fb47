import { describe, expect, it } from 'vitest';
import type { LineSpec } from '../../support/claims.ts';
import { type Answer, answer, type Beside } from '../../support/note-answers.ts';

const IMAGING = 'documentation/imaging-guidance';
const COUNT = 'documentation/nerve-count';
const DESTRUCTION = 'documentation/destruction-confirmed';
const RF = 'RF 80 C, 90 s each. Reason: neuralgia';
const LESION = 'nerve=left sural; cryo cycles=3; min each=2\n';

type Case = [ruleId: string, note: string, expected: Answer, line?: LineSpec, beside?: Beside];

const US: Beside = { codes: ['76942'] };
const FLUORO: Beside = { codes: ['77002'] };
const TWO: LineSpec = { units: 2 };

describe('fields of forms, whatever sign parts a label from its answer', () => {
  it.each<Case>([
    // Screens that a field denies, and images that it counts.
    [IMAGING, `${LESION}img_type=US\nimg_live=true\nimg_archived=true\ncarm=no\n`, 'finding', {}, FLUORO],
    [IMAGING, `${LESION}US_used=Y|US_live=Y|US_stored=Y|Fluoro_used=N\n`, 'pass', {}, US],
    [IMAGING, `${LESION}US_used=N|Fluoro_used=Y|Fluoro_saved=Y\n`, 'finding', {}, US],
    [IMAGING, `${LESION}us=1; us_live=1; us_img_ct=4\nfluoro_time_sec=0\n`, 'finding', {}, FLUORO],
    [IMAGING, `${LESION}Fluoro time: 0\nUltrasound: live, in plane; clip archived\n`, 'finding', {}, FLUORO],
    [IMAGING, `${LESION}fluoro_used=Y\nfluoro_time=0.4 min\nfluoro_saved=Y\n`, 'notEvaluated', {}, FLUORO],
    [IMAGING, `${LESION}us_guided=Y; us_realtime=Y; us_saved=0\n`, 'finding', {}, US],
    [IMAGING, `${LESION}US --> yes, tip followed all the way\nPACS --> none sent\n`, 'finding', {}, US],
    [IMAGING, `${LESION}US --> yes, tip followed all the way\nPACS --> yes\n`, 'notEvaluated', {}, US],
    [
      IMAGING,
      'Q: Nerve?\nA: left LFCN\nQ: Cryo?\nA: 3 of 2 min\nQ: Ultrasound live?\nA: yes\nQ: Image saved?\nA: no',
      'finding',
      {},
      US,
    ],
    [
      IMAGING,
      'Q: Nerve?\nA: left LFCN\nQ: Cryo?\nA: 3 of 2 min\nQ: Ultrasound live?\nA: yes\nQ: Image saved?\nA: yes',
      'pass',
      {},
      US,
    ],
    // Answers behind blanks alone, and ticks behind the label that they are of.
    [IMAGING, 'US   Y  live Y  archived Y\nNERVE   left sural\nRF   80 C  90 s', 'pass', {}, US],
    [IMAGING, 'US   Y  live Y  archived N\nNERVE   left sural\nRF   80 C  90 s', 'finding', {}, US],
    [IMAGING, `U/S guided: real time  Y    image saved  Y\nleft sural nerve, ${RF}`, 'pass', {}, US],
    [IMAGING, `U/S guided: real time  N    image saved  Y\nleft sural nerve, ${RF}`, 'finding', {}, US],
    [
      IMAGING,
      `U/S on, live view   Y\nimage printed/saved   N  - printer down\nleft sural nerve, ${RF}`,
      'finding',
      {},
      US,
    ],
    [IMAGING, `Ultrasound   Y\nLive needle view   N\nImages saved   Y\nleft sural nerve, ${RF}`, 'finding', {}, US],
    [IMAGING, `US: [x] dynamic   [x] stored to PACS\nleft sural nerve, ${RF}`, 'pass', {}, US],
    [IMAGING, `US: [ ] dynamic   [x] stored to PACS\nleft sural nerve, ${RF}`, 'finding', {}, US],
    [
      IMAGING,
      `Ultrasound in real time, n. beside the vein, images saved (n = 4). Left sural nerve, ${RF}`,
      'pass',
      {},
      US,
    ],
    // What a label leaves out, and what only sounds so.
    [
      COUNT,
      `Nerve(s) -> genitofemoral, genital branch\nSide -> left\nNot done -> ilioinguinal; iliohypogastric\n${RF}`,
      'finding',
      TWO,
    ],
    [COUNT, `Side: left\nTreated: ilioinguinal\nSkipped: iliohypogastric (no referral)\n${RF}`, 'finding', TWO],
    [COUNT, `Side: left\nTreated: ilioinguinal\nLeft alone: genitofemoral\n${RF}`, 'finding', TWO],
    [COUNT, `Aborted: saphenous\nDone: left sural\n${RF}`, 'finding', TWO],
    [
      COUNT,
      `Side --> left\nNerves --> ilioinguinal; genitofemoral, genital branch\nNot treated --> iliohypogastric\n${RF}`,
      'pass',
      TWO,
    ],
    [COUNT, `Side: left\nTreated: ilioinguinal; iliohypogastric\nDeferred: genitofemoral\n${RF}`, 'pass', TWO],
    [COUNT, `Skipped lunch: yes\nNerve: left ilioinguinal and left iliohypogastric\n${RF}`, 'pass', TWO],
    [COUNT, `Postponed: right side\nNerve: left sural\n${RF}`, 'pass'],
    // The strength and the heat of a field of their own.
    [
      DESTRUCTION,
      'what: phenol\nwhere: L sural n., 8 cm above lat mall\nhow much: 1.5 mL of 6%\nresult: numb',
      'notEvaluated',
    ],
    [
      DESTRUCTION,
      'what: phenol\nwhere: L sural n., 8 cm above lat mall\nhow much: 1.5 mL\nlocal: marcaine 0.5% 2 mL',
      'finding',
    ],
    [DESTRUCTION, 'Nerve: sural, left\nSubstance: alcohol\nAmount: 1.5 mL\nPrep: 70% isopropyl', 'finding'],
    [DESTRUCTION, 'technique: RF\nwhat was lesioned: left axillary n.\ndegrees: 80\nseconds: 90', 'pass'],
    [DESTRUCTION, 'Technique ... RF ablation\nNerve ....... left sural\nRelief ...... 80 percent', 'finding'],
  ])('%s, %j: %s', (ruleId, note, expected, line, beside) => {
    expect(answer(ruleId, note, line, beside)).toBe(expected);
  });
});

describe('sides that a form asks for beside each nerve', () => {
  it.each<Case>([
    [
      COUNT,
      `Target     Right   Left\nGON        done    done\nLON        --      done\n${RF}`,
      'finding',
      { units: 4 },
    ],
    [COUNT, `Target     Right   Left\nGON        done    done\nLON        done    done\n${RF}`, 'pass', { units: 4 }],
    [COUNT, `|Nerve|L|R|\n|Sural|Y|N|\n|Saphenous|Y|Y|\n\n${RF}`, 'finding', { units: 4 }],
    [COUNT, `NERVE          L      R\nsural         [x]    [ ]\nsaphenous     [ ]    [ ]\n\n${RF}`, 'finding', TWO],
    [
      COUNT,
      `Reflex     R     L\nankle      y     n\nRF of the left sural nerve and the left saphenous nerve, 80 C 90 s`,
      'pass',
      TWO,
    ],
    [
      COUNT,
      `Nerves:\n - sural nerve: [x] L [ ] R\n - saphenous nerve: [x] L [ ] R\n - tibial nerve: [ ] L [ ] R\n${RF}`,
      'pass',
      TWO,
    ],
    [COUNT, `Nerves:\n - sural nerve: [x] L [ ] R\n - saphenous nerve: [ ] L [ ] R\n${RF}`, 'finding', TWO],
    [
      COUNT,
      `ilioinguinal   ( ) none  (x) left  ( ) right\niliohypogastric (x) none ( ) left ( ) right\n${RF}`,
      'finding',
      TWO,
    ],
    ['documentation/nerve-identified', `SIDE   [ ] L  [ ] R\nMARKED [ ] L  [ ] R\nNERVE  left sural\n${RF}`, 'pass'],
    [
      'claim-form/laterality-mismatch',
      `RF log\nTarget       R     L\nSSN          Y     N\nTemp         80    -\nSecs         90    -\n`,
      'finding',
      { modifiers: ['LT'] },
    ],
    [
      'claim-form/laterality-mismatch',
      `RF log\nTarget       R     L\nSSN          N     Y\nTemp         -     80\nSecs         -     90\n`,
      'pass',
      { modifiers: ['LT'] },
    ],
  ])('%s, %j: %s', (ruleId, note, expected, line, beside) => {
    expect(answer(ruleId, note, line, beside)).toBe(expected);
  });
});
