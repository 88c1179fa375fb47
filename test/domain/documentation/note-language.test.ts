import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { lineFacts } from '../../../domain/claim/line-facts.ts';
import type { DocumentedFacts } from '../../../domain/documentation/documented-facts.ts';
import { type ClaimSpec, claimOf } from '../../support/claims.ts';
import { dataRelease } from '../../support/release.ts';

function documentedOf(spec: ClaimSpec): DocumentedFacts {
  const claim = claimOf(spec);
  const [line] = claim.serviceLines;
  if (!line) throw new Error('the claim has no line');
  return lineFacts(claim, line, dataRelease().tables, isoDate('2026-11-23')).documented;
}

/** A whole note around the few lines that a case is about. */
function note(lines: string): string {
  return `Diagnosis: chronic pain syndrome\nIndication: pain for 2 years\n${lines}\nComplications: none. The patient tolerated the procedure well and was discharged home.`;
}

const read = (lines: string): DocumentedFacts => documentedOf({ lines: [{ documentation: { note: note(lines) } }] });

function technique({ technique: fact }: DocumentedFacts): string {
  return fact.kind === 'stated' ? fact.technique : fact.kind;
}

function nerves({ nerves: fact }: DocumentedFacts): string {
  return fact.kind === 'named'
    ? fact.nerves.map(({ side, name }) => `${side ?? 'no side'} ${name}`).join(', ')
    : fact.kind;
}

const THERMAL = 'Procedure: Thermal RFA left saphenous nerve';

