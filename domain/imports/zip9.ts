/** Nine-digit ZIP codes → contractor and locality, for the five-digit codes that lie in more than one. */

import { readLocalityAreas } from './locality-areas.ts';
import { characters } from './locality-line.ts';
import { quoted } from './published-values.ts';
import type { KindReader, Reading } from './reading.ts';

export function readZip9(reading: Reading): KindReader {
  return readLocalityAreas(reading, {
    table: 'zip-plus-four',
    members: 'plusFour',
    isOtherFile(text, line, refuse) {
      const hasPlusFour = /\d/.test(characters(text, 22, 25));
      if (!hasPlusFour) refuse(line, 22, 'the line has no plus-four code: this is the five-digit file (zip5)');
      return !hasPlusFour;
    },
    memberOf(text, { zip, hasPlusFour }, line, refuse, isNew) {
      const plusFour = characters(text, 22, 25);
      if (!/^\d{4}$/.test(plusFour)) return refuse(line, 22, `${quoted(plusFour)} is no plus-four code`);
      if (!isNew(`${zip}-${plusFour}`)) return undefined;
      if (!hasPlusFour) return refuse(line, 21, 'the flag says that the ZIP code has no plus-four codes');
      return { key: zip, member: plusFour };
    },
  });
}
