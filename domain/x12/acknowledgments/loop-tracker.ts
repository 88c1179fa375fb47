/** Segments of an 837 in order → the loop that each stands in, and what it is there. */

import {
  BILLING_LOOPS,
  CLAIM_LOOPS,
  type ClaimForm,
  LEVELS,
  LINE_LOOPS,
  LINE_SEGMENT_LOOPS,
  OTHER_PAYER_LOOPS,
  OTHER_PAYER_PROVIDER_LOOP,
  PATIENT_LOOPS,
  SUBSCRIBER_LOOPS,
} from '../loops-837.ts';
import type { Segment } from '../segment.ts';

/** Loop of the segments before the first HL that are in no loop of their own. */
export const HEADER = 'HEADER';

/**
 * `opens`: the first segment of its loop. `inPlace`: where the guides have it. `late`: behind a segment that the guides
 * have behind it. `unexpected`: in a loop that has no such segment. `apart`: in something that is passed over as a whole.
 */
export type LoopRole = 'opens' | 'inPlace' | 'late' | 'unexpected' | 'apart';

export interface LoopPlace {
  /** Loop identifier, such as `2310B`. */
  readonly loop: string;
  readonly role: LoopRole;
}

/** 1000A and 1000B, by NM101. */
const HEADER_LOOPS = new Map([
  ['41', '1000A'],
  ['40', '1000B'],
]);

/**
 * What a loop may hold, in the 837P or in the 837I, in the order of the guides; a loop that is not named takes the row of
 * its first three digits.
 */
const LOOP_SEGMENTS = new Map(
  Object.entries({
    [HEADER]: 'BHT',
    '1000A': 'NM1 PER',
    '1000B': 'NM1',
    '2000A': 'HL PRV CUR',
    '2000B': 'HL SBR PAT',
    '2000C': 'HL PAT',
    '201': 'NM1 N3 N4 DMG REF PER',
    '2300': 'CLM DTP CL1 PWK CN1 AMT REF K3 NTE CR1 CR2 CRC HI HCP',
    '231': 'NM1 PRV N3 N4 REF PER',
    '2320': 'SBR CAS AMT OI MIA MOA',
    '233': 'NM1 N3 N4 DTP REF',
    '2400': 'LX SV1 SV2 SV5 PWK CR1 CR3 CRC DTP QTY MEA CN1 REF AMT K3 NTE PS1 HCP',
    '2410': 'LIN CTP REF',
    '242': 'NM1 PRV N3 N4 REF PER',
    '2430': 'SVD CAS DTP AMT',
    '2440': 'LQ FRM',
  }).map(([loop, segments]) => [loop, segments.split(' ')]),
);

/** Where in a set the tracker is. */
export interface LoopState {
  loop: string;
  /** The level or part of a claim that decides which loop an NM1 opens. */
  area: string;
  isLevelUnknown: boolean;
  isNameUnknown: boolean;
  /** Place, in the order of its loop, of the segment before. */
  last: number;
}

export function loopStart(): LoopState {
  return { loop: HEADER, area: HEADER, isLevelUnknown: false, isNameUnknown: false, last: 0 };
}

/** `state` goes along with the segments; one that was kept goes on from where it was. */
export function createLoopTracker(form: ClaimForm, state: LoopState): (segment: Segment) => LoopPlace {
  function opens(segment: Segment): string | undefined {
    const entity = segment.element(1);
    const isInClaim = state.area === '2300' || state.area === '2320' || state.area === '2400';
    switch (segment.id) {
      case 'HL':
        return LEVELS.get(segment.element(3));
      case 'CLM':
        return state.area === HEADER ? undefined : '2300';
      case 'SBR':
        return state.area === '2300' || state.area === '2320' ? '2320' : undefined;
      case 'LX':
        return isInClaim ? '2400' : undefined;
      case 'LIN':
      case 'SVD':
      case 'LQ':
        return state.area === '2400' ? LINE_SEGMENT_LOOPS.get(segment.id) : undefined;
      case 'NM1':
        return nameLoop(entity);
      default:
        return undefined;
    }
  }

  function nameLoop(entity: string): string | undefined {
    switch (state.area) {
      case HEADER:
        return HEADER_LOOPS.get(entity);
      case '2000A':
        return BILLING_LOOPS.get(entity);
      case '2000B':
        return SUBSCRIBER_LOOPS.get(entity);
      case '2000C':
        return PATIENT_LOOPS.get(entity);
      case '2300':
        return CLAIM_LOOPS[form].get(entity);
      case '2320':
        return OTHER_PAYER_LOOPS.get(entity) ?? OTHER_PAYER_PROVIDER_LOOP;
      default:
        return LINE_LOOPS[form].get(entity);
    }
  }

  function role(segment: Segment): LoopRole {
    const opened = opens(segment);
    // The level as a whole; the element check speaks of its HL03.
    if (segment.id === 'HL') state.isLevelUnknown = opened === undefined;
    if (state.isLevelUnknown) return 'apart';
    if (opened !== undefined) {
      enter(opened);
      return 'opens';
    }
    // A service without its LX stands in a line all the same.
    if ((segment.id === 'SV1' || segment.id === 'SV2') && (state.area === '2300' || state.area === '2320'))
      enter('2400');
    // What follows a name that no loop has belongs to it and not to the loop before.
    if (segment.id === 'NM1') state.isNameUnknown = true;
    else if (state.isNameUnknown && OF_A_NAME.has(segment.id)) return 'apart';
    const order = LOOP_SEGMENTS.get(state.loop) ?? LOOP_SEGMENTS.get(state.loop.slice(0, 3)) ?? [];
    const at = OPENING.has(segment.id) ? -1 : order.indexOf(segment.id);
    if (at < 0) return 'unexpected';
    const isLate = at < state.last;
    state.last = at;
    return isLate ? 'late' : 'inPlace';
  }

  function enter(opened: string): void {
    state.loop = opened;
    state.last = 0;
    state.isNameUnknown = false;
    if (/^(?:2000|2300|2320|2400)/.test(opened)) state.area = opened;
  }

  return (segment) => {
    const found = role(segment);
    return { loop: state.loop, role: found };
  };
}

const OF_A_NAME = new Set('PRV N3 N4 DMG REF PER'.split(' '));

/** Segments that stand nowhere but at the start of a loop. */
const OPENING = new Set(['NM1', 'HL', 'CLM', 'LX']);