describe('the technique of a note', () => {
  it.each([
    ['Procedure: RFA left GON\nDescription: 80C for 90 s. Pulsed mode off.', 'rf_thermal'],
    ['Procedure: RFA left GON\nDescription: Cooled RF, set point 60 °C, 150 s.', 'rf_cooled'],
    ['Procedure: RFA left GON\nDescription: PRF at 42°C for 4 minutes.', 'rf_pulsed'],
    ['Procedure: Radiofrequency, left GON\nDescription: 42 degrees C, 20 ms pulses for 120 s.', 'rf_pulsed'],
    ['Procedure: RF left GON\nDescription: RF probe was placed.', 'rf_unspecified'],
    ['Procedure: RF ablation left GON\nDescription: We discussed pulsed RF but elected thermal RF.', 'rf_thermal'],
    [`${THERMAL}\nDescription: No pulsed RF, cryoablation, or phenol was used.`, 'rf_thermal'],
    [`${THERMAL}\nDescription: If she does not improve, pulsed RF or cryoablation will be tried.`, 'rf_thermal'],
    [`${THERMAL}\nDescription: Had it been covered we would have used cryoablation.`, 'rf_thermal'],
    [`${THERMAL}\nDescription: Thermal rather than pulsed RF.`, 'rf_thermal'],
    [`${THERMAL}\nHistory: Pulsed RF in 2024 and cryoneurolysis.`, 'rf_thermal'],
    [`${THERMAL}\nPlan: Pulsed RF next visit.`, 'rf_thermal'],
    [`${THERMAL}\nConsent: Pulsed RF and phenol were explained.`, 'rf_thermal'],
    [`${THERMAL}\nFAMILY HISTORY: phenol neurolysis`, 'rf_thermal'],
    [`${THERMAL}\nDescription: Skin cleaned with isopropyl alcohol.`, 'rf_thermal'],
    [`${THERMAL}\nDescription: Sensory stimulation at 50 Hz, motor at 2 Hz.`, 'rf_thermal'],
    [`${THERMAL}\nDescription: Pulsed RF at 42 C was then done.`, 'conflicting'],
    ['Technique: [ ] Pulsed RF [x] Thermal RF [ ] Cryoablation\nNerve: left GON', 'rf_thermal'],
    ['Procedure: Phenol neurolysis left GON', 'chem_phenol'],
    ['Procedure: left GON injection of 98% alcohol, 1 mL', 'chem_alcohol'],
    ['Procedure: left GON block, 2 mL lidocaine and 40 mg Kenalog', 'unstated'],
    ['P: RFA of L sural nerve, thermal, performed today.', 'rf_thermal'],
    ['P: RFA of L sural nerve, thermal.', 'unstated'],
    ['Procedure Documentation\nThermal RF left GON', 'rf_thermal'],
    ['PMH: Botox, TENS\nToday: thermal RF of the left GON', 'rf_thermal'],
    ['1. LFCN block: 2 mL bupivacaine\n2. Then RF of the left LFCN at 80 C', 'rf_thermal'],
    ['Dx: OA right shoulder\n1. Right suprascapular nerve - thermal RF 80 C 90 s', 'rf_thermal'],
    ['Reason: pain, failed casting\nGiven: 3 mL of 5% phenol, left tibial nerve', 'chem_phenol'],
    ['Dx: Left sural neuritis. Left sural nerve phenol neurolysis, tolerated.', 'chem_phenol'],
    ['Dx: Left sural neuritis. For phenol neurolysis next month.', 'unstated'],
    ['Dx: Left sural neuritis. Status post RF ablation.', 'unstated'],
    ['Procedure: sural nerve\nMode {pulsed RF/thermal RF} -> thermal RF', 'rf_thermal'],
    ['She is booked for phenol neurolysis of the left tibial nerve.', 'unstated'],
    ['Phenol neurolysis left tibial nerve attempted, and given up.', 'unstated'],
    ['Diagnostic block of the GON before possible RFA', 'unstated'],
    ['Procedure summary: Thermal RF of the left GON was done.', 'rf_thermal'],
    ['Medications given: lidocaine 1% 3 mL; phenol 6% 2 mL at the tibial nerve', 'chem_phenol'],
    ['Goals: comfort\nLeft tibial n. + left sural n. neurolysis: 3 mL phenol 6% each', 'chem_phenol'],
    ['Plan: RTC\nWill use 3 mL phenol 6% next time.', 'unstated'],
    ['History: pain\n2024 - left GON, phenol 6% 2 mL', 'unstated'],
    ['Mode: ( ) pulsed RF (X) thermal RF', 'rf_thermal'],
    ['Mode: _X_ thermal RF  ___ pulsed RF', 'rf_thermal'],
    ['Mode: ___ thermal RF  _X_ pulsed RF', 'rf_pulsed'],
    ['Details: Cryosurgery, left sural nerve. Two freezes of 3 minutes, nitrous oxide.', 'cryo_image'],
    ['Details: Thermal RF left sural nerve. Had cryosurgery as a child.', 'rf_thermal'],
    ['Thermal radiofrequency ablation of the left sural nerve', 'rf_thermal'],
    ['Here for thermal radiofrequency ablation', 'unstated'],
    ['Seen for discussion of RFA of the left sural nerve.', 'unstated'],
    ['He wishes to go ahead with RFA of the left sural nerve.', 'unstated'],
    ['Details: Left GON or not? No: thermal RF of the left sural nerve', 'rf_thermal'],
    ["Surgeon's dictation: Thermal RF of the left GON.", 'rf_thermal'],
  ])('%j: %s', (lines, expected) => {
    expect(technique(read(lines))).toBe(expected);
  });

  it('is told with what it is not', () => {
    expect(read('Procedure: RFA left GON, not pulsed').technique).toMatchObject({ deniesNonDestructive: true });
  });

  it('is a block where nothing else was done, and not where the block only went before', () => {
    expect(read('Procedure: left GON nerve block, 2 mL lidocaine').modulation?.value.name).toBe('a nerve block');
    expect(read(`${THERMAL}\nDescription: 2 mL lidocaine, nerve block first.`).modulation).toBeUndefined();
    expect(read('Procedure: Destruction of left sural nerve\nDetails: 1 mL lidocaine').modulation).toBeUndefined();
    expect(read('Procedure: left sural nerve\nDetails: lidocaine patch at home').modulation).toBeUndefined();
    expect(
      read('Procedure: sural nerve injection\nAfter alcohol prep, 2 mL bupivacaine were given.').modulation?.value.name,
    ).toBe('a nerve block');
  });
});

