import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../domain/calendar.ts';
import { lineFacts } from '../../../domain/claim/line-facts.ts';
import { tellsSide } from '../../../domain/documentation/nerves/side-of-note.ts';
import { type Statements, statements } from '../../../domain/documentation/statements/statements.ts';
import { vocabularyOf } from '../../../domain/documentation/terms/vocabulary.ts';
import { withPlainAnswers } from '../../../domain/documentation/text/form-answers.ts';
import { packetOf } from '../../../domain/documentation/text/packet-parts.ts';
import { sectionsOf } from '../../../domain/documentation/text/sections.ts';
import type { Word } from '../../../domain/documentation/text/words.ts';
import { claimOf } from '../../support/claims.ts';
import { workOf } from '../../support/counted-work.ts';
import { dataRelease } from '../../support/release.ts';

const arrayIterator = Array.prototype[Symbol.iterator];

const PATTERNS = [
  'Left: the sural nerve, needle out, no lesion. ',
  'Left sural nerve: 500 mL LR, needle out, images of both. ',
  'RF left sural nerve x 3, lesion 3. ',
  'both the ilioinguinal and the iliohypogastric nerves. ',
  'The left leg was never treated. ADDENDUM: should read right. ',
  'phenol ',
  'alcohol lidocaine ',
  'left greater occipital nerve, ',
  'greater and ',
  'greater occipital nerve and ',
  'IPBSN/GON ',
  'nerve of the nerve ',
  'PROCEDURE: ',
  'PROCEDURE ',
  'Dx ',
  'no ',
  'if not ',
  'pulsed RF was not used, ',
  'risks of pulsed RF ',
  '80 C ',
  '80 C 90 sec 6% 2 mL ',
  '2 min 30 sec and ',
  '3 cycles freeze ',
  'images saved ',
  'no images ',
  'real time ultrasound ',
  'failed PT ',
  'not tried physical therapy ',
  'diagnostic block 80% relief ',
  'botox lidocaine nerve block ',
  'the axillary branch ',
  'Sural nerve: again. 80 C. Tibial nerve: again. ',
  'the same was repeated on the right. ',
  'L knee GN RFA - SMGN, SLGN, IMGN\n',
  'then medial one, and its twin, and the lateral pectoral. ',
  '01/14/2025. L sural nerve, then eighty for ninety seconds.\n\n',
  'bursts of 20 ms, 2 Hz, pulses never past 42 degrees. ',
  'Nerve ablated at 80 C. Radiofrequency neuromodulation, 2 Hz, 20 ms, tip <42 C. ',
  'Left GON. The same on the right. ',
  '[ ] Pulsed [x] ',
  '1. ',
  'a: b\n',
  '\n\n- ',
  'é ',
  '.,;:!?-*',
  // A part of a packet, a label of a nurse, a sum of an agent, a form without boxes.
  'II. OP NOTE 08/11/2025 – RIGHT\n',
  'nerve=sural\n',
  ' 10:58   152/80   82   97    5     local in ',
  'tibial nerve: two freezes, 2 min each. Probe ',
  'Total phenol well below 1 g. ',
  'NCS absent right LFCN SNAP; ',
  'Intercostal nerve RFA 2021 elsewhere. ',
  'Name: Gena Sample. No.: TEST027. 07/29/2025\n',
  'Before leaving: area the size of a playing card numb. Band-aids x3.\n',
  'the procedure was to be RF of the sural nerve. ',
  'PROCEDURE (foo ',
  'transducer in plane, ',
  '{a {b ',
  'Clips + 3 stills to PACS.\nENTRY 4 - 07/10/2025, phone\nADDENDUM 2\n',
  '*** SAMPLE COUNTY HOSPITAL ***   SURGICAL SERVICES   *** FINAL PACKET *** ',
  'Assessment: pain, left intercostobrachial neuralgia, s/p alcohol neurolysis.\n',
  'Diagnostic block of the femoral articular branch with 2 mL lidocaine. ',
  'seeing ✓ ultrasound, needle in view throughout, ice ball seen   ✓ clip to PACS ',
];

