import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { calibrationPage } from '../../../domain/calibration-page/calibration-html.ts';
import { named, points, score, shortCount } from '../../../domain/calibration-page/figures.ts';
import { alike, anySettled, reportOf } from '../../support/settled.ts';

const MUE = 'ncci/mue-day-units#overDayLimit';
const ENOUGH = reportOf([...alike(1_150, 46), ...alike(400, 300, { probability: 0.86, findings: [MUE] })]);
const FEW = reportOf(alike(30, 7));
const NONE = reportOf([]);

/** HTML whose only difference from XML is its declaration and the elements that are never closed. */
function expectWellFormed(page: string): void {
  expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
  const asXml = page.replace('<!doctype html>', '').replace(/<meta [^>]*>/g, '');
  expect(XMLValidator.validate(asXml, { unpairedTags: [] })).toBe(true);
  expect(page).not.toMatch(/NaN|undefined|Infinity|\[object|>null</);
  expect(page).not.toMatch(/<script|<link|<img|@import|url\(|\son\w+=|\sstyle="|https?:/);
}

describe('the calibration page', () => {
  it.each([
    ['no outcome', NONE],
    ['30 outcomes', FEW],
    ['1,550 outcomes', ENOUGH],
  ])('is well-formed, without script, and loads nothing, with %s', (_name, report) => {
    expectWellFormed(calibrationPage(report));
  });

  it('is well-formed whatever is counted', () => {
    fc.assert(
      fc.property(fc.array(anySettled, { maxLength: 250, size: 'max' }), (lines) => {
        expectWellFormed(calibrationPage(reportOf(lines)));
      }),
      { numRuns: 40, seed: 64_640 },
    );
  });

  it.each([NONE, FEW])('draws nothing that looks like knowledge where it is prior only, and says so', (report) => {
    const page = calibrationPage(report);
    expect(page).toContain('<p class="statement prior">Prior only: ');
    expect(page).not.toMatch(/class="plot"|Brier score<\/h2>|Lines held back/);
  });

  it('gives counts and the interval all the same', () => {
    const page = calibrationPage(FEW);
    expect(page).toContain('<dt>Decided lines</dt><dd>30</dd>');
    expect(page).toContain('<dt>Denied</dt><dd>7</dd>');
    // 7 of 30: Wilson 11.8 to 40.9 %
    expect(page).toContain('<dt>Observed rate</dt><dd>23.3% <small>95%: 11.8 to 40.9%</small></dd>');
    expect(page).toContain('prior only</span>');
    const small = calibrationPage(reportOf([...alike(30, 7), ...alike(5, 1, { payer: 'commercial/60054' })]));
    expect(small).toContain('Smaller ones that are not shown: 1, with 5 lines in all.');
    expect(small).not.toContain('60054');
    const smallest = calibrationPage(reportOf([...alike(30, 7), ...alike(1, 1, { payer: 'commercial/60054' })]));
    expect(smallest).toContain('Smaller ones that are not shown: 1, with 1 line in all.');
  });

  it('draws the curve with an interval for each bin that has enough lines, and has a title, a description and a table for it', () => {
    const page = calibrationPage(ENOUGH);
    expect(page.match(/<circle class="point" cx="[\d.]+" cy="[\d.]+" r="4.5"\/>/g)).toHaveLength(2);
    // 0.86 × 380 + 48, and (1 - 0.75) × 380 + 12
    expect(page).toContain('<circle class="point" cx="374.8" cy="107" r="4.5"/>');
    expect(page).toContain('Predicted 86.0%, observed 75.0% (70.5 to 79.0%), 400 lines');
    expect(page.match(/<rect class="bar"/g)).toHaveLength(10);
    for (const id of ['curve-title', 'curve-desc', 'brier-title', 'brier-desc']) {
      expect(page.match(new RegExp(`id="${id}"`, 'g')), id).toHaveLength(1);
    }
    expect(page).toContain('aria-labelledby="curve-title curve-desc"');
    expect(page).toMatch(/80 to 90%<\/span><\/td><td>400<\/td><td>300<\/td><td>86.0%<\/td><td>75.0%<\/td>/);
  });

  it('shows the parts of the Brier score and what would have been held back', () => {
    const page = calibrationPage(ENOUGH);
    const { brierScore } = ENOUGH.overall.measures ?? { brierScore: 0 };
    expect(page).toContain(`= Brier score ${score(brierScore)}.</desc>`);
    expect(page).toMatch(/<td>High band<\/td><td>50%<\/td><td>400<\/td><td>300<\/td><td>75.0%<\/td><td>86.7%<\/td>/);
    expect(page).toMatch(/<td>Precision of at least 90%<\/td><td>not reached<\/td>/);
  });

  it('shows drift, none found, and nobody having looked', () => {
    expect(calibrationPage(ENOUGH)).toContain('Recent outcomes were not compared');
    expect(calibrationPage({ ...ENOUGH, drift: [] })).toContain('No rate has enough outcomes');
    const counted = { before: { lines: 200, denied: 150 }, recent: { lines: 80, denied: 30 } };
    const page = calibrationPage({
      ...ENOUGH,
      drift: [
        { payer: 'medicare/JL', key: MUE, ...counted, change: -0.375, isDrift: true },
        { payer: 'medicare/JE', key: '64640', ...counted, change: 0.0004, isDrift: false },
      ],
    });
    expect(page).toMatch(
      /150 of 200<\/span><\/td><td><span class="together">30 of 80<\/span><\/td><td>−37\.5<\/td><td><strong>drift/,
    );
    expect(page).toContain('<td>+0.0</td><td>as before</td>');
  });

  it('escapes what comes from claims, and lets nothing in it turn the direction of the text', () => {
    const evil = 'commercial/<SCRIPT>ALERT("1")</SCRIPT>\'&\u202e\u0007';
    const report = reportOf(alike(200, 40, { payer: evil, findings: ['a/<b>#"x'], probability: 0.3 }));
    const page = calibrationPage({
      ...report,
      drift: [
        {
          payer: evil,
          key: '<i>',
          before: { lines: 9, denied: 1 },
          recent: { lines: 9, denied: 2 },
          change: 0.1,
          isDrift: true,
        },
      ],
    });
    expectWellFormed(page);
    expect(page).not.toMatch(/<SCRIPT|<b>|<i>|\u202e/);
    expect(page).not.toContain('\u0007');
    expect(page).toContain('commercial/&lt;SCRIPT&gt;ALERT(&quot;1&quot;)&lt;/SCRIPT&gt;&#39;&amp;');
  });
});

describe('figures', () => {
  it.each([
    [9_999, '9999'],
    [10_000, '10k'],
    [2_345_678, '2.3M'],
  ])('%s above a bar is %s', (count, text) => {
    expect(shortCount(count)).toBe(text);
  });

  it.each([
    [-0.0004, '+0.0'],
    [-0.0006, '−0.1'],
    [0.1, '+10.0'],
  ])('a change of %s is %s points', (change, text) => {
    expect(points(change)).toBe(text);
  });

  it('names keys in visible characters', () => {
    expect(named('a\u200f\nb')).toBe('a  b');
  });
});
