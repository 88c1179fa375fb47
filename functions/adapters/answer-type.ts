/** Accept header → the form of the answer. */

interface MediaRange {
  readonly type: string;
  readonly quality: number;
}

/**
 * The offered type that the caller prefers, as in RFC 9110, section 12.5.1; undefined when none is acceptable. Of two
 * that are equally welcome, the one that the caller names before one that only `application/*` or any type allows, and
 * then the one that is offered first.
 */
export function answerType<Type extends string>(
  accept: string | undefined,
  offered: readonly Type[],
): Type | undefined {
  if (!accept?.trim()) return offered[0];
  const ranges = accept.split(',').map(mediaRange);
  const welcome = offered
    .map((type) => ({ type, range: rangeFor(type, ranges) }))
    .filter(({ range }) => range !== undefined && range.quality > 0)
    .sort((a, b) => (b.range?.quality ?? 0) - (a.range?.quality ?? 0) || rank(b.range) - rank(a.range));
  return welcome[0]?.type;
}

/** The most specific range that covers the type decides. */
function rangeFor(type: string, ranges: readonly MediaRange[]): MediaRange | undefined {
  const family = `${type.slice(0, type.indexOf('/'))}/*`;
  return ranges
    .filter((range) => range.type === type || range.type === family || range.type === '*/*')
    .sort((a, b) => rank(b) - rank(a))[0];
}

function rank(range: MediaRange | undefined): number {
  if (range === undefined || range.type === '*/*') return 0;
  return range.type.endsWith('/*') ? 1 : 2;
}

function mediaRange(text: string): MediaRange {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const value = quality === undefined ? 1 : Number(quality);
  return { type, quality: Number.isNaN(value) ? 0 : Math.min(1, Math.max(0, value)) };
}
