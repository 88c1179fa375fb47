import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type DocumentReading, readClinicalDocument } from '../../../domain/ccda/clinical-document.ts';
import type { IssueCode } from '../../../domain/issues.ts';

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/ccda/${name}`, import.meta.url), 'utf8');
const OPERATIVE_NOTE = fixture('operative-note.xml');

const document = (body: string, head = '<templateId root="2.16.840.1.113883.10.20.22.1.6"/>') =>
  `<ClinicalDocument xmlns="urn:hl7-org:v3">${head}<component>${body}</component></ClinicalDocument>`;
const structured = (...sections: string[]) =>
  document(
    `<structuredBody>${sections.map((section) => `<component>${section}</component>`).join('')}</structuredBody>`,
  );
const section = (text: string, { title = 'Procedure', code = '', more = '' } = {}) =>
  `<section>${code && `<code code="${code}"/>`}<title>${title}</title><text>${text}</text>${more}</section>`;
const lines = (reading: DocumentReading) => reading.text?.split('\n');
const narrative = (text: string) => lines(readClinicalDocument(structured(section(text))))?.slice(1);

describe('an operative note', () => {
  it('comes to its narrative in document order, headed, and its entries as sentences', () => {
    const { text, issues } = readClinicalDocument(OPERATIVE_NOTE);
    expect(`${text}\n`).toBe(fixture('operative-note.txt'));
    expect(issues).toEqual(['document-section-empty']);
  });

  it('names nobody: no patient, member, birth date or physician', () => {
    const { text } = readClinicalDocument(OPERATIVE_NOTE);
    expect(text).not.toMatch(/TESTPATIENT|AVERY|1TE0TE0TE00|1950|SAMPLE/);
  });

  it.each([
    ['as bytes', Buffer.from(OPERATIVE_NOTE)],
    ['behind a byte order mark', Buffer.from(`\ufeff${OPERATIVE_NOTE}`)],
    ['behind blank lines', Buffer.from(`\n\n${OPERATIVE_NOTE}`)],
    ['with CRLF', OPERATIVE_NOTE.replaceAll('\n', '\r\n')],
    [
      'with a prefix',
      OPERATIVE_NOTE.replace('xmlns="urn:hl7-org:v3"', 'xmlns:cda="urn:hl7-org:v3"').replaceAll(
        /<(\/?)(?=[a-zA-Z])/g,
        '<$1cda:',
      ),
    ],
  ])('reads the same %s', (_name, sent) => {
    expect(readClinicalDocument(sent).text).toBe(readClinicalDocument(OPERATIVE_NOTE).text);
  });

  it('reads the single-byte encoding that it declares', () => {
    const text = structured(section('Temp\u00e9rature 80 \u00b0C'));
    const sent = Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${text}`, 'latin1');
    expect(lines(readClinicalDocument(sent))).toContain('Temp\u00e9rature 80 \u00b0C');
  });
});

describe('a procedure note', () => {
  it('is read whatever its prefixes, and nothing of another namespace', () => {
    expect(readClinicalDocument(fixture('procedure-note-prefixed.xml'))).toEqual({
      text: 'PROCEDURE DESCRIPTION:\nPhenol 6 %, 2 mL at the right sural nerve under fluoroscopy.',
      issues: [],
    });
  });

  it('is read from the text of an unstructured document', () => {
    expect(readClinicalDocument(fixture('unstructured-text.xml'))).toEqual({
      text: 'PROCEDURE DESCRIPTION:\nCryoablation of the left superficial radial nerve, two cycles of 120 s at -88 C.\n',
      issues: [],
    });
    expect(
      readClinicalDocument(document('<nonXMLBody><text mediaType="text/plain">RFA &amp; more</text></nonXMLBody>'))
        .text,
    ).toBe('RFA & more');
  });
});

describe('an unstructured document in base64', () => {
  const note = 'RFA of the left sural nerve at 80 \u00b0C for 90 s under ultrasound.';
  const sent = Buffer.from(note).toString('base64').replace(/.{76}/g, '$&\n');
  it.each(['representation="b64"', 'representation="B64"'])('is read with %s', (more) => {
    const body = `<nonXMLBody><text mediaType="text/plain" ${more}>\n${sent}\n</text></nonXMLBody>`;
    expect(readClinicalDocument(document(body))).toEqual({ text: note, issues: [] });
  });
});

