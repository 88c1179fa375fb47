import fc from 'fast-check';

/** One way of spoiling a file. */
export type Mutation = (bytes: Buffer) => Buffer;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (bytes: Buffer, fraction: number) => Math.floor(fraction * bytes.length);
const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** The terminator of the file's first ISA, where the standard has it; a guess for files that are spoiled already. */
const terminatorOf = (bytes: Buffer): string => bytes.toString('latin1', 105, 106) || '~';

/** Changes the list of segments, whatever is between terminators. */
function onSegments(change: (segments: string[], a: number, b: number) => void): fc.Arbitrary<Mutation> {
  return fc.tuple(place, place).map(([a, b]) => (bytes) => {
    const terminator = terminatorOf(bytes);
    const segments = bytes.toString('latin1').split(terminator);
    change(segments, Math.floor(a * segments.length), Math.floor(b * segments.length));
    return latin1(segments.join(terminator));
  });
}

/** Changes the bytes between two places. */
function onSpan(change: (bytes: Buffer, from: number, to: number) => Buffer): fc.Arbitrary<Mutation> {
  return fc.tuple(place, place).map(
    ([a, b]) =>
      (bytes) =>
        change(bytes, at(bytes, Math.min(a, b)), at(bytes, Math.max(a, b))),
  );
}

const cut = fc.oneof(
  place.map(
    (end): Mutation =>
      (bytes) =>
        bytes.subarray(0, at(bytes, end)),
  ),
  place.map(
    (start): Mutation =>
      (bytes) =>
        bytes.subarray(at(bytes, start)),
  ),
);

const inserted = fc.tuple(place, fc.uint8Array({ maxLength: 8 })).map(
  ([where, bytesToInsert]): Mutation =>
    (bytes) =>
      Buffer.concat([bytes.subarray(0, at(bytes, where)), bytesToInsert, bytes.subarray(at(bytes, where))]),
);

/** What files are really spoiled by. */
const insertedText = fc
  .tuple(
    place,
    fc.constantFrom(
      '~',
      '*',
      ':',
      '\n',
      '\r\n',
      '~~',
      ' ',
      '\ufeff',
      'ISA',
      'ISA*',
      '~ISA*00*',
      '~CLM*',
      '~HL*',
      '~SE*1*0001~',
      '64640',
      '\u0000',
    ),
  )
  .map(
    ([where, text]): Mutation =>
      (bytes) =>
        Buffer.concat([bytes.subarray(0, at(bytes, where)), Buffer.from(text), bytes.subarray(at(bytes, where))]),
  );

const overwritten = fc.tuple(place, fc.uint8Array({ minLength: 1, maxLength: 4 })).map(
  ([where, written]): Mutation =>
    (bytes) => {
      const changed = Buffer.from(bytes);
      changed.set(written.subarray(0, Math.max(0, changed.length - at(bytes, where))), at(bytes, where));
      return changed;
    },
);

const removed = fc.tuple(place, fc.integer({ min: 1, max: 40 })).map(
  ([where, length]): Mutation =>
    (bytes) =>
      Buffer.concat([bytes.subarray(0, at(bytes, where)), bytes.subarray(at(bytes, where) + length)]),
);

const reordered = onSegments((segments, from, to) => segments.splice(to, 0, ...segments.splice(from, 1)));
const duplicated = onSegments((segments, from) => segments.splice(from, 0, segments[from] ?? ''));
const dropped = onSegments((segments, from) => segments.splice(from, 1));

const repeatedAtEnd = onSpan((bytes, from, to) => Buffer.concat([bytes, bytes.subarray(from, to)]));
const repeatedInPlace = onSpan((bytes, from, to) =>
  Buffer.concat([bytes.subarray(0, to), bytes.subarray(from, to), bytes.subarray(to)]),
);
const swappedCase = onSpan((bytes, from, to) => {
  const swapped = bytes
    .toString('latin1', from, to)
    .replace(/[A-Za-z]/g, (letter) => (letter < 'a' ? letter.toLowerCase() : letter.toUpperCase()));
  return Buffer.concat([bytes.subarray(0, from), latin1(swapped), bytes.subarray(to)]);
});

const redelimited = fc.constantFrom('*|', ':>', '~\n', '^*', '~:', '~\r', "~'", '*~', ':*', '~\u001c').map(
  ([from = '', to = '']): Mutation =>
    (bytes) =>
      latin1(bytes.toString('latin1').replaceAll(from, to)),
);

/** Line breaks at a fixed width, behind every terminator, or nowhere. */
const rewrapped = fc.oneof(
  fc.tuple(fc.integer({ min: 1, max: 120 }), fc.constantFrom('\n', '\r\n')).map(
    ([width, lineBreak]): Mutation =>
      (bytes) =>
        latin1(
          bytes
            .toString('latin1')
            .replace(/[\r\n]/g, '')
            .replace(new RegExp(`.{${width}}`, 'gs'), `$&${lineBreak}`),
        ),
  ),
  fc.constantFrom('', '\r\n', '  ').map(
    (lineBreak): Mutation =>
      (bytes) =>
        latin1(bytes.toString('latin1').replace(/~\s*/g, `~${lineBreak}`)),
  ),
);

export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  cut,
  inserted,
  insertedText,
  overwritten,
  removed,
  reordered,
  duplicated,
  dropped,
  repeatedAtEnd,
  repeatedInPlace,
  swappedCase,
  redelimited,
  rewrapped,
);

/** One of the files, or several in one, spoiled in up to `most` ways; in one of ten cases in none. */
export function spoiled(files: readonly Buffer[], most: number): fc.Arbitrary<Buffer> {
  const joined = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...files) },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.constantFrom(...files), { minLength: 2, maxLength: 3 })
        .map((parts) => Buffer.concat(parts)),
    },
  );
  return fc
    .tuple(joined, fc.array(mutation, { maxLength: most }))
    .map(([file, mutations]) => mutations.reduce<Buffer>((bytes, mutate) => mutate(bytes), file));
}
