/** 837 → the interchanges that answer it, read back by two readers that know nothing of how they were written. */

import nodeX12 from 'node-x12';
import { expect } from 'vitest';
import { isoDate } from '../../domain/calendar.ts';
import { parseCents } from '../../domain/claim/amounts.ts';
import { createCollector, createScoring837 } from '../../domain/score-submission.ts';
import { createAcknowledgmentWriter } from '../../domain/x12/acknowledgments/acknowledgment-writer.ts';
import { eachInterchange } from '../../domain/x12/acknowledgments/written-answer.ts';
import type { Segment } from '../../domain/x12/segment.ts';
import { createSegmentReader } from '../../domain/x12/segment-reader.ts';
import { expectInGuide } from './answer-guide.ts';
import { dataRelease } from './release.ts';

export interface AnswerSet {
  readonly type: string;
  readonly header: Segment;
  /** Between ST and SE. */
  readonly segments: readonly Segment[];
}

export interface Answer {
  readonly isa: Segment;
  readonly ta1: Segment | undefined;
  readonly groups: readonly { readonly header: Segment; readonly sets: readonly AnswerSet[] }[];
}

export interface Acknowledged {
  readonly text: string;
  readonly answers: readonly Answer[];
  /** Claims that were scored. */
  readonly claims: number;
  /** Probabilities of the scored lines. */
  readonly scores: readonly number[];
}

/** The answer, after checking that it reads back, that its envelopes count right and its totals add up. */
export function acknowledge(
  input: string | readonly Uint8Array[],
  options: { returnAtOrAbove?: number } = {},
): Acknowledged {
  let text = '';
  const { sink, collected } = createCollector();
  let controlNumber = 41;
  const writer = createAcknowledgmentWriter(
    { date: isoDate('2026-11-23'), time: '1015', nextControlNumber: () => controlNumber++, ...options },
    eachInterchange((pieces) => {
      text += [...pieces].join('');
    }),
  );
  const reader = createScoring837(dataRelease(), { asOf: isoDate('2026-11-23') }, sink, writer);
  for (const chunk of typeof input === 'string' ? [Buffer.from(input)] : input) reader.write(chunk);
  reader.end();
  const answers = readAnswers(text);
  for (const answer of answers) for (const set of setsOf(answer, '277')) expectTotals(set);
  for (const answer of answers) for (const set of setsOf(answer, '999')) expectGroupCount(set);
  const scores = collected.claims.flatMap(({ lines }) => lines.map(({ denialRisk }) => denialRisk.probability));
  return { text, answers, claims: collected.claims.length, scores };
}

/** Our own segment reader, node-x12 in strict mode, which refuses any envelope that does not count right, and the guides. */
export function readAnswers(text: string): Answer[] {
  if (text === '') return [];
  const segments: Segment[] = [];
  const reader = createSegmentReader({
    segment: (segment) => segments.push(segment),
    issue: (issue) => expect(issue, 'the answer reads without an issue').toBeUndefined(),
    count: () => undefined,
    truncated: (segment) => expect(segment.id, 'the answer is complete').toBe(''),
  });
  reader.write(Buffer.from(text, 'latin1'));
  reader.end();
  const answers = interchanges(segments);
  for (const segment of segments) if (!TRAILERS.has(segment.id)) expectInGuide(segment);
  const starts = answers.map(({ isa }) => isa.offset);
  for (const [index, { ta1, groups }] of answers.entries()) {
    const interchange = text.slice(starts[index], starts[index + 1]);
    // node-x12 takes no interchange without a group, and a TA1 only inside one, where the standard does not have it.
    const withoutTa1 = ta1 ? interchange.replace(ta1.text + interchange[105], '') : interchange;
    if (groups.length > 0) new nodeX12.X12Parser(true).parse(withoutTa1);
  }
  return answers;
}

/** Checked by their counts, and the ISA by its length. */
const TRAILERS = new Set(['ISA', 'SE', 'GE', 'IEA']);

