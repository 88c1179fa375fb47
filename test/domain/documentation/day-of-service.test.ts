import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { dayOf } from '../../../domain/documentation/text/dated-labels.ts';
import { ofDayOfService } from '../../../domain/documentation/text/day-of-service.ts';
import { scoreClaim } from '../../../domain/score-claims.ts';
import { claimOf } from '../../support/claims.ts';
import { answer } from '../../support/note-answers.ts';
import { dataRelease } from '../../support/release.ts';

const RIGHT = 'Right sural nerve, cannula at the nerve, lesion at 80 C for 90 s.';
const LEFT = 'Left sural nerve, cannula at the nerve, lesion at 80 C for 90 s.';

/** What is left of a text for a claim of a day. */
const left = (text: string, day: string): string => ofDayOfService(text, dayOf(isoDate(day)));
const sides = (text: string): string[] => text.match(/Right|Left/g) ?? [];

/** The right side was treated on the 12th of March, the left one on the 9th of April. */
const PACKETS: readonly string[] = [
  `PROCEDURE NOTE\nPatient: Testina Sample   Date of Procedure: 03/12/2025\n${RIGHT}\nSigned: Dr. Test 3/12/2025\n\nPROCEDURE NOTE\nPatient: Testina Sample   Date of Procedure: 04/09/2025\n${LEFT}`,
  `OPERATIVE REPORT\n\nDATE OF SERVICE: 12 March 2025\n\nPROCEDURE: radiofrequency.\n${RIGHT}\n\nOPERATIVE REPORT\n\nDATE OF SERVICE: April 9, 2025\n\nPROCEDURE: radiofrequency. ${LEFT}`,
  `Procedure 3/12/25: ${RIGHT}\nProcedure 4/9/25: ${LEFT}`,
  `3/12/2025 ${RIGHT}\n4/9/2025 ${LEFT}`,
  `3/12/2025 ${RIGHT} Eight months of relief.\n\n4/9/2025 ${LEFT} Three months of relief.`,
  `4/9/2025 - ${LEFT}\n\n3/12/2025 - ${RIGHT}`,
  `--- Encounter 2025-03-12 ---\n${RIGHT}\n--- Encounter 2025-04-09 ---\n${LEFT}`,
  `PAGE 1 OF 2  OP NOTE  DOS 03/12/2025\n${RIGHT}\n\nPAGE 2 OF 2  OP NOTE  DOS 04/09/2025\n${LEFT}`,
  `===== 12-Mar-2025 PROCEDURE =====\n${RIGHT}\n===== 09-Apr-2025 PROCEDURE =====\n${LEFT}`,
  `March 12, 2025 - Procedure visit. ${RIGHT}\n\nApril 9, 2025 - Procedure visit. ${LEFT}`,
  `SESSION 1 (3/12/2025): ${RIGHT}\nSESSION 2 (4/9/2025): ${LEFT}`,
  `[1] RFA report, 03/12/25\n${RIGHT}\n\n[2] RFA report, 04/09/25\n${LEFT}`,
  `Date: 3/12/2025\n${RIGHT}\nDate: 4/9/2025\n${LEFT}`,
  `Procedures by Faux, I, DO at 3/12/2025 10:30 AM\n    Status: Signed\n\n${RIGHT}\n\nTelephone Encounter by RN at 3/20/2025 8:44 AM\n\nReports a good day.\n\nProcedures by Faux, I, DO at 4/9/2025 9:15 AM\n\n${LEFT}`,
  `begin 01_opnote.pdf\nDate of procedure: March 12th 2025\n${RIGHT}\nend\nbegin 02_opnote.pdf\nDate of procedure: April 9th 2025\n${LEFT}\nend`,
  `CHART TIMELINE (newest first)\n\n▼ 2025-04-09  Procedure - R. Nemo MD\n   ${LEFT}\n\n▼ 2025-03-12  Procedure - R. Nemo MD\n   ${RIGHT}\n\n▼ 2024-12-12  New patient\n   Referred by ortho.`,
  `Index\n  Tab A  Procedure report\n  Tab B  Procedure report\n\n===== TAB A =====\n12 March 2025\nOPERATIVE REPORT\n${RIGHT}\n\n===== TAB B =====\n9 April 2025\nOPERATIVE REPORT\n${LEFT}`,
  `[section] Procedure narrative (28570-0)  effectiveTime 2025-03-12\n ${RIGHT}\n\n[section] Procedure narrative (28570-0)  effectiveTime 2025-04-09\n ${LEFT}`,
  `EXHIBIT I.  Procedure of 03/12/2025\n\n${RIGHT}\n\nEXHIBIT II.  Letter to plan, 03/30/2025\n\nTo whom it may concern.\n\nEXHIBIT III.  Procedure of 04/09/2025\n\n${LEFT}`,
  `[Page 1] Pain Center - Procedure of 03/12/2025 - T. Sample\n${RIGHT}\n\n[Page 2] Telephone encounter 03/17/2025\nDoing well.\n\n[Page 3] Pain Center - Procedure of 04/09/2025\n${LEFT}`,
  `OP NOTE 12-MAR-25\n${RIGHT}\n--------\nOP NOTE 09-APR-25\n${LEFT}`,
  `----- Record 1 -----\nPROCEDURE, 03/12/2025\n${RIGHT}\n\n----- Record 2 -----\n04/09/2025. Patient: T. Sample\n${LEFT}`,
  `FLOWSHEET\n--- 03/05/2025 ---\nVisit 1.\nPain 8 -> 1.\nd/c 0950.\n--- 03/12/2025 ---\nVisit 2. ${RIGHT}\nWell.\n--- 04/09/2025 ---\nVisit 3. ${LEFT}`,
  `FLOWSHEET\n--- 03/12/2025 09:12 AM ---\n${RIGHT}\n\n----- 04/09/2025 - T. Example, MD -----\n${LEFT}`,
  `Entry date: 03/12/2025   Nurse TE\n${RIGHT}\n\nEntry date: 04/09/2025   Nurse TE\n${LEFT}`,
  `HISTORY PRINTOUT\n\nEntry 2 of 2   04/09/2025     Dr. Y. Paperman\n  Proc  ${LEFT}\n\nEntry 1 of 2   03/12/2025     Dr. Y. Paperman\n  Proc  ${RIGHT}`,
  `CHART EXCERPT\n\n03/12/2025 PROCEDURE: ${RIGHT} Discharged home, cannula rotated.\n\n03/14/2025 PHONE: relief.\n\n04/09/2025 PROCEDURE: ${LEFT} Discharged well.`,
  `FINAL REPORT\nExam date/time: 03/12/2025 10:30\n${RIGHT}\n\nFINAL REPORT\nExam date/time: 04/09/2025 10:30\n${LEFT}`,
];

