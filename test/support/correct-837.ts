import type { SegmentEdit } from '../../domain/corrections/segment-edit.ts';
import { createPatchedBytes } from '../../domain/x12/byte-patches.ts';
import { type CorrectionPlan, createCorrectionPlanner } from '../../domain/x12/corrected-837.ts';

/** The plan for a submission in chunks. */
export function planOf(chunks: readonly Uint8Array[], edits: readonly SegmentEdit[]): CorrectionPlan {
  const planner = createCorrectionPlanner(edits);
  for (const chunk of chunks) planner.write(chunk);
  return planner.end();
}

/** The corrected submission; fails the test when a correction is refused. */
export function corrected(chunks: readonly Uint8Array[], edits: readonly SegmentEdit[]): Buffer {
  const plan = planOf(chunks, edits);
  if (plan.kind === 'refused') throw new Error(`refused: ${JSON.stringify(plan.refusals)}`);
  const written: Uint8Array[] = [];
  const patched = createPatchedBytes(plan.patches, (bytes) => written.push(bytes));
  for (const chunk of chunks) patched.write(chunk);
  patched.end();
  return Buffer.concat(written);
}
