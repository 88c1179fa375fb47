/** What is around the content of a widget, and how its clicks are written. No script. */

import { type Html, type HtmlPart, html } from '../../domain/catalog-page/html.ts';
import type { Shown, Theme } from './widget-request.ts';

/** Text that leads to another widget when it is clicked. */
export type ClickThrough = (text: HtmlPart, to: Shown) => Html;

/** As CloudWatch writes it: an element behind the one that is clicked names the function to call and with what. */
export function popupOf(functionArn: string): ClickThrough {
  return (text, to) =>
    html`<a>${text}</a><cwdb-action action="call" display="popup" event="click" endpoint="${functionArn}">${{
      markup: plainJson(to),
    }}</cwdb-action>`;
}

/** JSON without a character that means something in HTML, so that it reads the same parsed or as it stands. */
function plainJson(value: object): string {
  return JSON.stringify(value).replace(
    /[&<>]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const LIGHT =
  '.denials { --ink: #16191f; --soft: #5b6776; --line: #d5dbe2; --bar: #9db7d5; --high: #b3261e; --medium: #8a5a0a; --low: #2b6b3f; --click: #0b5cad; }';
const DARK =
  '.denials { --ink: #e6e9ed; --soft: #a3adb9; --line: #414d5c; --bar: #46678e; --high: #ff8a80; --medium: #f0b45a; --low: #7fd19b; --click: #7ab8ff; }';

const COLORS: Readonly<Record<Theme, string>> = {
  light: LIGHT,
  dark: DARK,
  auto: `${LIGHT} @media (prefers-color-scheme: dark) { ${DARK} }`,
};

const STYLE = `
.denials { color: var(--ink); font: 13px/1.45 system-ui, sans-serif; }
.denials p { margin: 4px 0 8px; } .denials .soft { color: var(--soft); }
.denials svg { display: block; width: 100%; max-width: 540px; height: auto; font-size: 11px; margin-bottom: 8px; }
.denials svg rect { fill: var(--bar); } .denials svg text { fill: var(--ink); }
.denials .wide { overflow-x: auto; }
.denials table { border-collapse: collapse; width: 100%; min-width: 0; color: var(--ink); background: none; }
.denials th, .denials td { border-bottom: 1px solid var(--line); padding: 4px 8px; text-align: left; vertical-align: top; background: none; color: inherit; }
.denials th { color: var(--soft); font-weight: 600; } .denials .n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.denials a { color: var(--click); cursor: pointer; text-decoration: underline; overflow-wrap: anywhere; }
.denials code { font: 12px ui-monospace, monospace; overflow-wrap: anywhere; }
.denials .high { color: var(--high); font-weight: 600; } .denials .medium { color: var(--medium); font-weight: 600; } .denials .low { color: var(--low); font-weight: 600; }
.denials .failed { border-left: 4px solid var(--high); padding: 4px 12px; }
`;

export function framed(theme: Theme, content: HtmlPart): string {
  return html`<style>${{ markup: COLORS[theme] }}${{ markup: STYLE }}</style><div class="denials">${content}</div>`
    .markup;
}

export interface Column {
  readonly name: string;
  readonly isNumber?: boolean;
}

export function widgetTable(columns: readonly Column[], rows: readonly (readonly HtmlPart[])[]): Html {
  const kind = (index: number): string => (columns[index]?.isNumber ? 'n' : 't');
  return html`<div class="wide"><table><thead><tr>${columns.map(
    ({ name }, index) => html`<th scope="col" class="${kind(index)}">${name}</th>`,
  )}</tr></thead><tbody>${rows.map(
    (cells) => html`<tr>${cells.map((cell, index) => html`<td class="${kind(index)}">${cell}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}
