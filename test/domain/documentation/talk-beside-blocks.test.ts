import { describe, expect, it } from 'vitest';
import { DESTRUCTION, MODALITY, OTHER, PULSED, techniqueFindings } from '../../support/technique-findings.ts';

const NOT_DESTROYED = [DESTRUCTION, MODALITY, OTHER];

describe('a block, with an ablation that is only spoken of', () => {
  it.each<[note: string, fired: readonly string[]]>([
    [
      'Follow-up and injection. Mr. Test Person has burning on the outer left foot. He is keen to get the nerve burned like his neighbor. I told him we first need to see if numbing it helps. With the ankle on a towel I put 3 cc of half percent Marcaine around the left sural nerve, and twenty minutes later he could walk the hall without wincing. If it keeps up over a day we will cook it at eighty degrees.',
      NOT_DESTROYED,
    ],
    [
      'Dear Dr. Example, thank you for sending Ms. Dummy. Cryoablation was what you had in mind. On the table it turned out that her cold urticaria forbids that, and we contented ourselves with 5 mL ropivacaine 0.2 % and 8 mg dexamethasone at the left sural nerve. She was pleased. Freezing is off the list for her.',
      NOT_DESTROYED,
    ],
    [
      'PROCEDURE: Left ilioinguinal nerve injection\nMEDICATION: bupivacaine 0.25% 6 mL, triamcinolone 40 mg\nCOMMENT: Compared with phenol neurolysis this is reversible. Patient understands that phenol 6% is reserved for failure.\nDISPOSITION: home',
      NOT_DESTROYED,
    ],
    [
      "Hydrodissection, left common peroneal nerve. 15 mL of saline with 1 mL of 1% lidocaine lifted the nerve off the fibular neck. Last June's radiofrequency (80 C, 90 s) had worn off. The patient wonders about repeating it and I would not be against.",
      NOT_DESTROYED,
    ],
    [
      'L LFCN. Wanted RF. Generator down for repair. Gave 4 cc 0.5% bupi + 40 depo medrol instead. Rebook RF 2 wks.',
      NOT_DESTROYED,
    ],
    [
      'Second of two test blocks. 1.5 mL of 2% lidocaine at the left saphenous nerve in the canal. VAS 7 to 0. Per policy she now qualifies for radiofrequency ablation, 80 C x 90 sec, scheduled for the 12th.',
      NOT_DESTROYED,
    ],
    [
      'The request was for an alcohol neurolysis of the left intercostobrachial nerve. Given the axillary swelling we used only 5 mL 0.5% ropivacaine. No alcohol was opened.',
      NOT_DESTROYED,
    ],
    [
      'Greater occipital nerve, left: 2 cc of lidocaine 2% with 6 mg betamethasone fanned around it. She had Botox in March. Her cousin had his nerve lasered, she wants that; I explained that an ablation comes after two positive blocks.',
      NOT_DESTROYED,
    ],
    [
      'Assessment: tarsal tunnel. I injected 4 mL of 1% mepivacaine with 20 mg Kenalog about the left posterior tibial nerve this morning. RFA pending approval.',
      NOT_DESTROYED,
    ],
    [
      'Telehealth last week; she has read about "nerve burning" (RFA at 80 C). Here today for the block that must come first. 27 g needle, left supraorbital notch, lidocaine 2% 1 mL and bupivacaine 0.5% 1 mL. Numb brow in a minute.',
      NOT_DESTROYED,
    ],
    [
      'Left sural nerve: 10 units... 100 units of Botox spread over the dorsum along the left sural nerve territory for neuropathic pain. RFA was turned down by the plan.',
      NOT_DESTROYED,
    ],
    [
      'Lidocaine infusion no. Perineural 5% dextrose 10 mL at the left ulnar nerve, third session. Ablation not advised: motor nerve.',
      NOT_DESTROYED,
    ],
    [
      "Chart note, dictated. This lady has had a year of groin pain after a hernia mesh. We'd been talking about freezing the nerve. Before we do, I wanted proof, so I put the probe on, found the left ilioinguinal nerve between the muscle layers and bathed it with six mils of quarter percent bupi. She stood up and laughed. Assuming it recurs we freeze.",
      NOT_DESTROYED,
    ],
    [
      'Visit 2: left suprascapular nerve block. US in plane, PACS x2. 0.5% ropi 5 mL + dex 4 mg. Relief 90 % at 20 min.\nNext visit: cooled RF (60 C set, 150 s) if diary positive.\nCoding question from front desk: use 64640? Dr. says same as ablation.',
      NOT_DESTROYED,
    ],
    [
      'PROCEDURE (as scheduled): RFA left saphenous nerve\nPROCEDURE (as done): injection only. Grounding pad would not read; after two changes we gave up on the RF. 3 mL 0.25% bupivacaine + 20 mg triamcinolone placed through the cannula at the left saphenous nerve.',
      NOT_DESTROYED,
    ],
    [
      'Left superior cluneal nerves: the RFA machine went into fault before any lesion. I therefore left 5 mL of bupivacaine 0.5% there and will bring her back.',
      NOT_DESTROYED,
    ],
    [
      "Perineural injectate left common fibular nerve: sterile water and glucose 5%, 12 mL, to free the nerve from scar. Not a neurolytic. Dr. Example's earlier alcohol injection (30 %) at this place did nothing.",
      NOT_DESTROYED,
    ],
    [
      'Botulinum toxin A 40 units to the left supraorbital and supratrochlear areas. Patient declined pulsed or thermal RF.',
      NOT_DESTROYED,
    ],
    [
      'I repeated the left lateral femoral cutaneous block: lidocaine 1% 5 mL, depo-medrol 40. Alcohol or radiofrequency would be step two. She drinks no alcohol.',
      NOT_DESTROYED,
    ],
    [
      '64640 x1 L. Inj only: marc 0.5 4cc L iliohypog n. Consent form printed for RFA by mistake. No lesioning.',
      NOT_DESTROYED,
    ],
    [
      'Steroid injection around the left median nerve, 1 mL Kenalog 40 with 1 mL lidocaine. Previously: cryo x2 (2021, 2022), each 3 cycles x 106 s.',
      NOT_DESTROYED,
    ],
    [
      'Left pes anserine... The saphenous nerve was hydrodissected off the sartorius fascia with 10 cc NS. Phenol was never in play.',
      NOT_DESTROYED,
    ],
  ])('%j: %j', (note, fired) => {
    expect(techniqueFindings(note, 1)).toEqual(fired);
  });
});

