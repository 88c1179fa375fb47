/** CAQH CORE Connectivity SOAP envelope (CORE Phase II Rule 270, version 2.2.0) → the X12 payload inside it. */

import * as z from 'zod';
import { parseXml, XmlError } from './safe-xml.ts';

const SOAP_NAMESPACES = new Set([
  'http://www.w3.org/2003/05/soap-envelope',
  'http://schemas.xmlsoap.org/soap/envelope/',
]);
const MOST_BYTES = 6_000_000;

const element = z.record(z.string(), z.unknown());

/** The text of `Envelope/Body/<one request>/Payload`; undefined when the document is anything else. */
export function readCoreEnvelope(bytes: Uint8Array): string | undefined {
  try {
    const envelope = only(parseXml(bytes, MOST_BYTES), 'Envelope');
    const prefix = envelope.name.includes(':') ? envelope.name.slice(0, envelope.name.indexOf(':')) : '';
    const namespace = envelope.content[prefix ? `@_xmlns:${prefix}` : '@_xmlns'];
    if (typeof namespace !== 'string' || !SOAP_NAMESPACES.has(namespace)) return undefined;
    const body = only(envelope.content, 'Body').content;
    const requests = Object.entries(body).filter(([name]) => !name.startsWith('@_') && name !== '#text');
    const request = requests.length === 1 ? element.safeParse(requests[0]?.[1]) : undefined;
    if (!request?.success) return undefined;
    const payload = Object.entries(request.data).find(([name]) => localName(name) === 'Payload')?.[1];
    const text =
      typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>)['#text'] : payload;
    return typeof text === 'string' && text.trim() !== '' ? text : undefined;
  } catch (error) {
    if (error instanceof XmlError) return undefined;
    throw error;
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The one child element with that local name. */
function only(parent: unknown, local: string): { readonly name: string; readonly content: Record<string, unknown> } {
  const children = Object.entries(element.parse(parent)).filter(([name]) => localName(name) === local);
  const child = children[0];
  const content = element.safeParse(child?.[1]);
  if (children.length !== 1 || !child || !content.success) throw new XmlError();
  return { name: child[0], content: content.data };
}
