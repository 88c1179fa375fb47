/** SOAP envelope of a CORE request → its payload, or the name of the attachment that holds it (XOP). */

import { childElements, parseXml, textOf, type XmlElement, XmlError } from './safe-xml.ts';

const SOAP_NAMESPACES = new Set([
  'http://www.w3.org/2003/05/soap-envelope',
  'http://schemas.xmlsoap.org/soap/envelope/',
]);
const XOP = 'http://www.w3.org/2004/08/xop/include';
const MOST_BYTES = 6_000_000;

export type CoreEnvelope =
  | { readonly kind: 'text'; readonly payloadType: string; readonly payload: string }
  /** `contentId` without its angle brackets. */
  | { readonly kind: 'attached'; readonly payloadType: string; readonly contentId: string };

/** What `Envelope/Body/<one request>/Payload` holds; undefined when the document is anything else. */
export function readCoreEnvelope(bytes: Uint8Array): CoreEnvelope | undefined {
  try {
    const envelope = parseXml(bytes, MOST_BYTES);
    if (envelope.name !== 'Envelope' || !SOAP_NAMESPACES.has(envelope.namespace ?? '')) return undefined;
    const [body, ...otherBodies] = childElements(envelope, 'Body');
    const [request, ...otherRequests] = elements(body);
    if (otherBodies.length > 0 || otherRequests.length > 0) return undefined;
    const payloads = named(request, 'Payload');
    const [payload] = payloads;
    if (!payload || payloads.length > 1) return undefined;
    const payloadType = named(request, 'PayloadType').map(textOf).join('').trim();
    const included = elements(payload);
    if (included.length === 0) {
      const text = textOf(payload);
      return text.trim() === '' ? undefined : { kind: 'text', payloadType, payload: text };
    }
    const contentId = included.length === 1 && included[0] ? contentIdOf(included[0]) : undefined;
    return contentId === undefined ? undefined : { kind: 'attached', payloadType, contentId };
  } catch (error) {
    if (error instanceof XmlError) return undefined;
    throw error;
  }
}

function elements(parent: XmlElement | undefined): XmlElement[] {
  return (parent?.children ?? []).filter((child): child is XmlElement => typeof child !== 'string');
}

/** By local name: senders qualify the fields of a request, and do not. */
function named(parent: XmlElement | undefined, name: string): XmlElement[] {
  return elements(parent).filter((element) => element.name === name);
}

function contentIdOf(include: XmlElement): string | undefined {
  const href = include.attributes.get('href');
  if (include.name !== 'Include' || include.namespace !== XOP || !href?.startsWith('cid:')) return undefined;
  try {
    return decodeURIComponent(href.slice('cid:'.length));
  } catch {
    return undefined;
  }
}