describe('an ablation, beside a block or a talk of another one', () => {
  it.each<[note: string, fired: readonly string[]]>([
    [
      'Left sural nerve. Because the previous block with 3 mL of bupivacaine gave only a day and the insurer agreed, we went on with radiofrequency today: 80 C 90 s.',
      [],
    ],
    [
      'He had discussed the options with Dr. Example last month and, wanting no surgery, had the left sural nerve ablated by RF at 80 degrees for two minutes this morning. 2 mL ropivacaine was left behind.',
      [],
    ],
    [
      'The plan was discussed again. RFA of the left sural nerve was then performed. 1 mL of lidocaine and 4 mg dexamethasone were given at the end.',
      [DESTRUCTION],
    ],
    [
      'After a diagnostic injection of 1 mL lidocaine at the left sural nerve that took his pain away, we injected 2 mL of 6% phenol at the same place.',
      [],
    ],
    [
      'Left suprascapular nerve. Pulsed at 42 degrees, 2 Hz, 20 ms, four minutes. Prior thermal RFA in 2023 gave her shoulder weakness so heat was avoided.',
      [DESTRUCTION, MODALITY, PULSED],
    ],
    ['Left suprascapular nerve heat lesion: 80 C, 60 s. Two years ago it was pulsed (42 C) with no effect.', []],
    [
      "We used alcohol here, 3 mL of 50 percent, placed at the left femoral nerve's hip branches. Lidocaine 2 mL was given first. RFA was refused by his plan.",
      [],
    ],
    [
      'The left intercostobrachial nerve was iced: cryoprobe, two freezes of 120 seconds each. Ablation by heat was what the referring doctor asked for; cold is kinder to the skin.',
      [],
    ],
    [
      'Today the left lesser occipital nerve: RF needle, 80 °C, 60 s, 3 positions. Next time if needed I would consider cryoneurolysis or a block.',
      [],
    ],
    [
      'Injected 3 mL lidocaine to numb the left axillary nerve first, waited, then ran the RF generator at 80 for 90 s.',
      [],
    ],
    [
      'This was the ablation we had planned after her two blocks. Left SCN, superior, three spots each 80 C 90 seconds. Depo 40 mg in 2 mL bupivacaine at the end as always.',
      [],
    ],
    [
      'She asked last week whether we could burn rather than freeze. We froze, left infrapatellar branch, Iovera, 3 cycles.',
      [],
    ],
    [
      'Addendum to op report: lesion settings were omitted. Left sural nerve was lesioned at 85 Celsius for sixty seconds, three times. Block of same nerve on 3/3 with 2 mL ropivacaine positive.',
      [],
    ],
    [
      'Left sural nerve RFA done after time-out and 2 mL lidocaine. Two previous blocks had helped for a day. Went home.',
      [DESTRUCTION],
    ],
    [
      'Cryoneurolysis left saphenous nerve performed with the handheld unit. 2 mL lidocaine to skin. No complications.',
      [DESTRUCTION],
    ],
    [
      'Phenol was injected at the left musculocutaneous nerve. Motor block with 2 mL lidocaine last week helped.',
      [DESTRUCTION],
    ],
    [
      'Left GON and... just GON. Mode: pulsed. 42. 4 min. Thermal was considered, but anesthesia dolorosa is feared.',
      [DESTRUCTION, MODALITY, PULSED],
    ],
    [
      'Radiofrequency neuromodulation, pulsed, of the left suprascapular nerve, 45 V, 2 Hz. A thermal lesion at 80 degrees would have weakened the cuff.',
      [DESTRUCTION, MODALITY, PULSED],
    ],
  ])('%j: %j', (note, fired) => {
    expect(techniqueFindings(note, 1)).toEqual(fired);
  });
});

