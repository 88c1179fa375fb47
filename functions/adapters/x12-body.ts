/** Bodies that hold X12: as it is, or inside a CAQH CORE envelope. */

import { readCoreRequest } from '../../domain/envelopes/core-envelope.ts';
import { Problem } from './problem.ts';

export const X12_TYPES: ReadonlySet<string> = new Set(['application/edi-x12', 'application/x12', 'text/plain']);

export function payloadOf(envelope: Buffer, contentType: string, transaction: '837' | '835'): Buffer {
  const reading = readCoreRequest(envelope, contentType, transaction);
  switch (reading.kind) {
    case 'payload':
      return reading.payload;
    case 'otherPayload':
      throw new Problem('payload-type-not-supported', `PayloadType names another transaction than the ${transaction}.`);
    case 'noEnvelope':
      throw contentType.toLowerCase().startsWith('multipart/')
        ? new Problem('not-multipart', noMultipart(transaction))
        : new Problem('not-soap', noSoap(transaction));
  }
}

const noSoap = (transaction: string): string =>
  `Expected one SOAP envelope with one CORE request whose Payload holds the ${transaction}, without a document type declaration.`;
const noMultipart = (transaction: string): string =>
  `Expected multipart/form-data with one field Payload that holds the ${transaction}, or multipart/related whose root is a SOAP envelope with the ${transaction} as its Payload or as the attachment that Payload includes.`;

export function mediaType(header: string | undefined): string {
  return (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

export function isBlank(body: Buffer): boolean {
  return body.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}
