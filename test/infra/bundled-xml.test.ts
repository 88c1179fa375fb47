import { globSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseXml, XmlError } from '../../domain/envelopes/safe-xml.ts';
import { handlerBundling } from '../../infra/constructs/scoring-function.ts';

const MOST_BYTES = 10_000_000;
const root = new URL('../../', import.meta.url).pathname;

type Bundled = typeof import('../../domain/envelopes/safe-xml.ts');

let bundled: Bundled;

/** The parser as the functions are bundled with it, where parts of it are stood in for. */
beforeAll(async () => {
  const alias = Object.fromEntries(
    Object.entries(handlerBundling.esbuildArgs ?? {}).map(([name, file]) => [
      name.replace('--alias:', ''),
      `${root}${file}`,
    ]),
  );
  const built = await build({
    entryPoints: [`${root}domain/envelopes/safe-xml.ts`],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    alias,
  });
  const code = built.outputFiles[0]?.text ?? '';
  bundled = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
});

function outcome(parse: Bundled['parseXml'], refusal: typeof XmlError, text: string) {
  try {
    return parse(text, MOST_BYTES);
  } catch (error) {
    return error instanceof refusal ? error.reason : error;
  }
}

const files = globSync('test/fixtures/**/*.xml', { cwd: root }).toSorted();

const TEXTS = [
  '<a/>',
  '<a b="1">x &amp; y<c/>z</a>',
  '<a><b>one</b><b>two</b></a>',
  '<n:a xmlns:n="urn:x"><n:b n:c="d">&lt;&#65;</n:b></n:a>',
  '<a><![CDATA[<b>]]><!-- c --></a>',
  '<a><br>text</br><p/></a>',
  '<a><b></a>',
  '<a></b>',
  '<!DOCTYPE a><a/>',
  `${'<a>'.repeat(150)}${'</a>'.repeat(150)}`,
  'no xml',
  '',
];

describe('the XML parser of the bundles', () => {
  it('has documents to be tried on', () => {
    expect(files.length).toBeGreaterThan(3);
  });

  it.each([...files.map((file) => readFileSync(`${root}${file}`, 'utf8')), ...TEXTS].map((text) => [text]))(
    'gives what the library gives: %.30j',
    (text) => {
      expect(outcome(bundled.parseXml, bundled.XmlError, text)).toEqual(outcome(parseXml, XmlError, text));
    },
  );
});
