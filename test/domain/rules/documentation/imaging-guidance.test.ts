import { imagingGuidance } from '../../../../domain/rules/documentation/imaging-guidance.ts';
import type { ClaimSpec } from '../../../support/claims.ts';
import { dataTables, ruleCases } from '../../../support/rule-cases.ts';

const fires = { atRisk: 'guidanceIncomplete', suggest: ['documentSeparately'] };
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
  { name: 'not in real time', claim: billedWith({ ...complete, realTime: false }), expect: fires },
  { name: 'nobody supervised', claim: billedWith({ ...complete, supervisedBy: ' ' }), expect: fires },
  { name: 'images not archived', claim: billedWith({ ...complete, imagesArchived: false }), expect: fires },
  {
    name: 'archival not mentioned',
    claim: billedWith({ modality: 'fluoroscopy', realTime: true, supervisedBy: 'MD' }, '77002'),
    expect: fires,
  },
  { name: 'stated only, incomplete', claim: { documentation: { imaging: { modality: 'CT' } } }, expect: fires },
  { name: 'billed, the record says none was used', claim: billedWith({ modality: 'none' }), expect: fires },
  {
    name: 'none was used and none is billed',
    claim: { documentation: { imaging: { modality: 'landmark' } } },
    expect: 'notApplicable',
  },
  { name: 'billed, the note denies archival', claim: billedNote('US GUIDANCE, NO IMAGES SAVED'), expect: fires },
  {
    name: 'stated, the note denies real time',
    claim: { lines: [{ note: 'ULTRASOUND, WITHOUT REAL TIME SUPERVISION' }] },
    expect: fires,
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
    expect: fires,
  })),
  { name: 'billed, the note says landmarks', claim: billedNote('LANDMARK TECHNIQUE'), expect: fires },
  { name: 'billed, the note says no ultrasound', claim: billedNote('NO ULTRASOUND USED'), expect: fires },
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
    expect: fires,
  },
  {
    name: 'guidance on another day',
    claim: { lines: [{}, { code: '76942', on: '20260303' }] },
    expect: 'notApplicable',
  },
  {
    name: 'another structured field only',
    claim: { documentation: { modality: 'rfa' }, lines: [{}, { code: '77002' }] },
    expect: 'notEvaluated',
  },
]);
