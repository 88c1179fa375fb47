/** Numbers of fixed width as a list with ranges: `00-04 06`. */
export function compactRanges(numbers: readonly string[]): string {
  const sorted = [...numbers].sort();
  const ranges: string[] = [];
  let start: string | undefined;
  let last = '';
  for (const number of [...sorted, undefined]) {
    if (start !== undefined && number !== undefined && Number(number) === Number(last) + 1) {
      last = number;
      continue;
    }
    if (start !== undefined) ranges.push(start === last ? start : `${start}-${last}`);
    start = number;
    last = number ?? '';
  }
  return ranges.join(' ');
}
