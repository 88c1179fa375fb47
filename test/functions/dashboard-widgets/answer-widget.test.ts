import { describe, expect, it } from 'vitest';
import { answerWidget } from '../../../functions/dashboard-widgets/answer-widget.ts';
import {
  type DenialRecords,
  RecordsUnavailable,
  type TimeRange,
  type Unavailable,
} from '../../../functions/dashboard-widgets/denial-records.ts';
import { popupOf } from '../../../functions/dashboard-widgets/widget-frame.ts';
import { asksForDescription } from '../../../functions/dashboard-widgets/widget-request.ts';
import { lineRow, NOW, RANGE, REASONS, recordsOf, widgetEvent } from '../../support/denial-rows.ts';

const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:widgets';
const failures: [string, unknown][] = [];

function answer(event: unknown, records: Partial<DenialRecords> = {}): Promise<string> {
  return answerWidget(event, {
    records: recordsOf(records),
    click: popupOf(FUNCTION),
    now: () => NOW,
    failed: (widget, error) => void failures.push([widget, error]),
  });
}

/** What the clicks of a widget call the function with. */
const clicks = (html: string): unknown[] =>
  [...html.matchAll(/<cwdb-action ([^>]*)>(.*?)<\/cwdb-action>/g)].map(([, attributes, json = '']) => {
    expect(attributes).toBe(`action="call" display="popup" event="click" endpoint="${FUNCTION}"`);
    return JSON.parse(json);
  });

describe('the Pareto of reasons', () => {
  it('draws a bar and a row for each reason, with lines, loss and the share reached', async () => {
    const html = await answer(widgetEvent({ widget: 'reasons' }), { byRule: async () => REASONS });
    expect(html.match(/<rect /g)).toHaveLength(4);
    expect(html).toContain('>1,240</td><td class="n">$85,630.00</td><td class="n">88%</td>');
    expect(html).toContain('>410</td><td class="n">$8,920.00</td><td class="n">97%</td>');
    expect(html).toContain('100%');
  });

  it('leads from each reason to it by day and MAC', async () => {
    const html = await answer(widgetEvent({ widget: 'reasons' }), { byRule: async () => REASONS });
    expect(clicks(html)).toEqual(REASONS.map(({ ruleId }) => ({ widget: 'rule', ruleId })));
  });

  it('draws the twelve costliest and lists them all', async () => {
    const many = Array.from({ length: 15 }, (_, index) => ({ ruleId: `family/r${index}`, lines: 1, lossCents: 100 }));
    const html = await answer(widgetEvent({ widget: 'reasons' }), { byRule: async () => many });
    expect(html.match(/<rect /g)).toHaveLength(12);
    expect(clicks(html)).toHaveLength(15);
  });

  it('leaves the share out where nothing is lost', async () => {
    const html = await answer(widgetEvent({ widget: 'reasons' }), {
      byRule: async () => [{ ruleId: 'filing/timely', lines: 2, lossCents: 0 }],
    });
    expect(html).toContain('<td class="n">$0.00</td><td class="n"></td>');
  });
});

describe('one reason', () => {
  it('is told by day and MAC, and drawn by MAC', async () => {
    let asked: unknown;
    const html = await answer(widgetEvent({ widget: 'rule', ruleId: 'ncci/mue-day-units' }), {
      async ofRule(ruleId, range) {
        asked = [ruleId, range];
        return [
          { day: '2026-11-25', jurisdiction: 'JE', lines: 2, lossCents: 500 },
          { day: '2026-11-24', jurisdiction: 'JH', lines: 1, lossCents: 900 },
          { day: '2026-11-24', jurisdiction: 'JE', lines: 3, lossCents: 700 },
        ];
      },
    });
    expect(asked).toEqual(['ncci/mue-day-units', RANGE]);
    expect(html.match(/<tr>/g)).toHaveLength(4);
    expect([...html.matchAll(/<title>([^<]+)</g)].map(([, title]) => title)).toEqual([
      'JE: $12.00, 5 lines',
      'JH: $9.00, 1 line',
    ]);
  });
});

