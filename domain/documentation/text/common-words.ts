/** Words that many lists hold, written once; a plus adds the plural, as in `wordSet`. */

export const LESIONS_BY_HEAT =
  'ablated coagulation cryo frozen heated lesion+ lesioned lesioning pulsed radiofrequency rf rfa thermal';
export const EACH_SIDE = 'l left lt r right rt';
export const DONE_TO_NERVES = 'ablated frozen lesioned treated';
export const OF_NERVES = 'branch branches nerve+';
export const BY_COLD = 'cryoablation cryoneurolysis freeze+ freezing';
export const EARLIER = 'earlier last previous prior';
export const OF_ABLATIONS = 'ablation lesion+';
export const LOCATED = 'identified located visualized';
export const WAS_DONE = 'done performed';
export const DENERVATIONS = 'denervation neurolysis neurotomy';
export const OF_RF = 'radiofrequency rf';
export const AGENTS_GIVEN = 'alcohol phenol';
export const DONE_WITH_NERVES = 'coagulated denervated destroyed';
