/** Lines of a ZIP code file → for each key the codes of each contractor and locality: what both files have in common. */

import { compactRanges } from './compact-ranges.ts';
import { createKeyCheck } from './headed-rows.ts';
import { type LocalityLine, localityLine } from './locality-line.ts';
import type { Statement } from './merge-table.ts';
import { type KindReader, type Reading, type Refuse, refusing } from './reading.ts';

/** What one line adds: `member` is a code of its contractor and locality under `key`. */
export interface AreaMember {
  readonly key: string;
  readonly member: string;
}

export interface LocalityAreas {
  readonly table: 'zip-localities' | 'zip-plus-four';
  /** Field of the area that lists the members. */
  readonly members: 'lastTwo' | 'plusFour';
  /** Refuses a line that shows that this is the other file; nothing behind it is read. */
  isOtherFile(text: string, line: number, refuse: Refuse): boolean;
  /** Undefined for a line that is refused. `isNew` refuses what the file said before. */
  memberOf(
    text: string,
    found: LocalityLine,
    line: number,
    refuse: Refuse,
    isNew: (code: string) => boolean,
  ): AreaMember | undefined;
}

export function readLocalityAreas(
  reading: Reading,
  { table, members, isOtherFile, memberOf }: LocalityAreas,
): KindReader {
  /** Key → contractor and locality → members. */
  const areasOf = new Map<string, Map<string, string[]>>();

  function add({ contractor, locality }: LocalityLine, { key, member }: AreaMember): void {
    const areas = areasOf.get(key) ?? new Map<string, string[]>();
    areasOf.set(key, areas);
    const area = `${contractor}|${locality}`;
    const codes = areas.get(area);
    if (codes) codes.push(member);
    else areas.set(area, [member]);
  }

  return {
    file(name) {
      const refuse = refusing(reading, name);
      const isNew = createKeyCheck(refuse);
      let isOther = false;
      let lines = 0;
      return {
        row({ line, cells: [text = ''] }) {
          if (isOther || text.trim() === '') return;
          lines++;
          const found = localityLine(text, line, reading, refuse);
          if (!found) return;
          isOther = isOtherFile(text, line, refuse);
          if (isOther) return;
          const member = memberOf(text, found, line, refuse, (code) => isNew(code, { line, cells: [] }, 3));
          if (member) add(found, member);
        },
        end() {
          if (lines === 0) refuse(1, 1, 'the file is empty');
        },
      };
    },
    end() {
      const statements = [...areasOf].map(([key, areas]): Statement => {
        const value = {
          areas: [...areas]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([area, codes]) => ({
              contractor: area.slice(0, 5),
              locality: area.slice(6),
              [members]: compactRanges(codes),
            })),
        };
        return { key, from: reading.effective, through: null, value };
      });
      return [{ table, statements, isOpenEnded: true, hasOwnDates: false, isWhole: !reading.isExcerpt }];
    },
  };
}