describe('narrative', () => {
  it.each<[string, string, string[]]>([
    ['paragraphs', '<paragraph>One.</paragraph><paragraph>Two.</paragraph>', ['One.', 'Two.']],
    ['text around paragraphs', 'One.<paragraph>Two.</paragraph>Three.', ['One.', 'Two.', 'Three.']],
    ['br', 'One<br/>Two<br/><br/>Three', ['One', 'Two', 'Three']],
    ['content', 'the <content>left</content> <content>saphenous</content> nerve', ['the left saphenous nerve']],
    ['content without blanks', '<content>sub</content>costal', ['subcostal']],
    [
      'sub and sup',
      'CO<sub>2</sub>, 80<sup>o</sup>C, 80<sup>0</sup> C, 10<sup>6</sup>',
      ['CO2, 80\u00b0C, 80\u00b0 C, 106'],
    ],
    ['a list', '<list><item>One</item><item>Two</item></list>', ['- One', '- Two']],
    ['an ordered list', '<list listType="ordered"><item>One</item><item>Two</item></list>', ['1. One', '2. Two']],
    ['an empty item', '<list><item/><item>Two</item></list>After', ['- Two', 'After']],
    [
      'a list in a list',
      '<list><caption>Nerves</caption><item>Left<list><item>Sural</item></list></item><item>Right</item></list>',
      ['Nerves', '- Left', '- Sural', '- Right'],
    ],
    [
      'deleted text',
      'was<content revised="delete"> pulsed</content><content revised="insert"> continuous</content>',
      ['was continuous'],
    ],
    [
      'a footnote and its reference',
      'RFA<footnote ID="a">left side</footnote>.<footnoteRef IDREF="a"/>',
      ['RFA (left side).'],
    ],
    ['a link', 'See <linkHtml href="http://example.test/">images</linkHtml>', ['See images']],
    ['wrapped lines', 'the left saphenous\n      nerve was treated', ['the left saphenous nerve was treated']],
    [
      'lines of the note',
      'NERVE: sural\nGUIDANCE: ultrasound\n\nDone.\nSupervised',
      ['NERVE: sural', 'GUIDANCE: ultrasound', 'Done.', 'Supervised'],
    ],
    [
      'items of the note',
      'Lesions\n1. sural\n2) tibial\n- peroneal',
      ['Lesions', '1. sural', '2) tibial', '- peroneal'],
    ],
    ['kept lines', '<content xml:space="preserve">One\nTwo</content>', ['One', 'Two']],
    ['CDATA', '<![CDATA[80 &lt; 90 <b>]]>', ['80 &lt; 90 <b>']],
    ['entities', '80&#176;C &lt; 90&#xB0;C &amp; more', ['80\u00b0C < 90\u00b0C & more']],
    ['comments', 'one<!-- not this --> two', ['one two']],
    [
      'a table with a head',
      '<table><thead><tr><th>Nerve</th><th>Temp:</th></tr></thead><tbody><tr><td>Sural</td><td>80</td></tr></tbody></table>',
      ['Nerve: Sural; Temp: 80'],
    ],
    [
      'a table whose first row is its head',
      '<table><tr><th>Nerve</th><th>Temp</th></tr><tr><td>Sural</td><td>80</td></tr></table>',
      ['Nerve: Sural; Temp: 80'],
    ],
    [
      'a table of names and values',
      '<table><tr><th>Nerve:</th><td>Sural</td></tr><tr><td>Temp</td><td>80</td></tr></table>',
      ['Nerve: Sural', 'Temp: 80'],
    ],
    ['a table without a head', '<table><tr><td>Sural</td><td>80</td><td>90 s</td></tr></table>', ['Sural; 80; 90 s']],
    [
      'empty cells',
      '<table><thead><tr><th>A</th><th>B</th></tr></thead><tr><td/><td>x</td></tr><tr><td/><td/></tr></table>',
      ['B: x'],
    ],
    [
      'spanning cells',
      '<table><thead><tr><th>Side</th><th>Nerve</th></tr></thead><tr><td rowspan="2">Left</td><td>Sural</td></tr><tr><td>Tibial</td></tr><tr><td colspan="2">Both done</td></tr></table>',
      ['Side: Left; Nerve: Sural', 'Side: Left; Nerve: Tibial', 'Side: Both done'],
    ],
    [
      'what was not done beside its status',
      '<table><thead><tr><th>Procedure</th><th>Status</th><th>Date</th></tr></thead><tr><td>Cryoablation</td><td>Not performed</td><td>March 2</td></tr><tr><td>RFA</td><td>Completed</td><td>March 2</td></tr></table>',
      ['Procedure: Cryoablation (not performed); Date: March 2', 'Procedure: RFA; Status: Completed; Date: March 2'],
    ],
    [
      'a web page',
      '<div xmlns="http://www.w3.org/1999/xhtml"><p>Left sural nerve,</p><ul><li>80 s</li></ul><table><tr><td>Temp</td><td>80</td></tr></table></div>',
      ['Left sural nerve,', '- 80 s', 'Temp: 80'],
    ],
    [
      'blanks that were escaped twice',
      '80&amp;nbsp;s at the left&amp;#160;sural nerve',
      ['80 s at the left sural nerve'],
    ],
    [
      'lines in a cell',
      '<table><tr><td>Sural<br/>Tibial</td><td><list><item>80</item></list></td></tr></table>',
      ['Sural; Tibial: - 80'],
    ],
  ])('reads %s', (_name, text, expected) => {
    expect(narrative(text)).toEqual(expected);
  });
});

