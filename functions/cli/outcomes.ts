/** `npm run -s outcomes -- 835FILE… [--scored FILE]`: what really became of the 64640 lines, beside what was predicted. */

import { once } from 'node:events';
import { createReadStream, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { calibrationPage } from '../../domain/calibration-page/calibration-html.ts';
import type { InputIssue } from '../../domain/issues.ts';
import { adjustmentKinds } from '../../domain/outcomes/adjustment-kinds.ts';
import type { Prediction } from '../../domain/outcomes/matched-lines.ts';
import { createRemittedLines } from '../../domain/outcomes/remitted-lines.ts';
import { createRemittanceReader835 } from '../../domain/x12/remittance-835.ts';
import { localRelease } from '../adapters/local-release.ts';
import type { LineRecord } from '../batch-results/line-record.ts';
import { answeredOf, calibrationOf, calibrationText } from './calibration-output.ts';
import { fileBytes } from './file-bytes.ts';
import { judgedOn, UsageError } from './judged-on.ts';
import { printable } from './line-table.ts';
import { outcomesTable, outcomesTotals } from './outcomes-table.ts';

const USAGE = `Usage: npm run -s outcomes -- 835FILE… [--scored FILE] [--calibration] [--json | --html FILE]
  835FILE        X12 835 remittances; a file given twice changes nothing
  --scored       predictions to compare with: what score --ndjson wrote, or results.ndjson of score --out
  --calibration  instead of the lines, how well the predictions held: curve, Brier score, by payer, rule and month
  --json         one JSON document instead of a table
  --html         the calibration as a page of its own, too`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      scored: { type: 'string' },
      json: { type: 'boolean', default: false },
      calibration: { type: 'boolean', default: false },
      html: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError(USAGE);
  if (values.calibration && values.scored === undefined) throw new UsageError('--calibration needs --scored.');
  if (values.html !== undefined && (!values.calibration || values.json)) {
    throw new UsageError('--html goes with --calibration, and without --json.');
  }
  const release = localRelease();
  const kinds = adjustmentKinds(release.tables, judgedOn(undefined, release));
  const predictions =
    values.scored === undefined ? new Map<string, Prediction[]>() : await predictionsOf(values.scored);
  const lines = createRemittedLines(predictions, kinds);
  let providerAdjustments = 0;
  let claims = 0;
  const issues: { file: string; issue: InputIssue }[] = [];
  for (const file of positionals) {
    const reader = createRemittanceReader835({
      claim(claim) {
        claims++;
        lines.add(claim);
      },
      issue: (issue) => issues.push({ file, issue }),
      providerAdjustment: () => providerAdjustments++,
    });
    for await (const chunk of file === '-' ? process.stdin : fileBytes(file)) reader.write(chunk as Uint8Array);
    reader.end();
  }
  const rows = lines.outcomes();
  const totals = outcomesTotals(rows);
  if (values.calibration) {
    const report = calibrationOf(rows);
    if (values.html !== undefined) writeFileSync(values.html, calibrationPage(report), { mode: 0o600 });
    process.stdout.write(`${values.json ? JSON.stringify(report, null, 2) : calibrationText(report)}\n`);
  } else if (values.json) {
    process.stdout.write(
      `${JSON.stringify({ claims, providerAdjustments, ...totals, lines: rows, issues }, null, 2)}\n`,
    );
  } else {
    process.stdout.write(`${outcomesTable(rows, totals, { claims, providerAdjustments })}\n`);
  }
  // JSON of the lines holds the issues.
  if (!values.json || values.calibration) {
    for (const { file, issue } of issues) {
      process.stderr.write(`${file}: issue ${issue.code} at segment ${issue.segment ?? '-'}: ${issue.text}\n`);
    }
  }
  return claims > 0 ? 0 : 2;
}

/** The scored lines of an NDJSON file by patient control number. */
async function predictionsOf(file: string): Promise<Map<string, Prediction[]>> {
  const predictions = new Map<string, Prediction[]>();
  const input = createReadStream(file);
  await once(input, 'open');
  let number = 0;
  let hasSummary = false;
  for await (const text of createInterface({ input })) {
    number++;
    hasSummary ||= text.startsWith('{"type":"summary"');
    if (!text.startsWith('{"type":"line"')) continue;
    const line = scoredLine(text);
    if (!line) throw new UsageError(`${file}: line ${number} is cut or is not as score --ndjson writes it.`);
    const prediction: Prediction = {
      patientControlNumber: line.patientControlNumber,
      lineNumber: line.lineNumber,
      lineItemControlNumber: line.lineItemControlNumber,
      procedureCode: line.procedureCode,
      modifiers: line.modifiers,
      serviceFrom: line.serviceFrom,
      chargeCents: line.chargeCents,
      probability: line.denialRisk.probability,
      ruleIds: line.findings.map(({ ruleId }) => ruleId),
      answered: answeredOf(line),
    };
    predictions.set(prediction.patientControlNumber, [
      ...(predictions.get(prediction.patientControlNumber) ?? []),
      prediction,
    ]);
  }
  if (predictions.size === 0 && !hasSummary) throw new UsageError(`${file} is not what score --ndjson writes.`);
  return predictions;
}

type PredictedLine = Omit<LineRecord, 'type' | 'file'>;

function scoredLine(text: string): PredictedLine | undefined {
  try {
    const line = JSON.parse(text);
    return line.denialRisk && line.payer && line.payment && Array.isArray(line.findings) ? line : undefined;
  } catch {
    // The parser's message quotes the line, so it goes nowhere.
    return undefined;
  }
}

/** A message of several lines, such as the usage, keeps them. */
function printableLines(message: string): string {
  return message.split('\n').map(printable).join('\n');
}

try {
  process.exitCode = await main();
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  const isOurs = !(error instanceof UsageError) && !code;
  process.stderr.write(isOurs ? `A fault of ours: ${(error as Error).name}\n` : `${printableLines(message)}\n`);
  process.exitCode = 1;
}
