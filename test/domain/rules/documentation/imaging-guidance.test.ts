import { imagingGuidance } from '../../../../domain/rules/documentation/imaging-guidance.ts';
import type { ClaimSpec } from '../../../support/claims.ts';
import { procedureNote } from '../../../support/procedure-note.ts';
import { dataTables, ruleCases } from '../../../support/rule-cases.ts';

const fires = { atRisk: 'guidanceIncomplete', suggest: ['documentSeparately'] };
const denies = { ...fires, atRisk: 'guidanceDenied' };
const complete = { modality: 'ultrasound', realTime: true, supervisedBy: 'performing physician', imagesArchived: true };
const billedWith = (imaging?: object, code = '76942'): ClaimSpec => ({
  ...(imaging ? { documentation: { imaging } } : {}),
  lines: [{}, { code }],
});
const billedNote = (note: string): ClaimSpec => ({ lines: [{ note }, { code: '76942' }] });

ruleCases(imagingGuidance, dataTables(), [
  { name: 'no guidance', claim: {}, expect: 'notApplicable' },
  { name: 'billed, no record', claim: billedWith(), expect: 'notEvaluated' },
  { name: 'billed, complete record', claim: billedWith(complete), expect: 'pass' },
  { name: 'stated, complete record', claim: { documentation: { imaging: complete } }, expect: 'pass' },
  { name: 'no modality', claim: billedWith({ ...complete, modality: '' }), expect: fires },
  {
    name: 'fluoroscopy is billed, the record is complete for ultrasound',
    claim: billedWith(complete, '77002'),
    expect: { ...fires, atRisk: 'otherModality' },
  },
  {
    name: 'CT is billed, the record is complete for CT fluoroscopy',
    claim: billedWith({ ...complete, modality: 'CT fluoroscopy' }, '77012'),
    expect: 'pass',
  },
  {
    name: 'guidance is billed, the record is complete for a kind that no code of the table names',
    claim: billedWith({ ...complete, modality: 'image guidance' }),
    expect: 'pass',
  },
  { name: 'not in real time', claim: billedWith({ ...complete, realTime: false }), expect: denies },
  { name: 'nobody supervised', claim: billedWith({ ...complete, supervisedBy: ' ' }), expect: fires },
  { name: 'images not archived', claim: billedWith({ ...complete, imagesArchived: false }), expect: denies },
  {
    name: 'archival not mentioned',
    claim: billedWith({ modality: 'fluoroscopy', realTime: true, supervisedBy: 'MD' }, '77002'),
    expect: fires,
  },
  { name: 'stated only, incomplete', claim: { documentation: { imaging: { modality: 'CT' } } }, expect: fires },
  { name: 'billed, the record says none was used', claim: billedWith({ modality: 'none' }), expect: denies },
  {
    name: 'none was used and none is billed',
    claim: { documentation: { imaging: { modality: 'landmark' } } },
    expect: 'notApplicable',
  },
  { name: 'billed, the note denies archival', claim: billedNote('US GUIDANCE, NO IMAGES SAVED'), expect: denies },
  {
    name: 'stated, the note denies real time',
    claim: { lines: [{ note: 'ULTRASOUND, WITHOUT REAL TIME SUPERVISION' }] },
    expect: denies,
  },
  {
    name: 'billed, the note shows all three',
    claim: billedNote('REAL-TIME ULTRASOUND, IMAGES ARCHIVED'),
    expect: 'pass',
  },
  { name: 'billed, a short note is silent', claim: billedNote('ULTRASOUND GUIDED'), expect: 'notEvaluated' },
  ...[
    {},
    { modality: ' ' },
    { imagesArchived: false },
    { modality: 'ultrasound not used' },
    { modality: 'No guidance' },
  ].map((imaging) => ({
    name: `says of no guidance: ${JSON.stringify(imaging)}`,
    claim: { documentation: { imaging } },
    expect: 'notApplicable' as const,
  })),
  ...['CT GUIDED, IMAGES NOT SAVED', 'U/S GUIDED W/O IMAGES', 'C-ARM, IMAGES NOT STORED'].map((text) => ({
    name: `stated and denied: ${text}`,
    claim: { lines: [{ note: text }] },
    expect: denies,
  })),
  { name: 'billed, the note says landmarks', claim: billedNote('LANDMARK TECHNIQUE'), expect: denies },
  { name: 'billed, the note says no ultrasound', claim: billedNote('NO ULTRASOUND USED'), expect: denies },
  {
    name: 'billed, the note names another as not used',
    claim: billedNote('ULTRASOUND GUIDED, NO FLUOROSCOPY'),
    expect: 'notEvaluated',
  },
  {
    name: 'the record stands on the guidance line',
    claim: { lines: [{}, { code: '76942', documentation: { imaging: complete } }] },
    expect: 'pass',
  },
  {
    name: 'the note of the guidance line denies archival',
    claim: { lines: [{}, { code: '76942', note: 'NO IMAGES SAVED' }] },
    expect: denies,
  },
  {
    name: 'guidance on another day',
    claim: { lines: [{}, { code: '76942', on: '20260303' }] },
    expect: 'notApplicable',
  },
  { name: 'a procedure note, none used', claim: {}, documented: procedureNote({}), expect: 'notApplicable' },
  {
    name: 'a procedure note shows all three',
    claim: billedWith(),
    documented: procedureNote({
      guidance: true,
      shown: ['modality', 'realTimeSupervision', 'imageArchival'],
    }),
    expect: 'pass',
  },
  {
    name: 'a procedure note is silent of archival',
    claim: billedWith(),
    documented: procedureNote({ guidance: true, shown: ['modality', 'realTimeSupervision'] }),
    expect: fires,
  },
  {
    name: 'stated in a procedure note and not billed',
    claim: {},
    documented: procedureNote({ guidance: true, shown: ['modality'] }),
    expect: fires,
  },
  { name: 'billed, a procedure note is silent', claim: billedWith(), documented: procedureNote(), expect: fires },
  {
    name: 'a procedure note denies archival',
    claim: billedWith(),
    documented: procedureNote({
      guidance: true,
      shown: ['modality', 'realTimeSupervision'],
      denied: { imageArchival: 'images were not saved' },
    }),
    expect: denies,
  },
  {
    name: 'another structured field only',
    claim: { documentation: { modality: 'rfa' }, lines: [{}, { code: '77002' }] },
    expect: 'notEvaluated',
  },
]);