describe('sections', () => {
  it.each([
    ['its title', section('x', { title: 'Findings:' }), 'FINDINGS:'],
    ['its code where it has no title', '<section><code code="59776-5"/><text>x</text></section>', 'FINDINGS:'],
    [
      'its code where the title hides the time',
      section('x', { title: 'Procedures', code: '47519-4' }),
      'PAST PROCEDURES:',
    ],
    [
      'its title where that says the time',
      section('x', { title: 'Surgical history', code: '47519-4' }),
      'SURGICAL HISTORY:',
    ],
  ])('go by %s', (_name, sent, heading) => {
    expect(lines(readClinicalDocument(structured(sent)))).toEqual([heading, 'x']);
  });

  it('without text leave no heading, and those inside them stay', () => {
    const inner = `<component>${section('inside', { title: 'Inner' })}</component>`;
    const outer = `<section><title>Outer</title>${inner}</section>`;
    expect(lines(readClinicalDocument(structured(outer)))).toEqual(['INNER:', 'inside']);
  });

  it('inside history stay history, and its entries are not told', () => {
    const inner = `<component>${section('Ablation in 2024', { title: 'Knee', more: '<entry><procedure moodCode="EVN"><code displayName="Ablation"/></procedure></entry>' })}</component>`;
    const outer = section('None before 2024', { title: 'Procedures', code: '47519-4', more: inner });
    expect(lines(readClinicalDocument(structured(outer)))).toEqual([
      'PAST PROCEDURES:',
      'None before 2024',
      'PAST PROCEDURES:',
      'KNEE',
      'Ablation in 2024',
    ]);
  });
});

describe('a label in history or a plan begins no section', () => {
  const table = (label: string) =>
    `<table><thead><tr><th>Date</th><th>${label}</th></tr></thead><tr><td>2024</td><td>Cryoablation of the tibial nerve</td></tr></table>`;
  it.each([
    ['PAST PROCEDURES', '47519-4', 'Procedure'],
    ['PAST PROCEDURES', '47519-4', 'Technique'],
    ['PLANNED PROCEDURE', '59772-4', 'Procedure(s)'],
    ['PLAN', '18776-5', 'Treatment'],
    ['PAST ENCOUNTERS', '46240-8', 'Procedure'],
  ])('%s', (heading, code, label) => {
    expect(lines(readClinicalDocument(structured(section(table(label), { title: 'List', code }))))).toEqual([
      `${heading}:`,
      `Date: 2024; ${label}, Cryoablation of the tibial nerve`,
    ]);
  });

  it('nor does the title of a section inside it', () => {
    const inner = `<component>${section('Cryoablation in 2024', { title: 'Procedure description' })}</component>`;
    const outer = section('None before 2024', { title: 'Procedures', code: '47519-4', more: inner });
    expect(lines(readClinicalDocument(structured(outer)))).toEqual([
      'PAST PROCEDURES:',
      'None before 2024',
      'PAST PROCEDURES:',
      'Cryoablation in 2024',
    ]);
  });

  it('and elsewhere labels stay', () => {
    expect(narrative(table('Procedure'))).toEqual(['Date: 2024; Procedure: Cryoablation of the tibial nerve']);
  });
});

