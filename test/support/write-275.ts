/** 275 interchanges of synthetic people around documents, written by hand and not by the reader's rules. */

export interface Attachment {
  readonly controlNumber?: string;
  readonly document: Buffer | string;
  /** BDS01; BIN has none. */
  readonly filter?: 'ASC' | 'B64';
  /** In place of the true one. */
  readonly statedLength?: string;
}

export interface Options275 {
  readonly guide?: '006020X314' | '005010X210' | string;
  readonly set?: string;
  readonly separators?: { element: string; component: string; terminator: string };
}

export function write275(
  attachments: readonly Attachment[],
  {
    guide = '006020X314',
    set = '275',
    separators = { element: '*', component: ':', terminator: '~' },
  }: Options275 = {},
): Buffer {
  const { element, component, terminator } = separators;
  const is6020 = guide.startsWith('006020');
  const pieces: Buffer[] = [];
  const add = (...elements: (string | Buffer)[]): void => {
    elements.forEach((value, index) => {
      if (index > 0) pieces.push(Buffer.from(element));
      pieces.push(Buffer.isBuffer(value) ? value : Buffer.from(value, 'latin1'));
    });
    pieces.push(Buffer.from(terminator));
  };
  const version = is6020 ? '00602' : '00501';
  add(
    ...['ISA', '00', ' '.repeat(10), '00', ' '.repeat(10), 'ZZ', 'SAMPLE01       ', 'ZZ', 'SAMPLE02       '],
    ...['260302', '1023', '^', version, '000000275', '0', 'T', component],
  );
  add('GS', 'PI', 'SAMPLE01', 'SAMPLE02', '20260302', '1023', '1', 'X', guide);
  add('ST', set, '0001', guide);
  add('BGN', '02', 'SAMPLE-275', '20260302');
  add('NM1', 'PR', '2', 'NOVITAS JH', '', '', '', '', 'PI', '04412');
  add('NM1', '41', '2', 'SAMPLE CLEARINGHOUSE', '', '', '', '', '46', 'SAMPLE01');
  add('NM1', '1P', '2', 'SAMPLE PAIN CLINIC', '', '', '', '', 'XX', '1234567893');
  add('NM1', 'QC', '1', 'TESTPATIENT', 'AVERY', '', '', '', 'MI', '1TE0TE0TE00');
  add('REF', 'EJ', 'SAMPLE1');
  add('DTP', '472', 'D8', '20260302');
  attachments.forEach(({ controlNumber, document, filter = 'B64', statedLength }, index) => {
    const bytes = Buffer.from(document as string);
    add('LX', String(index + 1));
    if (controlNumber !== undefined) add('TRN', '1', controlNumber);
    add('DTP', '368', 'D8', '20260302');
    add('CAT', 'AE', 'HL');
    if (is6020) {
      add('OOI', '1', '47', 'ATTACHMENT');
      const data = filter === 'B64' ? Buffer.from(bytes.toString('base64')) : bytes;
      add('BDS', filter, statedLength ?? String(data.length), data);
    } else {
      add('EFI', '05');
      add('BIN', statedLength ?? String(bytes.length), bytes);
    }
  });
  add('SE', '1', '0001');
  add('GE', '1', '1');
  add('IEA', '1', '000000275');
  return Buffer.concat(pieces);
}

/** The MIME entity that companion guides ask for around a document. */
export function mimeEntity(document: Buffer | string, type = 'text/xml', encoding = 'base64'): string {
  const body = Buffer.from(document as string);
  const lines = body.toString('base64').match(/.{1,76}/g) ?? [];
  return [
    'MIME-Version: 1.0',
    `Content-Type: ${type}; name="note.xml"`,
    `Content-Transfer-Encoding: ${encoding}`,
    '',
    encoding === 'base64' ? lines.join('\r\n') : body.toString('utf8'),
  ].join('\r\n');
}
