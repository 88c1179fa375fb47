/** How texts speak of diagnoses, of care that failed, and of blocks before. */

import { wordList } from '../text/word-list.ts';

export type NecessityTerm =
  | 'measure'
  /** A name for all such care. */
  | 'conservative'
  | 'failure'
  /** What says that nothing was tried, or that it helped. */
  | 'untried'
  | 'block'
  | 'relief'
  | 'diagnosis'
  | 'symptom';

const LITTLE = wordList('without,no,little,minimal,limited,poor,transient,temporary,partial');
const KIND = wordList(
  'significant,lasting,adequate,sustained,meaningful,appreciable,long term,durable,sufficient,substantial,satisfactory,prolonged,long lasting',
);
const GAIN = wordList('relief,benefit,improvement,response,pain relief,success');

/** "Without lasting relief" and the like. */
const NO_GAIN = LITTLE.flatMap((little) =>
  GAIN.flatMap((gain) => [`${little} ${gain}`, ...KIND.map((kind) => `${little} ${kind} ${gain}`)]),
);

export const NECESSITY_TERMS: readonly (readonly [NecessityTerm, readonly string[]])[] = [
  [
    'measure',
    wordList(`
physical therapy,physical threapy,physiotherapy,pt,hep,home exercise,exercise+,therapy,
occupational therapy,desensitization,pelvic floor pt,pelvic pt,aquatic therapy,stretching,chiropractic,
acupuncture,massage,tens,bracing,brace+,splint+,splinting,orthotics,orthoses,afo,casting,serial casting,
night splint,shoe modification,wider shoes,metatarsal pads,activity modification,weight loss,weight reduction,
rest,ice,heat,loose clothing,cushions,nsaid+,ibuprofen,naproxen,meloxicam,diclofenac,celecoxib,celebrex,
mobic,acetaminophen,tylenol,aspirin,opioid+,tramadol,narcotics,hydrocodone,oxycodone,gabapentin,neurontin,
pregabalin,lyrica,duloxetine,cymbalta,amitriptyline,nortriptyline,carbamazepine,oxcarbazepine,topiramate,
topamax,lamotrigine,venlafaxine,propranolol,triptans,sumatriptan,baclofen,tizanidine,dantrolene,
cyclobenzaprine,muscle relaxants,antispasmodics,neuropathic medication+,membrane stabilizers,lidocaine patch,
lidocaine patches,topical lidocaine,topical+,compounded cream,compounding cream,capsaicin,medication+,meds,
oral agents,analgesics,steroid injection+,corticosteroid injection+,cortisone,cortisone injection+,csi+,
injection+,intra articular steroid,intraarticular steroid,subacromial injections,trigger point injection+,tpi+,
viscosupplementation,hyaluronic acid,hyaluronic acid injections,prp,botulinum toxin,botox,bont a,epidural+,
eswt,shockwave,inj+,shots,cortisone shots,steroid inj,cortisone inj,local steroid,nerve blocks
`),
  ],
  [
    'conservative',
    wordList(`
conservative,conservative care,conservative treatment,conservative management,conservative therapy,
conservative measures,nonoperative,non operative,nonsurgical,non surgical,medical management
`),
  ],
  [
    'failure',
    [
      ...NO_GAIN,
      ...wordList(`
failed,fail+,failure,failing,refractory,unresponsive,recalcitrant,resistant,intractable,despite,
in spite of,unsuccessful,ineffective,insufficient,inadequate,exhausted,w o benefit,w o relief,not helped,
not helpful,not effective,not improved,not responded,not respond,not improve,not help,not controlled,
not relieved,not tolerated,not provided,not provide,did nothing,not been effective,not been helpful,
not been successful,not been beneficial,not successful,not beneficial,not responsive,not responding,
lack of efficacy,lack of relief,lack of benefit,side effects,lack of response,intolerant,incomplete benefit,
incomplete relief,incomplete response,only brief relief,only temporary,short lived,unable to tolerate,
no better,no help,not better,tried,attempted,nonresponsive,non responsive,not adequately,
inadequately controlled,exhausting,persists
`),
    ],
  ],
  [
    'untried',
    wordList(`
no conservative,not tried,has not tried,has not had,no prior treatment,no previous treatment,
no prior conservative,never tried,without prior conservative,not attempted,no trial of,
not undergone,declined conservative,no physical therapy,not yet tried,not had any
`),
  ],
  [
    'block',
    wordList(`
block+,nerve block+,diagnostic block+,test block,diagnostic injection+,prognostic block+,
diagnostic nerve block+,dx block+,blocked,mbb+,test injection
`),
  ],
  [
    'relief',
    wordList(`
relief,improvement,reduction,better,relieved,decrease,improved,benefit,
reduced,resolution,response,decreased,relieving,positive
`),
  ],
  [
    'diagnosis',
    wordList(`
neuralgia+,neuritis,neuropathy,mononeuropathy,neuroma+,osteoarthritis,oa,arthritis,arthropathy,spasticity,
meralgia,meralgia paresthetica,entrapment,pain syndrome,crps,causalgia,headache+,migraine,inguinodynia,
orchialgia,fasciitis,capsulitis,contracture,phantom limb pain,metatarsalgia,chronic pain,chronic knee pain,
knee pain,shoulder pain,hip pain,heel pain,groin pain,foot pain,stump pain,dystonia,hemiparesis,diplegia,
gonarthrosis,coccydynia,plantar fasciitis,tendinopathy,tarsal tunnel,frozen shoulder,
wartenberg,cancer pain,cancer,carcinoma,metastasis,metastases,metastatic,sarcoma,mesothelioma,hemiplegia,
spastic,equinus,stroke,cerebral palsy,multiple sclerosis,heel spur,ankle pain,thigh pain,chest wall pain,
residual limb pain,spondylosis,spondyloarthropathy,spondylolisthesis,arthrosis,coxarthrosis,omarthrosis,djd,
radiculitis,radiculopathy,plexopathy,sciatica,tendinitis,tendonitis,tendinosis,bursitis,synovitis,
impingement,fracture,cervicalgia,lumbago,coccygodynia,vulvodynia,proctalgia,notalgia,torticollis,hemicrania,
cephalalgia,pelvic pain,back pain,low back pain,lbp,neck pain,arm pain,leg pain,wrist pain,elbow pain,
paraplegia,tetraplegia,quadriplegia,paraparesis,hypertonia,tbi,brain injury,cord injury,tumor,tumour,
malignancy,lymphoma,myeloma,amputation,amputee,arachnoiditis,fibromyalgia,rsd,cts,carpal tunnel,acnes,
pmps,cramps,allodynia,hyperalgesia,premature ejaculation,priapism,blepharospasm,hiccups,hyperhidrosis,
post herniorrhaphy pain,postherniorrhaphy pain,hernia pain,nerve injury,neuropathic pain
`),
  ],
  [
    'symptom',
    wordList(`
pain,painful,hurt+,hurting,sore,soreness,burning,dysesthesia,paresthesia+,numbness,headache,tenderness,
spasticity,scissoring,ache,aching,lancinating,neuralgia,contracture
`),
  ],
];