describe('entries', () => {
  const said = (entry: string) =>
    lines(readClinicalDocument(structured(section('x', { more: `<entry>${entry}</entry>` }))))?.slice(3) ?? [];
  it.each<[string, string, string[]]>([
    ['what was done', '<procedure moodCode="EVN"><code displayName="RFA"/></procedure>', ['Procedure: RFA.']],
    ['what was meant', '<procedure moodCode="INT"><code displayName="RFA"/></procedure>', ['Planned: RFA.']],
    [
      'what was not done',
      '<procedure moodCode="EVN" negationInd="true"><code displayName="RFA"/></procedure>',
      ['RFA was not performed.'],
    ],
    [
      'what was broken off',
      '<procedure><code displayName="RFA"/><statusCode code="aborted"/></procedure>',
      ['Procedure: RFA.', 'RFA was not completed.'],
    ],
    [
      'a translation',
      '<procedure><code nullFlavor="OTH"><translation displayName="RFA"/></code></procedure>',
      ['Procedure: RFA.'],
    ],
    [
      'the words it was coded from',
      '<procedure><code><originalText>RFA of\n sural</originalText></code></procedure>',
      ['Procedure: RFA of sural.'],
    ],
    [
      'two sites',
      '<procedure><code displayName="RFA"/><targetSiteCode displayName="Sural"/><targetSiteCode displayName="Tibial"/></procedure>',
      ['Procedure: RFA.', 'Target site: Sural, Tibial.'],
    ],
    [
      'a site alone',
      '<procedure><targetSiteCode displayName="Sural"/></procedure>',
      ['Procedure: Procedure.', 'Target site: Sural.'],
    ],
    [
      'an activity',
      '<act><templateId root="2.16.840.1.113883.10.20.22.4.12"/><code displayName="RFA"/></act>',
      ['Procedure: RFA.'],
    ],
    [
      'a drug without a code',
      '<substanceAdministration><doseQuantity value="2" unit="mL"/><consumable><manufacturedProduct><manufacturedMaterial><name>Phenol 6 %</name></manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration>',
      ['Medication given: Phenol 6 % 2 mL.'],
    ],
    [
      'a start',
      '<procedure><code displayName="RFA"/><effectiveTime><low value="202603021015"/></effectiveTime></procedure>',
      ['Procedure: RFA.', 'Date: 2026-03-02.'],
    ],
    [
      'nothing of an unknown date',
      '<procedure><code displayName="RFA"/><effectiveTime nullFlavor="UNK"/></procedure>',
      ['Procedure: RFA.'],
    ],
    ['nothing of a null entry', '<procedure nullFlavor="UNK"><code displayName="RFA"/></procedure>', []],
    [
      'nothing of a problem',
      '<act><code displayName="CONC"/><entryRelationship><observation><code displayName="Pain"/></observation></entryRelationship></act>',
      [],
    ],
    ['nothing of a code without words', '<procedure><code code="64640"/></procedure>', []],
    [
      'of what was not done the name alone',
      '<procedure negationInd="1"><code displayName="Cryoneurolysis"/><targetSiteCode displayName="Tibial nerve"/><methodCode displayName="Cryoablation"/></procedure>',
      ['Cryoneurolysis was not performed.'],
    ],
    [
      'of what was meant the name alone',
      '<procedure moodCode="RQO"><code displayName="Pulsed RF"/><targetSiteCode displayName="Tibial nerve"/><methodCode displayName="Pulsed RF"/></procedure>',
      ['Planned: Pulsed RF.'],
    ],
    [
      'what was cancelled as not done',
      '<procedure><code displayName="RFA"/><statusCode code="cancelled"/><targetSiteCode displayName="Tibial nerve"/></procedure>',
      ['RFA was not performed.'],
    ],
    [
      'what is inside of what was not done as not done',
      '<procedure negationInd="true"><code displayName="Neurolysis"/><entryRelationship><procedure><code displayName="Cryoablation"/><targetSiteCode displayName="Tibial nerve"/></procedure></entryRelationship></procedure>',
      ['Neurolysis was not performed.', 'Cryoablation was not performed.'],
    ],
    [
      'what is inside of a plan as planned',
      '<act moodCode="INT"><entryRelationship><substanceAdministration moodCode="EVN"><consumable><manufacturedProduct><manufacturedMaterial><code displayName="Phenol 6 %"/></manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration></entryRelationship></act>',
      ['Planned: Phenol 6 %.'],
    ],
    [
      'nothing of a plan without a name',
      '<procedure moodCode="INT"><targetSiteCode displayName="Sural"/></procedure>',
      [],
    ],
  ])('tell %s', (_name, entry, expected) => {
    expect(said(entry)).toEqual(expected);
  });

  describe('beside a service of 2026-03-02', () => {
    const service = (time: string) =>
      `<documentationOf><serviceEvent><effectiveTime>${time}</effectiveTime></serviceEvent></documentationOf>`;
    const told = (time: string, of = '<low value="202603021015-0600"/><high value="202603021100-0600"/>') => {
      const entry = `<entry><procedure><code displayName="RFA"/><effectiveTime ${time}</effectiveTime><targetSiteCode displayName="Sural"/></procedure></entry>`;
      const sent = structured(section('x', { more: entry })).replace('<component>', `${service(of)}<component>`);
      return lines(readClinicalDocument(sent))?.slice(2);
    };
    it.each([
      ['years before', 'value="20240105">'],
      ['through a day before', '><low value="20240105"/><high value="20260228"/>'],
      ['two days before', 'value="20260228">'],
      ['in a year before', 'value="2025">'],
      ['in a month before', 'value="202602">'],
    ])('one of another day is not told: %s', (_name, time) => {
      expect(told(time)).toEqual([]);
    });

    it.each<[string, string]>([
      ['the day itself', 'value="20260302">'],
      ['the day before, which may be the same in another time zone', 'value="20260301">'],
      ['that year', 'value="2026">'],
      ['that month', 'value="202603">'],
      ['begun before and gone on', '><low value="20240105"/><high value="20260302"/>'],
      ['no date', 'nullFlavor="UNK">'],
      ['no readable date', 'value="soon">'],
    ])('one of that day is told in full: %s', (_name, time) => {
      expect(told(time)?.slice(0, 3)).toEqual(['PROCEDURE DETAILS:', 'Procedure: RFA.', 'Target site: Sural.']);
    });

    it('where the header says no day of service nothing is history', () => {
      expect(told('value="20240105">', '<low nullFlavor="UNK"/>')).toContain('Procedure: RFA.');
    });

    it('an element around it that began long ago says nothing of it', () => {
      const inner = '<procedure><code displayName="RFA"/><effectiveTime value="20260302"/></procedure>';
      const act = `<act><effectiveTime><low value="2019"/></effectiveTime><entryRelationship>${inner}</entryRelationship></act>`;
      const sent = structured(section('x', { more: `<entry>${act}</entry>` }));
      const dated = sent.replace('<component>', `${service('<low value="20260302"/>')}<component>`);
      expect(lines(readClinicalDocument(dated))).toContain('Procedure: RFA.');
    });
  });

  it('are told once, and no more than a note can hold', () => {
    const one = '<procedure><code displayName="RFA"/></procedure>';
    expect(said(`<organizer>${`<component>${one}</component>`.repeat(3)}</organizer>`)).toEqual(['Procedure: RFA.']);
    const many = Array.from(
      { length: 500 },
      (_, index) => `<component>${one.replace('RFA', `RFA ${index}`)}</component>`,
    );
    expect(said(`<organizer>${many.join('')}</organizer>`)).toHaveLength(200);
  });
});

