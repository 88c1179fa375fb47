/** Segments of one 837 set → what a 999 says is wrong with them (IK3, IK4). */

import type { ClaimForm } from '../loops-837.ts';
import type { Segment } from '../segment.ts';
import { LOOP_RULES, namesOf } from './loop-rules.ts';
import { createLoopTracker, HEADER, type LoopState, loopStart } from './loop-tracker.ts';
import { type ElementError, elementErrors } from './segment-check.ts';
import { syntaxOf } from './syntax-table.ts';

/** Implementation segment syntax error code (IK304), as far as this check finds them. */
export type SegmentErrorCode = '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | 'I4';

export interface SegmentError {
  readonly segmentId: string;
  /** Counted in the set, ST being 1 (IK302). */
  readonly position: number;
  /** Loop identifier (IK303); empty outside any loop. */
  readonly loop: string;
  readonly code: SegmentErrorCode;
  readonly elements: readonly ElementError[];
  /** CLM01 of the claim that it stands in; empty outside a claim. */
  readonly patientControlNumber: string;
}

export interface SyntaxCheck {
  segment(segment: Segment): void;
  /** Something that was not handed over as a segment, at this position of the submission. */
  unreadable(position: number, code: SegmentErrorCode): void;
  /** After the last segment before SE; `position` is that of the SE in the set. */
  end(position: number): void;
  /** In the order of the set. */
  readonly errors: readonly SegmentError[];
}

/** What the check of a set keeps from segment to segment. */
export interface SyntaxState {
  readonly form: ClaimForm;
  /** Of the ST, in the submission. */
  readonly setPosition: number;
  readonly place: LoopState;
  readonly errors: SegmentError[];
  readonly open: OpenLoop[];
  patientControlNumber: string;
  lines: number;
  /** What was found, listed or not: 5, segments in error; I5, segments that only the guide refuses (IK502). */
  readonly setCodes: Set<'5' | 'I5'>;
  /** Once a set, because it goes for every segment or none. */
  isOtherGuideReported: boolean;
  isLowerCaseReported: boolean;
  /** Once a loop: where a segment that opens a loop is lost, all that follows it stands where it may not. */
  isStrayReported: boolean;
  readonly met: Set<string>;
}

/** Before the first segment behind an ST. */
export function syntaxStart(form: ClaimForm, setPosition: number): SyntaxState {
  return {
    form,
    setPosition,
    place: loopStart(),
    errors: [],
    open: [openedLoop(HEADER)],
    patientControlNumber: '',
    lines: 0,
    setCodes: new Set(),
    isOtherGuideReported: false,
    isLowerCaseReported: false,
    isStrayReported: false,
    met: new Set(),
  };
}

/** More than this many are found and not listed; who sends so many needs the first of them. */
const MOST_ERRORS = 1_000;

/** IK301 of a segment whose identifier cannot be told. */
const UNKNOWN_ID = 'ZZZ';

const NO_NAMES: readonly string[] = [];

/** Loops 2400 of a claim. */
const MOST_LINES: Readonly<Record<ClaimForm, number>> = { professional: 50, institutional: 999 };

/** Segments of the 837 that neither guide uses, and of the other sets of health care; any other is no segment. */
const NOT_USED = new Set(
  'CR4 CR5 CR6 CR7 DN1 DN2 DTM DSB FA1 HSD IMM LE LS MSG N2 SV3 SV4 SV6 SV7 TOO UR N1'.split(' '),
);
const OF_OTHER_SETS = new Set(
  (
    'AAA ACT ADJ ADX AK1 AK2 AK3 AK4 AK5 AK9 BGN BPR CLP COB CTX EB ENT EQ HCR HD HLH ICM IDC IEA III IK3 IK4 IK5 INS ' +
    'LUI MPI PID PLA PLB RMR RDM RMT SPI STC SVC TRN TS2 TS3 VEH'
  ).split(' '),
);

interface OpenLoop {
  readonly loop: string;
  readonly seen: Map<string, number>;
  /** What is required and was not there when something behind it came → position of that. */
  readonly passed: Map<string, number>;
}

function openedLoop(loop: string): OpenLoop {
  return { loop, seen: new Map(), passed: new Map() };
}

function isThere({ seen }: OpenLoop, required: string): boolean {
  if (seen.has(required)) return true;
  const bar = required.indexOf('|');
  return bar > 0 && (seen.has(required.slice(0, bar)) || seen.has(required.slice(bar + 1)));
}

/** Loop of a segment that is missing, where it opens one itself. */
const LOOP_OF_MISSING: ReadonlyMap<string, string> = new Map([
  ['NM1*41', '1000A'],
  ['NM1*40', '1000B'],
  ['NM1*85', '2010AA'],
  ['NM1*IL', '2010BA'],
  ['NM1*PR', '2010BB'],
  ['NM1*QC', '2010CA'],
  ['LX|2400', '2400'],
]);