describe('the nerves of a note', () => {
  it.each([
    [
      'Procedure: iovera, left lateral, intermediate and medial femoral cutaneous nerves',
      'left lateral femoral cutaneous nerve, left intermediate femoral cutaneous nerve, left medial femoral cutaneous nerve',
    ],
    [
      'Procedure: RFA bilateral greater and lesser occipital nerves',
      'bilateral greater occipital nerve, bilateral lesser occipital nerve',
    ],
    [
      'Procedure: RFA left superomedial, superolateral and inferomedial genicular branches',
      'left superomedial genicular nerve, left superolateral genicular nerve, left inferomedial genicular nerve',
    ],
    [
      'Procedure: Cooled RFA R SMGN/SLGN/IMGN',
      'right superomedial genicular nerve, right superolateral genicular nerve, right inferomedial genicular nerve',
    ],
    [
      'Procedure: RFA articular branches of the right femoral and obturator nerves',
      'right femoral nerve articular branch, right obturator nerve articular branch',
    ],
    [
      'Procedure: RFA infrapatellar branch of the right saphenous n.',
      'right infrapatellar branch of the saphenous nerve',
    ],
    ['Procedure: phenol, medial branch of the left deep peroneal nerve', 'left deep fibular nerve'],
    [
      'Procedure: RFA left GON\nDetails: Three passes on the same nerve, two lesions each on the GON.',
      'left greater occipital nerve',
    ],
    [
      'Procedure: RFA GON\nDetails: The left GON was ablated. The same was done on the right.',
      'bilateral greater occipital nerve',
    ],
    ['Procedure: RFA of left and right sural nerves', 'bilateral sural nerve'],
    ['Procedure: RFA sural nerve\nLaterality: Right', 'right sural nerve'],
    ['Procedure: RFA\nNerve(s): L sural nerve', 'left sural nerve'],
    ['Procedure: RFA left sural nerve\nDetails: adjacent to the tibial nerve, which was avoided', 'left sural nerve'],
    [
      'Procedure: RFA left sural nerve\nDetails: The saphenous nerve arises from the femoral nerve.',
      'left sural nerve',
    ],
    ['Procedure: RFA left sural nerve\nRisks: injury to the tibial nerve', 'left sural nerve'],
    ['Procedure: RFA left sural and tibial nerves\nDetails: The tibial nerve was not treated.', 'left sural nerve'],
    ['Procedure: RFA left GON, LON\nDetails: There was no ablation of the LON.', 'left greater occipital nerve'],
    ['Procedure: RFA left GON\nDetails: Pulsed RF of the GON was not used.', 'left greater occipital nerve'],
    ['Procedure: RFA left GON\nHistory: GON, LON and sural nerve blocks helped.', 'left greater occipital nerve'],
    ['Procedure: RFA left GON\nPlan: RFA of the right LON', 'left greater occipital nerve'],
    ['Procedure: thermal RF of left zygomaticotemporal nerve', 'left zygomaticotemporal nerve'],
    [
      'Procedure: RFA genicular nerves right (SM, SL, IM)',
      'right superomedial genicular nerve, right superolateral genicular nerve, right inferomedial genicular nerve',
    ],
    [
      'Procedure: RFA right superior gluteal nerve and inferior gluteal nerve',
      'right superior gluteal nerve, right inferior gluteal nerve',
    ],
    ['Procedure: RFA occipital nerves bilaterally (greater)', 'bilateral greater occipital nerve'],
    ['Procedure: RFA of peripheral nerve, left knee', 'vague'],
    ['Procedure: RFA left foot\nDetails: The painful nerve was lesioned.', 'vague'],
    ['Procedure: RFA of left genicular nerves x3', 'vague'],
    ['Procedure: left GON nerve block with lidocaine', 'left greater occipital nerve'],
  ])('%j: %s', (lines, expected) => {
    expect(nerves(read(lines))).toBe(expected);
  });

  it('are counted once each, beside the number that the note says', () => {
    const { nerves: fact } = read('Procedure: RFA left GON and LON\nDetails: A total of three nerves were treated.');
    expect(fact).toMatchObject({ kind: 'named', count: 2, statedCount: { value: 3, at: { value: 'three nerves' } } });
  });
});