describe('what is not read is named', () => {
  const nested = (depth: number) => `${'<content>'.repeat(depth)}x${'</content>'.repeat(depth)}`;
  const binary = (type: string, body = 'AAAA', more = '') =>
    document(`<nonXMLBody><text mediaType="${type}" representation="B64"${more}>${body}</text></nonXMLBody>`);
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 30 }, (_, n) => `<!ENTITY a${n} "&a${n - 1 < 0 ? '' : n - 1};&a;">`).join('')}]>${structured(section('&a29;'))}`;

  it.each<[string, string | Buffer, IssueCode]>([
    ['nothing', '', 'document-not-xml'],
    ['text', 'RFA of the sural nerve', 'document-not-xml'],
    ['mismatched tags', structured(section('x')).replace('</text>', '</txt>'), 'document-not-xml'],
    ['cut XML', OPERATIVE_NOTE.slice(0, -300), 'document-not-xml'],
    ['two roots', structured(section('x')).repeat(2), 'document-not-xml'],
    ['a document type', `<!DOCTYPE ClinicalDocument>${structured(section('x'))}`, 'document-type-declaration'],
    ['an entity bomb', bomb, 'document-type-declaration'],
    [
      'an entity of a file',
      `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${structured(section('&a;'))}`,
      'document-type-declaration',
    ],
    ['deep nesting', structured(section(nested(300))), 'document-too-deep'],
    ['very deep nesting', '<a>'.repeat(100_000), 'document-not-xml'],
    ['UTF-16', Buffer.from(`\ufeff${OPERATIVE_NOTE}`, 'utf16le'), 'document-encoding'],
    ['UTF-16 without a mark', Buffer.from(OPERATIVE_NOTE, 'utf16le'), 'document-encoding'],
    [
      'UTF-32',
      Buffer.concat([...OPERATIVE_NOTE.slice(0, 500)].map((letter) => Buffer.from([0, 0, 0, letter.charCodeAt(0)]))),
      'document-encoding',
    ],
    [
      'Latin-1 that says nothing of it',
      Buffer.from(structured(section('d\u00e9j\u00e0')), 'latin1'),
      'document-encoding',
    ],
    ['50 MB', Buffer.alloc(50_000_000, 'a'), 'document-too-large'],
    ['300,000 references', structured(section('&#65;'.repeat(300_000))), 'document-not-xml'],
    [
      'a table that repeats itself',
      structured(
        section(
          `<table>${`<tr>${`<td rowspan="50" colspan="50">${'x'.repeat(60)}</td>`.repeat(400)}</tr>`.repeat(60)}</table>`,
        ),
      ),
      'document-too-large',
    ],
    ['HTML', '<html><body>RFA</body></html>', 'document-not-cda'],
    ['no namespace', '<ClinicalDocument><component/></ClinicalDocument>', 'document-not-cda'],
    ['another namespace', structured(section('x')).replace('urn:hl7-org:v3', 'urn:hl7-org:v2'), 'document-not-cda'],
    ['FHIR', '<Bundle xmlns="http://hl7.org/fhir"/>', 'document-not-cda'],
    ['a summary of care', structured(section('x')).replace('22.1.6', '22.1.2'), 'document-not-procedure-note'],
    ['no body', '<ClinicalDocument xmlns="urn:hl7-org:v3"/>', 'document-without-text'],
    ['sections without text', structured(section('')), 'document-without-text'],
    ['an empty body', binary('text/plain', ''), 'document-without-text'],
    ['PDF', fixture('unstructured-pdf.xml'), 'document-format'],
    ['RTF', binary('text/rtf'), 'document-format'],
    ['an image', binary('image/tiff'), 'document-format'],
    ['HTML in the body', binary('text/html'), 'document-format'],
    ['compressed text', binary('text/plain', 'AAAA', ' compression="ZL"'), 'document-format'],
    [
      'text that stands elsewhere',
      document('<nonXMLBody><text><reference value="http://example.test/"/></text></nonXMLBody>'),
      'document-format',
    ],
    ['PDF called text', binary('text/plain', Buffer.from('%PDF-1.4').toString('base64')), 'document-base64'],
    ['base64 rubbish', binary('text/plain', '!!!! not base64'), 'document-base64'],
    ['base64 cut short', binary('text/plain', 'AAA'), 'document-base64'],
    ['bytes that are no text', binary('text/plain', Buffer.from([1, 0, 2]).toString('base64')), 'document-base64'],
  ])('%s', (_name, sent, code) => {
    expect(readClinicalDocument(sent)).toEqual({ text: undefined, issues: [code] });
  });

  it('a body without information says so twice', () => {
    const reading = readClinicalDocument(
      structured('<section><title>Procedure</title><text nullFlavor="NI"/></section>'),
    );
    expect(reading).toEqual({ text: undefined, issues: ['document-section-empty', 'document-without-text'] });
  });

  it('but a document of another type is read for its procedure description', () => {
    const progressNote = structured(section('RFA', { code: '29554-3' }), section('More')).replace('22.1.6', '22.1.9');
    expect(readClinicalDocument(progressNote)).toEqual({
      text: 'PROCEDURE:\nRFA\nPROCEDURE:\nMore',
      issues: ['document-of-other-type'],
    });
  });

  it.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf', '__proto__', 'prototype'])(
    'the name %s does no harm',
    (name) => {
      const { text, issues } = readClinicalDocument(structured(section(`a <${name} ${name}="x">b</${name}> c`)));
      expect(text === undefined ? issues : text).toEqual(
        text === undefined ? ['document-not-xml'] : 'PROCEDURE:\na b c',
      );
      expect({}.toString()).toBe('[object Object]');
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );
});
