/** The event of a custom widget of CloudWatch → what is asked. */

import * as z from 'zod';
import { RULE_ID, SOURCE_ID, type TimeRange } from './denial-records.ts';

/** What a widget shows. The first two stand on the dashboard; clicks lead to the others. */
export type Shown =
  | { readonly widget: 'reasons' }
  | { readonly widget: 'costly-lines' }
  | { readonly widget: 'rule'; readonly ruleId: string }
  | { readonly widget: 'scored-in'; readonly id: string };

/** `auto`, on one machine, is what the reader's system is set to. */
export type Theme = 'light' | 'dark' | 'auto';

export interface WidgetRequest {
  readonly shown: Shown;
  readonly range: TimeRange;
  readonly theme: Theme;
}

const shown = z.discriminatedUnion('widget', [
  z.object({ widget: z.literal('reasons') }),
  z.object({ widget: z.literal('costly-lines') }),
  z.object({ widget: z.literal('rule'), ruleId: z.string().regex(RULE_ID) }),
  z.object({ widget: z.literal('scored-in'), id: z.string().regex(SOURCE_ID) }),
]);
const range = z.object({ start: z.number(), end: z.number() });
const timeShown = z.object({ timeRange: range.extend({ zoom: range.optional() }) });
const theme = z.enum(['light', 'dark', 'auto']).catch('light');

/**
 * Parameters stand beside the context: those of the widget's definition, or after a click those of what was clicked.
 * Undefined for what asks for no widget of ours.
 */
export function widgetRequest(event: unknown): WidgetRequest | undefined {
  const asked = shown.safeParse(event);
  const { data } = timeShown.safeParse(contextOf(event));
  if (!asked.success || !data) return undefined;
  const { start, end } = data.timeRange.zoom ?? data.timeRange;
  return { shown: asked.data, range: { start, end }, theme: themeOf(event) };
}

/** Light where the event names none. */
export function themeOf(event: unknown): Theme {
  return theme.parse((contextOf(event) as { theme?: unknown } | null | undefined)?.theme);
}

function contextOf(event: unknown): unknown {
  return (event as { widgetContext?: unknown } | null | undefined)?.widgetContext;
}

/** Whether only the widget's description is asked for, as the console does before it shows one. */
export function asksForDescription(event: unknown): boolean {
  return Boolean((event as { describe?: unknown } | null)?.describe);
}
