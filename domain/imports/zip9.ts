/** Nine-digit ZIP codes → contractor and locality, for the five-digit codes that lie in more than one. */

import { compactRanges } from './compact-ranges.ts';
import { createKeyCheck } from './headed-rows.ts';
import { characters, localityLine } from './locality-line.ts';
import type { Statement } from './merge-table.ts';
import { quoted } from './published-values.ts';
import { type KindReader, type Reading, refusing } from './reading.ts';

export function readZip9(reading: Reading): KindReader {
  /** Five-digit code → contractor and locality → plus-four codes. */
  const zips = new Map<string, Map<string, string[]>>();
  return {
    file(name) {
      const refuse = refusing(reading, name);
      const isNew = createKeyCheck(refuse);
      let isOtherFile = false;
      let lines = 0;
      return {
        row({ line, cells: [text = ''] }) {
          if (isOtherFile || text.trim() === '') return;
          lines++;
          const found = localityLine(text, line, reading, refuse);
          if (!found) return;
          const plusFour = characters(text, 22, 25);
          if (!/\d/.test(plusFour)) {
            isOtherFile = true;
            return refuse(line, 22, 'the line has no plus-four code: this is the five-digit file (zip5)');
          }
          if (!/^\d{4}$/.test(plusFour)) return refuse(line, 22, `${quoted(plusFour)} is no plus-four code`);
          if (!isNew(`${found.zip}-${plusFour}`, { line, cells: [] }, 3)) return;
          if (!found.hasPlusFour) return refuse(line, 21, 'the flag says that the ZIP code has no plus-four codes');
          const areas = zips.get(found.zip) ?? new Map<string, string[]>();
          zips.set(found.zip, areas);
          const area = `${found.contractor}|${found.locality}`;
          const codes = areas.get(area);
          if (codes) codes.push(plusFour);
          else areas.set(area, [plusFour]);
        },
        end() {
          if (lines === 0) refuse(1, 1, 'the file is empty');
        },
      };
    },
    end() {
      const statements = [...zips].map(([key, areas]): Statement => {
        const value = {
          areas: [...areas]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([area, plusFour]) => ({
              contractor: area.slice(0, 5),
              locality: area.slice(6),
              plusFour: compactRanges(plusFour),
            })),
        };
        return { key, from: reading.effective, through: null, value };
      });
      const isWhole = !reading.isExcerpt;
      return [{ table: 'zip-plus-four', statements, isOpenEnded: true, hasOwnDates: false, isWhole }];
    },
  };
}