describe('the lesion of a note', () => {
  it.each([
    ['RFA left GON\nDetails: 80°C x 90 s', { temperatureCelsius: 80, secondsPerLesion: 90 }],
    [
      'RFA left GON\nDetails: 176 degrees F for one and a half minutes',
      { temperatureCelsius: 80, secondsPerLesion: 90 },
    ],
    ['RFA left GON\nDetails: lesion of 2 min 30 sec at 60C', { temperatureCelsius: 60, secondsPerLesion: 150 }],
    ['RFA left GON\nTemperature: 80\nTime: 90 sec', { temperatureCelsius: 80, secondsPerLesion: 90 }],
    ['RFA left GON\nDetails: skin temp 34 C, 30 degree oblique view, lesion 85 deg', { temperatureCelsius: 85 }],
    ['RFA left GON\nVitals: Temp 98.6 F', { temperatureCelsius: undefined }],
    [
      'phenol left sural nerve\nDetails: 1.5 cc of 6% phenol',
      { agent: 'phenol', concentrationPercent: 6, volumeMilliliters: 1.5 },
    ],
    [
      'left sural nerve\nDetails: 2 mL of 1% lidocaine, then 1 mL of 98% dehydrated alcohol',
      { agent: 'alcohol', concentrationPercent: 98, volumeMilliliters: 1 },
    ],
    ['left sural nerve phenol\nDetails: 1 mL of 5% phenol after 2 mL of 1% lidocaine', { volumeMilliliters: 1 }],
    [
      'cryo left sural nerve\nDetails: three 106-second treatment cycles, iovera',
      { freezeCycles: 3, device: 'iovera' },
    ],
    ['cryo left sural nerve\nDetails: two freezes of 2.5 min', { freezeCycles: 2, secondsPerLesion: 150 }],
    ['cryo left sural nerve\nDetails: two 3-minute freeze/thaw cycles', { freezeCycles: 2, secondsPerLesion: 180 }],
    ['RFA left GON\nDetails: the nerve was destroyed', { isDestructive: true }],
    ['RF left GON\nDetails: non-destructive neuromodulation', { isDestructive: false }],
    ['RFA left GON\nDetails: RF 80/90 x2', { temperatureCelsius: 80 }],
    ['RFA left GON\nDetails: BP 80/60 before', { temperatureCelsius: undefined }],
    ['RFA left GON\nDetails: thermal RF 80° for 90" x 2', { temperatureCelsius: 80, secondsPerLesion: 90 }],
    ['alcohol left sural nerve\nDetails: ninety-five percent alcohol, 1 mL', { concentrationPercent: 95 }],
    ['alcohol neurolysis left sural nerve\nDetails: 2 mL of absolute alcohol', { volumeMilliliters: 2 }],
    [
      'RFA\n| Nerve | Temp (°C) | Time (s) |\n|---|---|---|\n| left GON | 82 | 75 |',
      { temperatureCelsius: 82, secondsPerLesion: 75 },
    ],
    ['RFA\nNerve\tTemperature\tMin\nleft GON\t85\t2', { temperatureCelsius: 85, secondsPerLesion: 120 }],
    ['RFA left GON\nMethod: RF   Temp: 85   Sec: 60', { temperatureCelsius: 85, secondsPerLesion: 60 }],
    ['RFA left GON\ntemperature_c: 80\nseconds: 90', { temperatureCelsius: 80, secondsPerLesion: 90 }],
    ['RFA\n| Nerve | Pass |\n| left GON | 82 |', { temperatureCelsius: undefined }],
  ])('%j', (lines, expected) => {
    const { lesion } = read(`Procedure: ${lines}`);
    const values = Object.fromEntries(
      Object.keys(expected).map((key) => [key, lesion[key as keyof typeof lesion]?.value]),
    );
    expect(values).toEqual(expected);
  });
});

