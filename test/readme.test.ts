import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../domain/calendar.ts';
import { catalog } from '../domain/rules/catalog.ts';
import { answered, createCollector, createScoring837 } from '../domain/score-submission.ts';
import { signatureHeader } from '../functions/adapters/caller-signature.ts';
import { lineRows, lineTable } from '../functions/cli/line-table.ts';
import { acknowledge } from './support/acknowledge.ts';
import { dataRelease } from './support/release.ts';

const ROOT = new URL('../', import.meta.url);
const readme = readFileSync(new URL('README.md', ROOT), 'utf8');

function scored(path: string) {
  const { sink, collected } = createCollector();
  const reader = createScoring837(dataRelease(), { asOf: isoDate('2026-11-23') }, sink);
  reader.write(readFileSync(new URL(path, ROOT)));
  reader.end();
  return answered(collected);
}

describe('the README', () => {
  it('shows the table that npm start prints', () => {
    expect(readme).toContain(lineTable(scored('infra/local/samples/seed-denials.837').claims.flatMap(lineRows)));
  });

  it('shows the real answer to its example', () => {
    const [, shown = '{}'] = /```json\n([\s\S]*?)\n```/.exec(readme) ?? [];
    const [, fixture = ''] = /--data-binary @(\S+)/.exec(readme) ?? [];
    expect(scored(fixture)).toMatchObject(JSON.parse(shown) as object);
  });

  it('shows the real X12 answer to it', () => {
    const [, shown = ''] = /```text\n(TA1[\s\S]*?)\n```/.exec(readme) ?? [];
    const [, fixture = ''] = /--data-binary @(\S+)/.exec(readme) ?? [];
    const { text } = acknowledge([readFileSync(new URL(fixture, ROOT))]);
    for (const part of shown.split('\n…\n')) expect(text.replaceAll('~', '~\n')).toContain(part);
    const [, notes = ''] = /`(IK3\*SV1[^`]*)`/.exec(readme) ?? [];
    const spoiled = readFileSync(new URL(fixture, ROOT), 'utf8').replace('UN*6*', 'UX*6*');
    expect(acknowledge(spoiled).text).toContain(notes.replaceAll('~ ', '~'));
  });

  it('lists every rule', () => {
    for (const rule of catalog) expect(readme).toContain(`\`${rule.id}\``);
  });

  it('shows how a receiver checks a callback, and what it shows does', () => {
    const [, shown = ''] = /```js\n(import \{ createHmac[\s\S]*?)\n```/.exec(readme) ?? [];
    const [live, other] = ['live', 'other'].map((fill) => `whsec_${Buffer.alloc(32, fill).toString('base64')}`) as [
      string,
      string,
    ];
    const [now, body] = [1_790_000_000, '{"type":"batch.completed"}'];
    const headers = {
      'webhook-id': 'callback:b-1',
      'webhook-timestamp': String(now),
      'webhook-signature': signatureHeader('callback:b-1', now, Buffer.from(body), [other, live]),
    };
    const cases = [
      [headers, body, live, now],
      [headers, body, other, now + 300],
      [headers, `${body} `, live, now],
      [headers, body, live, now + 301],
      [headers, body, live, now - 301],
      [headers, body, `whsec_${Buffer.alloc(32, 'x').toString('base64')}`, now],
      [{ ...headers, 'webhook-id': 'callback:b-2' }, body, live, now],
      [{ ...headers, 'webhook-signature': 'v1,AAAA' }, body, live, now],
      [{}, body, live, now],
    ];
    const script = `${shown}\nconsole.log(JSON.stringify(${JSON.stringify(cases)}.map((one) => isGenuine(...one))))`;
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(JSON.parse(printed)).toEqual([true, true, ...Array(7).fill(false)]);
  });
});
