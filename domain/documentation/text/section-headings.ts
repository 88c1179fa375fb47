/** Headings of clinical notes: what a section holds, told by the words of its heading. */

import { LOCATED, WAS_DONE } from './common-words.ts';
import { wordList, wordSet } from './word-list.ts';

/**
 * What a section speaks of. `title` names the procedure, its nerves or its technique; `procedure` tells what was done;
 * `narrative` is text without a heading, which in a procedure note is the same. Nothing in the other sections was done.
 */
export type SectionKind =
  | 'title'
  | 'procedure'
  | 'narrative'
  | 'diagnosis'
  | 'indication'
  | 'conservativeCare'
  | 'history'
  | 'plan'
  | 'consent'
  | 'operator'
  | 'other';

/** In order of strength: "indication for procedure" is an indication, "post-procedure plan" a plan. */
const BY_STRENGTH: readonly (readonly [SectionKind, readonly string[]])[] = [
  ['other', ['amendment', 'amended', 'signature', 'signed']],
  [
    'consent',
    wordList(`
consent,consented,risk+,education,leaflet,handout,counseling,alternative+,options,choices,discussion,teaching
`),
  ],
  [
    'plan',
    wordList(`
plan+,planned,follow,followup,recommendation+,disposition,instructions,discharge,return,further,rtc,fu,f,
aftercare,proposed,future,scheduled,next,p,ap,orders,decision,dispo
`),
  ],
  ['indication', wordList('indication+,reason,goal+,necessity,rationale,justification,why,ind')],
  ['conservativeCare', wordList('conservative,failed,nonoperative,treatments,therapies,measures,tried')],
  [
    'history',
    wordList(`
history,antecedents,antecedentes,hx,hpi,past,prior,previous,interval,subjective,complaint,psh,pmh,pshx,
pmhx,chief,cc,s,block+,background,summary,story,consult,consultation,outside,far
`),
  ],
  [
    'diagnosis',
    wordList(`
diagnosis,diagnoses,dx,impression,assessment,a,ddx,differential,problem+,icd
`),
  ],
  [
    'other',
    wordList(`
vital+,medication+,meds,allergies,allergy,labs,ros,complication+,comps,ebl,loss,specimen+,anesthesia,
anaesthesia,sedation,social,family,objective,o,condition,physical,review,post,postprocedure,postoperative,
postop,age,dob,mrn,sex,facility,date,dos,patient,monitoring,implants,drains,fluids,tolerance,
contraindications,exam,examination,medicines,takes,adverse,inspection,ekg,cpt,code+,charges,billing,
recovery
`),
  ],
  [
    'operator',
    wordList(`
surgeon,physician,provider,operator,assistant,attending,by,proceduralist,author
`),
  ],
  [
    'procedure',
    wordList(`
description,detail+,technique,tech,narrative,findings,note,course,guidance,imaging,image+,ultrasound,
fluoroscopy,temperature,temp,duration,settings,parameters,given,administered,injected,injectate,time,
lesion+,device,generator,needle,agent,volume,concentration,body,done,real,realtime,steps,summary,
archived,saved,stored,text,report,cycles,position,positioning,probe,cannula,stimulation,equipment,medium,
localization,mode,documentation,dictation,log,today,settings
`),
  ],
  [
    'title',
    wordList(`
title,procedure+,proc,operation+,operative,performed,nerve+,target+,targeted,site+,level+,laterality,
side,modality,intervention,service+,surgery,treated,treatment,ablation,location,px
`),
  ],
];

/** Words that headings hold beside those; a line of nothing but such words is a heading even without a colon. */
const FILLERS = wordList(`
the,of,for,in,and,to,pre,preoperative,preop,preprocedure,op,operative,medical,clinical,
name,type,brief,informed,present,illness,estimated,record,form,entry,sheet,blood,up,diagnostic,on,
prior,primary,taken,findings,used,with,detailed,full,care,list,what,was,is,surgical,pain,
management,interventions,injections,ablations,surgeries,encounters,this,test,study,number,set,chief,current,therapy,procedural,preprocedural,
postprocedural,admission,step,care,shared,presenting,so,she,he,now,cryoneurolysis,cryoablation,
neurolysis,neurotomy,denervation,rfa,radiofrequency,chemodenervation,chemoneurolysis,rhizotomy
`);

const STRENGTH_OF = new Map<string, number>();
BY_STRENGTH.forEach(([, words], strength) => {
  for (const word of words) if (!STRENGTH_OF.has(word)) STRENGTH_OF.set(word, strength);
});

/** Letters that head the parts of a SOAP note, and other words that mean a section only before a colon. */
const ONLY_WITH_COLON = wordSet(`
s o a p f ap by age cc follow done real time return next failed patient treated
block+ today log op tech px orders decision dispo
`);

/** Headings that are known for what they are even where nothing but their words sets them apart. */
const UNMISTAKABLE = new Set(
  wordList(`
preoperative diagnosis,postoperative diagnosis,pre operative diagnosis,post operative diagnosis,
preprocedure diagnosis,postprocedure diagnosis,pre procedure diagnosis,post procedure diagnosis,
preop diagnosis,postop diagnosis,description of procedure,description of the procedure,
procedure in detail,procedure performed,procedures performed,operation performed,
indications for procedure,indication for procedure,estimated blood loss,history of present illness
`),
);

export const HEADING_WORDS: ReadonlySet<string> = new Set([...STRENGTH_OF.keys(), ...FILLERS]);

