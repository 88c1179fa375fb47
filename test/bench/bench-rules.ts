/** `npm run -s bench -- rules [--json] [--passes 7]`: looking up the rows of a line, and reading a release cold. */

import { arch, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { addMonths, dayAfter, type IsoDate, isoDate } from '../../domain/calendar.ts';
import { scoreClaim } from '../../domain/score-claims.ts';
import { type DatedTable, inForce } from '../../domain/tables/dated-table.ts';
import { releaseRecords } from '../../domain/tables/release-records.ts';
import type { RuleRelease, RuleTables } from '../../domain/tables/rule-tables.ts';
import { createActiveRelease } from '../../functions/adapters/active-release.ts';
import { localRelease } from '../../functions/adapters/local-release.ts';
import { readReleaseBundle } from '../../functions/adapters/release-bundle.ts';
import { createReleaseTable } from '../../functions/adapters/release-table.ts';
import { publishRelease } from '../../functions/publish-release/publish-release.ts';
import { startLocalAws } from '../../infra/local/local-aws.ts';
import { jsonClaim, readClaim } from '../support/claims.ts';
import { countedRequests } from '../support/counted-requests.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, passes: { type: 'string', default: '7' } },
});
const passes = Number(values.passes);
const DATA = new URL('../../data/', import.meta.url);
const SERVICE_DAY = isoDate('2026-03-02');
const AS_OF = isoDate('2026-11-23');
const LINES = 100_000;

interface Asked {
  readonly table: DatedTable<unknown>;
  readonly key: string;
}

/** Told of each key that is looked up. */
class WatchedRecords extends Map<string, never> {
  readonly #asked: (key: string) => void;
  constructor(records: Iterable<[string, never]>, asked: (key: string) => void) {
    super();
    for (const [key, record] of records) super.set(key, record);
    this.#asked = asked;
  }
  override get(key: string): never | undefined {
    this.#asked(key);
    return super.get(key);
  }
}

/** What scoring a usual line looks up: what is compiled on the first line of a release is not asked for again. */
function lookupsOfLine(release: RuleRelease): Asked[] {
  const asked: Asked[] = [];
  const tables = Object.entries(release.tables as Readonly<Record<string, DatedTable<unknown>>>);
  const watched = tables.map(([name, table]) => [
    name,
    {
      coverage: table.coverage,
      records: new WatchedRecords(table.records as Map<string, never>, (key) => asked.push({ table, key })),
    },
  ]);
  const watchedRelease = { ...release, tables: Object.fromEntries(watched) as RuleTables };
  const score = (note: string) => scoreClaim(readClaim(jsonClaim({ note })), watchedRelease, { asOf: AS_OF });
  score('RFA 90C LEFT GREATER OCCIPITAL NERVE');
  asked.length = 0;
  score('RFA 90C RIGHT SAPHENOUS NERVE');
  return asked;
}

function best(measure: () => number): number {
  return Math.min(...Array.from({ length: passes }, measure));
}

/** Nanoseconds of one lookup, the days in turn. */
function nanosecondsOf(asked: readonly Asked[], days: readonly IsoDate[], lines: number): number {
  let found = 0;
  const startedAt = process.hrtime.bigint();
  for (let line = 0; line < lines; line++) {
    const day = days[line % days.length] ?? SERVICE_DAY;
    for (const { table, key } of asked) if (inForce(table, key, day).kind === 'inForce') found++;
  }
  const nanoseconds = Number(process.hrtime.bigint() - startedAt);
  if (found === 0) throw new Error('nothing was looked up');
  return nanoseconds / (lines * asked.length);
}

async function coldRead(release: RuleRelease) {
  const aws = await startLocalAws(JSON.stringify(readReleaseBundle(DATA)));
  try {
    const tableName = process.env.RULES_TABLE_NAME ?? '';
    const publisher = new DynamoDBClient();
    await publishRelease(readReleaseBundle(DATA), createReleaseTable(publisher, tableName));
    publisher.destroy();
    const runs = [];
    for (let pass = 0; pass <= passes; pass++) {
      const client = new DynamoDBClient();
      const requests = countedRequests(client);
      const startedAt = performance.now();
      const read = await createActiveRelease(createReleaseTable(client, tableName))();
      const milliseconds = performance.now() - startedAt;
      if (read.release.hash !== release.hash) throw new Error('another release was read');
      client.destroy();
      runs.push({ milliseconds, requests: Object.fromEntries(requests) });
    }
    const [first, ...others] = runs;
    return {
      requests: first?.requests ?? {},
      firstMilliseconds: Math.round(first?.milliseconds ?? 0),
      bestMilliseconds: Math.round(Math.min(...others.map(({ milliseconds }) => milliseconds))),
    };
  } finally {
    await aws.stop();
  }
}

const release = localRelease();
const asked = lookupsOfLine(release);
const [one] = asked.filter(({ table }) => table === (release.tables['ncci-mue-practitioner'] as DatedTable<unknown>));
if (!one) throw new Error('a line looks up no MUE');
const year = [SERVICE_DAY];
while ((year.at(-1) ?? SERVICE_DAY) < addMonths(SERVICE_DAY, 9)) year.push(dayAfter(year.at(-1) ?? SERVICE_DAY));
const lookups = [
  { days: 'one day', of: [SERVICE_DAY] },
  { days: `${year.length} days in turn`, of: year },
].map(({ days, of }) => {
  const line = best(() => nanosecondsOf(asked, of, LINES));
  const single = best(() => nanosecondsOf([one], of, LINES * 10));
  return {
    days,
    'lookups a line': asked.length,
    'µs a line': Number(((line * asked.length) / 1_000).toFixed(2)),
    'ns a lookup': Number(line.toFixed(1)),
    'ns a lookup of the MUE': Number(single.toFixed(1)),
  };
});
const records = releaseRecords(readReleaseBundle(DATA));
const bytes = records.reduce((sum, { key, body }) => sum + Buffer.byteLength(key) + Buffer.byteLength(body), 0);
const cold = { records: records.length, bytes, ...(await coldRead(release)) };
const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, arch: arch() };

if (values.json) {
  console.log(JSON.stringify({ release: release.id, machine, lookups, cold }, null, 2));
} else {
  console.log(`rule release ${release.id}, Node ${machine.node}, ${machine.cpu}; best of ${passes} passes`);
  console.table(lookups);
  console.log('a cold read from the embedded DynamoDB, whose own work is in the milliseconds:');
  const { requests, ...sizes } = cold;
  console.table([{ ...requests, ...sizes }]);
}
