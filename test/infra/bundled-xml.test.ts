import { globSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseXml, XmlError } from '../../domain/envelopes/safe-xml.ts';
import { handlerBundling } from '../../infra/constructs/handler-bundling.ts';

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
  '<a>&deg;&#176;&#xB0;&#X1F600;&euro;&frac12;&birr;&nbsp;&rsquo;&#10;&#9;</a>',
  '<a b="&quot;1&quot; &apos;">&amp;amp; &a&amp; &unknown; & ; &; &#; &#x; &#zz; &#65abc; &# 65; &#x110000; &#-1;</a>',
  '<a>&#0;&#1;&#31;&#xD800;&#xDFFF;&#xE000;&#xFFFF;&#x10000;&#x7F;</a>',
  '<?xml version="1.1"?><a>&#0;&#1;&#31;&#xD800;</a>',
  `<a>&#${'0'.repeat(29)}65;&#${'0'.repeat(30)}65;&${'x'.repeat(40)};</a>`,
  '<a>80.50<b>1e3</b><c>0x1F</c><d>true</d></a>',
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

  it('reads entities as the library does, whatever stands around them', () => {
    const part = fc.constantFrom(
      '&',
      ';',
      '#',
      'x',
      'X',
      'amp',
      'lt',
      'deg',
      '65',
      '0',
      '1f600',
      'd800',
      ' ',
      '-',
      'a',
      '&amp;',
      '&#38;',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const text = `<a b="${parts.join('')}">${parts.join('')}</a>`;
        expect(outcome(bundled.parseXml, bundled.XmlError, text)).toEqual(outcome(parseXml, XmlError, text));
      }),
      { numRuns: 3_000 },
    );
  });
});