/** Any word of any heading. */
export function isHeadingWord(word: string): boolean {
  return HEADING_WORDS.has(word);
}

/** "Surgeon dictation: …" is the telling itself, and names no operator. */
const TOLD = wordSet('dictation narrative report note comment+ text remarks');
const TELLERS = wordSet('surgeon physician provider operator proceduralist');
const GIVEN = wordSet('given administered injected injectate');
const MEDICINES = wordSet('meds medication+ drugs');
const BEFORE = wordSet('prior previous past previously history consent');

/** The summary of an operation tells it; any other tells the patient's story. */
const OF_AN_OPERATION = wordSet('operative op operation procedure procedural surgical');

/** That of anesthesia or of nurses tells what they saw. */
const OTHERS = wordSet('anesthesia anaesthesia sedation nursing recovery');

/** What was brought into a note from another one: "OLD OP NOTE PULLED IN BY TEMPLATE", "copied forward from 3/9". */
const COPIED = wordSet('old copied pasted imported pulled carried forwarded');
const FROM = wordSet('note+ record+ report dictation template forward over from op procedure visit');

/** Whether a label says that what it heads was brought in from another note. */
export function isBroughtIn(words: readonly string[]): boolean {
  return holds(words, COPIED) && holds(words, FROM);
}

/** Whether any of the words is one of those. */
export function holds(words: readonly string[], any: Pick<ReadonlySet<string>, 'has'>): boolean {
  for (const word of words) if (any.has(word)) return true;
  return false;
}

/** "Medication list for procedure"; before and after it are other drugs. */
function isOfDrugs(words: readonly string[]): boolean {
  return words.includes('procedure') && holds(words, MEDICINES) && !holds(words, BESIDE);
}

const BESIDE = wordSet('pre post before after');

/** The kind that a heading of these words has, or undefined where they tell none. */
export function headingKind(words: readonly string[]): SectionKind | undefined {
  let best: number | undefined;
  if (isBroughtIn(words)) return 'history';
  if (words.length === 2 && words[0] === 'a' && words[1] === 'p') return 'plan';
  // Beside other words it only says that they speak of an operation: "pre op", "op note".
  if (words.length === 1 && words[0] === 'op') return 'title';
  // "Medications given", "procedure summary": what was done, whatever its other word heads elsewhere.
  if ((holds(words, GIVEN) || isOfDrugs(words)) && !holds(words, BEFORE)) return 'procedure';
  if (words.length === 2 && words[1] === 'used' && MEDICINES.has(words[0] ?? '')) return 'procedure';
  if (holds(words, TOLD) && holds(words, TELLERS)) return 'procedure';
  if (words.includes('summary') && words.some((word) => word.startsWith('procedur'))) return 'procedure';
  if (words.at(-1) === 'summary' && holds(words, OTHERS)) return 'other';
  if (words.at(-1) === 'summary' && holds(words, OF_AN_OPERATION)) return 'procedure';
  // "Plan + what was done": whatever else it heads, it heads the telling.
  if (words.length > 1 && words.some((word, index) => word === 'done' && PASSIVES.has(words[index - 1] ?? '')))
    return 'procedure';
  // "PLAN AND PROCEDURE", "A/P & procedure"
  if (words.at(-1) === 'procedure' && words.includes('plan')) return 'procedure';
  // "Not used: phenol": what such a heading lists is denied there.
  if (words.at(-2) === 'not' && USED.has(words.at(-1) ?? '')) return 'procedure';
  let before = '';
  for (const word of words) {
    // "Today as planned:" heads what was done.
    const isAccord = before === 'as';
    // "Upper outside = superolateral genicular nerve" is a place.
    const isPlace = word === 'outside' && HALVES.has(before);
    before = word;
    if (isAccord || isPlace) continue;
    // The letters of a SOAP note stand alone: the s of "nerve(s)" heads no history.
    if (words.length > 1 && word.length < 3 && ONLY_WITH_COLON.has(word)) continue;
    const strength = STRENGTH_OF.get(word);
    if (strength !== undefined && (best === undefined || strength < best)) best = strength;
  }
  return best === undefined ? undefined : BY_STRENGTH[best]?.[0];
}

const HALVES = wordSet('upper lower');
const USED = wordSet(`${WAS_DONE} used`);
const PASSIVES = wordSet('was were what work procedure+');

/** "REHAB CONSULT FOLLOW UP" is what a note is; "Pre-procedure consult:" heads what was talked over before. */
const CONSULTS = wordSet('consult consultation');

export function needsColon(words: readonly string[]): boolean {
  return words.length === 1 ? ONLY_WITH_COLON.has(words[0] ?? '') : holds(words, CONSULTS);
}

export function isUnmistakable(words: readonly string[]): boolean {
  return UNMISTAKABLE.has(words.join(' '));
}

/** Words by which a sentence shows that the telling of the procedure has begun, whatever heading stands above it. */
export const PROCEDURE_OPENERS = wordSet(`
prepped prone supine draped positioned timeout sterile cannula transducer preped
`);

/** The same for a sentence that opens a line of its own. */
export const LINE_OPENERS = wordSet(`
${LOCATED} today landmark+ stim needle probe localized injected infiltrated lesion lesioned gauge brought
advanced inserted introduced targeted ablated approached palpated scanned cryoprobe iovera lidocaine
chloraprep chlorhexidine electrode introducer stimulation handpiece froze frozen seated betadine
hydrodissected
`);
