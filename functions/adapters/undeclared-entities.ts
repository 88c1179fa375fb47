/**
 * Stands in for the decoder of entities of the XML parser, in the bundles: those that a document declares, and all the
 * limits and call-backs for them, are left out, since a document with any declaration is refused before it is parsed.
 * What is left are named characters and numbers of characters, read as the library reads them.
 */

export const XML = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' };

export const COMMON_HTML = named(
  'nbsp \u00a0 copy © reg ® trade ™ mdash — ndash – hellip … laquo « raquo » lsquo ‘ rsquo ’ ldquo “ rdquo ” bull • para ¶ sect § deg ° frac12 ½ frac14 ¼ frac34 ¾',
);

export const CURRENCY = named(
  'cent ¢ pound £ curren ¤ yen ¥ euro € dollar $ fnof ƒ inr ₹ af ؋ birr ብር peso ₱ rub ₽ won ₩ yuan ¥ cedil ¸',
);

function named(entities: string): Record<string, string> {
  const parts = entities.split(' ');
  return Object.fromEntries(parts.flatMap((name, at) => (at % 2 === 0 ? [[name, parts[at + 1] ?? '']] : [])));
}

/** Asked for by the parser beside the decoder; no entity is ever judged. */
export const ENTITY_ACTION = {};

/** Longer names are none. */
const LONGEST_NAME = 32;
const LAST_CHARACTER = 0x10ffff;
const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const BLANK = 32;

export class EntityDecoder {
  readonly #named: ReadonlyMap<string, string>;
  #version = 1;

  constructor({ namedEntities }: { readonly namedEntities: Readonly<Record<string, string>> }) {
    this.#named = new Map(Object.entries({ ...XML, ...namedEntities }));
  }

  reset(): this {
    return this;
  }

  setXmlVersion(version: number): void {
    this.#version = version;
  }

  /** The text with each entity as its character; what is none stays as it is written. */
  decode(text: string): string {
    let decoded = '';
    let read = 0;
    for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', Math.max(read, at + 1))) {
      const start = at + 1;
      const length = text.slice(start, start + LONGEST_NAME + 1).indexOf(';');
      const meant = length > 0 ? this.#meant(text.slice(start, start + length)) : undefined;
      if (meant === undefined) continue;
      decoded += text.slice(read, at) + meant;
      read = start + length + 1;
    }
    return read === 0 ? text : decoded + text.slice(read);
  }

  #meant(name: string): string | undefined {
    if (!name.startsWith('#')) return this.#named.get(name);
    const isHex = name[1] === 'x' || name[1] === 'X';
    const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
    if (!(code >= 0 && code <= LAST_CHARACTER)) return undefined;
    return this.#isForbidden(code) ? '' : String.fromCodePoint(code);
  }

  /** Halves of characters, and signs that steer a machine: nobody may write them, not even by their numbers. */
  #isForbidden(code: number): boolean {
    if (code === 0 || (code >= 0xd800 && code <= 0xdfff)) return true;
    return this.#version !== 1.1 && code < BLANK && code !== TAB && code !== LINE_FEED && code !== RETURN;
  }
}
