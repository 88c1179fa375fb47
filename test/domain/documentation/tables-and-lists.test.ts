import { describe, expect, it } from 'vitest';
import type { LineSpec } from '../../support/claims.ts';
import { type Answer, answer } from '../../support/note-answers.ts';

const MODALITY = 'documentation/modality-stated';
const DESTRUCTION = 'documentation/destruction-confirmed';
const COUNT = 'documentation/nerve-count';
const OVERLAP = 'coding/genicular-overlap';
const KNEE = 'Cooled RF, right knee, 60 C, 150 s each.\n';
const BLOCKS = 'Two nerve blocks with bupivacaine 2 mL, 80% relief, on 3/4 and 3/18.\n';
const BLOCK = 'Left sural nerve block, bupivacaine 0.5% 3 mL at the nerve.\n';
const PLACES =
  '   right superior lateral - junction of lateral femoral shaft and condyle\n         superior medial - junction of medial shaft and condyle\n';

type Case = [ruleId: string, note: string, expected: Answer, line?: LineSpec];

const ask = (ruleId: string, note: string, expected: Answer, line: LineSpec = {}): void =>
  expect(answer(ruleId, note, line)).toBe(expected);

describe('a table that blanks draw', () => {
  it.each<Case>([
    [MODALITY, `${BLOCKS}Record of lesions\nNo.   Nerve       deg C    sec\n1     Sural, L    80       90\n`, 'pass'],
    [DESTRUCTION, 'Record of lesions\nNo.   Nerve       deg C    sec\n1     Sural, L    80       90\n', 'pass'],
    // The number of a row is not its label.
    [MODALITY, 'Row|Label|Value\n1|Nerve|Left sural\n2|N1 lesion temp C|80\n3|N1 lesion time s|90\n', 'pass'],
    // The label of a row stands below no head.
    [DESTRUCTION, 'Left leg. Lesions:\n               Temp   Time (s)\nSural nerve    80     90\n', 'pass'],
    [
      DESTRUCTION,
      'RF lesions, left\nNerve           \u00b0C    secs   ohm\nSural nerve     80    120    310\n',
      'pass',
    ],
    [DESTRUCTION, 'RF left\nNerve           Set C    Min\nSural nerve     85    1.5\n', 'pass'],
    [DESTRUCTION, 'RF left\nNerve           Temp (C)    Time (s)\nSural nerve     42    240\n', 'finding'],
    // Such a table has left the history above it.
    [
      MODALITY,
      'Hx: shoe pressure, spur removed 2023.\n\nRFA L sural nerve\n  pass   C    s\n   1     80   60\n   2     80   60\nLido 2% 1 cc.',
      'pass',
    ],
    [
      MODALITY,
      'Hx: shoe pressure, hep C s/p treatment.\n\nL sural nerve block\n  time   VAS\n  10     3\nLido 2% 1 cc.',
      'finding',
    ],
    [MODALITY, `${BLOCK}ROM               deg before    deg after\nAnkle flexion     65     90\n`, 'finding'],
    [MODALITY, `${BLOCK}Time    HR    SpO2    Temp\n0705    80    97    36.6\n0715    77    98    36.7\n`, 'finding'],
    [MODALITY, 'Left sural nerve treated.\nTime      Pain    Relief %\n0705      8    60\n', 'finding'],
    [
      DESTRUCTION,
      'RFA of the left sural nerve done.\nTime    BP    HR\n0705    128/76    80\n0720    121/70    90\n',
      'finding',
    ],
  ])('is read by the heads of its columns: %s, %j', ask);
});

describe('a nerve that is named for its muscle', () => {
  it.each<Case>([
    [COUNT, 'Phenol 6 %, left: nerve to medial gastrocnemius 2 mL, nerve to soleus 1.5 mL.', 'pass', { units: 2 }],
    [
      COUNT,
      'Left, 6 % phenol\nTarget                        mL\nNerve to soleus               2.0 mL\nNerve to tibialis posterior   1.5 mL\n',
      'pass',
      { units: 2 },
    ],
    [
      COUNT,
      '5 % phenol 1 mL to the left nerve to the long head of biceps, 1 mL to the nerve to brachialis.',
      'pass',
      { units: 2 },
    ],
    [
      COUNT,
      'Phenol 6 %, left: nerve to tibialis anterior 2 mL, nerve to tibialis posterior 2 mL.',
      'pass',
      { units: 2 },
    ],
    [
      COUNT,
      'Phenol 6% 4 mL, left: motor branches to the biceps, brachialis and brachioradialis.',
      'pass',
      { units: 3 },
    ],
    [COUNT, 'Phenol 6 %, left: nerve to soleus 2 mL, at three sites along it.', 'finding', { units: 3 }],
    [
      COUNT,
      'Phenol 6 %, left tibial nerve 2 mL at two sites. The nerve to soleus was not injected.',
      'finding',
      { units: 2 },
    ],
    [
      COUNT,
      'Left tibial nerve, phenol 6 % 3 mL, twitch of soleus and gastrocnemius at 0.4 mA gone.',
      'finding',
      { units: 2 },
    ],
    ['documentation/nerve-identified', 'Phenol 6 % 2 mL to the left nerve to rectus femoris.', 'pass'],
    ['documentation/nerve-identified', 'Phenol 6 % 2 mL to the motor points of soleus on the left.', 'finding'],
  ])('is one of its own: %s, %j', ask);
});