describe('the work of reading a note', () => {
  it.each(PATTERNS.map((pattern) => [pattern]))('grows with its length and no faster: %j', (pattern) => {
    const [short, long] = [20_000, 100_000].map((length) => workOf(pattern.repeat(Math.ceil(length / pattern.length))));
    expect(long).toBeLessThan((short ?? 0) * 5.5 + 2_000);
  });

  it('grows no faster below a title that names a nerve and its branches', () => {
    const [short, long] = [20_000, 100_000].map((length) =>
      workOf(`Procedure: RF left sural nerve, 80 C.\n${'the axillary branch '.repeat(length / 20)}`),
    );
    expect(long).toBeLessThan((short ?? 0) * 5.5 + 2_000);
  });

  it.each([
    [
      'parts of a plan in one line',
      'P: RFA today 80 C x 90 s. ',
      (text: Statements) => sectionsOf(text.text, text.words, true),
    ],
    ['sides in one line', 'left left right ', (text: Statements) => tellsSide(text, 'right')],
  ])('looks at the words of %s a few times each', (_, pattern, read) => {
    const lookedAt = (times: number): number => {
      const note = `Procedure: RFA of the left sural nerve 80 C 90 s.\n${pattern.repeat(times)}`;
      const text = statements(note, vocabularyOf(dataRelease().tables), true);
      let looks = 0;
      const words = new Proxy(text.words as Word[], {
        get(target, name) {
          looks++;
          return Reflect.get(target, name);
        },
      });
      read({ ...text, words });
      return looks;
    };
    const [short, long] = [lookedAt(400), lookedAt(2_000)];
    expect(short).toBeGreaterThan(400);
    expect(long).toBeLessThan((short ?? 0) * 5.5);
  });

  it('goes over the words of each part once, however many parts and sides there are', () => {
    let gone = 0;
    const goneOver = (length: number): number => {
      const note = `Procedure: RFA of the sural nerve, 80 C for 90 s.\n${'Procedure: left\nDiagnosis: right\n'.repeat(length / 33)}`;
      const claim = claimOf({ lines: [{ documentation: { note } }] });
      const [line] = claim.serviceLines;
      gone = 0;
      Array.prototype[Symbol.iterator] = function* counted(this: unknown[]) {
        for (let index = 0; index < this.length; index++) {
          gone++;
          yield this[index];
        }
      } as typeof arrayIterator;
      if (line) lineFacts(claim, line, dataRelease().tables, isoDate('2026-11-23'));
      Array.prototype[Symbol.iterator] = arrayIterator;
      return gone;
    };
    goneOver(1_000);
    const [short, long] = [goneOver(10_000), goneOver(50_000)];
    expect(short).toBeGreaterThan(300);
    expect(long).toBeLessThan((short ?? 0) * 5.5 + 2_000);
  });

  it('ends where no note goes on', () => {
    const [full, beyond] = [500_000, 5_000_000].map((length) =>
      workOf('left greater occipital nerve, '.repeat(length / 30)),
    );
    expect(beyond).toBeLessThan((full ?? 0) * 1.2);
  });

  it('says nothing of what is missing in a note that was not read to its end', () => {
    const note = `PROCEDURE: Pulsed RF. ${'The patient tolerated it well. '.repeat(20_000)}`;
    const claim = claimOf({ lines: [{ documentation: { note } }] });
    const [line] = claim.serviceLines;
    expect(line && lineFacts(claim, line, dataRelease().tables, isoDate('2026-11-23')).documented.record).toBe(
      'claimText',
    );
  });
});

/** Characters that are cut out while something is read, counted and not timed. */
function cutWhile(read: () => void): number {
  const { slice } = String.prototype;
  let cut = 0;
  String.prototype.slice = function counted(this: string, ...range: number[]) {
    const piece = slice.apply(this, range as [number, number]);
    cut += piece.length;
    return piece;
  };
  try {
    read();
  } finally {
    String.prototype.slice = slice;
  }
  return cut;
}

describe('a form of which nothing was answered', () => {
  const cutOf = (text: string): number => cutWhile(() => expect(withPlainAnswers(text)).toHaveLength(text.length));

  it.each(['Live: \u00a4 yes \u00a4 no\n', 'Live: \u00ac yes \u00a4 no\n', 'Stored? \u00a4 y \u00a4 n (US only) / '])(
    'is read once: %j',
    (field) => {
      expect(cutOf(field.repeat(2_000))).toBeLessThan(2.2 * cutOf(field.repeat(1_000)));
    },
  );
});

/** Characters that patterns are asked of while the parts of a packet are looked for. */
function askedOf(shapes: number): number {
  const letters = (index: number): string =>
    [676, 26, 1].map((step) => String.fromCharCode(97 + (Math.floor(index / step) % 26))).join('');
  const labels = Array.from({ length: shapes }, (_, index) =>
    [1, 2, 3].map((number) => `q${letters(index)} ${number} note of it\n`).join(''),
  );
  const text = `Left sural nerve, needle.\n${labels.join('')}`;
  let asked = 0;
  const { test } = RegExp.prototype;
  const { matchAll } = String.prototype;
  RegExp.prototype.test = function counted(this: RegExp, said: string) {
    asked += said.length;
    return test.call(this, said);
  };
  String.prototype.matchAll = function counted(this: string, pattern: RegExp) {
    asked += this.length;
    return matchAll.call(this, pattern);
  };
  packetOf(text);
  RegExp.prototype.test = test;
  String.prototype.matchAll = matchAll;
  return asked;
}

it('a packet is asked for its day once, however many shapes its labels have', () => {
  expect(askedOf(400)).toBeLessThan(3 * askedOf(200));
});

it('what stands behind each nerve of one long line is looked at no farther than a row is long', () => {
  const cutOf = (objects: number): number => {
    const note = `RF, 80 C\n${'{"nerve": "sural", "site": "a/b"}, '.repeat(objects)}`;
    const claim = claimOf({ lines: [{ documentation: { note } }] });
    const [line] = claim.serviceLines;
    const { tables } = dataRelease();
    return cutWhile(() => line && lineFacts(claim, line, tables, isoDate('2026-11-23')));
  };
  expect(cutOf(800)).toBeLessThan(2.2 * cutOf(400));
});
