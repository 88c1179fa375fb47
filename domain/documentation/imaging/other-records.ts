/** Printouts, recordings and what was kept or not kept of anything but images: settings, logs, consents, labels. */

import { type Span, type Statements, startingIn, type TermAt } from '../statements/statements.ts';
import { wordSet } from '../text/word-list.ts';
import { textAt } from '../text/words.ts';

/** Words that name an image only where they speak of a screen. */
const OF_ANY_RECORD = wordSet(`
printout+ print out+ copy copies hardcopy recording+ series scans exposure+ hardcopies
`);
/** What else is printed, recorded and filed. */
const OTHER_RECORDS = wordSet(`
generator setting+ consent+ form+ log+ lesion curve+ impedance temperature temp emg ncs stimulator stimulation
ekg ecg strip+ telemetry label+ lot serial report+ letter motor values talk education pathology sheet form+
device loop diary specimen receipt invoice copay questionnaire
`);
const IMAGES = wordSet('image modality anyImaging');
/** How far before it what it is of may stand, over the end of a sentence too. */
const FARTHEST = 12;

/**
 * Whether what is said to be kept or not kept is another record than an image: of the two the one that is named last
 * before it counts. A word that is of nothing but images speaks for itself.
 */
export function isOfAnotherRecord(text: Statements, term: TermAt): boolean {
  const { words, terms } = text;
  if (term.key === 'image' && (!isOfAnyRecord(text, term) || isOfImage(text, term))) return false;
  const from = Math.max(0, term.first - FARTHEST);
  const image = startingIn(terms.imaging, from, term.first).findLast(
    (said) => IMAGES.has(said.key) && !isOfAnyRecord(text, said),
  );
  const sentence = words[term.first]?.sentence ?? 0;
  for (let at = term.first - 1; at >= from && at >= (image?.next ?? 0); at--) {
    if ((words[at]?.sentence ?? 0) < sentence - 1) return false;
    if (OTHER_RECORDS.has(textAt(words, at))) return true;
  }
  return false;
}

/** "Printout of the ultrasound" */
function isOfImage({ words, terms }: Statements, { next }: Span): boolean {
  return words[next]?.text === 'of' && startingIn(terms.imaging, next, next + 3).some(({ key }) => IMAGES.has(key));
}

function isOfAnyRecord({ words }: Statements, { next }: Span): boolean {
  return OF_ANY_RECORD.has(textAt(words, next - 1));
}