describe('procedures of two days in one text', () => {
  it.each(PACKETS.map((text) => [text]))('leaves that of the claim: %j', (text) => {
    expect(sides(left(text, '2025-03-12'))).toEqual(['Right']);
    expect(sides(left(text, '2025-04-09'))).toEqual(['Left']);
  });

  it.each(PACKETS.map((text) => [text]))('keeps all where the claim is of neither day: %j', (text) => {
    expect(left(text, '2025-05-01')).toBe(text);
  });

  it('tells a block by the day at its head as well', () => {
    const block =
      'PROGNOSTIC BLOCK, 03/12/2025\nRight sural nerve, 4 mL lidocaine injected. If relief exceeds 50 %, RF.';
    const text = `[Document 1 of 2]\n${block}\n\n[Document 2 of 2]\nRADIOFREQUENCY, 04/09/2025\n${LEFT}`;
    expect(sides(left(text, '2025-03-12'))).toEqual(['Right']);
    expect(left(text, '2025-04-09')).toBe(text);
  });

  it('tells a block of the day before the treatment it was to test', () => {
    const block = '02/11/2025  PROCEDURE - DIAGNOSTIC BLOCK\nRight sural nerve, 2 mL bupivacaine 0.5 %. NRS 7 to 1.';
    const text = `${block}\n\n02/12/2025  PHONE\nReports 9 h of relief.\n\n03/05/2025  PROCEDURE - RFA\nLeft sural nerve, thermal lesion 80 C x 90 s, cannula rotated, repeated once.`;
    expect(sides(left(text, '2025-02-11'))).toEqual(['Right']);
    expect(left(text, '2025-03-05')).toBe(text);
  });

  it.each([
    `visit   | 03/12/2025     | 04/09/2025\n--------+----------------+--------------\nside    | Right          | Left\nheat    | 80 C           | 80 C\n        | + 2 mL         |`,
    `visit\t03/12/2025\t04/09/2025\nside\tRight\tLeft\nheat\t80 C\t80 C`,
    `visit     03/12/2025    04/09/2025\nside      Right         Left\nheat      80 C          75 C`,
  ])('leaves the column of the claim: %j', (text) => {
    const march = left(text, '2025-03-12');
    expect(sides(march)).toEqual(['Right']);
    expect(march).toHaveLength(text.length);
    expect(sides(left(text, '2025-04-09'))).toEqual(['Left']);
    expect(left(text, '2025-05-01')).toBe(text);
  });

  it('keeps each character in its place', () => {
    const text = PACKETS[0] ?? '';
    const read = left(text, '2025-04-09');
    expect(read).toHaveLength(text.length);
    expect(read.indexOf(LEFT)).toBe(text.indexOf(LEFT));
    expect(read.split('\n')).toHaveLength(text.split('\n').length);
  });
});