describe('the guidance of a note', () => {
  it.each([
    ['Real-time ultrasound; images saved to PACS', 'modality, realTimeSupervision, imageArchival'],
    ['Live fluoroscopy with spot films stored', 'modality, realTimeSupervision, imageArchival'],
    [
      'Ultrasound with continuous needle visualization; pictures are in the chart',
      'modality, realTimeSupervision, imageArchival',
    ],
    ['Guidance: US, real-time: yes\nImages archived: Yes', 'modality, realTimeSupervision, imageArchival'],
    ['Ultrasound. Real-time: No\nImages saved: No', 'modality'],
    ['Under ultrasound. No images were saved.', 'modality'],
    ['Under ultrasound. Images could not be stored and were not archived.', 'modality'],
    ['Continuous RF under fluoroscopic guidance', 'modality'],
    ['Landmark technique, no ultrasound used', ''],
    ['Ultrasound, live, operator-performed; clip and stills archived', 'modality, realTimeSupervision, imageArchival'],
    [
      'Under fluoroscopic guidance (continuous, performed by me; spot images saved)',
      'modality, realTimeSupervision, imageArchival',
    ],
    ['Intermittent CT fluoroscopy performed by the undersigned', 'modality, realTimeSupervision'],
    ['Fluoroscopy was operated by me', 'modality, realTimeSupervision'],
    ['Ultrasound. I watched the needle the whole way.', 'modality, realTimeSupervision'],
    ['Ultrasound. The nerve was seen at the ankle.', 'modality'],
    ['Live ultrasound by me; archived.', 'modality, realTimeSupervision, imageArchival'],
    ['Live ultrasound by me, saved', 'modality, realTimeSupervision, imageArchival'],
    ['Live ultrasound by me, not saved', 'modality, realTimeSupervision'],
    ['Ultrasound. The lesion log of the generator was saved.', 'modality'],
    ['Under fluoroscopy, continuous mode of the generator', 'modality'],
    ['Imaging: [ ] none [x] US [ ] CT', 'modality'],
    ['Imaging ☐ none ☑ US ☐ fluoro', 'modality'],
    ['Imaging: [x] none [ ] US', ''],
    ['Guidance {US/fluoro/none} -> none', ''],
    ['Ultrasound.   Images: (X) saved ( ) not saved', 'modality, imageArchival'],
    ['Ultrasound.   Images: ( ) saved (X) not saved', 'modality'],
    ['Ultrasound\nImages archived: [ ] yes [x] no', 'modality'],
    ['I used fluoroscopy throughout and kept the pictures.', 'modality, realTimeSupervision, imageArchival'],
    ['Reviewed.\nImg: US', 'modality'],
    ['I used ultrasound', 'modality, realTimeSupervision'],
    ['Fluoro: [x] live [x] saved', 'modality, realTimeSupervision, imageArchival'],
    ['Fluoro: [ ] live [x] saved', 'modality, imageArchival'],
    ['Bedside US, I saw the needle tip; clips saved to PACS', 'modality, realTimeSupervision, imageArchival'],
    ['Imaging: ___ fluoroscopy ___ ultrasound _X_ none', ''],
    ['Ultrasound\nImages archived: [x] yes [ ] no', 'modality, imageArchival'],
    ['Ultrasound\nReal-time: [ ] no [x] yes', 'modality, realTimeSupervision'],
    ['Reviewed.\nUS: Yes. Real-time: Yes. Image saved: Yes.', 'modality, realTimeSupervision, imageArchival'],
    ['Reviewed.\nUS: no', ''],
    ['Done without imaging guidance', ''],
  ])('%j: %s', (lines, expected) => {
    const { imaging } = read(`${THERMAL}\nDetails: ${lines}`);
    expect(
      ['modality', 'realTimeSupervision', 'imageArchival']
        .filter((part) => imaging.shown.has(part as 'modality'))
        .join(', '),
    ).toBe(expected);
  });

  it('lacks what a note of guidance leaves out, and nothing where a note tells of none', () => {
    expect([...read(`${THERMAL} under ultrasound`).imaging.lacking.keys()]).toEqual([
      'realTimeSupervision',
      'imageArchival',
    ]);
    expect([...read(THERMAL).imaging.lacking.keys()]).toEqual([]);
    expect([...read(`${THERMAL}\nHistory: ultrasound showed a neuroma`).imaging.lacking.keys()]).toEqual([]);
    const below = (line: string) => [...read(`${THERMAL}\nReason: pain\n${line}`).imaging.shown];
    expect(below('US guidance, real time, images saved')).toHaveLength(3);
    expect(below('Ultrasound showed a neuroma')).toEqual([]);
  });
});

