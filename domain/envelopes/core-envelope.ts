/**
 * CAQH CORE Connectivity envelopes (CORE Phase II Rule 270, version 2.2.0) → the X12 inside them: SOAP, SOAP with its
 * payload as an MTOM attachment, and MIME multipart.
 */

import { decodeBase64 } from './base64.ts';
import { readCoreEnvelope } from './core-soap.ts';
import { decodedBody, headerValue, type MimePart, readMultipart } from './mime.ts';

export type CoreReading =
  | { readonly kind: 'payload'; readonly payload: Buffer }
  /** PayloadType names another transaction than the one that is looked for. */
  | { readonly kind: 'otherPayload' }
  | { readonly kind: 'noEnvelope' };

/** The kinds of body that hold a CORE envelope. */
export const CORE_TYPES: ReadonlySet<string> = new Set([
  'application/soap+xml',
  'text/xml',
  'multipart/form-data',
  'multipart/related',
]);

/** `transaction` is the X12 transaction set that the payload is to be. */
export function readCoreRequest(body: Buffer, contentType: string, transaction: '837' | '835' = '837'): CoreReading {
  const { payloadType = '', payload: sent } = enveloped(body, contentType) ?? {};
  const payload = sent && outOfBase64(sent);
  const named = payloadType.toUpperCase();
  if (named.startsWith('X12_') && !named.startsWith(`X12_${transaction}`)) return { kind: 'otherPayload' };
  return payload && payload.toString('latin1').trim() !== '' ? { kind: 'payload', payload } : { kind: 'noEnvelope' };
}

/** How an interchange (`ISA`) begins in base64; none that stands as it is begins so. */
const ISA_IN_BASE64 = /^\s{0,100}SVNB/;

/** The payload of a batch is base64Binary, which many senders leave where it stands instead of attaching it. */
function outOfBase64(payload: Buffer): Buffer {
  if (!ISA_IN_BASE64.test(payload.toString('latin1', 0, 110))) return payload;
  return decodeBase64(payload.toString('latin1')) ?? payload;
}

interface Enveloped {
  readonly payloadType: string;
  readonly payload: Buffer | undefined;
}

function enveloped(body: Buffer, contentType: string): Enveloped | undefined {
  const type = headerValue(contentType);
  if (type?.value === 'multipart/form-data') return fromForm(body, type.parameters.get('boundary'));
  if (type?.value !== 'multipart/related') return fromSoap(body, () => undefined);
  const parts = readMultipart(body, type.parameters.get('boundary'));
  const start = type.parameters.get('start');
  const root = start === undefined ? parts?.[0] : partWithId(parts ?? [], start);
  const soap = root && decodedBody(root);
  return parts && soap ? fromSoap(soap, (id) => partWithId(parts, id)) : undefined;
}

function fromSoap(soap: Uint8Array, attachment: (contentId: string) => MimePart | undefined): Enveloped | undefined {
  const envelope = readCoreEnvelope(soap);
  if (!envelope) return undefined;
  const { payloadType } = envelope;
  if (envelope.kind === 'text') return { payloadType, payload: Buffer.from(envelope.payload, 'utf8') };
  const part = attachment(envelope.contentId);
  return { payloadType, payload: part && decodedBody(part) };
}

function partWithId(parts: readonly MimePart[], id: string): MimePart | undefined {
  const bare = (text: string | undefined) => text?.trim().replace(/^<([^>]*)>$/, '$1');
  const found = parts.filter((part) => bare(part.headers.get('content-id')) === bare(id));
  return found.length === 1 ? found[0] : undefined;
}

/** Fields of the form that are looked at; each may be there once. */
function fromForm(body: Buffer, boundary: string | undefined): Enveloped | undefined {
  const fields = new Map<string, MimePart>();
  for (const part of readMultipart(body, boundary) ?? []) {
    const disposition = headerValue(part.headers.get('content-disposition') ?? '');
    const name = disposition?.value === 'form-data' ? disposition.parameters.get('name') : undefined;
    if (name === undefined || fields.has(name)) return undefined;
    fields.set(name, part);
  }
  const payload = fields.get('Payload');
  const payloadType = fields.get('PayloadType')?.body.toString('latin1').trim() ?? '';
  return { payloadType, payload: payload && decodedBody(payload) };
}
