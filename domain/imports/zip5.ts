/** Five-digit ZIP codes → contractor and locality. */

import { readLocalityAreas } from './locality-areas.ts';
import { characters } from './locality-line.ts';
import type { KindReader, Reading } from './reading.ts';

const PREFIX_LENGTH = 3;

export function readZip5(reading: Reading): KindReader {
  return readLocalityAreas(reading, {
    table: 'zip-localities',
    members: 'lastTwo',
    isOtherFile(text, line, refuse) {
      const hasPlusFour = /\d/.test(characters(text, 22, 25));
      if (hasPlusFour) refuse(line, 22, 'the line has a plus-four code: this is the nine-digit file (zip9)');
      return hasPlusFour;
    },
    memberOf(_text, { zip }, _line, _refuse, isNew) {
      return isNew(zip) ? { key: zip.slice(0, PREFIX_LENGTH), member: zip.slice(PREFIX_LENGTH) } : undefined;
    },
  });
}
