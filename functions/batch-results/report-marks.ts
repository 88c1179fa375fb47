/** Text and drawings of the report, safe whatever stands in a claim. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For text and for quoted attributes. Control and direction characters, which could disguise a text, become spaces. */
export function escaped(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

export function dollars(cents: number): string {
  return (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });
}

/** Nothing is certain: 0.996 is not 100 %. */
export function percent(probability: number): string {
  return `${Math.min(99, Math.round(probability * 100))}%`;
}

const WIDTH = 420;
const ROW = 24;
/** Of an average character, at the size that the style gives the drawings. */
const CHARACTER = 6.2;
const MOST_LABEL = 236;

/** What a bar stands for. */
export interface Bar {
  readonly key: string;
  readonly lines?: number;
  readonly expectedLossCents: number;
}

/** A Pareto: bars by expected loss, with the number of lines. */
export function bars(rows: readonly Bar[]): string {
  if (rows.length === 0) return '<p class="none">None.</p>';
  const most = Math.max(...rows.map(({ expectedLossCents }) => expectedLossCents), 1);
  const longest = Math.max(...rows.map(({ key }) => key.length));
  const label = Math.min(MOST_LABEL, Math.ceil(longest * CHARACTER) + 8);
  const drawn = rows.map(({ key, lines, expectedLossCents }, index) => {
    const y = index * ROW;
    const length = Math.max(1, Math.round((expectedLossCents / most) * (WIDTH - label)));
    const counted = lines === undefined ? '' : `, ${lines} ${lines === 1 ? 'line' : 'lines'}`;
    const value = dollars(expectedLossCents) + counted;
    // Behind a bar that is too short to hold it, where there is room.
    const taken = value.length * CHARACTER + 8;
    const isBehind = taken > length && length + taken <= WIDTH - label;
    const from = label + 4 + (isBehind ? length : 0);
    return `<text x="0" y="${y + 15}">${escaped(key)}</text><rect x="${label}" y="${y + 3}" width="${length}" height="${ROW - 8}" rx="2"><title>${escaped(`${key}: ${value}`)}</title></rect><text class="value" x="${from}" y="${y + 15}">${escaped(value)}</text>`;
  });
  return `<svg viewBox="0 0 ${WIDTH} ${rows.length * ROW}" role="img" aria-label="Bars by expected loss">${drawn.join('')}</svg>`;
}

const HEIGHT = 120;

/** How many lines fall into each tenth of probability. */
export function histogram(counts: readonly number[]): string {
  const most = Math.max(...counts, 1);
  const step = WIDTH / counts.length;
  const drawn = counts.map((count, tenth) => {
    const height = count === 0 ? 0 : Math.max(2, Math.round((count / most) * (HEIGHT - 40)));
    const x = tenth * step;
    const y = HEIGHT - 18 - height;
    const label = count === 0 ? '' : `<text class="count" x="${x + step / 2}" y="${y - 4}">${count}</text>`;
    return `<rect x="${x + 2}" y="${y}" width="${step - 4}" height="${height}" rx="2"/>${label}<text class="tick" x="${x}" y="${HEIGHT - 4}">${tenth * 10}%</text>`;
  });
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Lines by denial probability">${drawn.join('')}</svg>`;
}
