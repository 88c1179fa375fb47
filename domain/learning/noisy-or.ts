/** Counts of denied lines with several possible causes → the chance of each cause. */

/** A cause and what is held of it before any line is seen. */
export interface Cause {
  /** Prior mean, above 0 and below 1. */
  readonly probability: number;
  /** How many lines the prior is worth, above 0. */
  readonly strength: number;
  /** Kept at its prior, because no line tells of it alone. */
  readonly isFixed: boolean;
  /** The rate once was another, so that its prior speaks of the past. */
  readonly hasChanged: boolean;
}

/** Lines with the same causes; counts may be fractions, as old lines weigh less. */
export interface CausedLines {
  /** Indices of causes, each once. */
  readonly causes: readonly number[];
  readonly lines: number;
  readonly denied: number;
}

export interface Fit {
  /** The chance of each cause. */
  readonly chances: Float64Array;
  /** The lines with each cause … */
  readonly lines: Float64Array;
  /** … and how many denials it is credited with. */
  readonly credit: Float64Array;
}

const MOST_STEPS = 2_000;
const CLOSE_ENOUGH = 1e-7;

/**
 * The likeliest chances where a line is denied with 1 - ∏ (1 - chance of its causes), by expectation and maximisation: a
 * denied line is credited to each of its causes with (chance of the cause) / (chance of the line), which is the chance that
 * this cause alone would have denied it; then each chance is (prior denials + credit) / (prior lines + lines). In terms of
 * -ln(1 - chance) what is maximised is strictly concave, so there is one answer, and each step comes closer to it.
 */
export function fitNoisyOr(causes: readonly Cause[], seen: readonly CausedLines[]): Fit {
  const chances = Float64Array.from(causes, ({ probability }) => probability);
  const lines = new Float64Array(causes.length);
  const credit = new Float64Array(causes.length);
  for (const group of seen) for (const cause of group.causes) lines[cause] = at(lines, cause) + group.lines;
  const told = deniedLines(seen);
  for (let step = 0; step < MOST_STEPS; step++) {
    creditCauses(told, chances, credit);
    let moved = 0;
    for (const [index, { probability, strength, isFixed }] of causes.entries()) {
      if (isFixed) continue;
      const next = (probability * strength + at(credit, index)) / (strength + at(lines, index));
      moved = Math.max(moved, Math.abs(next - at(chances, index)));
      chances[index] = next;
    }
    if (moved < CLOSE_ENOUGH) break;
  }
  return { chances, lines, credit };
}

/** Groups with denied lines, in flat arrays: they are gone through at every step. */
interface DeniedLines {
  readonly denied: Float64Array;
  /** The causes of one group after the other … */
  readonly causes: Int32Array;
  /** … and where each group's causes begin, with the end of the last. */
  readonly starts: Int32Array;
}

function deniedLines(seen: readonly CausedLines[]): DeniedLines {
  const groups = seen.filter(({ denied }) => denied > 0);
  const starts = new Int32Array(groups.length + 1);
  for (const [index, { causes }] of groups.entries()) starts[index + 1] = (starts[index] ?? 0) + causes.length;
  return {
    denied: Float64Array.from(groups, ({ denied }) => denied),
    causes: Int32Array.from(groups.flatMap(({ causes }) => causes)),
    starts,
  };
}

function creditCauses({ denied, causes, starts }: DeniedLines, chances: Float64Array, credit: Float64Array): void {
  credit.fill(0);
  for (let group = 0; group < denied.length; group++) {
    const start = starts[group] as number;
    const end = starts[group + 1] as number;
    let paid = 1;
    for (let index = start; index < end; index++) paid *= 1 - (chances[causes[index] as number] as number);
    const perChance = (denied[group] as number) / (1 - paid);
    for (let index = start; index < end; index++) {
      const cause = causes[index] as number;
      credit[cause] = (credit[cause] as number) + perChance * (chances[cause] as number);
    }
  }
}

/**
 * How many lines, each with this cause alone, would leave as little doubt of each chance. What a cause shares with others
 * counts less: the variance is that of the curvature at the answer. In terms of -ln(1 - chance), denied lines with the causes
 * S add paid / (1 - paid)² to each pair of S, and a prior of a denials adds a (1 - chance) / chance² to its own.
 */
export function worths(causes: readonly Cause[], seen: readonly CausedLines[], { chances, lines }: Fit): number[] {
  const curvature = causes.map(() => new Float64Array(causes.length));
  const add = (row: number, column: number, value: number) => {
    const cells = curvature[row];
    if (cells) cells[column] = at(cells, column) + value;
  };
  for (const [index, { probability, strength }] of causes.entries()) {
    const chance = at(chances, index);
    add(index, index, (probability * strength * (1 - chance)) / chance ** 2);
  }
  for (const group of seen) {
    if (group.denied === 0) continue;
    const paid = paidChance(group, chances);
    const value = (group.denied * paid) / (1 - paid) ** 2;
    const free = group.causes.filter((cause) => !causes[cause]?.isFixed);
    for (const row of free) for (const column of free) add(row, column, value);
  }
  const variances = inverseDiagonal(curvature);
  return causes.map(({ strength }, index) => {
    const chance = at(chances, index);
    const worth = chance / ((1 - chance) * at(variances, index));
    return Math.min(worth, strength + at(lines, index));
  });
}

function at(numbers: Float64Array, index: number): number {
  return numbers[index] ?? 0;
}

function paidChance({ causes }: CausedLines, chances: Float64Array): number {
  let paid = 1;
  for (const cause of causes) paid *= 1 - at(chances, cause);
  return paid;
}

/** Diagonal of the inverse of a positive definite matrix, through its Cholesky factor. */
function inverseDiagonal(matrix: readonly Float64Array[]): Float64Array {
  const size = matrix.length;
  const lower = matrix.map((row) => row.slice());
  const cell = (row: number, column: number): number => lower[row]?.[column] ?? 0;
  for (const [index, row] of lower.entries()) {
    for (let column = 0; column <= index; column++) {
      let rest = at(row, column);
      for (let before = 0; before < column; before++) rest -= at(row, before) * cell(column, before);
      row[column] = column === index ? Math.sqrt(rest) : rest / cell(column, column);
    }
  }
  // The inverse is the product of the factor's inverse with itself, so its diagonal sums the squares of a column of that.
  const diagonal = new Float64Array(size);
  const column = new Float64Array(size);
  for (let unit = 0; unit < size; unit++) {
    for (let row = unit; row < size; row++) {
      let rest = row === unit ? 1 : 0;
      for (let before = unit; before < row; before++) rest -= cell(row, before) * at(column, before);
      column[row] = rest / cell(row, row);
      diagonal[unit] = at(diagonal, unit) + at(column, row) ** 2;
    }
  }
  return diagonal;
}