describe('the costliest lines', () => {
  it('are told by reason, MAC, risk, loss and age alone', async () => {
    const rows = [
      lineRow(),
      lineRow({ at: NOW - 7_300_000, ruleId: 'none', band: 'low', isOfBatch: false, scoredIn: 'JKJaXmPLvHcESHA=' }),
      lineRow({ at: NOW - 200_000_000, band: 'medium' }),
      lineRow({ at: NOW }),
    ];
    const html = await answer(widgetEvent({ widget: 'costly-lines' }), { costliest: async () => rows });
    const text = html.replace(/<style>.*?<\/style>|<cwdb-action.*?<\/cwdb-action>/gs, '').replace(/<[^>]+>/g, ' ');
    for (const said of ['$690.65', 'high', 'ncci/mue-day-units', 'JE', '1 min ago', '2 h ago', '2 d ago', 'just now'])
      expect(text).toContain(said);
    expect(text).toMatch(/batch b-01234567…/);
    expect(text).toMatch(/request JKJaXmPLvH…/);
    expect(clicks(html)).toEqual([
      { widget: 'rule', ruleId: 'ncci/mue-day-units' },
      { widget: 'scored-in', id: 'b-0123456789abcdef' },
      { widget: 'scored-in', id: 'JKJaXmPLvHcESHA=' },
      { widget: 'rule', ruleId: 'ncci/mue-day-units' },
      { widget: 'scored-in', id: 'b-0123456789abcdef' },
      { widget: 'rule', ruleId: 'ncci/mue-day-units' },
      { widget: 'scored-in', id: 'b-0123456789abcdef' },
    ]);
  });

  it.each([
    ['b-0123', 'GET /v1/batches/b-0123'],
    ['f-0123', 'report.html'],
    ['JKJaXmPLvHcESHA=', 'requestId'],
  ])('lead to where staff find them: %s', async (id, said) => {
    const html = await answer(widgetEvent({ widget: 'scored-in', id }), {
      ofSource: async (asked) => {
        expect(asked).toBe(id);
        return REASONS;
      },
    });
    expect(html).toContain(said);
    expect(html).toContain('ncci/mue-day-units');
  });
});

describe('every widget', () => {
  const all = [
    { widget: 'reasons' },
    { widget: 'costly-lines' },
    { widget: 'rule', ruleId: 'filing/timely' },
    { widget: 'scored-in', id: 'b-1' },
  ];

  it.each(all)('says when there is nothing, and what that may mean: $widget', async (shown) => {
    expect(await answer(widgetEvent(shown))).toContain('No predicted denial in the time shown. Choose a longer range');
  });

  it.each<[Unavailable, string]>([
    ['too-slow', 'Choose a shorter range'],
    ['busy', 'Refresh in a minute'],
    ['not-allowed', 'Deploy the stack again'],
    ['out-of-range', 'Choose a later range'],
    ['failed', 'widget failed'],
  ])('says what to do when its records are %s', async (why, advice) => {
    failures.length = 0;
    const cause = new Error('SECRET');
    const broken = async () => {
      throw new RecordsUnavailable(why, { cause });
    };
    for (const shown of all) {
      const html = await answer(widgetEvent(shown), {
        byRule: broken,
        costliest: broken,
        ofRule: broken,
        ofSource: broken,
      });
      expect(html).toContain(advice);
      expect(html).toContain('role="alert"');
      expect(html).not.toContain('SECRET');
    }
    expect(failures).toEqual(all.map(({ widget }) => [widget, cause]));
  });

  it('shows an error, and never throws, when something else breaks', async () => {
    const html = await answer(widgetEvent({ widget: 'reasons' }), {
      byRule: async () => {
        throw new TypeError('SECRET');
      },
    });
    expect(html).toContain('The search failed');
    expect(html).not.toContain('SECRET');
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['no context', { widget: 'reasons' }],
    ['another widget', widgetEvent({ widget: 'patients' })],
    ['no rule', widgetEvent({ widget: 'rule' })],
    ['what is no rule', widgetEvent({ widget: 'rule', ruleId: 'a/b" or 1=1 | fields @message #' })],
    ['what is no id', widgetEvent({ widget: 'scored-in', id: 'x" | fields @message' })],
    ['no time', { widget: 'reasons', widgetContext: {} }],
  ])('says that it is not set up when asked for %s', async (_name, event) => {
    expect(await answer(event)).toContain('asks for something that is not there');
  });

  it('shows the time that the reader has zoomed into', async () => {
    const zoom = { start: 1_000, end: 2_000 };
    let asked: TimeRange | undefined;
    await answer(widgetEvent({ widget: 'reasons' }, { timeRange: { ...RANGE, zoom } }), {
      byRule: async (range) => {
        asked = range;
        return [];
      },
    });
    expect(asked).toEqual(zoom);
  });

  it('has colors for the light and the dark theme', async () => {
    const colors = async (theme: unknown) =>
      /--ink: (#\w+)/.exec(await answer(widgetEvent({ widget: 'reasons' }, { theme })))?.[1];
    expect(await colors('light')).not.toBe(await colors('dark'));
    expect(await colors('unheard of')).toBe(await colors('light'));
  });

  it('takes nothing for its own markup, and holds no script', async () => {
    const attack = `"><script>alert(1)</script></cwdb-action><img src=x onerror=alert(2)>`;
    const row = { ruleId: attack, jurisdiction: attack, day: attack, lines: 1, lossCents: 1 };
    const records = {
      byRule: async () => [row],
      ofRule: async () => [row],
      ofSource: async () => [row],
      costliest: async () => [lineRow({ ruleId: attack, jurisdiction: attack, band: attack, scoredIn: attack })],
    };
    for (const shown of all) {
      const html = await answer(widgetEvent(shown), records);
      expect(html).not.toMatch(/<script|<img|javascript:/);
      expect(html).toContain('&lt;script&gt;');
    }
  });
});

it('knows when only a description is asked for', () => {
  expect(asksForDescription({ describe: true })).toBe(true);
  for (const event of [undefined, null, {}, { describe: false }]) expect(asksForDescription(event)).toBe(false);
});