it('takes an object of an export for no choices of a template, whatever strokes it has', () => {
  const row = (nerve: string) => `{"nerve": "${nerve} genicular", "site": "condyle/shaft jx", "tempC": 80, "sec": 90}`;
  const note = `Right knee RFA\n${['superolateral', 'superomedial', 'inferomedial'].map(row).join(',\n')}`;
  expect(answer(OVERLAP, note, { units: 3, modifiers: ['RT'] })).toBe('finding');
});

it('takes what is fluoroscopic for no name of a nerve', () => {
  const list =
    ' - superior lateral genicular n., condyle\n - superior medial genicular n., condyle\n - inferior medial genicular n., flare\n';
  const note = `Fluoroscopic genicular nerve RF neurotomy right knee. Cannulae to:\n${list}80 C x 90 s each.`;
  expect(answer(OVERLAP, note, { units: 3, modifiers: ['RT'] })).toBe('finding');
});

describe('a list whose noun stands behind it', () => {
  it.each<Case>([
    [
      OVERLAP,
      `${KNEE}Targets:\n${PLACES}         inferior medial - medial tibial flare\n(all genicular nerves)\n`,
      'finding',
    ],
    [
      OVERLAP,
      `${KNEE}Treated:\n- superolateral\n- superomedial\n- inferomedial\ngenicular nerves of the right knee.\n`,
      'finding',
    ],
    [
      OVERLAP,
      `${KNEE}Superolateral (1 lesion), superomedial (1 lesion), inferomedial (1 lesion) genicular nerves.`,
      'finding',
    ],
    [
      OVERLAP,
      `${KNEE}1. Sup lat, shaft\n2. Sup med, shaft\n3. Inf med, flare\nAll three geniculars done.\n`,
      'finding',
    ],
    [
      OVERLAP,
      `${KNEE}SL - femoral condyle\nSM - femoral condyle\nIM - tibial condyle\n(genicular nerves)\n`,
      'finding',
    ],
    [COUNT, `${KNEE}Targets:\n${PLACES}(both genicular nerves)\n`, 'finding'],
    [OVERLAP, `${KNEE}Targets:\n${PLACES}(both genicular nerves)\n`, 'pass'],
    [
      OVERLAP,
      `${KNEE}Infrapatellar branch of the saphenous nerve. Scars:\nsuperior lateral portal\nsuperior medial portal\ninferior medial portal\nGenicular nerves were done elsewhere in May.\n`,
      'notApplicable',
    ],
    [
      OVERLAP,
      `${KNEE}Infrapatellar branch of the saphenous nerve, 60 C.\nEffusion:\nsuperior lateral\nsuperior medial\ninferior medial\nNo genicular nerve was touched.\n`,
      'notApplicable',
    ],
    [
      'documentation/nerve-identified',
      `${KNEE}Genicular nerves of the right knee at three sites, all done.\n`,
      'finding',
    ],
  ])('names each of its items: %s, %j', (ruleId, note, expected) =>
    ask(ruleId, note, expected, { units: 3, modifiers: ['RT'] }),
  );
});

