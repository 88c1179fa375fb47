import { describe, expect, it } from 'vitest';
import { documentationFields } from '../../../domain/json/claim-schema.ts';
import { CODING_NAMES, FACT_NAMES, REFUSED, readAssumptions } from '../../../domain/what-if/assumptions.ts';

describe('assumptions', () => {
  it('have the vocabulary of the structured documentation, with the note and without the document', () => {
    const { ccda: _document, ...fields } = documentationFields;
    expect(FACT_NAMES).toEqual(Object.keys(fields));
  });

  it.each([
    [{ nerves: ['sural nerve'], modality: 'thermal RF', temperatureCelsius: '80', destructive: true }],
    [{ imaging: { modality: 'ultrasound', realTime: true, supervisedBy: 'DR SAMPLE', imagesArchived: true } }],
    [{ note: 'PROCEDURE: sample', failedConservativeMeasures: [], diagnosticBlockReliefPercent: 80 }],
    [{ units: 1, modifiers: ['rt'], diagnosisPointers: ['2', '12'], placeOfService: '11' }],
    [{ payerClaimControlNumber: 'SAMPLE' }],
    [{ payerClaimControlNumber: ' 1126061000001 ', nerves: [] }],
    [{}],
    [undefined],
  ])('takes %j', (value) => {
    expect(readAssumptions(value)).toMatchObject({ kind: 'read' });
  });

  it.each([
    [{ nerves: 'sural' }, ['/nerves']],
    [{ nerves: ['sural', 7] }, ['/nerves/1']],
    [{ nerves: ['x'.repeat(1_001)] }, ['/nerves/0']],
    [{ nerves: Array.from({ length: 101 }, () => 'sural') }, ['/nerves']],
    [{ imaging: { secretKey: true } }, ['/imaging']],
    [{ nerves: ['sural', ' '] }, ['/nerves/1']],
    [{ modality: '', diagnosis: '\t', indication: '\u00a0' }, ['/modality', '/diagnosis', '/indication']],
    [{ imaging: { modality: '  ' } }, ['/imaging']],
    [{ failedConservativeMeasures: ['  '] }, ['/failedConservativeMeasures/0']],
    [{ note: ' \r\n' }, ['/note']],
    [{ payerClaimControlNumber: '' }, ['/payerClaimControlNumber']],
    [{ payerClaimControlNumber: '  ' }, ['/payerClaimControlNumber']],
    [{ units: 0 }, ['/units']],
    [{ units: 1.5 }, ['/units']],
    [{ modifiers: ['RTX'] }, ['/modifiers/0']],
    [{ diagnosisPointers: ['13'] }, ['/diagnosisPointers/0']],
    [{ diagnosisPointers: [] }, ['/diagnosisPointers']],
    [{ placeOfService: 'HOME' }, ['/placeOfService']],
    [{ temperatureCelsius: 'hot', destructive: 'yes' }, ['/temperatureCelsius', '/destructive']],
    ['secret', ['']],
    [[], ['']],
    [null, ['']],
  ])('says where %j is wrong, and nothing of what stands there', (value, paths) => {
    expect(readAssumptions(value)).toEqual({ kind: 'invalid', paths });
  });

  it.each(Object.keys(REFUSED))('refuses %s by name', (name) => {
    expect(readAssumptions({ [name]: 'x' })).toEqual({ kind: 'refused', names: [name], unknown: 0 });
  });

  it('counts names that nobody knows and does not repeat them', () => {
    const read = readAssumptions({ units: 2, 'JANE TESTPATIENT': 1, constructor: 2, procedureCode: '64999' });
    expect(read).toEqual({ kind: 'refused', names: ['procedureCode'], unknown: 2 });
  });

  it('refuses nothing that it takes', () => {
    expect(
      Object.keys(REFUSED).filter((name) => [...FACT_NAMES, ...CODING_NAMES].some((known) => known === name)),
    ).toEqual([]);
  });
});
