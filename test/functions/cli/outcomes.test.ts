import { execFile } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calibrationReportSchema } from '../../../domain/calibration/calibration-report-schema.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { write835 } from '../../support/write-835.ts';

const folder = temporaryFolder('outcomes-cli-');
const SAMPLE = new URL('../../../infra/local/samples/seed-denials.837', import.meta.url).pathname;

function run(command: string, args: string[]): Promise<{ code: number; out: string; err: string }> {
  const path = new URL(`../../../functions/cli/${command}.ts`, import.meta.url).pathname;
  return new Promise((resolve) => {
    execFile(process.execPath, [path, ...args], { maxBuffer: 1e8 }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const denied = (carc: string, charge = '600') => ({ charge, paid: '0', adjustments: [`CO*${carc}*${charge}`] });
const remitted = () =>
  file(
    'remittance.835',
    write835({
      claims: [
        {
          controlNumber: 'UNITS1',
          status: '4',
          charge: '1600',
          paid: '0',
          lines: [{ ...denied('151', '1600'), controlNumber: 'UNITS101', units: '6' }],
        },
        { controlNumber: 'CLEAN1', lines: [{ controlNumber: 'CLEAN101' }, { code: '99213', charge: '90' }] },
        { controlNumber: 'STRANGER', lines: [{}] },
      ],
      providerAdjustments: ['L6*-1.5'],
    }),
  );

describe('npm run outcomes', () => {
  it('tells what became of each 64640 line beside what was predicted', async () => {
    const scored = file('scored.ndjson', (await run('score', [SAMPLE, '--ndjson', '--as-of', '2026-11-23'])).out);
    const { code, out, err } = await run('outcomes', [remitted(), '--scored', scored]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^UNITS1 +1 +2026-03-02 +denied +\$0\.00 +CO-151 +86%$/m);
    expect(out).toMatch(/^CLEAN1 +1 +2026-03-02 +paid +\$267\.54 +- +7%$/m);
    expect(out).toMatch(/^STRANGER .* -$/m);
    expect(out).toContain('3 claims remitted. 64640 lines: 2 paid, 1 denied, 0 owed by others, 0 unclear.');
    expect(out).toContain('Passed over, as of no line: 1 adjustment of the provider (PLB).\n');
    expect(out).toContain('Compared with 2 predictions: 1 denied, 0.93 expected, Brier score 0.0122.');
    expect(out).toContain('ncci/mue-day-units: 1 of 1 denied');
    expect(out).toContain('  medicare/JL 2026-04: 1 of 1 denied with ncci/mue-day-units#overDayLimit');
    expect(out).toContain('  medicare/JJ 2026-04: 0 of 1 denied with no finding');
  });

  it('changes nothing when a file is given twice, and follows a reversal in either order', async () => {
    const first = file(
      'first.835',
      write835({
        icn: '000000001',
        claims: [{ status: '4', paid: '0', lines: [{ ...denied('50'), controlNumber: 'L1' }] }],
      }),
    );
    const later = file(
      'later.835',
      write835({
        icn: '000000002',
        trace: 'EFT2',
        paidOn: '20260501',
        claims: [
          {
            status: '22',
            charge: '-600',
            paid: '0',
            lines: [{ charge: '-600', paid: '0', adjustments: ['CO*50*-600'], controlNumber: 'L1' }],
          },
          { status: '1', lines: [{ controlNumber: 'L1' }] },
        ],
      }),
    );
    const lines = async (...files: string[]) => JSON.parse((await run('outcomes', [...files, '--json'])).out).lines;
    expect(await lines(first)).toMatchObject([{ outcome: { label: 'denied', reasons: ['CO-50'] } }]);
    const settled = await lines(first, later);
    expect(settled).toMatchObject([{ outcome: { label: 'paid', paidCents: 26_754, reasons: [] } }]);
    expect(await lines(later, first)).toEqual(settled);
    expect(await lines(first, later, first, later)).toEqual(settled);
  });

  it('keeps two lines of a claim apart that differ in nothing', async () => {
    const alike = file(
      'alike.835',
      write835({
        claims: [{ controlNumber: 'ALIKE1', lines: [{ charge: '600', paid: '267.54' }, denied('16'), denied('50')] }],
      }),
    );
    for (const files of [[alike], [alike, alike]]) {
      const { out } = await run('outcomes', files);
      expect(out).toContain('64640 lines: 1 paid, 2 denied, 0 owed by others, 0 unclear.');
    }
  });

  it('prints its usage line by line', async () => {
    const { code, err } = await run('outcomes', []);
    expect(code).toBe(1);
    expect(err.split('\n')[1]).toMatch(/^ {2}835FILE /);
  });

  it.each([
    ['cut', '{"type":"line","patientControlNumber":"UNITS1","lineNum', 'line 1 is cut'],
    ['of another shape', '{"type":"line","patientControlNumber":"UNITS1"}\n', 'line 1 is cut'],
    ['another file', 'ISA*00*', 'is not what score --ndjson writes'],
  ])('refuses predictions that are %s, and quotes nothing of them', async (_what, content, said) => {
    const { code, out, err } = await run('outcomes', [remitted(), '--scored', file('other.ndjson', content)]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(said);
    expect(err).not.toMatch(/UNITS1|ISA\*|fault of ours/);
  });

  it('names what it cannot read, and ends with 2 when that is everything', async () => {
    const { code, err } = await run('outcomes', [file('none.835', 'hello')]);
    expect(code).toBe(2);
    expect(err).toContain('issue no-interchange');
    expect((await run('outcomes', [])).err).toContain('Usage');
    expect((await run('outcomes', [join(folder, 'absent.835')])).code).toBe(1);
  });
});

/** 200 lines as score --ndjson writes them, half of them at 86 % under Noridian JE, the rest at the base rate under an insurer. */
const scoredLines = () =>
  file(
    'many.ndjson',
    Array.from({ length: 200 }, (_, index) => {
      const isRisky = index % 2 === 0;
      return `${JSON.stringify({
        type: 'line',
        patientControlNumber: `MANY${index}`,
        payer: isRisky
          ? { id: '01112', lineOfBusiness: 'medicare' }
          : { id: '60054\u202e', lineOfBusiness: 'commercial' },
        mac: isRisky ? { jurisdiction: 'JE' } : null,
        lineNumber: 1,
        procedureCode: '64640',
        modifiers: [],
        serviceFrom: '2026-03-02',
        chargeCents: 60_000,
        denialRisk: { probability: isRisky ? 0.8605 : 0.07, baseRate: 0.07 },
        payment: { expectedCents: 26_754 },
        findings: isRisky ? [{ ruleId: 'ncci/mue-day-units', message: 'overDayLimit' }] : [],
      })}\n`;
    }).join(''),
  );

/** Of the risky lines 80 are denied, of the others 4, and one is owed by the patient. */
const manyRemitted = () =>
  file(
    'many.835',
    write835({
      claims: Array.from({ length: 200 }, (_, index) => {
        const isDenied = index % 2 === 0 ? index < 160 : index < 8;
        const line = index === 199 ? { paid: '0', adjustments: ['PR*1*600'] } : isDenied ? denied('151') : {};
        return { controlNumber: `MANY${index}`, lines: [line] };
      }),
    }),
  );

describe('npm run outcomes -- --calibration', () => {
  it('says prior only of a few lines', async () => {
    const scored = file('few.ndjson', (await run('score', [SAMPLE, '--ndjson', '--as-of', '2026-11-23'])).out);
    const { code, out, err } = await run('outcomes', [remitted(), '--scored', scored, '--calibration']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Prior only: 2 decided lines, 1 denied, 0\.9 expected\./);
    expect(out).toContain('smaller payers that are not shown: 2, with 2 lines');
    expect(out).not.toMatch(/Brier score/);
  });

  it('prints the curve, the scores and the groups of many, as its JSON has them', async () => {
    const args = [manyRemitted(), '--scored', scoredLines(), '--calibration'];
    const { code, out, err } = await run('outcomes', args);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    // 100 × 0.8605 + 99 × 0.07 = 92.98
    expect(out).toMatch(/^199 decided lines, 84 denied, 93\.0 expected\./);
    expect(out).toMatch(/^80 to 90% +100 +80 +86\.1% +80\.0% +71\.1 to 86\.7%$/m);
    expect(out).toMatch(/^medicare\/JE +100 +80 +86\.1 +80\.0% /m);
    expect(out).toMatch(/^commercial\/60054 +99 +4 /m);
    expect(out).toMatch(/^ncci\/mue-day-units +100 +80 /m);
    expect(out).toMatch(/^2026-04 +199 +84 /m);
    expect(out).toContain('Precision of at least 80.0%: from 86.0% on, with a recall of 95.2%.');
    expect(out).toContain('Precision of at least 90.0%: not reached.');
    const report = calibrationReportSchema.parse(JSON.parse((await run('outcomes', [...args, '--json'])).out));
    // (80 × 0.1395² + 20 × 0.8605² + 4 × 0.93² + 95 × 0.07²) / 199 = 20.291125 / 199
    expect(report.overall.measures?.brierScore).toBe(0.101965);
    expect(out).toContain('Brier score 0.1020 = ');
  });

  it('writes the page beside, for its owner alone', async () => {
    const page = join(folder, 'calibration.html');
    const args = [manyRemitted(), '--scored', scoredLines(), '--calibration', '--html', page];
    expect((await run('outcomes', args)).code).toBe(0);
    expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>[\s\S]*<title id="curve-title">Reliability curve</);
    expect(statSync(page).mode & 0o077).toBe(0);
  });

  it.each([
    ['--calibration', ['--calibration'], '--calibration needs --scored.'],
    ['--html without it', ['--html', 'x.html'], '--html goes with --calibration, and without --json.'],
    [
      '--html and --json',
      ['--calibration', '--scored', 'x', '--json', '--html', 'x'],
      '--html goes with --calibration, and without --json.',
    ],
  ])('refuses %s', async (_what, args, said) => {
    expect(await run('outcomes', [remitted(), ...args])).toEqual({ code: 1, out: '', err: `${said}\n` });
  });
});
