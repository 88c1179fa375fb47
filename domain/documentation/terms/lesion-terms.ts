/** How texts speak of the lesion, and of what needles do to nerves beside it. */

import { wordList } from '../text/word-list.ts';

export type LesionTerm =
  /** What makes a nerve one that was treated. */
  | 'ablative'
  | 'destroyed'
  | 'notDestroyed'
  | 'agent'
  | 'localAnesthetic'
  /** A block of the nerve, which treats nothing for good. */
  | 'block'
  /** What brings the needle to the nerve. */
  | 'approach'
  /** What only says where something lies. */
  | 'landmark'
  /** How a nerve runs. */
  | 'anatomy'
  | 'cycle'
  /** What was done before is done again. */
  | 'repeated';

export const LESION_TERMS: readonly (readonly [LesionTerm, readonly string[]])[] = [
  [
    'ablative',
    wordList(`
ablate,ablated,ablating,ablation+,lesion+,lesioned,lesioning,lesion was,neurolysis,neurolytic,neurolysed,
neurolyzed,neurotomy,rhizotomy,denervation,denervated,denervate,cryoneurolysis,cryoablation,cryo,
cryoanalgesia,cryoablated,cryoprobe+,radiofrequency,rf,rfa,prf,pulsed,coagulated,coagulation,
thermocoagulation,thermocoagulated,destroyed,destruction,frozen,freeze,iovera,freezing,phenol,alcohol,ethanol,glycerol,
treated,treatment,energy,chemodenervation,chemoneurolysis,target+,targeted,targeting,burned,burnt,cooked,thermal,
neuroablation,neurolyse,repeated,same was,same procedure,same technique,same manner,same fashion,
similar fashion,similar manner,identical,likewise
`),
  ],
  [
    'destroyed',
    wordList(`
destructive,destroyed,destroy+,destruction of,nerve destruction,wallerian degeneration,axonotmesis,
axonal degeneration,neurodestructive,neurolytic lesion+,ablative lesion,complete neurolysis,complete coagulation,
complete denervation,neurodestruction,neuroablative
`),
  ],
  [
    'notDestroyed',
    wordList(`
non destructive,nondestructive,not destructive,non ablative,neuromodulation,neuromodulatory,
nonablative,non neurolytic
`),
  ],
  [
    'agent',
    wordList(`
phenol,alcohol,dehydrated alcohol,absolute alcohol,denatured alcohol,sclerosing alcohol,
ethyl alcohol,ethanol,glycerol,glycerin,hypertonic saline,carbolic acid
`),
  ],
  [
    'localAnesthetic',
    wordList(`
lidocaine,lido,xylocaine,lignocaine,bupivacaine,bupi,bupiv,marc,ropi,ropiv,mepi,mepiv,dexa,triam,medrol,levobupivacaine,solumedrol,marcaine,ropivacaine,mepivacaine,sensorcaine,carbocaine,
triamcinolone,kenalog,dexamethasone,decadron,depomedrol,methylprednisolone,
betamethasone,celestone,steroid,local,anesthetic,contrast,omnipaque,isovue,saline,naropin
`),
  ],
  [
    'block',
    wordList(`
block+,blocked,blockade,anesthetized,anaesthetized,numbed,hydrodissection,hydrodissected,injection+
`),
  ],
  [
    'approach',
    wordList(`
needle+,cannula+,cannulae,probe+,electrode+,introducer+,advanced,placed,inserted,directed,introduced,
approached,injected,infiltrated,contacted,tip,guided,wire
`),
  ],
  [
    'landmark',
    wordList(`
adjacent to,away from,lateral to,medial to,anterior to,posterior to,superficial to,deep to,
next to,inferior to,superior to,between,parallel to,proximity to,close to,clear of,distal to,
proximal to,alongside,cephalad to,caudal to,without contacting,free of,opposite
`),
  ],
  [
    'anatomy',
    wordList(`
arise+,innervate+,innervated by,innervation,supplies,supply,originates,travels,courses,runs,derived,
bifurcates,emerges,responsible for
`),
  ],
  ['cycle', wordList('cycle+,cycled,freezes,freezings')],
  ['repeated', wordList('same,repeated,identical,identically,likewise,contralateral,ditto')],
];
