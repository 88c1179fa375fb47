/** Ids of rule releases: year, quarter and number, such as `2026q4.1`. */

/** No zeros in front: 2026q4.02 would be another release than 2026q4.2 of the same number. */
export const RELEASE_ID = /^(\d{4})q([1-4])\.(0|[1-9]\d{0,8})$/;

export function isReleaseId(text: string): boolean {
  return RELEASE_ID.test(text);
}

/** Below zero when `a` was numbered before `b`: 2026q4.9 comes before 2026q4.10. */
export function compareReleaseIds(a: string, b: string): number {
  const [left, right] = [a, b].map((id) => RELEASE_ID.exec(id)?.slice(1).map(Number) ?? []);
  for (const [index, part] of (left ?? []).entries()) {
    const difference = part - (right?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