describe('keeps what is of the procedure, whatever day it bears', () => {
  const note = `PROCEDURE NOTE\nDate of procedure: 03/12/2025\n${RIGHT}`;
  it.each([
    ['the day of a signature', `${note}\nElectronically signed by T. Example, 03/14/2025 08:10`],
    [
      'the day beside a signature',
      `${note}\n\nProbe removed, needle sites dressed.\nT. Example, MD      Date: 03/14/2025`,
    ],
    ['an addendum', `${note}\n\nADDENDUM 03/20/2025: the lesion was made at 80 C, not 60 C as dictated.`],
    ['a month', `${note}\n\n2/2025 - first visit, needle examination of the calf.`],
    ['a block before it', `${note}\n\n02/03/2025 - Diagnostic block: lidocaine injected, 90 % relief.`],
    [
      'a visit that plans',
      `OFFICE VISIT 02/10/2025: gabapentin and PT failed, steroid injected in May. Plan: radiofrequency ablation.\n\n${note}`,
    ],
    ['days in a sentence', `${note}\nBlocks on 02/03/2025, 02/17/2025 and after that RF at 80 C were talked over.`],
    ['no steps', `${note}\n\nOFFICE 04/09/2025: doing well, walks without pain.`],
    ['a claim of the other, which tells none', `OFFICE 03/12/2025: doing well.\n\nPROCEDURE 04/09/2025: ${LEFT}`],
  ])('%s', (_, text) => {
    expect(left(text, '2025-03-12')).toBe(text);
  });
});

