/** `npm run rules -- import KIND FILE… --effective DATE`: an official file into `data/`, or the reasons why not. */

import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type IsoDate, parseIsoDate } from '../../../domain/calendar.ts';
import { type ImportKind, importKinds, lastDay, sourceId } from '../../../domain/imports/import-kinds.ts';
import { createDefects, type Defects, type Reading } from '../../../domain/imports/reading.ts';
import type { ReleaseBundle } from '../../../domain/tables/release-records.ts';
import type { Source } from '../../../domain/tables/rule-tables.ts';
import { localRelease } from '../../adapters/local-release.ts';
import { readReleaseBundle } from '../../adapters/release-bundle.ts';
import { today } from '../../adapters/today.ts';
import { UsageError } from '../judged-on.ts';
import type { CommandOutput } from './command-output.ts';
import { changeReport, defectReport } from './import-report.ts';
import { importedBundle } from './imported-bundle.ts';
import { fileHash, readPublishedFile } from './published-file.ts';
import { FileRefusal } from './refusal.ts';
import { type DataDisk, realDisk, recoverData, writeData } from './write-data.ts';

const USAGE = `Usage: npm run rules -- import KIND FILE… --effective DATE [options]
  KIND         ${Object.keys(importKinds).join(', ')}
  FILE         as CMS publishes it, or a ZIP that holds it; the four parts of the PTP edits in one call
  --effective  first day for which the file vouches, such as 2026-10-01
  --through    last day for which it vouches; the end of its quarter or year when absent
  --excerpt    the file holds some rows of the published one: nothing follows from what it lacks
  --ends-rows  accept that the file ends more than a tenth of the present rows
  --source-id, --publisher, --title, --url, --published
               the entry of data/sources.json; the usual one of the kind when absent
  --write      write data/; without it the changes are only shown
  --data       another folder than data/`;

/** Done (or nothing to do), a fault of ours or of the call, the file is refused. */
const EXIT = { done: 0, fault: 1, refused: 2 } as const;

const DATA = fileURLToPath(new URL('../../../data/', import.meta.url));
const SCORED_CODE = '64640';

/** What a test replaces. */
export interface ImportSurroundings {
  readonly today: () => IsoDate;
  readonly disk: DataDisk;
}

const REAL: ImportSurroundings = { today, disk: realDisk };

export async function importCommand(
  args: readonly string[],
  output: CommandOutput,
  surroundings: ImportSurroundings = REAL,
): Promise<number> {
  const call = parsedCall(args);
  if (call === 'help') {
    output.out(`${USAGE}\n`);
    return EXIT.done;
  }
  if (recoverData(call.data, surroundings.disk)) output.err('An import that was cut short has been undone.\n');
  const bundle = readReleaseBundle(call.data);
  const defects = createDefects();
  try {
    return await runImport(call, bundle, defects, output, surroundings);
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error;
    const { file, line, column, message: reason } = error;
    defects.add({ file, line, column, reason });
    const listed =
      defects.listed.length < defects.count
        ? [...defects.listed.slice(1), { file, line, column, reason }]
        : defects.listed;
    output.err(defectReport(listed, defects.count));
    return EXIT.refused;
  }
}

interface Call {
  readonly kind: ImportKind;
  readonly files: readonly string[];
  readonly effective: IsoDate;
  readonly through: IsoDate;
  readonly isExcerpt: boolean;
  readonly endsRows: boolean;
  readonly write: boolean;
  readonly data: string;
  readonly source: Omit<Source, 'fileHash'>;
}

function parsedCall(args: readonly string[]): Call | 'help' {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      effective: { type: 'string' },
      through: { type: 'string' },
      excerpt: { type: 'boolean', default: false },
      'ends-rows': { type: 'boolean', default: false },
      'source-id': { type: 'string' },
      publisher: { type: 'string' },
      title: { type: 'string' },
      url: { type: 'string' },
      published: { type: 'string' },
      write: { type: 'boolean', default: false },
      data: { type: 'string', default: DATA },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  const [name = '', ...files] = positionals;
  const kind = Object.hasOwn(importKinds, name) ? importKinds[name] : undefined;
  if (!kind || files.length === 0) throw new UsageError(USAGE);
  if (files.length > kind.mostFiles) throw new UsageError(`${name} takes ${kind.mostFiles} FILE at most.`);
  if (values.excerpt && !kind.takesExcerpt) throw new UsageError(`${name} is imported whole; it takes no --excerpt.`);
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) throw new UsageError(`There is no file ${missing}.`);
  const effective = parseIsoDate(values.effective ?? '');
  if (!effective) throw new UsageError('--effective takes the first day of the file, such as 2026-10-01.');
  const through = values.through === undefined ? lastDay(kind, effective) : parseIsoDate(values.through);
  if (!through) throw new UsageError('--through takes a date such as 2026-12-31.');
  if (through < effective) throw new UsageError('--through lies before --effective.');
  const title = `${kind.source.title}, effective ${effective}${values.excerpt ? ' (excerpt)' : ''}`;
  return {
    kind,
    files,
    effective,
    through,
    isExcerpt: values.excerpt,
    endsRows: values['ends-rows'],
    write: values.write,
    data: values.data,
    source: {
      id: values['source-id'] ?? `${sourceId(kind, effective)}${values.excerpt ? '-excerpt' : ''}`,
      publisher: values.publisher ?? 'CMS',
      title: values.title ?? title,
      url: values.url ?? kind.source.url,
      published: values.published ?? effective,
    },
  };
}

/** So that the order in which parts are given does not matter. */
function byName(a: string, b: string): number {
  return basename(a) < basename(b) ? -1 : 1;
}

async function runImport(
  call: Call,
  bundle: ReleaseBundle,
  defects: Defects,
  output: CommandOutput,
  { today, disk }: ImportSurroundings,
): Promise<number> {
  const { tables } = localRelease(bundle);
  const mueCodes = [tables['ncci-mue-practitioner'], tables['ncci-mue-hospital']].flatMap((table) => [
    ...(table?.records.keys() ?? []),
  ]);
  const reading: Reading = {
    effective: call.effective,
    through: call.through,
    isExcerpt: call.isExcerpt,
    scoredCode: SCORED_CODE,
    keptCodes: new Set([...mueCodes, SCORED_CODE]),
    tables,
    defects,
  };
  const reader = call.kind.read(reading);
  for (const file of call.files) await readPublishedFile(file, call.kind, reader);
  const statements = reader.end();
  if (defects.count > 0) {
    output.err(defectReport(defects.listed, defects.count));
    return EXIT.refused;
  }
  const hashes = await Promise.all([...call.files].sort(byName).map(fileHash));
  const source = { ...call.source, fileHash: hashes.join(' ') };
  const result = importedBundle(bundle, statements, { ...call, source, today: today() });
  if (result.kind === 'refused') {
    output.err(`${result.reasons.join('\n')}\nNothing was imported.\n`);
    return EXIT.refused;
  }
  output.out(`${changeReport(result.tables)}\n`);
  for (const id of result.dropped) output.out(`source ${id}: no row cites it any more; it leaves sources.json\n`);
  if (result.texts.size === 0) {
    output.out('Nothing to import: data/ says all of it already.\n');
    return EXIT.done;
  }
  if (!call.write) {
    output.out('Nothing was written; --write writes it.\n');
    return EXIT.done;
  }
  writeData(call.data, result.texts, disk);
  output.out(`Wrote ${[...result.texts.keys()].join(', ')}.\n`);
  output.out(`Give the release a new id in data/release.json before it is published (it is ${bundle.id}).\n`);
  return EXIT.done;
}