describe('a lead that was left at the nerve', () => {
  it.each<[note: string, fired: readonly string[]]>([
    [
      'Today the temporary stimulator wires were placed next to the left femoral nerve and the left obturator nerve. Both leads were tunneled and taped. Stimulation at 60 Hz covered the hip. Hip denervation with cooled RF at 60 degrees remains a fallback if she fails the trial.',
      NOT_DESTROYED,
    ],
    [
      'Nerve stim trial. Under ultrasound I threaded a percutaneous lead along the left tibial nerve, confirmed buzzing in the sole, and anchored it at the ankle. Pulse generator set to 100 Hz. We talked about ablation and he would rather not lose sensation.',
      NOT_DESTROYED,
    ],
    [
      'SPRINT PNS placement, left axillary nerve. Unlike ablation, this does not destroy the nerve. Lead deployed, tested at 12 Hz, comfortable deltoid contraction. Images archived.',
      NOT_DESTROYED,
    ],
    [
      'Micro-lead implant at the left superficial radial nerve under live ultrasound; external pulse transmitter fitted. Wires tested with good paresthesia. RF neurotomy was her other choice.',
      NOT_DESTROYED,
    ],
    ['Left sural nerve RFA, 80 C 90 s. Lead aprons worn. ECG leads placed, stimulation at 2 Hz.', []],
    ['Left sural nerve seen. Lead apron placed. Stimulation at 50 Hz. Nothing else was done.', [DESTRUCTION, MODALITY]],
  ])('%j: %j', (note, fired) => {
    expect(techniqueFindings(note, 1)).toEqual(fired);
  });
});