describe('a row of which nothing is told but that it was not done', () => {
  const GRID = 'RF, left\n| target        | temp | sec | n | remark |\n| sural n.      | 80 C | 90  | 2 | ok |\n';
  const HEAD =
    'RF, left\nSite   Nerve        Temp (C)   Time (s)   Done\n1      Sural        80         90         Y\n';
  it.each<Case>([
    [COUNT, `${HEAD}2      Saphenous    --         --         N\n`, 'finding', { units: 2 }],
    [COUNT, `${HEAD}2      Saphenous    80         90         Y\n`, 'pass', { units: 2 }],
    [
      COUNT,
      'Field\tValue\tNote\nNerve L\tSural\tcryo 2 x 2 min\nNerve L\tSaphenous\tconsidered, NOT treated\n',
      'finding',
      { units: 2 },
    ],
    [COUNT, 'Nerve L\tSural\tcryo 2 x 2 min\nNerve L\tSaphenous\tcryo 2 x 2 min, tip -70\n', 'pass', { units: 2 }],
    [COUNT, `${GRID}| saphenous n.  | --   | --  | 0 | needle pulled |\n`, 'finding', { units: 2 }],
    [COUNT, `${GRID}| saphenous n.  | 80   | 90  | 1 | -- |\n`, 'pass', { units: 2 }],
    [COUNT, `${GRID}| saphenous n.  | --   | --  | 80 C 90 | ok |\n`, 'pass', { units: 2 }],
    [
      COUNT,
      'RF, left, 80 C for 90 s each\n| sural n. | 0 | -- | ok |\n| saphenous n. | 1 | -- | ok |\n',
      'finding',
      { units: 3 },
    ],
    [
      'coding/more-specific-code',
      'Cryo\nNerve R\tGreater occipital n.\t2 cycles\nNerve L\tGreater occipital n.\t3 cycles (third because the ball slipped)\n',
      'pass',
      { units: 2 },
    ],
  ])('is none of what was treated: %s, %j', ask);
});

describe('an export of a form or of a generator', () => {
  const csv = 'record_type,field,value\nsetup,guidance,none\nlesion_no,nerve,side,temp_c,sec,tip_mm,note\n';
  const json = (heat: string) =>
    `{"procedure": {\n"name": "Radiofrequency ablation, lateral femoral cutaneous nerve",\n"laterality": "LEFT",\n"rf": [{"site": "LFCN", ${heat}, "seconds": 90, "impedanceOhm": 210}]\n}}`;
  it.each<Case>([
    [DESTRUCTION, `${csv}1,left sural,L,80,75,5,first\n2,left sural,L,80,75,5,second\n`, 'pass'],
    [MODALITY, `${csv}1,left sural,L,80,75,5,first\n2,left sural,L,80,75,5,second\n`, 'pass'],
    [
      DESTRUCTION,
      `RF of the left sural nerve\n${csv}1,left sural,L,42,120,5,first\n2,left sural,L,42,120,5,b\n`,
      'finding',
    ],
    [DESTRUCTION, json('"setTempC": 80'), 'pass'],
    [DESTRUCTION, json('"set_temp_c": 80'), 'pass'],
    // A key is the unit of nothing before it.
    [DESTRUCTION, json('"voltage": 45'), 'finding'],
  ])('%s %j: %s', ask);

  // "N/A" denies, and one tab parts a label from its answer.
  it.each<Case>([
    [MODALITY, 'TECH\tPERINEURAL HYDRODISSECTION\nNERVE\tSURAL\nSOLN\tD5W 20 ML\nRF\tN/A\nCRYO\tN/A\n', 'finding'],
    [MODALITY, 'TECH\tCRYOABLATION\nNERVE\tSURAL\nCYCLES\t3 x 2 min\nRF\tN/A\nSTEROID\tN/A\n', 'pass'],
    [MODALITY, 'Technique: hydrodissection of the left sural nerve with D5W 20 mL\nCryo: n/a\nRF: N/A', 'finding'],
    ['coverage/technique-not-destructive', 'MODE\tRF\nNERVE\tSURAL\nTEMP C\t80\nTIME S\t90\nPULSED\tN\n', 'pass'],
  ])('%s %j: %s', ask);

  // What a name is broken by is no part of it.
  it.each<Case>([
    [
      COUNT,
      '0001  OP NOTE\n0002  Procedure: alcohol neurolysis, right lateral antebrachial\n0003  cutaneous nerve and right medial antebrachial cutaneous nerve.\n0004  1.5 mL of 98 % ethanol at each, tolerated.\n0005  Motor intact.\n0006  Home.',
      'pass',
      { units: 2, modifiers: ['RT'] },
    ],
    [
      COUNT,
      '0001  OP NOTE\n0002  Procedure: alcohol neurolysis, right lateral antebrachial\n0003  cutaneous nerve.\n0004  1.5 mL of 98 % ethanol, tolerated.\n0005  Motor intact.\n0006  Home.',
      'finding',
      { units: 2, modifiers: ['RT'] },
    ],
  ])('with numbers before its lines: %s %j: %s', ask);
});

