/** The one way that XML from outside is parsed: bounded, without a DTD, every value a string, namespaces resolved. */

import { XMLParser } from 'fast-xml-parser';

/** Why a document was refused. */
export type XmlRefusal = 'tooLarge' | 'encoding' | 'documentType' | 'tooDeep' | 'malformed';

/** What was refused; the text of the document stays out of it. */
export class XmlError extends Error {
  readonly reason: XmlRefusal;

  constructor(reason: XmlRefusal) {
    super(`the XML was refused: ${reason}`);
    this.name = 'XmlError';
    this.reason = reason;
  }
}

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** Undefined where no declaration gives the prefix a meaning. */
  readonly namespace: string | undefined;
  readonly attributes: ReadonlyMap<string, string>;
  /** Elements and texts in document order. */
  readonly children: readonly XmlNode[];
}

export type XmlNode = XmlElement | string;

/** Clinical documents nest some thirty deep with their tables. */
const DEEPEST = 100;

/**
 * Gives the root element. Refuses what is larger than `mostBytes`, is no UTF-8 (or the single-byte encoding that its
 * declaration names), declares a document type or an entity (even inside CDATA or a comment), is not well formed, or
 * nests deeper than 100 elements. Nothing outside the document is ever asked for.
 */
export function parseXml(source: Uint8Array | string, mostBytes: number): XmlElement {
  if (source.length > mostBytes) throw new XmlError('tooLarge');
  const text = (typeof source === 'string' ? source : decoded(source)).replace(BYTE_ORDER_MARK, '').trimStart();
  // What is left of UTF-16 without a byte order mark.
  if (text.includes('\0')) throw new XmlError('encoding');
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new XmlError('documentType');
  let parsed: unknown;
  try {
    parsed = new XMLParser({
      preserveOrder: true,
      ignoreAttributes: false,
      attributeNamePrefix: '',
      ignoreDeclaration: true,
      ignorePiTags: true,
      parseTagValue: false,
      parseAttributeValue: false,
      trimValues: false,
      maxNestedTags: DEEPEST,
      htmlEntities: true,
      processEntities: { enabled: true, maxTotalExpansions: 200_000, maxExpandedLength: 5_000_000 },
    }).parse(text, true);
  } catch (error) {
    // The parser's messages quote the document, so none of them goes anywhere.
    throw new XmlError(/nested tags/i.test(String(error)) ? 'tooDeep' : 'malformed');
  }
  const roots = childrenIn(parsed, undefined).filter((node) => typeof node !== 'string');
  const [root] = roots;
  if (root === undefined || roots.length > 1) throw new XmlError('malformed');
  return root;
}

const BYTE_ORDER_MARK = /^\ufeff/;
/** Declared where a document is no UTF-8 and may be read all the same. */
const SINGLE_BYTE = /^\s*<\?xml[^>]{0,100}encoding\s{0,9}=\s{0,9}["'](?:iso-8859-1|windows-1252|us-ascii)["']/i;

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 200)).toString('latin1');
    if (!SINGLE_BYTE.test(start)) throw new XmlError('encoding');
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Declarations of one element; those of the elements around it are found through `outer`. */
interface Scope {
  readonly declared: ReadonlyMap<string, string>;
  readonly outer: Scope | undefined;
}

/** What the parser gives: a list of objects with one key, the name or `#text`, and the attributes under `:@`. */
function childrenIn(parsed: unknown, scope: Scope | undefined): XmlNode[] {
  const nodes: XmlNode[] = [];
  for (const node of parsed as readonly Record<string, unknown>[]) {
    const key = Object.keys(node).find((candidate) => candidate !== ATTRIBUTES);
    if (key === undefined) throw new XmlError('malformed');
    nodes.push(key === '#text' ? String(node[key]) : elementOf(key, node[key], node[ATTRIBUTES], scope));
  }
  return nodes;
}

const ATTRIBUTES = ':@';

function elementOf(qualified: string, content: unknown, sent: unknown, outer: Scope | undefined): XmlElement {
  const attributes = new Map(Object.entries((sent ?? {}) as Record<string, string>));
  const declared = new Map<string, string>();
  for (const [name, value] of attributes) {
    if (name === 'xmlns') declared.set('', value);
    else if (name.startsWith('xmlns:')) declared.set(name.slice(6), value);
  }
  const scope = declared.size > 0 ? { declared, outer } : outer;
  const colon = qualified.indexOf(':');
  return {
    name: qualified.slice(colon + 1),
    namespace: namespaceOf(colon < 0 ? '' : qualified.slice(0, colon), scope),
    attributes,
    children: childrenIn(content, scope),
  };
}

function namespaceOf(prefix: string, innermost: Scope | undefined): string | undefined {
  for (let scope = innermost; scope; scope = scope.outer) {
    const namespace = scope.declared.get(prefix);
    if (namespace !== undefined) return namespace;
  }
  return undefined;
}

/** Child elements with that local name, in the namespace of their parent unless another is given. */
export function childElements(parent: XmlElement, name: string, namespace = parent.namespace): XmlElement[] {
  return parent.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && child.name === name && child.namespace === namespace,
  );
}

/** The first of them. */
export function childElement(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent && childElements(parent, name)[0];
}

/** Every text inside, as it stands. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