describe('the reason of a note', () => {
  it.each([
    ['failed PT, NSAIDs and gabapentin', ['PT', 'NSAIDs', 'gabapentin']],
    ['pain despite bracing', ['bracing']],
    ['PT x 6 weeks and Lyrica without lasting relief', ['PT', 'Lyrica']],
    ['unresponsive to dorsal column dry needling', ['unresponsive to dorsal column dry']],
    ['failed block last year', []],
    ['Pt has pain', []],
  ])('care that failed: %j', (reason, expected) => {
    const { necessity } = documentedOf({
      documentation: {
        note: `Indication: ${reason}\n${THERMAL}\nDetails: ${'The patient tolerated it well. '.repeat(8)}`,
      },
    });
    expect(necessity.failedConservativeMeasures.map(({ value }) => value)).toEqual(expected);
  });

  it.each([
    ['Diagnostic block with greater than 80% relief.', true, 80],
    ['Two diagnostic blocks with 90 and 85 percent relief.', true, 85],
    ['Diagnostic block. He reported 75% improvement.', true, 75],
    ['VAS fell from 8 to 1 after a diagnostic block.', true, undefined],
    ['RFA last year gave 90% relief.', undefined, undefined],
    ['No diagnostic block was performed.', false, undefined],
  ])('blocks before: %j', (reason, block, relief) => {
    const { necessity } = read(`${THERMAL}\nHistory: ${reason}`);
    expect([necessity.diagnosticBlock?.value, necessity.diagnosticBlockReliefPercent?.value]).toEqual([block, relief]);
  });

  it('is told by the care that failed, wherever that stands', () => {
    const told = documentedOf({
      documentation: { note: `${THERMAL}\nDetails: after PT and bracing failed, RF at 80 C.` },
    });
    expect(told.necessity.indication?.value).toBe('PT');
    const silent = documentedOf({ documentation: { note: `${THERMAL}\nDetails: RF at 80 C.` } });
    expect(silent.necessity.indication).toBeUndefined();
  });

  it('says where care was denied, and how long it was tried', () => {
    expect(
      read(`${THERMAL}\nHistory: No conservative treatment was tried.`).necessity.conservativeCareDenied,
    ).toHaveLength(1);
    expect(read(`${THERMAL}\nHistory: Failed PT for 12 weeks.`).necessity.conservativeCareDuration?.value).toBe(
      '12 weeks',
    );
    expect(read(THERMAL).necessity).toMatchObject({
      diagnosis: { value: 'chronic pain syndrome', at: { section: 'Diagnosis' } },
      indication: { value: 'pain for 2 years', at: { section: 'Indication' } },
    });
  });
});

describe('the record of a line', () => {
  it.each([
    [note(THERMAL), 'procedureNote'],
    ['RFA LEFT GON', 'procedureNote'],
    ['Left median nerve. Electrode placed, treatment finished.', 'procedureNote'],
    ['Plan: phenol of the right obturator nerve in two weeks.', 'procedureNote'],
    ['See attached.', 'claimText'],
    ['Please refer to the operative report, sent separately.', 'claimText'],
    ['RFA LEFT GON, see scanned op note', 'claimText'],
  ])('is a procedure note by its channel, and not where it only points elsewhere: %j', (sent, expected) => {
    expect(documentedOf({ documentation: { note: sent } }).record).toBe(expected);
  });

  it('is no procedure note in NTE', () => {
    expect(documentedOf({ lines: [{ note: note(THERMAL) }] }).record).toBe('claimText');
    expect(documentedOf({}).record).toBe('none');
  });

  it('is believed before NTE, and contradicts structured fields', () => {
    const thermal = note(THERMAL);
    const besideNte = documentedOf({ lines: [{ note: 'PULSED RF SURAL NERVE', documentation: { note: thermal } }] });
    expect([technique(besideNte), nerves(besideNte)]).toEqual(['rf_thermal', 'left saphenous nerve']);
    const besideField = documentedOf({ lines: [{ documentation: { note: thermal, modality: 'pulsed RF' } }] });
    expect(technique(besideField)).toBe('conflicting');
    const ofClaim = documentedOf({ documentation: { note: thermal }, lines: [{ note: 'RFA' }] });
    expect(technique(ofClaim)).toBe('rf_thermal');
  });

  it('quotes the section, the place and the words', () => {
    const text = note('DESCRIPTION OF PROCEDURE: Thermal RF of the left sural nerve.');
    const { technique: fact, nerves: named } = documentedOf({ documentation: { note: text } });
    const start = text.indexOf('sural nerve');
    expect(named.kind === 'named' && named.nerves[0]?.at).toEqual({
      path: 'documentation/note',
      section: 'DESCRIPTION OF PROCEDURE',
      start,
      end: start + 'sural nerve'.length,
      value: 'sural nerve',
    });
    expect(fact.kind === 'stated' && fact.at.value).toBe('Thermal RF');
  });
});
