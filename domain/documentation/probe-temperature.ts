import type { Location } from '../claim/claim.ts';
import { type NoteText, quoted } from './evidence.ts';

/** A temperature of the probe, in degrees Celsius, and where it is said. */
export interface Measured {
  readonly celsius: number;
  readonly at: Location;
}

/** A number with a degree word, a degree sign or a C: `42C`, `80 DEG`, `60 °C`. */
const TEMPERATURE = /\b(\d{2,3}(?:\.\d+)?)\s*(?:°\s*c?|deg(?:ree)?s?\b\.?(?:\s*c(?:elsius)?\b)?|c(?:elsius)?\b)/giu;
/** What is measured before the number, where it is not the probe. */
const NOT_THE_PROBE = /(?:body|room|skin|patient)\s+(?:temp\w*|temperature)?\s*(?:of|at|was|is|:)?\s*$/i;

interface Stated {
  readonly celsius: number;
  readonly start: number;
  readonly end: number;
}

/** The one probe temperature of a text; several say nothing of which belongs to what. */
export function measuredCelsius({ at, statements }: NoteText): Measured | undefined {
  const known = statements.found.get(TEMPERATURE) as Stated | 'none' | undefined;
  const stated = known ?? statedCelsius(statements.text) ?? 'none';
  if (!known) statements.found.set(TEMPERATURE, stated);
  return stated === 'none' ? undefined : { celsius: stated.celsius, at: quoted(at, stated.start, stated.end) };
}

function statedCelsius(text: string): Stated | undefined {
  const found = [...text.matchAll(TEMPERATURE)].filter((match) => !NOT_THE_PROBE.test(text.slice(0, match.index)));
  const [only, another] = found;
  if (!only || another) return undefined;
  return { celsius: Number(only[1]), start: only.index, end: only.index + only[0].trimEnd().length };
}
