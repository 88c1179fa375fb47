/** RFC 6902 patches, made on a copy. */

import { applyPatch, type Operation } from 'rfc6902';
import type { PatchOperation } from './json-patch.ts';

/** The document with every operation made, or undefined when one of them fails; the given document stays as it is. */
export function patched(document: unknown, patch: readonly PatchOperation[]): unknown {
  const copy = structuredClone(document);
  // The patch is copied, too: what it adds would otherwise be changed by the next patch.
  const results = applyPatch(copy, structuredClone(patch) as Operation[]);
  return results.every((failure) => failure === null) ? copy : undefined;
}

/** Whether every `test` of the patch holds for the document. A path that is no pointer holds for none. */
export function holdsFor(document: unknown, patch: readonly PatchOperation[]): boolean {
  const tests = patch.filter(({ op, path }) => op === 'test' && (path === '' || path.startsWith('/')));
  const isWhole = tests.length === patch.filter(({ op }) => op === 'test').length;
  return isWhole && patched(document, tests) !== undefined;
}
