import { describe, expect, it } from 'vitest';
import { notedOf } from '../../support/noted.ts';

const named = (lines: string): string => {
  const { nerves } = notedOf(`Diagnosis: neuralgia, failed PT and gabapentin\n${lines}`);
  return nerves.kind === 'named'
    ? nerves.nerves.map(({ side, name }) => `${side ?? 'no side'} ${name}`).join(', ')
    : nerves.kind;
};

describe('nerves as clinicians write them', () => {
  it.each([
    [
      'Procedure: RFA of left T8, T9 and T10 intercostal nerves, 80C 90s',
      'left t8 intercostal nerve, left t9 intercostal nerve, left t10 intercostal nerve',
    ],
    [
      'Procedure: Phenol neurolysis of intercostal nerves T9-T11 on the right',
      'right t9 intercostal nerve, right t10 intercostal nerve, right t11 intercostal nerve',
    ],
    ['Procedure: RFA left C3, C4 medial branches', 'left c3 facet medial branch, left c4 facet medial branch'],
    [
      'Procedure: RFA left third occipital nerve and C3 medial branch',
      'left facet medial branch, left c3 facet medial branch',
    ],
    [
      'Procedure: RFA superior, middle and inferior cluneal nerves, right',
      'right superior cluneal nerve, right middle cluneal nerve, right inferior cluneal nerve',
    ],
    [
      'Procedure: RFA R sup. cluneal n. and R mid. cluneal n.',
      'right superior cluneal nerve, right middle cluneal nerve',
    ],
    [
      'Procedure: Thermal RFA of greater, lesser and third occipital nerves on the left',
      'left greater occipital nerve, left lesser occipital nerve, left facet medial branch',
    ],
    [
      'Procedure: RFA R greater occipital n., L lesser occipital n.',
      'right greater occipital nerve, left lesser occipital nerve',
    ],
    [
      'Procedure: RFA of the ilioinguinal/iliohypogastric/genitofemoral nerves, left',
      'left ilioinguinal nerve, left iliohypogastric nerve, left genitofemoral nerve',
    ],
    ['Procedure: RFA II/IH nerves right', 'right ilioinguinal nerve, right iliohypogastric nerve'],
    [
      'Procedure: RFA of suprascapular n, axillary n and lat pectoral n on R',
      'right suprascapular nerve, right axillary nerve, right lateral pectoral nerve',
    ],
    [
      'Procedure: RFA articular branches of R obturator & femoral n',
      'right obturator nerve articular branch, right femoral nerve articular branch',
    ],
    [
      'Procedure: RFA of the femoral and obturator articular branches, left hip',
      'left femoral nerve articular branch, left obturator nerve articular branch',
    ],
    [
      'Procedure: RFA sensory branches of the obturator nerve and femoral nerve to the left hip joint',
      'left obturator nerve, left femoral nerve',
    ],
    [
      'Procedure: Cryoneurolysis of IPBSN and AFCN right knee',
      'right infrapatellar branch of the saphenous nerve, right anterior femoral cutaneous nerve',
    ],
    [
      'Procedure: Iovera to the infrapatellar branches of the saphenous nerve (superior and inferior) left',
      'left infrapatellar branch of the saphenous nerve',
    ],
    [
      'Procedure: RFA right medial and lateral plantar nerves and medial calcaneal branch',
      'right medial plantar nerve, right lateral plantar nerve, right medial calcaneal nerve',
    ],
    [
      'Procedure: RFA of deep and superficial peroneal nerves, L',
      'left deep fibular nerve, left superficial fibular nerve',
    ],
    [
      'Procedure: RFA of SPN, DPN, sural and saphenous nerves at the right ankle',
      'right superficial fibular nerve, right deep fibular nerve, right sural nerve, right saphenous nerve',
    ],
    ['Procedure: RFA of the left posterior tibial nerve', 'left tibial nerve'],
    [
      'Procedure: Phenol motor branch blocks: left musculocutaneous nerve, left median nerve (FDS) and left ulnar nerve',
      'left musculocutaneous nerve, left median nerve, left ulnar nerve',
    ],
    [
      'Procedure: RFA left PIN and AIN for wrist pain',
      'left posterior interosseous nerve, left anterior interosseous nerve',
    ],
    ['Procedure: RFA lateral cutaneous nerve of the thigh, right', 'right lateral femoral cutaneous nerve'],
    [
      'Procedure: RFA of nerves to vastus medialis, vastus intermedius and vastus lateralis, right',
      'right nerve to vastus medialis, right nerve to vastus intermedius, right nerve to vastus lateralis',
    ],
    [
      'Procedure: RFA NVM, NVI, NVL R knee',
      'right nerve to vastus medialis, right nerve to vastus intermedius, right nerve to vastus lateralis',
    ],
    [
      'Procedure: RFA of SMGN SLGN IMGN and NVI, right',
      'right superomedial genicular nerve, right superolateral genicular nerve, right inferomedial genicular nerve, right nerve to vastus intermedius',
    ],
    [
      'Procedure: RFA of superior medial, superior lateral and inferior medial genicular nerves left',
      'left superomedial genicular nerve, left superolateral genicular nerve, left inferomedial genicular nerve',
    ],
    [
      'Procedure: RFA superomedial/superolateral/inferomedial genicular nn. Lt',
      'left superomedial genicular nerve, left superolateral genicular nerve, left inferomedial genicular nerve',
    ],
    ['Procedure: RFA bilateral suprascapular nerves', 'bilateral suprascapular nerve'],
    ['Procedure: RFA B/L GON', 'bilateral greater occipital nerve'],
    ['Procedure: RFA b/l greater occipital nerves', 'bilateral greater occipital nerve'],
    ['Procedure: RFA of L and R GONs', 'bilateral greater occipital nerve'],
    ['Procedure: RFA of greater occipital nerve x2 (left then right)', 'bilateral greater occipital nerve'],
    [
      'Procedure: Left-sided RFA of great auricular nerve and lesser occipital nerve',
      'left great auricular nerve, left lesser occipital nerve',
    ],
    ['Procedure: RFA auriculotemporal nerve, Rt', 'right auriculotemporal nerve'],
    ['Procedure: RFA of pudendal nerve (left)', 'left pudendal nerve'],
    [
      'Procedure: Alcohol to the 2nd and 3rd intermetatarsal (common plantar digital) nerves R',
      'right second common digital plantar nerve, right third common digital plantar nerve',
    ],
    ['Procedure: RFA superficial branch radial nerve L', 'left radial nerve'],
    ['Procedure: RFA posterior cutaneous nerve of the forearm L', 'left posterior antebrachial cutaneous nerve'],
    ['Procedure: RFA lat. femoral cutaneous n. left', 'left lateral femoral cutaneous nerve'],
    ['Procedure: RFA of gr. occipital nerve, right', 'right greater occipital nerve'],
    ['Procedure: RFA genitofemoral (genital br.) L', 'left genitofemoral nerve'],
    ['Procedure: RFA Saphenous n.\nSide: R', 'right saphenous nerve'],
    [
      'Procedure: RFA\nNerves:\n1. Right SSN\n2. Right AN\n3. Right LPN',
      'right suprascapular nerve, right axillary nerve, right lateral pectoral nerve',
    ],
    [
      'Procedure: RFA\nSites treated:\n- GON (R)\n- LON (R)\n- GON (L)',
      'bilateral greater occipital nerve, right lesser occipital nerve',
    ],
    [
      'Procedure: Thermal RFA\nTarget #1: left ilioinguinal nerve 80C 90 s\nTarget #2: left iliohypogastric nerve 80C 90 s',
      'left ilioinguinal nerve, left iliohypogastric nerve',
    ],
    [
      'Procedure: RFA right suprascapular nerve\nTechnique: The suprascapular artery was avoided. The axillary nerve was not treated today. Spinal accessory nerve function intact.',
      'right suprascapular nerve',
    ],
    [
      'Procedure: RFA left saphenous nerve\nTechnique: nerve to vastus medialis was identified and spared. Adductor canal, femoral artery seen.',
      'left saphenous nerve',
    ],
    [
      'Procedure: RFA left sural nerve\nTechnique: local infiltration after tibial nerve block with 3 mL bupivacaine for comfort; sural nerve then lesioned at 80 C',
      'left sural nerve',
    ],
    [
      'Procedure: RFA left SSN\nTechnique: 80C. No weakness of the radial, median or ulnar nerve afterwards.',
      'left suprascapular nerve',
    ],
    [
      'Procedure: RFA left SSN\nTechnique: 80C 90s.\nPost-procedure exam: axillary, radial, median and ulnar nerves intact.',
      'left suprascapular nerve',
    ],
    [
      'Procedure: RFA left LFCN\nTechnique: The ilioinguinal nerve lies medial and was not in the field.',
      'left lateral femoral cutaneous nerve',
    ],
    [
      'Procedure: RFA right GON\nTechnique: The right GON was lesioned at 80C. I also attempted the LON but could not reproduce her pain so it was not lesioned.',
      'right greater occipital nerve',
    ],
    [
      'Procedure: RFA right GON\nTechnique: GON lesioned. LON could not be located and was abandoned.',
      'right greater occipital nerve',
    ],
    [
      'Procedure: RFA right GON and LON\nTechnique: GON lesioned 80C. The LON lesion was deferred because of vessel proximity.',
      'right greater occipital nerve',
    ],
    [
      'Procedure: RFA of sural nerve\nTechnique: left sural nerve, 80C 90s. Peroneal nerve palsy was excluded.',
      'left sural nerve',
    ],
    [
      'Procedure: Conventional (not pulsed) radiofrequency lesion of left LFCN. 80C/90s. No pulsed mode.',
      'left lateral femoral cutaneous nerve',
    ],
    [
      'Procedure: left shoulder RFA of SSN + AN + nerve to subscapularis',
      'left suprascapular nerve, left axillary nerve, left nerve to subscapularis',
    ],
    [
      'Procedure: RFA left nerve to vastus lateralis\nDetails: The SM/SL/IM genicular branches had been ablated at an outside facility.',
      'left nerve to vastus lateralis',
    ],
    ['Procedure: RFA left suprascapluar nerve', 'left suprascapular nerve'],
    [
      'Procedure: RFA left ilioingunal and iliohypogatric nerves',
      'left ilioinguinal nerve, left iliohypogastric nerve',
    ],
    ['Procedure: RFA right greater ocipital nerve', 'right greater occipital nerve'],
    ['Procedure: RFA right saphenus nerve, in particular its distal part', 'right saphenous nerve'],
    ['Procedure: RFA right perineal nerve', 'right perineal nerve'],
    // "Likewise" before a place is no deed.
    [
      'Left knee, cooled RF.\n  Site 1 superolateral genicular n. - lateral epicondyle\n  Site 2 superomedial genicular n. - likewise medial femur\n  Site 3 inferomedial genicular n. - tibial flare\nAt each: 60 C, 150 s.',
      'left superolateral genicular nerve, left superomedial genicular nerve, left inferomedial genicular nerve',
    ],
    [
      'Left sural nerve: ablated at 80 C for 90 s. Left saphenous nerve: likewise, at the ankle.',
      'left sural nerve, left saphenous nerve',
    ],
    // A title of another nerve than the neuroma that was treated.
    [
      'PROCEDURE: Left sural nerve alcohol injection\nDETAILS: 1 mL of 50% alcohol at the Morton neuroma of the third interspace.',
      'left common digital plantar nerve',
    ],
    [
      'PROCEDURE: Left sural nerve RF\nDETAILS: The nerve was lesioned at 80 C for 90 s. The Morton neuroma of the third interspace was not treated.',
      'left sural nerve',
    ],
  ])('%j: %s', (lines, expected) => {
    expect(named(lines)).toBe(expected);
  });
});
