import { describe, expect, it } from 'vitest';
import { readCoreRequest } from '../../../domain/envelopes/core-envelope.ts';

const CLAIM = 'ISA*00*          *00~GS~--XbCY~\r\n';
const read = (body: string | Buffer, type: string) => {
  const reading = readCoreRequest(Buffer.from(body as string), type);
  return reading.kind === 'payload' ? reading.payload.toString('latin1') : reading.kind;
};

const field = (name: string, value: string, more = '') =>
  `--XbCY\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const form = (...fields: string[]) => `${fields.join('')}--XbCY--\r\n`;
const FORM = 'multipart/form-data; boundary=XbCY';
const usual = [field('PayloadType', 'X12_837_Request_005010X222A1'), field('ProcessingMode', 'RealTime')];

describe('a CORE form', () => {
  it.each([
    ['as the rule shows it', form(...usual, field('Payload', CLAIM)), FORM],
    ['with a quoted boundary', form(field('Payload', CLAIM)), 'Multipart/Form-Data; charset=utf-8; boundary="XbCY"'],
    ['with a preamble and an epilogue', `to be\r\npassed over\r\n${form(field('Payload', CLAIM))}and this`, FORM],
    [
      'with a file name and a type',
      form(field('Payload', CLAIM, '; filename="a;b.x12"\r\nContent-Type: text/plain')),
      FORM,
    ],
    ['with blanks behind the boundary', form(field('Payload', CLAIM)).replaceAll('--XbCY\r\n', '--XbCY \t\r\n'), FORM],
  ])('gives the payload byte for byte %s', (_name, body, type) => {
    expect(read(body, type)).toBe(CLAIM);
  });

  it('is read with LF alone, too', () => {
    expect(read(form(...usual, field('Payload', 'ISA~\nGS~')).replaceAll('\r\n', '\n'), FORM)).toBe('ISA~\nGS~');
  });

  it('gives bytes that are no text', () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const [head = '', tail = ''] = form(field('Payload', '|')).split('|');
    const reading = readCoreRequest(Buffer.concat([Buffer.from(head), bytes, Buffer.from(tail)]), FORM);
    expect(reading).toEqual({ kind: 'payload', payload: bytes });
  });

  it('takes an interchange in base64 out of it although no header says so', () => {
    const wrapped = Buffer.from(CLAIM).toString('base64').replace(/.{20}/g, '$&\r\n');
    expect(read(form(field('Payload', wrapped)), FORM)).toBe(CLAIM);
    const soap = (payload: string) =>
      `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><r><Payload>${payload}</Payload></r></s:Body></s:Envelope>`;
    expect(read(soap(`\n  ${wrapped}\n`), 'application/soap+xml')).toBe(CLAIM);
    expect(read(soap('SVNB is no base64!'), 'application/soap+xml')).toBe('SVNB is no base64!');
  });

  it('does not end at a longer boundary', () => {
    expect(read(form(field('Payload', 'ISA~\r\n--XbCYZ\r\nGS~')), FORM)).toBe('ISA~\r\n--XbCYZ\r\nGS~');
  });

  it('takes the payload out of its transfer encoding', () => {
    const encoded = (encoding: string, body: string) =>
      form(field('Payload', body, `\r\nContent-Transfer-Encoding: ${encoding}`));
    expect(read(encoded('base64', Buffer.from(CLAIM).toString('base64')), FORM)).toBe(CLAIM);
    expect(read(encoded('Quoted-Printable', 'ISA*=\r\n00=7E'), FORM)).toBe('ISA*00~');
    expect(read(encoded('base64', 'no base64!'), FORM)).toBe('noEnvelope');
    expect(read(encoded('quoted-printable', 'ISA=ZZ'), FORM)).toBe('noEnvelope');
    expect(read(encoded('x-zip', 'ISA~'), FORM)).toBe('noEnvelope');
  });

  const many = Array.from({ length: 40 }, (_, index) => field(`f${index}`, 'x'));
  it.each([
    ['no boundary', form(field('Payload', CLAIM)), 'multipart/form-data'],
    ['an empty boundary', form(field('Payload', CLAIM)), 'multipart/form-data; boundary='],
    ['another boundary', form(field('Payload', CLAIM)), 'multipart/form-data; boundary=other'],
    ['a boundary that is too long', form(field('Payload', CLAIM)), `multipart/form-data; boundary=${'x'.repeat(71)}`],
    ['two boundaries', form(field('Payload', CLAIM)), 'multipart/form-data; boundary=XbCY; boundary=other'],
    ['an open quote', form(field('Payload', CLAIM)), 'multipart/form-data; boundary="XbCY'],
    ['no end', field('Payload', CLAIM), FORM],
    ['no payload', form(...usual), FORM],
    ['an empty payload', form(field('Payload', ' \r\n')), FORM],
    ['two payloads', form(field('Payload', CLAIM), field('Payload', CLAIM)), FORM],
    [
      'a part without a name',
      form('--XbCY\r\nContent-Disposition: form-data\r\n\r\nx\r\n', field('Payload', CLAIM)),
      FORM,
    ],
    ['a part without headers', form('--XbCY\r\n\r\nx\r\n', field('Payload', CLAIM)), FORM],
    ['a header that is none', form('--XbCY\r\nno header\r\n\r\nx\r\n', field('Payload', CLAIM)), FORM],
    ['a header that is too long', form(field('Payload', CLAIM, `; filename="${'x'.repeat(9_000)}"`)), FORM],
    [
      'the same header twice',
      form(field('Payload', CLAIM, '\r\nContent-Disposition: form-data; name="Payload"')),
      FORM,
    ],
    ['too many parts', form(...many, field('Payload', CLAIM)), FORM],
    ['nothing', '', FORM],
  ])('is refused with %s', (_name, body, type) => {
    expect(read(body, type)).toBe('noEnvelope');
  });

  it('says so when it holds another transaction', () => {
    expect(read(form(field('PayloadType', 'X12_270_Request_005010X279A1'), field('Payload', 'ISA~')), FORM)).toBe(
      'otherPayload',
    );
  });

  it('is passed over in one go, whatever it repeats', () => {
    for (const piece of ['--XbCY', '--XbCY\r\n', '\n--XbCY', '\r\n--XbCYx', '\r\n\r\n', '--XbCY--x']) {
      expect(read(piece.repeat(400_000), FORM)).toBe('noEnvelope');
    }
  });
});

describe('a CORE envelope with its payload attached', () => {
  const soap = (payload: string, type = 'X12_837_Request_005010X222A1') =>
    `<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Body><r:COREEnvelopeBatchSubmission xmlns:r="http://www.caqh.org/SOAP/WSDL/CORERule2.2.0.xsd"><PayloadType>${type}</PayloadType><Payload>${payload}</Payload></r:COREEnvelopeBatchSubmission></soap:Body></soap:Envelope>`;
  const include = (href: string, namespace = 'http://www.w3.org/2004/08/xop/include') =>
    `<xop:Include xmlns:xop="${namespace}" href="${href}"/>`;
  const part = (id: string, body: string, type = 'application/xop+xml') =>
    `--m\r\nContent-Type: ${type}\r\nContent-ID: <${id}>\r\n\r\n${body}\r\n`;
  const TYPE =
    'multipart/related; type="application/xop+xml"; start="<root@x>"; start-info="application/soap+xml"; boundary=m';
  const message = (root: string, ...others: string[]) => `${part('root@x', root)}${others.join('')}--m--`;
  const claim = part('claim@x', CLAIM, 'application/octet-stream');

  it('gives the attachment that the payload includes', () => {
    expect(read(message(soap(include('cid:claim@x')), claim), TYPE)).toBe(CLAIM);
    expect(read(message(soap(include('cid:claim%40x')), claim), TYPE)).toBe(CLAIM);
    expect(read(`${claim}${message(soap(include('cid:claim@x')))}`, TYPE)).toBe(CLAIM);
    expect(read(message(soap(include('cid:claim@x')), claim), 'multipart/related; boundary=m')).toBe(CLAIM);
  });

  it('gives a payload that stands in the root', () => {
    expect(read(message(soap('<![CDATA[ISA~]]>')), TYPE)).toBe('ISA~');
  });

  it.each([
    ['an attachment that is not there', message(soap(include('cid:other@x')), claim)],
    ['two attachments of one name', message(soap(include('cid:claim@x')), claim, claim)],
    ['an address instead', message(soap(include('http://example.test/claim')), claim)],
    ['an id that cannot be decoded', message(soap(include('cid:%')), claim)],
    ['another element', message(soap(include('cid:claim@x', 'http://example.test/')), claim)],
    ['two of them', message(soap(include('cid:claim@x').repeat(2)), claim)],
    ['no root', `${claim}--m--`],
    ['a root that is no SOAP', message('<x/>', claim)],
  ])('is refused with %s', (_name, body) => {
    expect(read(body, TYPE)).toBe('noEnvelope');
  });

  it('says so when it holds another transaction', () => {
    expect(read(message(soap(include('cid:claim@x'), 'X12_276_Request_005010X212'), claim), TYPE)).toBe('otherPayload');
  });
});