/** `state` goes along with the segments; one that was kept goes on from where it was. */
export function createSyntaxCheck(state: SyntaxState): SyntaxCheck {
  const { form, setPosition, errors, open, setCodes, met } = state;
  const place = createLoopTracker(form, state.place);
  const rules = LOOP_RULES[form];

  function report(
    segmentId: string,
    position: number,
    loop: string,
    code: SegmentErrorCode,
    elements: readonly ElementError[] = [],
  ): void {
    const isOfGuide = code === 'I4' || (elements.length > 0 && elements.every((element) => element.code === 'I10'));
    setCodes.add(isOfGuide ? 'I5' : '5');
    if (errors.length >= MOST_ERRORS) return;
    errors.push({
      segmentId,
      position,
      loop: loop === HEADER ? '' : loop,
      code,
      elements,
      patientControlNumber: state.patientControlNumber,
    });
  }

  /** Closes the loops that end before one of this depth opens, and reports what they lack. */
  function closeLoops(depth: number, position: number): void {
    for (let last = open.at(-1); last && depthOf(last.loop) >= depth; last = open.at(-1)) {
      open.pop();
      for (const required of rules[last.loop]?.required ?? []) {
        if (isThere(last, required)) continue;
        const loop = LOOP_OF_MISSING.get(required) ?? last.loop;
        report(required.replace(/[*|].*/, ''), last.passed.get(required) ?? position, loop, '3');
      }
      if (last.loop === '2300') state.patientControlNumber = '';
    }
  }

  /** `isLoopNew` where the segment opens a loop that has not been in this one before. */
  function countIn(loop: OpenLoop | undefined, segment: Segment, position: number, isLoopNew = false): void {
    const rule = loop && rules[loop.loop];
    if (!rule) return;
    let isNew = isLoopNew;
    for (const name of namesOf(rule).get(segment.id) ?? NO_NAMES) {
      if (name !== segment.id && name !== kindOf(segment)) continue;
      const times = (loop.seen.get(name) ?? 0) + 1;
      loop.seen.set(name, times);
      if (times > 1 && rule.once.includes(name)) report(segment.id, position, loop.loop, '5');
      isNew ||= times === 1;
    }
    if (!isNew) return;
    // What is missing before it may still come, late; where it does not, this is its place.
    const { required } = rule;
    let last = required.length - 1;
    while (last > 0 && !isThere(loop, required[last] ?? '')) last--;
    for (let at = 0; at < last; at++) {
      const name = required[at] ?? '';
      if (!isThere(loop, name) && !loop.passed.has(name)) loop.passed.set(name, position);
    }
  }

  function openLoop(loop: string, segment: Segment, position: number): void {
    closeLoops(depthOf(loop), position);
    state.isStrayReported = false;
    met.add(segment.id);
    // The loop around it may require it.
    const outer = open.at(-1);
    const isNew = outer?.seen.has(loop) === false;
    outer?.seen.set(loop, 1);
    countIn(outer, segment, position, isNew);
    open.push(openedLoop(loop));
    if (loop === '2300') {
      state.patientControlNumber = segment.element(1).trim();
      state.lines = 0;
    }
    if (loop === '2400') {
      state.lines++;
      if (state.lines === MOST_LINES[form] + 1) report(segment.id, position, loop, '4');
    }
  }

  function checkUnexpected(segment: Segment, position: number, loop: string): void {
    const code = unexpectedCode(segment.id, form);
    if (code === '2' && state.isStrayReported) return;
    if (code === '2') state.isStrayReported = true;
    report(segment.id, position, loop, code);
  }

  return {
    get errors() {
      return errors.toSorted((a, b) => a.position - b.position);
    },
    segment(segment) {
      const position = segment.position - setPosition + 1;
      const { loop, role } = place(segment);
      const isFirstOfLine = loop === '2400' && !open.some((outer) => outer.loop === '2400');
      if (role === 'opens' || isFirstOfLine) openLoop(loop, segment, position);
      if (role === 'unexpected') {
        checkUnexpected(segment, position, loop);
        return;
      }
      if (role !== 'apart') countIn(open.at(-1), segment, position);
      const sentId = state.isLowerCaseReported || !segment.isRewritten ? '' : segment.sent.slice(0, segment.id.length);
      if (sentId === segment.id.toLowerCase()) {
        state.isLowerCaseReported = true;
        report(sentId, position, loop, '1');
      }
      if (role === 'late') report(segment.id, position, loop, '7');
      if (segment.id === OTHER_SERVICE[form] && !state.isOtherGuideReported) {
        state.isOtherGuideReported = true;
        report(segment.id, position, loop, 'I4');
      }
      const elements = elementErrors(segment, form, loop);
      if (elements.length > 0) report(segment.id, position, loop, '8', elements);
    },
    unreadable(position, code) {
      report(UNKNOWN_ID, position - setPosition + 1, open.at(-1)?.loop ?? '', code);
    },
    end(position) {
      closeLoops(0, position);
      if (!met.has('HL')) report('HL', position, '2000A', '3');
      else if (!met.has('CLM')) report('CLM', position, '2300', '3');
    },
  };
}

/** A segment with its qualifier; of an HI, one that names the kind of its codes. */
function kindOf(segment: Segment): string {
  if (segment.id !== 'HI') return `${segment.id}*${segment.element(1)}`;
  const qualifier = segment.component(1, 1);
  return DIAGNOSES.has(qualifier) ? 'HI*ABK' : `HI*${qualifier}`;
}

/** HI of these qualifiers, whichever comes first, are one list. */
const DIAGNOSES = new Set(['ABF', 'ABK', 'BF', 'BK']);

/** The service segment of the guide that the set does not name. */
const OTHER_SERVICE: Readonly<Record<ClaimForm, string>> = { professional: 'SV2', institutional: 'SV1' };

function unexpectedCode(segmentId: string, form: ClaimForm): SegmentErrorCode {
  if (syntaxOf(segmentId, form)) return '2';
  if (NOT_USED.has(segmentId)) return 'I4';
  return OF_OTHER_SETS.has(segmentId) ? '6' : '1';
}

/** How far inside a loop stands: levels and claims, what stands in them, what stands in those. */
function depthOf(loop: string): number {
  let depth = DEPTHS.get(loop);
  if (depth === undefined) {
    depth = /^(?:HEADER|2000|2300)/.test(loop) ? 0 : /^(?:1000|2010|2310|2320|2400)/.test(loop) ? 1 : 2;
    DEPTHS.set(loop, depth);
  }
  return depth;
}

/** Of the loops met; there are some dozens. */
const DEPTHS = new Map<string, number>();