function interchanges(segments: readonly Segment[]): Answer[] {
  const answers: Answer[] = [];
  for (let at = 0; at < segments.length; ) {
    const isa = expectSegment(segments[at++], 'ISA');
    expect(isa.text, 'an ISA has a fixed length').toHaveLength(105);
    const ta1 = segments[at]?.id === 'TA1' ? segments[at++] : undefined;
    const groups: { header: Segment; sets: AnswerSet[] }[] = [];
    while (segments[at]?.id === 'GS') {
      const header = expectSegment(segments[at++], 'GS');
      const sets: AnswerSet[] = [];
      while (segments[at]?.id === 'ST') {
        const start = at++;
        while (segments[at] && segments[at]?.id !== 'SE') at++;
        const st = expectSegment(segments[start], 'ST');
        const trailer = expectSegment(segments[at++], 'SE');
        expect([trailer.element(1), trailer.element(2)]).toEqual([String(at - start), st.element(2)]);
        sets.push({ type: st.element(1), header: st, segments: segments.slice(start + 1, at - 1) });
      }
      const trailer = expectSegment(segments[at++], 'GE');
      expect([trailer.element(1), trailer.element(2)]).toEqual([String(sets.length), header.element(6)]);
      groups.push({ header, sets });
    }
    const trailer = expectSegment(segments[at++], 'IEA');
    expect([trailer.element(1), trailer.element(2)]).toEqual([String(groups.length), isa.element(13)]);
    answers.push({ isa, ta1, groups });
  }
  return answers;
}

function expectSegment(segment: Segment | undefined, id: string): Segment {
  expect(segment?.id).toBe(id);
  return segment as Segment;
}

export function setsOf(answer: Answer | undefined, type: '999' | '277'): readonly AnswerSet[] {
  return answer?.groups.flatMap(({ sets }) => sets).filter((set) => set.type === type) ?? [];
}

/** Texts of all segments with these ids, in order. */
export function texts({ answers }: Pick<Acknowledged, 'answers'>, ...ids: string[]): string[] {
  return answers
    .flatMap(({ ta1, groups }) => [
      ...(ta1 ? [ta1] : []),
      ...groups.flatMap(({ sets }) => sets.flatMap(({ segments }) => segments)),
    ])
    .filter(({ id }) => ids.includes(id))
    .map(({ text }) => text);
}

/** AK9 counts the sets of the group and those with IK5 A or E. */
function expectGroupCount({ segments }: AnswerSet): void {
  const acceptance = segments.filter(({ id }) => id === 'IK5').map((ik5) => ik5.element(1));
  const accepted = acceptance.filter((code) => code === 'A' || code === 'E').length;
  expect(segments.filter(({ id }) => id === 'AK2')).toHaveLength(acceptance.length);
  const ak9 = expectSegment(segments.at(-1), 'AK9');
  expect([ak9.element(3), ak9.element(4)]).toEqual([String(acceptance.length), String(accepted)]);
  if (accepted === 0) expect(ak9.element(1)).toBe('R');
  else if (accepted < acceptance.length) expect(ak9.element(1)).toBe('P');
  else expect(ak9.element(1)).toMatch(/^[AE]$/);
}

/** At either level accepted and rejected claims and charges are those of the claims below. */
function expectTotals({ segments }: AnswerSet): void {
  const sums = { total: counted(), provider: counted() };
  const stated: { total?: Counted; provider?: Counted } = {};
  let level = '';
  let isClaimStatus = false;
  const close = (name: 'total' | 'provider'): void => {
    if (stated[name]) expect(sums[name], `totals of the ${name}`).toEqual(stated[name]);
    sums[name] = counted();
    delete stated[name];
  };
  for (const segment of segments) {
    if (segment.id === 'HL') level = segment.element(3);
    if (segment.id === 'HL' && level === '19') close('provider');
    if (segment.id === 'HL' && level === '21') stated.total = counted();
    if (segment.id === 'HL' && level === '19') stated.provider = counted();
    const at = level === '21' ? stated.total : stated.provider;
    if (segment.id === 'QTY' && at)
      at[/90|QA/.test(segment.element(1)) ? 'accepted' : 'rejected'] += Number(segment.element(2));
    if (segment.id === 'AMT' && at) {
      at[segment.element(1) === 'YU' ? 'acceptedCents' : 'rejectedCents'] += parseCents(segment.element(2));
    }
    if (segment.id === 'TRN') isClaimStatus = level === 'PT';
    if (segment.id === 'STC' && isClaimStatus) {
      isClaimStatus = false;
      for (const sum of [sums.total, sums.provider]) {
        const isAccepted = segment.element(3) === 'WQ';
        sum[isAccepted ? 'accepted' : 'rejected']++;
        sum[isAccepted ? 'acceptedCents' : 'rejectedCents'] += parseCents(segment.element(4));
      }
    }
    if (segment.id === 'STC') expect(segment.component(1, 1)).toMatch(/^A\d$/);
  }
  close('provider');
  close('total');
}

type Counted = ReturnType<typeof counted>;

function counted() {
  return { accepted: 0, acceptedCents: 0, rejected: 0, rejectedCents: 0 };
}
