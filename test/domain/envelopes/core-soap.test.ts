import { describe, expect, it } from 'vitest';
import { readCoreEnvelope } from '../../../domain/envelopes/core-soap.ts';

const SOAP12 = 'http://www.w3.org/2003/05/soap-envelope';
const envelope = (payload: string, namespace = SOAP12) =>
  `<?xml version="1.0"?><soap:Envelope xmlns:soap="${namespace}"><soap:Header/><soap:Body>
  <cor:COREEnvelopeRealTimeRequest xmlns:cor="http://www.caqh.org/SOAP/WSDL/CORERule2.2.0.xsd"><PayloadType>X12_837</PayloadType>${payload}</cor:COREEnvelopeRealTimeRequest>
  </soap:Body></soap:Envelope>`;
const read = (text: string) => {
  const read = readCoreEnvelope(Buffer.from(text));
  return read?.kind === 'text' ? read.payload : undefined;
};

describe('CORE envelope', () => {
  it('gives the payload as it was sent, padding and all', () => {
    expect(read(envelope('<Payload><![CDATA[ISA*00*          *00~ ]]></Payload>'))).toBe('ISA*00*          *00~ ');
    expect(read(envelope('<Payload>ISA*A&amp;B*00~</Payload>'))).toBe('ISA*A&B*00~');
    expect(read(envelope('<cor:Payload xsi="x">ISA~</cor:Payload>', 'http://schemas.xmlsoap.org/soap/envelope/'))).toBe(
      'ISA~',
    );
    expect(read(`<Envelope xmlns="${SOAP12}"><Body><R><Payload>ISA~</Payload></R></Body></Envelope>`)).toBe('ISA~');
  });

  it.each([
    ['nothing', ''],
    ['no XML', 'ISA*00*'],
    ['another namespace', envelope('<Payload>ISA~</Payload>', 'http://example.test/')],
    ['no payload', envelope('')],
    ['an empty payload', envelope('<Payload> </Payload>')],
    ['two payloads', envelope('<Payload>A</Payload><Payload>B</Payload>')],
    ['mismatched tags', envelope('<Payload>ISA~</Paylod>')],
    ['two envelopes', `${envelope('<Payload>A</Payload>')}${envelope('<Payload>B</Payload>')}`],
    ['a document type', `<!DOCTYPE x [<!ENTITY a "b">]>${envelope('<Payload>&a;</Payload>').slice(21)}`],
    ['deep nesting', envelope(`<Payload>${'<a>'.repeat(300)}${'</a>'.repeat(300)}</Payload>`)],
    ['a prototype name', envelope('<__proto__><Payload>A</Payload></__proto__><Payload>A</Payload>')],
  ])('refuses %s', (_name, text) => {
    expect(read(text)).toBeUndefined();
  });

  it('refuses UTF-16 and what is too large', () => {
    expect(readCoreEnvelope(Buffer.from(`\ufeff${envelope('<Payload>A</Payload>')}`, 'utf16le'))).toBeUndefined();
    expect(read(envelope(`<Payload>${'A'.repeat(6_000_001)}</Payload>`))).toBeUndefined();
  });
});
