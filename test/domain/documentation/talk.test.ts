import { describe, expect, it } from 'vitest';
import { DESTRUCTION, MODALITY, OTHER, PULSED, techniqueFindings } from '../../support/technique-findings.ts';

describe('what a note talks of beside what it tells', () => {
  it.each<[note: string, fired: readonly string[]]>([
    [
      'Dear Ana, I saw Mr Fabricated today. His left sural pain is no better on duloxetine. We agreed that radiofrequency at 80 degrees would be the step after a positive test, so today I put 2 mL of 2% lignocaine on the left sural nerve; he was pain free for the drive home. If that holds for the afternoon I will lesion it in May.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'Dear Ana, the cryoablation your office asked for could not go ahead: the console showed a gas fault. Not wanting to waste his trip I infiltrated the left sural nerve with 3 mL ropivacaine 0.5% and 4 mg dexamethasone. A new date is in the diary.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'Dear Ana, as you know two PRF sessions in 2021 had little effect on the left sural nerve. I therefore heated it today, 80 degrees for two minutes, twice. He asked whether freezing would have been kinder; I think not.',
      [],
    ],
    [
      'Dear Ana, he read about freezing on the internet, but I used phenol 6%, 2 mL, on the left sural nerve this morning.',
      [],
    ],
    [
      'Seen for left sural pain. Discussed options: RFA, cryo, alcohol. Opted for cryo. 1.3 mm probe at the nerve, 3 x 2 min freeze. Relief 80%.',
      [],
    ],
    [
      'Seen for left sural pain. Discussed options: RFA, cryo, alcohol. Opted for alcohol. 1 mL of 50% dehydrated alcohol at the left sural nerve. Relief 80%.',
      [],
    ],
    [
      'Left sural: test injection with 1 mL lidocaine relieved all pain, so we went straight on to thermal RF, 80 C 90 s.',
      [],
    ],
    [
      'Left sural: test injection with 1 mL lidocaine relieved nothing, so the planned thermal RF was not done.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'We injected 4 mL bupivacaine 0.25% around left sural. RFA at 80 C x 90 s will follow on another date if diary positive.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    ['Explant of left saphenous PNS lead, then RFA of left saphenous nerve 80 C 90 s x 2.', []],
    ['Sensory and motor nerve stimulation done, left saphenous; RF 80 C 90 s.', []],
    [
      'Spasticity: left tibial nerve block with 3 mL lidocaine as a test before phenol. Ankle came to neutral. Phenol in 2 wks.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    ['Spasticity: left tibial motor branches, 2.5 mL phenol 5% under EMG. Botox 100 U to FDL same session.', []],
    [
      'Xeomin 200 units, left tibialis posterior, EMG. Earlier phenol to tibial nerve lasted 5 months.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    ['RF left suprascapular: MODE PULSED / TEMP 42 / 6 MIN / 45 V', [DESTRUCTION, MODALITY, PULSED]],
    [
      'Left suprascapular. Pulsed RF was considered for its safety, but continuous RF at 80 C for 90 s was chosen and done.',
      [],
    ],
    [
      'Left suprascapular. Continuous RF was considered, but she elected pulsed: 42 C, 120 s x 2.',
      [DESTRUCTION, MODALITY, PULSED],
    ],
    ['Left suprascapular: PRF at 42 for 4 min. Next time thermal at 80 C.', [DESTRUCTION, MODALITY, PULSED]],
    [
      "Op note 2022 (copied): thermal RFA L sural 80 C 90 s.\nToday's note: L sural block, 2 mL 0.5% bupi.",
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      '--- Imported from outside ---\nCryoablation left sural 2023\n--- Our procedure ---\nThermal RF left sural 80 C, 90 s.',
      [],
    ],
    ['FAMILY: mother had cryo of her foot.\nPROC: left sural alcohol 98%, 1.5 mL.', []],
    [
      'Education: "the nerve will be frozen to -88 C".\nProcedure: left sural, bupivacaine 0.5% 3 mL.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'Left GON, Dr. Mock.\nPatient came for RF. Generator would not pass self-test after three tries. Rather than send her home we put 3 mL 0.25% bupivacaine + 40 mg depomedrol round the left greater occipital nerve. Rebooked.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'Left suprascapular nerve was numbed with 8 cc of 0.5% ropi plus dexamethasone 4 mg. That was all for today. Thermal RF to be considered if > 50%.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'Plan: left sural cryo next week.\nToday: diagnostic injection, left sural, 2 ml lido 2%. 90% relief.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'DESCRIPTION: After block of the left sural with 2 mL lidocaine, RFA lesioning at 80 degrees Celsius for 90 seconds done.',
      [],
    ],
  ])('%j: %j', (note, fired) => {
    expect(techniqueFindings(note, 1)).toEqual(fired);
  });
});

describe('labels that signs set apart', () => {
  it.each<[note: string, fired: readonly string[]]>([
    [
      '[OLD OP NOTE PULLED IN BY TEMPLATE -- 03/09/2022]\n"The left sural nerve was lesioned at 80 C for 90 seconds."\n[PROCEDURE NOTE -- INJECTION]\n3 mL of ropivacaine 0.2% with 20 mg triamcinolone around the left sural nerve.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      '[HX -- carried from 11/14]\n2022: block of the left sural nerve with 3 mL bupivacaine.\n[PROCEDURE NOTE -- NEUROLYSIS]\n2 mL of phenol 6% around the left sural nerve.',
      [],
    ],
    [
      '=== PROCEDURE (as dictated to the scribe) ===\nLeft sural nerve, 80 C for 90 s, one lesion.\n=== LEAFLET GIVEN ===\nFreezing is another way.',
      [],
    ],
  ])('%j: %j', (note, fired) => {
    expect(techniqueFindings(note, 1)).toEqual(fired);
  });
});

describe('measures in forms of their own', () => {
  it.each<[note: string, fired: readonly string[]]>([
    ['Left sural nerve, 22G cannula. 80 C, 90 seconds.', []],
    ['Left sural nerve, knee flexed to 80 degrees for 90 seconds of stretching.', [DESTRUCTION, MODALITY]],
    ['Left sural nerve: cooled RF. Set point sixty, two minutes thirty.', []],
    ['Left sural nerve: cooled RF. No temperature was noted, sixty seconds.', [DESTRUCTION]],
    ['Left sural nerve RF form\nMode.....conventional RF\nLesion.....80 C, 120 s, x1', []],
    ['Left sural nerve neurolysis\nagent       phenol\nphenol %    6\nml          2', []],
    ['Left sural nerve: 0.8 cc of a 30% ethanol / bupivacaine mix.', []],
    ['Left sural nerve: ethanol in 0.25% bupivacaine.', [DESTRUCTION]],
    [
      'Left sural nerve RFA performed.\nTime  BP      HR  SpO2\n1410  138/80  76  98\n1425  130/78  72  98',
      [DESTRUCTION],
    ],
    ['Left sural nerve cryoneurolysis with the smart tip, 8 treatments.', []],
    ['Left sural nerve: neurolisis con fenol acuoso 6%, 2 mL.', []],
    [
      'S: burning. A: left sural neuralgia.\nP: Sclerosing neurolysis today. Needle at the left sural nerve. 0.5 mL of 30% dehydrated alcohol.',
      [],
    ],
    [
      'S: burning. A: left sural neuralgia.\nP: Sclerosing neurolysis will be arranged. 0.5 mL of 30% dehydrated alcohol is usual.',
      [],
    ],
    [
      '<note>\n<proc>RFA left sural nerve</proc>\n<body>Consent. Prep. Local anesthetic was given, then RFA was performed without difficulty and the needle removed.</body>\n<hx>2022 RFA at 80 C</hx>\n</note>',
      [DESTRUCTION],
    ],
  ])('%j: %j', (note, fired) => {
    expect(techniqueFindings(note, 1)).toEqual(fired);
  });
});

describe('letters and records of several hands', () => {
  it.each<[note: string, fired: readonly string[]]>([
    [
      'PT SEEN FOR LEFT SURAL NERVE PROCEDURE. TIME OUT DONE. UNDER REAL TIME ULTRASOUND THE NEEDLE WAS PLACED. 2 ML OF 6% PHENOL GIVEN. IMAGES SAVED. NO PULSED RF TODAY.',
      [],
    ],
    [
      'PT SEEN FOR LEFT SURAL NERVE PROCEDURE. TIME OUT DONE. UNDER REAL TIME ULTRASOUND THE NEEDLE WAS PLACED. 2 ML OF 0.25% BUPIVACAINE GIVEN. IMAGES SAVED. NO RF TODAY.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'MEDS USED: lidocaine 1% 2 mL, phenol 6% 3 mL, saline.\nNERVE: left obturator anterior branch.\nTECHNIQUE: needle + stimulator. Adductor twitch abolished.',
      [],
    ],
    [
      'MEDS USED: lidocaine 1% 2 mL, bupivacaine 0.5% 3 mL.\nNERVE: left obturator anterior branch.\nTECHNIQUE: needle + stimulator. Adductor twitch abolished.\nNEXT: phenol if spasm eases.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'Doc to doc: Thanks for sending Miss Pretend. I blocked her left LFCN in March and April (good), and have now ablated it: 22G, 10 mm tip, eighty-five degrees, ninety seconds, two sites. Sonography guided me live and the captures are in Epic media.',
      [],
    ],
    [
      "Doc to doc: Thanks for sending Miss Pretend. I blocked her left LFCN today with 5 mL of 0.5% bupivacaine and Kenalog 40 under sonography, live, captures kept in Epic. In June, if it works twice, I'd ablate it at eighty-five degrees for ninety seconds.",
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'Indication: failed pulsed RF. Procedure: conventional RF ablation of left suprascapular, lesion temp 80, lesion time 90.',
      [],
    ],
    ['RFA L suprascapular n. Generator printout scanned under media.', [DESTRUCTION]],
    ['Coolief L suprascapular n at the standard set temperature of 60.', []],
    ['Iovera: left ISN, 6 insertions. Tolerated.', [DESTRUCTION]],
    ['Cryo probe opened to L ilioinguinal; N2O tank empty; freeze not achieved; converted to 80 C RF 90 s.', []],
    ['L ilioinguinal cryo planned, tank empty, done with alcohol 95% 2 ml instead.', []],
    ['L ilioinguinal: alcohol swab, chlorhexidine, 3 mL ropi 0.2%, depo 40. Bandage.', [DESTRUCTION, MODALITY, OTHER]],
    ['L ilioinguinal: alcohol 100% 2 mL after test with lido 1 mL.', []],
    [
      '| Step | Detail |\n|---|---|\n| Nerve | left sural |\n| Guidance | US, live |\n| Image | 2 saved |\n| Energy | RF thermal |\n| Set | 80 |\n| Hold | 90 |',
      [],
    ],
    ['nerve,side,agent,conc_pct,ml,guidance,images\nsural,L,phenol,6,2,ultrasound real-time,PACS', []],
    [
      'Smart form v3\nLaterality ........ Left\nNerve ............. Sural\nTechnique ......... Cryoneurolysis\nCycle count ....... 3\nFreeze seconds .... 106\nImaging ........... US (live); stored: yes',
      [],
    ],
    ['NERVE: SURAL L // MODE: CONT RF // T: 80 // t: 90 // US: RT, IMG PACS', []],
    ['Pt denies alcohol use. Skin alcohol prep. L sural thermal RF 80 C, 90 s. Room temp 70 F. Pt temp 98.6.', []],
    ['L sural RFA. Temp 98.6, HR 80, RR 16. No complications.', [DESTRUCTION]],
    ['Vitals T 36.8 P 80. L sural RFA done without complications. 90 seconds of pressure held.', [DESTRUCTION]],
    ['Allergies: alcohol (flushing). L sural: RFA 80 C 90 s.', []],
    ['L sural. Procedure: cryoneurolysis. 2 x 3-min cycles. Post: ice, acetaminophen. Plan: phenol if it fails.', []],
    ['CC: wants cryo. Told not covered. L sural RFA 80 C 90 s performed.', []],
    ['Preop dx: L sural neuralgia. Postop dx: same. Op: cryo L sural. Cryo done x 3 (3 min). Drains none.', []],
    [
      'The Iovera rep was present. L ISN: lidocaine 10 mL infiltrated only, device failed self test.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'PAIN CLINIC PROCEDURE NOTE\nPatient: Testina Sample DOB 01/01/1960\nPreprocedure diagnosis: left occipital neuralgia\nPostprocedure diagnosis: same\nProcedure: left greater occipital nerve radiofrequency ablation\nAnesthesia: local\nHistory: Ms. Sample has had PRF (42 C) in 2022 and botulinum toxin in 2023.\nConsent: risks including neuritis, numbness and failure were reviewed; alternatives of cryoablation, surgery, stimulation.\nDescription: Prone. Prep and drape. With a high-frequency transducer the obliquus capitis inferior was identified and the GON seen above it. A 20 G, 10 mm active tip cannula was advanced with continuous visualization. Sensory 0.5 V. 1 mL 2 % lidocaine. Two lesions at 80 C for 90 seconds. Needle removed.\nImages were archived.\nDisposition: home.\nPlan: If relief is less than 3 months, cryoablation.',
      [],
    ],
    [
      'PAIN CLINIC PROCEDURE NOTE\nPatient: Testina Sample DOB 01/01/1960\nProcedure: left greater occipital nerve block\nHistory: Ms. Sample has had RFA at 80 C in 2022.\nDescription: Prone. With a high-frequency transducer the GON was seen. 3 mL of 0.25 % bupivacaine with 10 mg dexamethasone was placed around it with continuous visualization. Images were archived.\nPlan: If relief is more than 50 %, RFA at 80 C for 90 s.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'CONSULT/PROCEDURE. Medications: gabapentin. Exam: allodynia. Impression: left saphenous neuralgia. Recommendation: RF. The patient agreed and wished to have it now. Using ultrasound (live, saved) a 22g RF needle was put on the left saphenous nerve; 80C x 90s x 2.',
      [],
    ],
    [
      'Diagnosis: L LFCN. Procedure note: informed consent. Ultrasound-guided. LFCN visualized. Needle in plane. 8 mL D5W + 2 mL 0.25% bupi. Images archived. Next visit: RFA.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'Diagnosis: L LFCN. Procedure note: informed consent. Ultrasound-guided. LFCN visualized. Needle in plane, always seen. Phenol 6% 1.5 mL. Images archived. Next visit: repeat prn.',
      [],
    ],
    [
      'S: burning L foot. O: Tinel +. A: L sural neuritis. P: cryo of L sural performed today, 3 x 106 s, see images in PACS.',
      [],
    ],
    [
      'S: burning L foot. O: Tinel +. A: L sural neuritis. P: cryo of L sural, schedule. Today L sural injected, 2 mL lido/1 mL dexa.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'S: burning L foot. O: Tinel +. A: L sural neuritis. P: 1) RFA L sural done: 80C 90s. 2) PT. 3) if fails: cryo.',
      [],
    ],
    [
      'Procedure terminated: after lidocaine 2 mL at L sural pt had vasovagal syncope. RF not started.',
      [DESTRUCTION, MODALITY],
    ],
    ['Procedure: L sural RF. First lesion 80 C 90 s. Pt asked to stop before second. Ended.', []],
    ['Lt sural RF. Mode: thermal. Pulse oximeter 98%. 80C, 90s.', []],
    ['Lt dorsalis pedis pulsed by Doppler. Sural RFA 80 C 90 s.', []],
    ['Lt sural nerve: destroyed with RF.', []],
    [
      "Theatre note, Mr P. Imaginary. Under image control the electrode sat on the left suprascapular nerve; a thermal lesion of 80 was held for ninety seconds, and the II pictures were put on the trust's system. Afterwards he asked if the nerve might be frozen next time; I said perhaps.",
      [],
    ],
    [
      'Kindly note the patient underwent neurolysis of left ilioinguinal nerve under USG guidance with 2 ml absolute alcohol after a test dose. USG image pasted in the file. Needle was visualised in plane till the end.',
      [],
    ],
    [
      'We have made on 12.03. the thermocoagulation of the left N. suralis, 85 Grad, 90 Sekunden, sonographically controlled, picture documentation deposited in the PACS.',
      [],
    ],
    [
      'Patient known to me, presents for repeat of her left GON treatment (PRF previously, poor). This time continuous mode 75 C 60 s under US seen live, saved.',
      [],
    ],
    [
      'Patient known to me, presents for repeat of her left GON treatment (thermal previously, dysesthesia). This time pulsed mode 42 C 4 min under US seen live, saved.',
      [DESTRUCTION, MODALITY, PULSED],
    ],
    [
      'The left tibial nerve motor branches got 1.5 mL each of 6 per cent phenol. Botulinum toxin was kept for the hamstrings (separate note).',
      [],
    ],
    [
      'Botulinum toxin 100 units to the left tibialis posterior. Phenol to the tibial nerve is kept for the autumn.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    ['Neurolytic block, left superficial peroneal: etoh 50% 2cc.', []],
    [
      'Local block, left superficial peroneal: marcaine 0.5% 2cc. Helped. Neurolytic block to be done Thursday.',
      [DESTRUCTION, MODALITY],
    ],
    [
      'The left SPN was hydrodissected with 15 cc D5W, US live & saved. She hopes to avoid RFA.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    ['Left SPN RFA. Target 80, actual 79-81, 90 s.', []],
    ['Left SPN RFA; heat: 80; min: 1.5', []],
    ['Left SPN RFA; 80 deg. x 1 1/2 min.', []],
    [
      'She wanted "the cold one" but her plan says no, so the left sural got phenol: 6%, 1.5 mL. Ultrasound ran live on the cart, and the two shots I took are in her folder.',
      [],
    ],
    [
      'Left sural: nothing ablative done. Cortisone shot only (celestone 6 mg, 1 mL lido).',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'The resident wrote "thermal RF"; I used pulsed on the left sural, 42 C, as she runs. Attending.',
      [DESTRUCTION, MODALITY, PULSED],
    ],
    ['Left sural RF: impedance 250, power 6 W, temp 80, 90 sec.', []],
    ['Left sural RF, 80°/90"/x2', []],
    ['L sural RF (80x90)x2', []],
    ['L sural RFTC 75 degrees 2 minutes', []],
    [
      'Left lateral plantar nerve first branch. The generator (NT2000) ran its standard program - lesion 1 and lesion 2, printed strip: 90 s each, peak 81.',
      [DESTRUCTION, MODALITY],
    ],
    ['Left lateral plantar nerve first branch: lesioned at 80 deg Celsius x1 min x3.', []],
    ['Left LPN 1st br. RF heat lesion 80-85, 60-90s.', []],
    ['Left tibial n. alcohol lysis with 1 cc ETOH 95 pct.', []],
    ['Left tibial n., chemoneurolysis, phenol/glycerin 6 pct, 1.2.', []],
    [
      'INJECTION RECORD - left tibial n. Drug: Marcaine 0.25%. Volume: 4. Steroid: Kenalog 20.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    ['INJECTION RECORD - left tibial n. Drug: Phenol 6%. Volume: 4. Steroid: none.', []],
    ['Left tibial nerve: Botox not given; phenol 6% 2 mL given.', []],
    ['Left tibial nerve: phenol not given; Botox 100 U given.', [DESTRUCTION, MODALITY, OTHER]],
    ['Error in template: reads cryo. True: RFA, left tibial nerve, 80 C, 90 s.', []],
    ['Left tibial nerve. RF 45 V. 42 max. Pulsed x 6 min. No thermal lesion.', [DESTRUCTION, MODALITY, PULSED]],
    ['Left tibial nerve. Pulsed and thermal RF: 42 C 2 min, then 80 C 60 s at the same site.', []],
    [
      'Left tibial nerve. Plan was thermal; foot flexed at 0.9 V so pulsed instead, 42 C, 4 min.',
      [DESTRUCTION, MODALITY, PULSED],
    ],
    ['Left tibial nerve. Plan was pulsed; no motor at 2 V so thermal instead, 80 C, 90 s.', []],
    ['Left tibial RFA completed uneventfully. Set temperature recorded on anesthesia sheet.', [DESTRUCTION]],
    [
      'REFERRAL REPLY\nDear Dr. Ghost,\nThank you for Mr. Placeholder. He had, as you wrote, cryoablation elsewhere two winters ago and a stimulator trial that he disliked. I examined him, and with his agreement I proceeded the same afternoon. The left ilioinguinal nerve was found with a linear probe between the two muscle layers; the tip of a cooled electrode was followed to it on the screen. After lidocaine, sixty degrees was held for two and a half minutes. I printed two pictures, which my secretary has scanned.\nHe may develop numbness of the inner thigh. If he does not improve I would think of phenol.',
      [],
    ],
    [
      'REFERRAL REPLY\nDear Dr. Ghost,\nThank you for Mr. Placeholder. He had, as you wrote, cryoablation elsewhere two winters ago and a stimulator trial that he disliked. I examined him, and with his agreement I proceeded the same afternoon. The left ilioinguinal nerve was found with a linear probe between the two muscle layers; the tip of the needle was followed to it on the screen and 6 mL of 0.2% ropivacaine with 40 mg of methylprednisolone were deposited. I printed two pictures, which my secretary has scanned.\nIf he does improve I would think of heating it to eighty degrees for ninety seconds.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'Trigger: spasm L adductors. E-stim located L obturator (0.5 mA). Phenol 5% 4 ml slowly. Hygiene better at once. Toxin to gastroc held till next month. Ultrasound not available in the ward.',
      [],
    ],
    [
      'Trigger: spasm L adductors. E-stim located L obturator (0.5 mA). Lidocaine 2% 4 ml slowly. Hygiene better at once. Phenol to be brought next month. Ultrasound not available in the ward.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'Procedure Log\nIN ROOM 0800\nLOCAL 0806\nNEEDLE IN 0808\nSTIM OK 0812\nRF ON 0815 (80C)\nRF OFF 0816:30\nNEEDLE OUT 0818\nNERVE: L SURAL',
      [],
    ],
    [
      'Procedure Log\nIN ROOM 0800\nLOCAL 0806\nNEEDLE IN 0808\nSTIM OK 0812\nRF ON 0815\nRF OFF 0816:30\nNEEDLE OUT 0818\nNERVE: L SURAL',
      [DESTRUCTION],
    ],
    ['Sedation: none. Local: lido 1% 1 mL. Block: none. Ablation: L sural, conv. RF, 80/90. Imaging: none.', []],
    [
      'Sedation: none. Local: lido 1% 1 mL. Block: L sural ropi 0.5% 3 mL. Ablation: none. Imaging: none.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'Injection today? N. Ablation today? Y. Site: L sural. Mode: T (thermal). Set: 80. Sec: 90. Live US? Y. Pics? Y.',
      [],
    ],
    [
      'Injection today? Y. Ablation today? N. Site: L sural. Drug: bupi 0.5% 2 mL. Live US? Y. Pics? N.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    ["Interim: since the PRF in Jan she has done ok. Today's service: L sural thermal RF, 80 C, 90 s.", []],
    [
      "Interim: since the thermal RF in Jan she has done ok. Today's service: L sural pulsed RF, 42 C, 240 s.",
      [DESTRUCTION, MODALITY, PULSED],
    ],
    [
      'Consent form (general): I consent to nerve block / radiofrequency (pulsed or thermal) / cryoablation / chemical neurolysis.\nPerformed: L sural thermal RF 80 C 90 s.',
      [],
    ],
    [
      'Consent form (general): I consent to nerve block / radiofrequency (pulsed or thermal) / cryoablation / chemical neurolysis.\nPerformed: L sural block, lido 2% 2 mL + dexamethasone 4 mg.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    ['Left sural nerve: glycerol? no - phenol 5,0 % 1,5 ml given.', []],
    ['Left sural nerve: phenol 0,5 % 1,5 ml given.', [DESTRUCTION]],
    [
      'Hi, Dr. Mock here on Sam Ple. Left heel. We cooked the left inferior calcaneal nerve at eighty for ninety seconds, twice, with the little ultrasound running live, and I stuck two pictures in his chart. He hated the numbing shot most.',
      [],
    ],
    [
      'Hi, Dr. Mock here on Sam Ple. Left heel. I zapped the left inferior calcaneal nerve with the radiofrequency box at 80, ninety seconds, twice.',
      [],
    ],
    [
      'Dear Tom, today we bathed the left sural nerve in bupivacaine, 4 mL of the half percent, and she left without pain. If it returns I will burn it.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'Dear Tom, I could not do the phenol on the left obturator as the pharmacy had none; we gave 6 mL of 0.5% ropivacaine so that the casting could go on.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'Dear Tom, the insurer turned down pulsed treatment, so the left suprascapular nerve got the regular kind, eighty degrees, ninety seconds.',
      [],
    ],
    [
      'Dear Tom, nothing was destroyed today: the left suprascapular lead went in under fluoroscopy and buzzes nicely at the deltoid.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'Mrs. Invented came for the second look at her left groin. The ilioinguinal nerve block I did this morning, 8 mL of 0.25% levobupivacaine, took all of it away. She is now a candidate for cryoneurolysis (we use 3 cycles of 3 minutes) and this will be asked for.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'We talked at length. She understands that ablation at 80 degrees kills the nerve and that a block does not. She chose the block. Left sural, 2 mL lidocaine, 1 mL celestone.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'We talked at length. She understands that ablation at 80 degrees kills the nerve and that a block does not. She chose the ablation. Left sural, 80 C, 90 s, x 2.',
      [],
    ],
    [
      'Last time I thermally ablated it (80 C, 90 s). Today I only injected triamcinolone 20 mg beside the left sural nerve.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    [
      'Last time I only injected triamcinolone beside the left sural nerve. Today I thermally ablated it (80 C, 90 s).',
      [],
    ],
    [
      'PROCEDURE: Left sural RFA\nCOMPLICATIONS: generator fault E04 at 20 seconds, lesion not completed, temp reached 48 C only\nOUTCOME: repeat booked',
      [DESTRUCTION],
    ],
    [
      'PROCEDURE: Left sural RFA\nCOMPLICATIONS: generator fault E04 on first lesion; second generator fetched; 80 C 90 s then completed',
      [],
    ],
    ['PROCEDURE: Left sural RFA, cancelled after consent, patient ate breakfast.', [DESTRUCTION, MODALITY]],
    ['RN NOTE: lidocaine 1% drawn up. Kenalog wasted. MD: left sural nerve alcohol 95% 1 mL.', []],
    [
      'MAR: bupivacaine 0.5% 3 mL perineural L sural; triamcinolone 40 mg perineural. OR LOG: RF generator in room, not used.',
      [DESTRUCTION, MODALITY, OTHER],
    ],
    ['MAR: lidocaine 1% 3 mL SQ. OR LOG: RF generator in room, 80 C x 90 s x 2, L sural.', []],
  ])('%j: %j', (note, fired) => {
    expect(techniqueFindings(note, 1)).toEqual(fired);
  });
});
