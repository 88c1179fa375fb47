/** HTML that escapes every text put into it. */

/** Markup that is safe to put into a page as it is. */
export interface Html {
  readonly markup: string;
}

export type HtmlPart = Html | string | number | readonly HtmlPart[];

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Texts in the placeholders are escaped, for elements and for quoted attributes alike; markup stays. */
export function html(markup: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return {
    markup: markup.map((text, index) => text + (index < parts.length ? written(parts[index] ?? '') : '')).join(''),
  };
}

function written(part: HtmlPart): string {
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (character) => ESCAPED[character] ?? character);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(written).join('');
}

/** Only addresses of the web and of this service become links: data names the others too. */
export function link(url: string, text: HtmlPart): Html {
  return /^(?:https?:\/\/|\/(?!\/)|#)/.test(url) ? html`<a href="${url}">${text}</a>` : html`${text} (${url})`;
}

/** Text between backticks becomes code, and a date stays on one line. */
export function prose(text: string): Html {
  return html`${text.split('`').map((piece, index) => (index % 2 === 1 ? html`<code>${piece}</code>` : withDates(piece)))}`;
}

function withDates(text: string): HtmlPart {
  return text.split(/(\d{4}-\d{2}-\d{2})/).map((piece, index) => (index % 2 === 1 ? together(piece) : piece));
}

/** Text that is not broken over lines. */
export function together(text: string): Html {
  return html`<span class="together">${text}</span>`;
}

/** Tables are wider than a telephone, so each scrolls on its own. */
export function table(head: readonly string[], rows: readonly (readonly HtmlPart[])[]): Html {
  return html`<div class="table"><table>
<thead><tr>${head.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>\n`)}</tbody>
</table></div>`;
}

const STYLE = `
:root { color-scheme: light dark; --line: #8885; --soft: #8881; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin-top: 2.5rem; }
code { font: 0.9em ui-monospace, monospace; }
td > a > code, td:first-child > code, .together { white-space: nowrap; }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.9em; min-width: 44rem; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: 0.35rem 0.6rem; text-align: left; vertical-align: top; overflow-wrap: break-word; }
th { background: var(--soft); white-space: nowrap; }
.facts { margin: 0.25rem 0; }
form { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: end; margin: 0.75rem 0; }
label { font-size: 0.85rem; }
input { display: block; font: inherit; padding: 0.2rem 0.4rem; }
button { font: inherit; padding: 0.2rem 0.8rem; }
footer { border-top: 1px solid var(--line); font-size: 0.85rem; margin-top: 3rem; padding-top: 0.5rem; overflow-wrap: anywhere; }
@media print {
  body { margin: 0; max-width: none; font-size: 10pt; }
  form { display: none; }
  .table { overflow: visible; }
  table { min-width: 0; }
  tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
`;

/** A whole page: no script, nothing from elsewhere, readable on paper. `style` goes behind the style of all pages. */
export function page(title: string, body: HtmlPart, style = ''): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ markup: STYLE + style }}</style>
</head>
<body>
${body}
</body>
</html>
`.markup;
}