describe('a note of one procedure is kept whole, whatever days stand in it', () => {
  const head = 'DOS: 03/12/2025\nGabapentin, PT, two steroid injections failed.';
  const told = 'US-guided cannula at the left LFCN, image saved. Continuous RF lesion at 80 C for 90 s.';
  const layouts = [
    (line: string) => `${head}\n${line}\n${told}`,
    (line: string) => `${head}\n\n${line}\n${told}`,
    (line: string) => `${head}\n\n${line}\n\n${told}`,
    (line: string) => `${head} Lidocaine 2 mL.\n${line}\n\n${told}`,
  ];
  it.each([
    'Consent date: 03/05/2025',
    'Report date: 03/13/2025',
    'Lot K8   Expiration Date: 06/30/2026',
    'Witness: A. Nurse   Date/Time: 03/05/2025 10:00',
    'Pain 8/10',
    'Lesion 1/2',
    'Strength 5/5, reflexes 2/4',
    'Printed 03/18/2025\nPage 2 of 2',
    'MRI lumbar spine 11/02/2024\nNo stenosis.',
    'T. Example, MD   03/14/2025',
    'Hernia repair 05/20/2024',
    'Allergies reviewed 03/11/2025',
    '03/18/2025 2:14 PM Page 2 of 3',
    '03/05/2025 INR 1.0',
    'Sample, T   DOB 07/04/2001',
    'Sample, T   DOB 7/4/38',
    'Office visit 02/20/2025 reviewed',
    'Pre-op phone call 03/10/2025 NPO reviewed',
    'See office note 02/20/2025.',
    'Encounter closed 03/13/2025',
    'Aspirin held 03/05/2025',
    '02/11/2025 diagnostic block 90% relief',
    'Blocks on 01/14/2025 and\n02/11/2025. Both helped.',
    'Consent signed.\nT. Example, MD\nDate: 03/05/2025',
  ])('%j', (line) => {
    for (const layout of layouts) expect(left(layout(line), '2025-03-12')).toBe(layout(line));
  });

  it.each([
    `${head} Left LFCN, cannula.\n\nADDENDUM\nDate: 03/14/2025\nContinuous RF lesion at 80 C for 90 s.`,
    `${head} Left LFCN, cannula.\n\nAttestation note 03/13/2025: present for the RF lesion at 80 C for 90 s.`,
    `OFFICE VISIT 02/10/2025: 8 weeks of PT failed. T 36.8 C. SLR to 60 degrees. Plan: RF at 80 C.\n\nPROCEDURE 03/12/2025: ${told}`,
    `Report Date: 03/13/2025\n\n${told} PT failed.\n\nDOS: 03/12/2025\nNeedle count correct.`,
    `Date of Service    Report Date\n03/12/2025         03/13/2025\nNerve              Left LFCN\nLesion             RF 80 C for 90 s`,
    `Treatment  | 09/05/2024          | 03/12/2025\nDone       | gabapentin, failed  | RF lesion at 80 C\n\nDOS: 03/12/2025. ${told}`,
  ])('%j', (text) => {
    expect(left(text, '2025-03-12')).toBe(text);
  });
});

describe('what numbs the skin is no treatment of the day that a later line could end', () => {
  const told = 'Left sural nerve: ultrasound in real time, image saved, RF lesion at 80 C for 90 s.';
  it.each([
    '---------- 03/18/2025 ----------',
    '______________________  03/05/2025',
    '|| 02/06/2025 ||',
    '-- 01/09/2025\n-- 02/06/2025',
    '03/05/2025 PROCEDURE CONSENT: signed, scanned',
    'Entry point photo 03/11/2025 on file.',
    'Pre-procedure labs 03/10/2025: INR 1.0',
    'PRE-OPERATIVE LABS: 03/10/2025',
    'Procedure consent: 03/05/2025',
    'Procedure approved 03/01/2025',
    'IMAGING REPORT 02/20/2025 - MR neurography',
    'Anticoagulation clinic 03/10/2025: INR 1.3',
    'Sample Pain Clinic   03/18/2025   2',
    'Document ID 88412   03/14/2025',
    'Note filed: 03/14/2025',
    'Encounter 88412   03/01/2025',
    'Sterilization record 03/11/2025 load 4',
    'Treatment tip SN 4401   2026-11-30',
    'Operation 05/20/2024: left inguinal hernia repair',
    '03/19/2025  09:12  FROM: SAMPLE PAIN CLINIC  TO: SAMPLE HEALTH  P.002/003',
  ])('%j', (line) => {
    for (const numbed of ['Anesthesia: lidocaine 1% 5 mL', 'Skin: 2 mL lidocaine.', 'Lidocaine 1% 2 mL']) {
      const text = `DOS: 03/12/2025\n${numbed}\n${line}\n${told}`;
      expect(left(text, '2025-03-12')).toBe(text);
    }
  });
});

it('tells a procedure that gives no parameters by a head like that of the other', () => {
  const text = `Document Date: March 12, 2025\nRight sural nerve, RF cannula placed, ablation performed.\n\nDocument Date: April 9, 2025\n${LEFT}`;
  expect(sides(left(text, '2025-03-12'))).toEqual(['Right']);
});

