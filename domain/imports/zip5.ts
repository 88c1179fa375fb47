/** Five-digit ZIP codes → contractor and locality. */

import { compactRanges } from './compact-ranges.ts';
import { createKeyCheck } from './headed-rows.ts';
import { characters, localityLine } from './locality-line.ts';
import type { Statement } from './merge-table.ts';
import { type KindReader, type Reading, refusing } from './reading.ts';

const PREFIX_LENGTH = 3;

export function readZip5(reading: Reading): KindReader {
  /** Prefix → contractor and locality → last two digits. */
  const prefixes = new Map<string, Map<string, string[]>>();
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
          if (/\d/.test(characters(text, 22, 25))) {
            isOtherFile = true;
            return refuse(line, 22, 'the line has a plus-four code: this is the nine-digit file (zip9)');
          }
          if (!isNew(found.zip, { line, cells: [] }, 3)) return;
          const prefix = found.zip.slice(0, PREFIX_LENGTH);
          const areas = prefixes.get(prefix) ?? new Map<string, string[]>();
          prefixes.set(prefix, areas);
          const area = `${found.contractor}|${found.locality}`;
          areas.set(area, [...(areas.get(area) ?? []), found.zip.slice(PREFIX_LENGTH)]);
        },
        end() {
          if (lines === 0) refuse(1, 1, 'the file is empty');
        },
      };
    },
    end() {
      const statements = [...prefixes].map(([key, areas]): Statement => {
        const value = {
          areas: [...areas]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([area, lastTwo]) => ({
              contractor: area.slice(0, 5),
              locality: area.slice(6),
              lastTwo: compactRanges(lastTwo),
            })),
        };
        return { key, from: reading.effective, through: null, value };
      });
      const isWhole = !reading.isExcerpt;
      return [{ table: 'zip-localities', statements, isOpenEnded: true, hasOwnDates: false, isWhole }];
    },
  };
}
