/** The one way that XML from outside is parsed: bounded, without a DTD, and with every value a string. */

import { XMLParser } from 'fast-xml-parser';

/** What was refused; the text of the document stays out of it. */
export class XmlError extends Error {
  constructor() {
    super('the XML was refused');
    this.name = 'XmlError';
  }
}

/**
 * Refuses what is larger than `maxBytes`, is not UTF-8, declares a document type or an entity (even inside CDATA or
 * a comment), is not well formed, or nests deeper than 100 elements. Attributes carry the prefix `@_`; namespace
 * prefixes stay, because the parser does not resolve them.
 */
export function parseXml(bytes: Uint8Array, maxBytes: number): unknown {
  if (bytes.byteLength > maxBytes) throw new XmlError();
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new XmlError();
    return new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '@_',
      parseTagValue: false,
      parseAttributeValue: false,
      trimValues: false,
      maxNestedTags: 100,
      htmlEntities: true,
      processEntities: { enabled: true, maxTotalExpansions: 200_000, maxExpandedLength: 5_000_000 },
    }).parse(text, true);
  } catch {
    // The parser's messages quote the document.
    throw new XmlError();
  }
}