describe('a log of the device above the words of the physician', () => {
  const LOG = 'SESSION LOG  "Knee_saphenous"\n08:44 RF START set 80 time 90\n08:45 ALARM impedance -- output off\n';
  it.each<Case>([
    [DESTRUCTION, `${LOG}Physician free text: Left saphenous nerve. No lesion obtained. Rebook.\n`, 'finding'],
    [
      DESTRUCTION,
      `${LOG}Physician: left saphenous nerve. The machine would not run. No lesion made today.\n`,
      'finding',
    ],
    [
      'coverage/pulsed-radiofrequency',
      'Op: RFA left sural nerve.\nRadiofrequency carried out x 2, parameters as per print-out.\n\n** TREATMENT REPORT **\nProgram: P-RF\nTmax 42 C   Rate 2 Hz   Width 20 ms\nThermal program: not run',
      'finding',
    ],
    [
      DESTRUCTION,
      `${LOG}08:50 RF START set 80 time 90\n08:52 END mean 80 C\nPhysician: left saphenous nerve. One lesion made after a new pad.\n`,
      'pass',
    ],
  ])('says what came of it: %s, %j', ask);
});

describe('a nerve that a log or a table names without its noun', () => {
  const CHANNELS =
    'Left shoulder RF\n10:06  CH1  PRF  42C  240s  <- suprascapular\n10:19  CH2  CRF  80C  90s  <- lateral pectoral articular\n';
  it.each<Case>([
    [
      'coverage/pulsed-radiofrequency',
      `${CHANNELS}Suprascapular was pulsed. Lateral pectoral got the real lesion.\n`,
      'finding',
      { units: 2 },
    ],
    ['coverage/pulsed-radiofrequency', `${CHANNELS.replace('PRF  42C  240s', 'CRF  80C  90s')}`, 'pass', { units: 2 }],
    [
      COUNT,
      'Left, phenol 5 %\nSite | Nerve | Side | mL\n1 | Median motor br to FCR | L | 1.0\n2 | Ulnar motor br to FCU | L | 1.0\n3 | Ulnar motor br to FCU (redo) | L | 0.8\n',
      'finding',
      { units: 3 },
    ],
    [
      COUNT,
      'Left, phenol 5 %\nSite | Nerve | Side | mL\n1 | Median motor br to FCR | L | 1.0\n2 | Ulnar motor br to FCU | L | 1.0\n',
      'pass',
      { units: 2 },
    ],
    [
      'documentation/nerve-identified',
      'PROCEDURE: peripheral nerve, left axillary n.\nRF was planned. The stimulator lead was placed 1 cm off the axillary nerve instead. No lesion made.\n',
      'pass',
    ],
  ])('is known: %s, %j', ask);
});

describe('a row that its first cell heads', () => {
  const told = 'Operative dictation.\nLeft sural nerve: needle at the ankle, 80 C for 90 seconds.';
  it.each<[row: string, behind: string, expected: Answer]>([
    ['| Scheduled | RF left sural and left saphenous nerves (2) |', ' The saphenous nerve was not treated.', 'finding'],
    ['| Consent | yes, for two nerves |', '', 'finding'],
    ['| Consent | yes, for two nerves |', ' Left saphenous nerve: the same.', 'pass'],
    ['| Procedure | RF left sural nerve and left saphenous nerve |', ' Both tolerated.', 'pass'],
  ])('%s%s', (row, behind, expected) => {
    ask(COUNT, `${row}\n\n${told}${behind}`, expected, { units: 2, modifiers: ['LT'] });
  });
});

describe('a table of a form', () => {
  const ROWS =
    '   P H E N O L   D A Y\n   #  Nerve / motor branch             Side   mL   Conc   End\n   1  Tibial, br. to gastroc           L     1.5  5%     twitch 0\n';
  const BACK = '   -  Sciatic hamstring br.            L     --   --     not done, MAS only 1\n';
  it.each<Case>([
    ['claim-form/laterality-mismatch', ROWS + BACK, 'pass', { modifiers: ['LT'] }],
    ['claim-form/laterality-mismatch', ROWS + BACK, 'finding', { modifiers: ['RT'] }],
    [MODALITY, `${ROWS}Lidocaine block 11/02 improved swing.\n`, 'pass'],
    [
      DESTRUCTION,
      'Nerve cryo record\nNerve       L LFCN\nFreeze 1    120 s\nFreeze 2    120 s\nMin temp    -72\nIce packs not given.\n',
      'pass',
    ],
    [
      DESTRUCTION,
      'Nerve cryo record\nNerve       L LFCN\nNo ice ball was given time to form. Cryo not given.\n',
      'finding',
    ],
  ])('is read row by row: %s, %j', ask);
});
