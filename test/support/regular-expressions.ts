/** The regular expressions of the domain, and a test for each that no input makes it slow. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSafe } from 'redos-detector';
import { expect, it } from 'vitest';

const DOMAIN = new URL('../../domain/', import.meta.url).pathname;

/** A literal follows an operator, a bracket or a word like `return`, never a value that could be divided. */
const LITERAL =
  /(?<=[=(,:;!&|?{}[]\s*|return\s+|=>\s*)\/((?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)(?=[\s.,;)\]}])/g;

/** Safe for a reason that the checker does not see. */
export const BOUNDED: Readonly<Record<string, string>> = {
  '^(-?)(\\d*)(?:\\.(\\d{0,2})0*)?$': 'longer amounts are refused before',
  '\\{(\\w+)\\}': 'messages are our own',
  '0+$': 'two digits',
  '\\s*\\n\\s*': 'pages are our own',
  '^\\ufeff?\\s*<(?:\\?xml|[A-Za-z_])': 'a byte order mark is read in two ways at most',
  '=[\\t ]*\\r?\\n': 'blanks are read once for each equals sign before them',
  '^\\s*<\\?xml[^>]{0,100}encoding\\s{0,9}=\\s{0,9}["\'](?:iso-8859-1|windows-1252|us-ascii)["\']':
    'no part is longer than it says',
  '\\.?0+$': 'a number written by us',
};

/** Every regular expression literal of a file, comments left out. */
export function literals(text: string): RegExp[] {
  const code = text.replace(/^\s*(?:\/\*\*?|\*).*$/gm, '').replace(/(^|\s)\/\/.*$/gm, '$1');
  return [...code.matchAll(LITERAL)].map(([, source = '', flags = '']) => new RegExp(source, flags));
}

/** Official files, and their names, that operators bring; nothing that a caller sends. */
const BROUGHT_BY_OPERATORS = /[/]imports[/]/;

const files = readdirSync(DOMAIN, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((file) => !BROUGHT_BY_OPERATORS.test(file));

export const patterns = files.flatMap((file) =>
  literals(readFileSync(file, 'utf8')).map((pattern) => ({ file: file.slice(DOMAIN.length), pattern })),
);

/** Milliseconds; a check that takes so long has failed. Busy machines take some seconds for one. */
const LONGEST_CHECK = 60_000;

/** A test for each pattern in a file that `isMeant`: the checker keeps what it learns, and one process does not hold all. */
export function areSafe(isMeant: (file: string) => boolean): void {
  it.each(
    patterns
      .filter(({ file, pattern }) => isMeant(file) && !(pattern.source in BOUNDED))
      .map(({ file, pattern }) => [`${file} ${pattern}`, pattern] as const),
  )('%s', (_name, pattern) => {
    expect(isSafe(pattern, { timeout: LONGEST_CHECK })).toMatchObject({ safe: true });
  });
}
