/** What is asked of a widget → its HTML. It always has one: without figures it says why, and what to do. */

import { type Html, html } from '../../domain/catalog-page/html.ts';
import { type DenialRecords, RecordsUnavailable, type Unavailable } from './denial-records.ts';
import { costlyLines, scoredIn } from './line-widgets.ts';
import { reasonsPareto, ruleByDay } from './reason-widgets.ts';
import { type ClickThrough, framed } from './widget-frame.ts';
import { themeOf, type WidgetRequest, widgetRequest } from './widget-request.ts';

export interface WidgetServices {
  readonly records: DenialRecords;
  readonly click: ClickThrough;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told of each widget that has no figures to show. */
  readonly failed: (widget: string, error: unknown) => void;
}

const ADVICE: Readonly<Record<Unavailable, string>> = {
  'too-slow': 'The log could not be searched in time. Choose a shorter range and refresh.',
  busy: 'Too many searches run at once. Refresh in a minute.',
  'not-allowed':
    'The role of the function behind this widget may not search the log. Deploy the stack again; it grants that.',
  'out-of-range': 'The log does not reach back so far. Choose a later range.',
  failed:
    'The search failed. Refresh; if it goes on, the line “widget failed” in the log of dashboard-widgets says more.',
};

const NOT_SET_UP =
  'This widget asks for something that is not there. Its parameters are {"widget": "reasons"} or {"widget": "costly-lines"}; the stack defines both, so deploy it again.';

export async function answerWidget(event: unknown, services: WidgetServices): Promise<string> {
  const request = widgetRequest(event);
  if (!request) return framed(themeOf(event), failure(NOT_SET_UP));
  try {
    return framed(request.theme, await content(request, services));
  } catch (error) {
    services.failed(request.shown.widget, error instanceof RecordsUnavailable ? (error.cause ?? error) : error);
    return framed(request.theme, failure(ADVICE[error instanceof RecordsUnavailable ? error.why : 'failed']));
  }
}

async function content({ shown, range }: WidgetRequest, { records, click, now }: WidgetServices): Promise<Html> {
  switch (shown.widget) {
    case 'reasons':
      return reasonsPareto(await records.byRule(range), click);
    case 'costly-lines':
      return costlyLines(await records.costliest(range), now(), click);
    case 'rule':
      return ruleByDay(shown.ruleId, await records.ofRule(shown.ruleId, range));
    case 'scored-in':
      return scoredIn(shown.id, await records.ofSource(shown.id, range));
  }
}

function failure(advice: string): Html {
  return html`<div class="failed" role="alert"><p><b>No figures.</b> ${advice}</p></div>`;
}
