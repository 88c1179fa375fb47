/** How texts speak of imaging guidance. */

import { wordList } from '../text/word-list.ts';

export type ImagingTerm =
  | 'modality'
  /** Says by itself that no image was used. */
  | 'noImaging'
  /** Says it when denied. */
  | 'anyImaging'
  | 'realTime'
  /** Real time, where it speaks of a modality of the sentence. */
  | 'steady'
  /** Real time, where it is the needle that is seen. */
  | 'seen'
  /** Archival, where a word such as "saved" stands near. */
  | 'image'
  | 'kept'
  /** Archival by itself. */
  | 'archive'
  /** Somebody who performs or supervises. */
  | 'supervisor';

const SCREENS = wordList(`
ultrasound,us,fluoroscopy,fluoroscopic,fluoro,sonographic,ultrasonographic,imaging,ct,x ray,
sonography,guidance,view,visualization,scan,scanning
`);
const OPERATORS = wordList(
  'surgeon,physician,performing physician,operator,undersigned,attending,proceduralist,provider,author',
);
const STEADY = ['live', 'continuous', 'dynamic', 'direct'];

export const IMAGING_TERMS: readonly (readonly [ImagingTerm, readonly string[]])[] = [
  [
    'modality',
    wordList(`
ultrasound,sono,ultrasonography,ultrasonographic,ultrasonic guidance,sonographic,sonographically,sonography,
us guidance,us guided,usg,us probe,under us,using us,with us,via us,w us,time us,live us,us real,
us in,us image+,us pics,by us,on us,us used,us was,us machine,us visualization,bedside us,portable us,
us live,us rt,us dynamic,us continuous,us with,us for,fluoro,fluoroscopy,fluoroscopic,fluoroscopically,
image intensifier,image intensification,linear probe,linear array,curvilinear probe,
transducer,high frequency probe,c arm,
carm,x ray guidance,xray guidance,under x ray,under xray,under the x ray,under the xray,on x ray,on xray,x ray arm,xray arm,by x ray,x ray machine,xray machine,sonogram,ct guidance,ct guided,ct fluoroscopy,under ct,
ct images,cone beam ct,mri guidance,mri guided,mr guided,hockey stick,ecograph,ecography,
echograph,echography,ecographic,echographic,ultra sound,u s,arm in c,butterfly iq,lumify,
vscan,clarius,sonosite
`),
  ],
  [
    'noImaging',
    wordList(`
landmark technique,landmark guided,landmarks,landmark based,palpation guided,palpatory guidance,
blind technique,by palpation,landmark approach,blind approach
`),
  ],
  ['anyImaging', wordList('imaging,img,image guidance,guidance,image guided')],
  [
    'realTime',
    [
      ...wordList(`
real time,realtime,tiempo real,at all times,visualized throughout,in view throughout,continuously visualized,continuously in view,
seen throughout,continuously seen,continuously visible,constantly seen,us live,ultrasound live,constant visualization,constantly visualized,under continuous,
needle visualized,live needle,constant view,us rt,
visualization of the needle,needle visualization,tip visualized,kept on the tip,kept on the needle,stayed on the tip,stayed on the needle
`),
      ...STEADY.flatMap((steady) => SCREENS.map((screen) => `${steady} ${screen}`)),
    ],
  ],
  [
    'steady',
    wordList('live,throughout,dynamic,dynamically,continuous,continuously,intermittent,intermittently,real time,oop'),
  ],
  [
    'seen',
    wordList(`
in sight,
watched,saw,seen,visualized,visualised,viewed,followed,tracked,observed,watching,seeing,in view,
visualization,visualisation,see the tip,see the needle,see its tip,see my needle,in plane,out of plane,under vision
`),
  ],
  [
    'image',
    wordList(`
image+,picture+,pic+,film+,still+,screenshot+,clip+,cine,loop,sonogram+,photo+,photograph+,frame+,
printout+,print out+,hard copy,hard copies,hardcopy,hardcopies,fluorograph,views,scans,snapshot+,capture+,
screen shot+,screen grab+,imgs,video+,recording+,radiograph+,dicom,exposure+,series,jpg+,jpeg+
`),
  ],
  [
    'kept',
    wordList(`
saved,save,archived,archive,archiving,retention,stored,store,recorded,retained,kept,printed,uploaded,filed,
captured,pacs,permanently,permanent,documented,placed in,scanned,maintained,transferred,
sent to,on file,in the chart,in chart,available for review,in record,in the record,in our record,
in the system,in system,to chart,to the chart,emr,ehr,vna,
on system,on the system,on our system,on device,on the device,on the server,on the machine,copied,logged,preserved,attached to,held in
`),
  ],
  [
    'archive',
    wordList(`
permanent image+,permanent recording,permanent record of,permanent ultrasound,permanent ct,permanent fluoroscopic
`),
  ],
  [
    'supervisor',
    [
      ...wordList(`
by me,by myself,i used,i performed,by dr,by this provider,supervised by,operator performed,
operator me,under my control,under my direct,my direct control,controlled by,operated by
`),
      ...OPERATORS.flatMap((operator) => [`by ${operator}`, `by the ${operator}`]),
    ],
  ],
];