it('knows none by a bare date, with or without its colon', () => {
  for (const date of ['Date:', 'Date']) {
    const text = `${date} 03/12/2025\nRight sural nerve, RF cannula placed, ablation performed.\n\n${date} 04/09/2025\n${LEFT}`;
    expect(left(text, '2025-03-12')).toBe(text);
  }
});

describe('what visits of other days tell', () => {
  const record = (visit: string) =>
    `TABLETOP PAIN\nPATIENT RECORD   SAMPLE, TESTINA\nNote type: Procedure      DOS 10/14/25\nRight sural nerve redo: lidocaine 1 mL, 80 C for 90 s, two lesions.\nWhole lateral border numb.\n\nTABLETOP PAIN\nPATIENT RECORD   SAMPLE, TESTINA\nNote type: Established visit      DOS 11/18/25\n${visit}`;
  const countOf = (note: string) =>
    answer('documentation/nerve-count', note, { on: '20251014', units: 2, modifiers: ['RT'] });

  it.each([
    'Both the superficial peroneal and sural nerves are numb to pin.',
    'Superficial peroneal nerve block today, ropivacaine 2 mL. Next: RF of it.',
    'Right superficial peroneal nerve lesioned at 80 C as well today.',
  ])('counts for no unit of the line: %s', (visit) => {
    expect(countOf(record(visit))).toBe('finding');
  });

  it('and what its own document tells counts', () => {
    const note = record('Doing well.').replace('redo:', 'and right superficial peroneal nerve, each:');
    expect(countOf(note)).toBe('pass');
  });
});

it('reads an entry of the day among entries that labels set apart', () => {
  const note =
    'VISIT LOG, T. Sample\n\n10/14/2024  Cryoneurolysis R deep peroneal n., 2 x 2 min freeze.\n02/20/2025  Cryoneurolysis repeated. Relief 8 wks.\n08/05/2025  H&P: pain over first webspace. No more cryo.\n09/02/2025  PROCEDURE (date of service of this claim)\n  Indication: right deep peroneal neuralgia.\n  Needle beside the right deep peroneal nerve.\n  Thermal radiofrequency 75 degrees Celsius, 60 sec.\n09/02/2025  RN: pt asked about the freezing, told no, heat this time.';
  const line = { on: '20250902', modifiers: ['RT'] };
  expect(answer('documentation/modality-stated', note, line)).toBe('pass');
  expect(answer('documentation/destruction-confirmed', note, line)).toBe('pass');
});

it('reads the days of a clinic note by the day of service', () => {
  const note =
    'SAMPLE CENTER\n\nORTHO VISIT  12/04/2024\nKnee pain.\n\nNERVE FREEZE CLINIC  01/08/2025\nCryoneurolysis: left saphenous nerve.\nHandheld N2O cryo unit, needle in plane.\n2 cycles x 106 s, ice ball round the nerve.\n\nSURGEON OFFICE  01/10/2025 message\nPt happy.';
  expect(answer('documentation/modality-stated', note, { on: '20250108', modifiers: ['LT'] })).toBe('pass');
});

it('judges each line of a claim by the procedure of its own day', () => {
  const note = `PROCEDURE NOTE\nDate of procedure: 03/02/2026\n${RIGHT}\n\nPROCEDURE NOTE\nDate of procedure: 04/09/2026\n${LEFT}`;
  const line = (on: string, modifier: string) => ({ on, modifiers: [modifier], pointers: ['1'] });
  const claim = claimOf({
    diagnoses: ['G5793'],
    documentation: { note },
    lines: [line('20260302', 'RT'), line('20260409', 'LT'), line('20260302', 'LT')],
  });
  const { lines } = scoreClaim(claim, dataRelease(), { asOf: isoDate('2026-11-23') });
  const isMismatch = lines.map(({ findings }) =>
    findings.some(({ ruleId }) => ruleId === 'claim-form/laterality-mismatch'),
  );
  expect(isMismatch).toEqual([false, false, true]);
});