describe('a lesion in plain words, and its parameters wherever they stand', () => {
  it.each<[note: string, fired: readonly string[]]>([
    [
      'The left sural nerve was frozen behind the ankle: two rounds of two minutes with a one minute thaw between. Ball of ice seen on ultrasound.',
      [],
    ],
    [
      'Using the handheld cold device I chilled the left infrapatellar branch of the saphenous nerve, seven sticks, a minute apiece.',
      [],
    ],
    ['Sclerosed the left third webspace neuroma with 30 % alcohol, 0.5 cc into the web space.', []],
    ['The left lateral femoral cutaneous nerve was heated to 80 for a minute and a half.', []],
    [
      'Left suprascapular nerve: electrode parked at the notch, then eighty degrees for a minute and a half, twice. He felt warmth, no twitch.',
      [],
    ],
    ['Coagulated the left sural nerve, 80 degrees celsius, 90 seconds, after 1 mL lidocaine.', []],
    ['LEFT OBTURATOR. Ten percent phenol in glycerin, three cc, run in slowly at a twitch threshold of 0.5 mA.', []],
    [
      'We dripped 2 mL of 98% dehydrated alcohol on the left ilioinguinal nerve under direct ultrasound view. She had a block in May.',
      [],
    ],
    ['I burned the left medial calcaneal nerve: 85 deg, 75 s, two spots. The last block gave 90%.', []],
    [
      'Supplies: RF cannula 18G 10 mm active tip x1; grounding pad; lidocaine 2% 2 mL\nSite: left sural nerve\nRun 1: 80 C / 90 sec\nRun 2: 80 C / 90 sec',
      [],
    ],
    [
      'Procedure: RFA left saphenous nerve\nNarrative: Needle placed under US. Lesion made without pain.\nGenerator log | lesion 1 | set 80 | actual 79 | 90 s',
      [],
    ],
    ['Left axillary nerve RF. Parameters are our usual ones (eighty degrees, ninety seconds).', []],
    [
      'Cryoneurolysis of the left sural nerve performed uneventfully.\nEquipment used: Iovera tip 190, nitrous cartridge; 3 cycles of 106 s',
      [],
    ],
    [
      'Left musculocutaneous nerve chemodenervation. Drug drawn up by pharmacy: phenol five percent. Four milliliters were used in all.',
      [],
    ],
    ['Technique: the cannula lay along the left GON. Thermocoagulation followed: T 80, t 90.', []],
    ['Left GON radiofrequency ablation performed. 2 mL lidocaine before. Tolerated well.', [DESTRUCTION]],
    ['Left GON ablation performed. Tolerated well.', [DESTRUCTION, MODALITY]],
    ["We zapped the left lateral branch with RF: 80 for 90 twice. She'd had two blocks.", []],
    ['Dehydrated alcohol, 1 ml, was trickled onto the left iliohypogastric nerve.', []],
    [
      'Neurolytic: EtOH 50% 2 mL. Target: left saphenous nerve infrapatellar branch. Local: bupi 0.25 1 mL. Block hx: 2 of 2 pos.',
      [],
    ],
    [
      'Left GON: probe temperature climbed to 80 degrees and was held there for ninety seconds. No pulsed mode. Then 1 mL of dexamethasone.',
      [],
    ],
    [
      'Left suprascapular: electrode tip 10 mm. Current on, 80 degrees reached in 15 sec and kept 75 sec more. Rotated, done again.',
      [],
    ],
    [
      'COMPONENT        VALUE\nNerve            left sural\nMode             continuous\nTip temp (C)     80\nTime (s)         90\nLesions          2',
      [],
    ],
    ['Tibial motor branch to soleus, left. Phenol (6%)......4 ml. EMG silence after.', []],
    ["Morton's: left 2nd interspace ethanol series #3, 30 % in marcaine, 1 cc.", []],
    [
      'Left ulnar articular branch. A cold lesion was made. Cycles two, each lasting two and a half min. Previously we tried 2 mL lidocaine there.',
      [],
    ],
    [
      'Laser ablation of the left third common digital nerve, 980 nm diode, 60 J until the nerve blanched and was destroyed.',
      [],
    ],
    ['Left tibial nerve\nphenol %        6\nml              3\ntwitch lost     Y', []],
    ['Left tibial nerve, phenol\nrelief %        80\nml              3', [DESTRUCTION]],
    ['Left sural nerve.....conventional RF\nLesion.....80 C, 120 s, x1', []],
    ['Fenol acuoso 6 %, total 4 mL, left obturator nerve. Radiofrecuencia not needed.', []],
    ['Three cooled probes at the left sural nerve. Set point sixty, two minutes thirty.', []],
    ['P: Sclerosing neurolysis today, left sural nerve. 0.5 mL of 30% dehydrated alcohol. Wrapped.', []],
    [
      'Impression: sural neuritis. In the office I instilled 4 mL 0.5% ropivacaine around the left sural nerve.',
      NOT_DESTROYED,
    ],
    ['Impression: sural neuritis. In March I instilled 4 mL 0.5% ropivacaine.\nLeft sural nerve RFA 80 C 90 s.', []],
    // A title that says destruction and not by what, above a block.
    [
      'PROCEDURE: NEUROLYSIS, LEFT GREATER OCCIPITAL NERVE\nAlcohol wipe x2. 3 mL of a mix of bupivacaine 0.5% 4 mL and dexamethasone 4 mg was fanned around the nerve.',
      NOT_DESTROYED,
    ],
    [
      'Procedure (64640 nerve destruction, left sural nerve): The skin was prepped with alcohol. 2 cc 0.5% Marcaine and 1 cc dexamethasone were infiltrated around the left sural nerve.\nPlan: If this series fails we discuss alcohol injections or RF.',
      NOT_DESTROYED,
    ],
    [
      'PROCEDURE: Chemical denervation of the left sural nerve\n50 units of Botox along the left sural nerve after an alcohol wipe.',
      NOT_DESTROYED,
    ],
    [
      'PROCEDURE: Neurolysis, left sural nerve\nSkin prepped with alcohol. 1 mL of 1% lidocaine around the nerve, then 2 mL of 98% dehydrated alcohol.',
      [],
    ],
    [
      'PROCEDURE: Neurolysis, left sural nerve\nAlcohol wipe x2. After 2 mL of 0.5% bupivacaine, 1.5 mL of 6% phenol was deposited on the nerve.',
      [],
    ],
    [
      'PROCEDURE: Ablation, left saphenous nerve\nRF cannula placed at the nerve. 2 mL 2% lidocaine and 10 mg triamcinolone injected.',
      [DESTRUCTION],
    ],
    // What was destroyed is what held the nerve.
    [
      'The left saphenous nerve was peeled off the fascia with 10 mL D5W. The adhesions were destroyed completely and the nerve glided freely.',
      NOT_DESTROYED,
    ],
    [
      'The left superficial peroneal nerve was freed with 12 mL of D5W, with destruction of the adhesions on all sides.',
      NOT_DESTROYED,
    ],
    ['Adhesions were destroyed with 5 mL of D5W. Then the left sural nerve was lesioned by RF at 80 C for 90 s.', []],
    ['RF cannula at the left sural nerve. The nerve and the adhesions around it were destroyed.', []],
    ['RF cannula at the left sural nerve. The scar was freed with saline and the nerve was destroyed.', []],
  ])('%j: %j', (note, fired) => {
    expect(techniqueFindings(note, 1)).toEqual(fired);
  });
});
